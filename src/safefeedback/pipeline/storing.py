"""Messages are protected and stored, so many to a transaction, and nothing that one does stops the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from safefeedback.errors import InputError
from safefeedback.pipeline.protected import ProtectedMessage, Withheld
from safefeedback.pipeline.streaming import in_groups

if TYPE_CHECKING:
    from safefeedback.vault.deposit import Deposit
    from safefeedback.vault.keeper import Keeper
    from safefeedback.vault.receipt import Receipt

__all__ = ["Prepared", "Stored", "store"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a message that was to be protected and stored.

    Attributes:
        outcome: the protected message, or why there is none.
        receipt: where it is stored, also without a protected text, so that no message is lost. None: it cannot be
            stored (no text, or too large for a record), and the caller still has it.
    """

    outcome: ProtectedMessage | Withheld = field(repr=False)
    receipt: Receipt | None


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A message that is ready to be stored.

    Attributes:
        outcome: what the caller is told.
        deposit: what is stored; None where there is nothing to store.
    """

    outcome: ProtectedMessage | Withheld
    deposit: Deposit | None


Prepare = Callable[[Sequence[object]], list[Prepared]]


def store(messages: Iterable[object], prepare: Prepare, keeper: Keeper, *, together: int) -> Iterator[Stored]:
    """Yield what became of each message, in order, once it is stored; each group is one transaction.

    Raises:
        VaultError, KeyringError: the vault refuses; nothing of the group is stored, what was yielded is.
    """
    for group in in_groups(messages, together):
        yield from _kept(prepare(group), keeper)


def _kept(prepared: Sequence[Prepared], keeper: Keeper) -> Iterator[Stored]:
    deposits = [each.deposit for each in prepared if each.deposit is not None]
    try:
        receipts = iter(keeper.keep(deposits))
    except InputError as error:
        if len(prepared) > 1:  # one that no record can hold costs no other
            for each in prepared:
                yield from _kept([each], keeper)
        else:
            yield Stored(Withheld(prepared[0].outcome.id, error.code), None)
        return
    for each in prepared:
        yield Stored(each.outcome, None if each.deposit is None else next(receipts))
