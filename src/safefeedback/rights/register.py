"""The register of requests: opened, worked on and closed by leaves, and read back from them."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.errors import InputError
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.rights.terms import LIMA, RIGHTS, due_day, today
from safefeedback.vault.blocking import BLOCK, UNBLOCK

if TYPE_CHECKING:
    from safefeedback.vault import Erasure, Vault

__all__ = ["RESULTS", "Register", "Request", "due_of"]

RESULTS: Final = ("granted", "partly-granted", "denied", "withdrawn", "nothing-held")
"""How a request may be answered."""

_ID: Final = re.compile(r"[0-9a-f]{32}")
_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_EXTENDED: Final = "extended"
_DUE: Final = "due-"  # before the new last day, in the note of the step


@dataclass(frozen=True, slots=True)
class Request:
    """A request as its leaves tell of it.

    Attributes:
        request_id: 32 hexadecimal digits.
        right: a code of :data:`~safefeedback.rights.terms.RIGHTS`.
        subject: random id of the person; None: nobody was found.
        got: the day on which it came.
        due: last day of the term, extension included.
        steps: what was done, in order.
        result: how it was answered; None: it is open.
        closed: the day on which it was.
    """

    request_id: str
    right: str
    subject: str | None
    got: dt.date
    due: dt.date
    steps: tuple[str, ...] = ()
    result: str | None = None
    closed: dt.date | None = None

    @property
    def is_open(self) -> bool:
        """It waits for an answer."""
        return self.result is None

    @property
    def is_extended(self) -> bool:
        """Its term was extended."""
        return _EXTENDED in self.steps

    @property
    def is_blocking(self) -> bool:
        """It blocks the person's data."""
        last = next((step for step in reversed(self.steps) if step in (BLOCK, UNBLOCK)), None)
        return last == BLOCK

    @property
    def case(self) -> str:
        """The code under which sealed fields are opened for it: letters, so that it reads as no number."""
        return f"rights-{self.request_id[:20].translate(_LETTERS)}"

    def days_over(self, on: dt.date) -> int:
        """Return by how many days it is overdue; 0: it is not, or was answered."""
        return max(0, (on - self.due).days) if self.is_open else 0


