"""Items into the vault and out again, each with its receipt, in order and in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from safefeedback.cli.item import Item
from safefeedback.cli.table import Cell
from safefeedback.messages import Message
from safefeedback.pipeline import ProtectedMessage, Withheld
from safefeedback.vault.receipt import Receipt

__all__ = ["Answer", "Result", "Stores", "stored_in_order"]


class Result(Protocol):
    """What a pipeline answers for a message that it stored."""

    @property
    def outcome(self) -> ProtectedMessage | Withheld:
        """The protected message, or why there is none."""
        ...

    @property
    def receipt(self) -> Receipt | None:
        """Where it is stored; None: it is not."""
        ...


class Stores(Protocol):
    """The part of a pipeline that :func:`stored_in_order` needs."""

    def protect_and_store_all(
        self, messages: Iterable[Message], /, audience: str, *, together: int
    ) -> Iterator[Result]:
        """Yield a result for each message, in order, once it is stored."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an item.

    Attributes:
        outcome: the protected message, or why there is none.
        receipt: None: the item could not be read, or no record can hold it, and it is not stored.
    """

    outcome: ProtectedMessage | Withheld = field(repr=False)
    receipt: Receipt | None = None


def stored_in_order(
    items: Iterable[Item], pipeline: Stores, audience: str, *, together: int
) -> Iterator[tuple[Item, Answer]]:
    """Store the items and yield each with its answer; blank rows of a table are left out.

    Args:
        items: read only as far ahead as one transaction needs.
        pipeline: stores.
        audience: for whom the protected texts are.
        together: messages of one transaction, at most.
    """
    waiting: list[Item] = []
    for item in items:
        if item.code is None and not _is_blank(item):
            waiting.append(item)
        if item.code is not None or len(waiting) == together:
            yield from _stored(waiting, pipeline, audience)
            waiting = []
        if item.code is not None:
            yield item, Answer(Withheld(item.message.id, item.code))
    yield from _stored(waiting, pipeline, audience)


def _stored(items: Sequence[Item], pipeline: Stores, audience: str) -> Iterator[tuple[Item, Answer]]:
    if items:
        messages = [item.message for item in items]
        results = pipeline.protect_and_store_all(messages, audience, together=len(messages))
        for item, result in zip(items, results, strict=True):
            yield item, Answer(result.outcome, result.receipt)


def _is_blank(item: Item) -> bool:
    return isinstance(item.place, Cell) and item.place.column is None