class Register:
    """The requests of a vault.

    Args:
        vault: open, as the member of staff who acts.
        also: days that do not count, beside weekends and national holidays.
    """

    def __init__(self, vault: Vault, *, also: Iterable[dt.date] = ()) -> None:
        self._vault = vault
        self._also = frozenset(also)

    def open(self, right: str, subject: str | None, *, got: dt.date | None = None) -> Request:
        """Note a request and return it with its term.

        Args:
            right: a code of ``RIGHTS``.
            subject: id of the person, as :func:`~safefeedback.rights.finding.find` gives it; None: nobody was found.
            got: the day on which it came; None: today in Peru.

        Raises:
            InputError: another right, a day to come, or not an id.
            VaultError: the log cannot be written.
        """
        day = got or today()
        if day > today():
            raise InputError("rights: expected a day that has come")
        due = due_day(right, day, also=self._also)
        request_id = secrets.token_hex(16)
        known = {} if subject is None else {"sub": subject}
        fields = {"req": request_id, "kind": right, "due": due.isoformat(), "got": day.isoformat(), **known}
        self._vault.note("rights.opened", [fields], about=subject)
        return Request(request_id, right, subject, day, due)

    def all(self) -> tuple[Request, ...]:
        """Return every request of the log, oldest first."""
        told: defaultdict[str, list[Leaf]] = defaultdict(list)
        for leaf in map(read_leaf, self._vault.leaves("keys")):
            if leaf.event.startswith("rights."):
                told[leaf.fields["req"]].append(leaf)
        found = [each for leaves in told.values() if (each := _request(leaves)) is not None]
        return tuple(sorted(found, key=lambda each: (each.got, each.due, each.request_id)))

    def get(self, request_id: str) -> Request:
        """Return one request.

        Raises:
            InputError: not the id of a request of this vault; eight digits or more of its beginning suffice.
        """
        wanted = request_id.lower()
        if not _ID.fullmatch(wanted.ljust(32, "0")) or len(wanted) < 8:
            raise InputError("rights: expected the id of a request, 8 to 32 hexadecimal digits")
        found = [each for each in self.all() if each.request_id.startswith(wanted)]
        if len(found) != 1:
            raise InputError(
                "rights: expected a request of this vault, "
                + ("there is none" if not found else "several begin with these digits"),
                hint="safefeedback rights list shows them",
            )
        return found[0]

    def overdue(self, on: dt.date | None = None) -> tuple[Request, ...]:
        """Return the open requests whose term is over, longest first."""
        day = on or today()
        return tuple(each for each in sorted(self.all(), key=lambda each: each.due) if each.days_over(day))

    def step(self, request: Request, step: str, note: str | None = None) -> Request:
        """Note what was done for a request and return it as it is now.

        Raises:
            InputError: it was answered already.
            LedgerError: a step or note that is no code.
            VaultError: the log cannot be written.
        """
        self._check_open(request)
        said = {} if note is None else {"note": note}
        fields = {"req": request.request_id, "step": step, **said}
        self._vault.note("rights.step", [fields], about=request.subject)
        return self._again(request)

    def extend(self, request: Request) -> Request:
        """Extend the term once, by as many business days.

        Raises:
            InputError: it was answered, extended already, is over, or its right has no extension.
        """
        if request.is_extended or request.days_over(today()):
            raise InputError("rights: expected a request within its first term", hint="a term is extended once")
        due = due_day(request.right, request.got, is_extended=True, also=self._also)
        return self.step(request, _EXTENDED, f"{_DUE}{due.isoformat()}")

    def block(self, request: Request) -> Request:
        """Block the person's data while the request is decided: they are opened for few purposes only.

        Raises:
            InputError: it was answered, blocks already, or nobody was found.
        """
        if request.subject is None or request.is_blocking:
            raise InputError("rights: expected a request of a person who was found, that does not block yet")
        return self.step(request, BLOCK)

    def unblock(self, request: Request) -> Request:
        """End the block.

        Raises:
            InputError: it was answered, or does not block.
        """
        if not request.is_blocking:
            raise InputError("rights: expected a request that blocks")
        return self.step(request, UNBLOCK)

    def oppose(self, request: Request) -> Request:
        """Grant an opposition: the data stay blocked after the request is answered.

        Raises:
            InputError: not an open opposition of a person who was found.
        """
        if request.right != "opposition" or request.subject is None:
            raise InputError("rights: expected an opposition of a person who was found")
        self._check_open(request)
        blocked = request if request.is_blocking else self.block(request)
        return self.close(blocked, "granted", keeps_block=True)

    def erase(self, request: Request) -> Erasure:
        """Erase the person, and answer the request; persons on hold are left, and the request stays open.

        Killed half-way it may be repeated: an erasure that was made is not made twice.

        Raises:
            InputError: not an open cancellation of a person who was found.
            VaultError: the vault refuses.
        """
        if request.right != "cancellation" or request.subject is None:
            raise InputError("rights: expected a cancellation of a person who was found")
        self._check_open(request)
        done = self._vault.erase([request.subject], basis=request.case)
        if not done.held:
            self.close(self.step(request, "erased"), "granted")
        return done

    def close(self, request: Request, result: str, *, keeps_block: bool = False) -> Request:
        """Note the answer and return the request; its block ends with it.

        Raises:
            InputError: it was answered already, or another result.
        """
        self._check_open(request)
        if result not in RESULTS:
            raise InputError(f"rights: expected one of the results {', '.join(RESULTS)}")
        if request.is_blocking and not keeps_block:
            self.unblock(request)
        self._vault.note("rights.closed", [{"req": request.request_id, "result": result}], about=request.subject)
        return self._again(request)

    def _check_open(self, request: Request) -> None:
        if not self._again(request).is_open:
            raise InputError("rights: expected a request that was not answered yet")

    def _again(self, request: Request) -> Request:
        """Return a request as it is now; of a known person without reading the whole log."""
        if request.subject is None:
            return self.get(request.request_id)
        told = [leaf for leaf in map(read_leaf, self._vault.told_of(request.subject)) if _is_of(leaf, request)]
        found = _request(told)
        if found is None:
            raise InputError("rights: expected a request of this vault, there is none")
        return found


def due_of(opened: Leaf, steps: Iterable[Leaf]) -> dt.date:
    """Return the last day of the term of a request, extension included."""
    extended = (leaf for leaf in steps if leaf.event == "rights.step" and leaf.fields["step"] == _EXTENDED)
    notes = (leaf.fields.get("note", "") for leaf in extended)
    due = next((note.removeprefix(_DUE) for note in notes if note.startswith(_DUE)), opened.fields["due"])
    return dt.date.fromisoformat(due)


def _is_of(leaf: Leaf, request: Request) -> bool:
    return leaf.event.startswith("rights.") and leaf.fields["req"] == request.request_id


def _request(leaves: Sequence[Leaf]) -> Request | None:
    opened = next((leaf for leaf in leaves if leaf.event == "rights.opened"), None)
    if opened is None or opened.fields["kind"] not in RIGHTS:
        return None
    steps = [leaf for leaf in leaves if leaf.event == "rights.step"]
    end = next((leaf for leaf in leaves if leaf.event == "rights.closed"), None)
    return Request(
        opened.fields["req"],
        opened.fields["kind"],
        opened.fields.get("sub"),
        dt.date.fromisoformat(opened.fields["got"]),
        due_of(opened, steps),
        tuple(leaf.fields["step"] for leaf in steps),
        None if end is None else end.fields["result"],
        None if end is None else dt.datetime.fromtimestamp(end.at / 1000, tz=LIMA).date(),
    )
