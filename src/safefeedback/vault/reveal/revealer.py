"""Opening a record: the evidence is on the disk before a value leaves; a refusal is evidence too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from safefeedback.errors import DecryptionError, RevealError
from safefeedback.ledger.leaf import read_leaf
from safefeedback.vault.blocking import is_blocked
from safefeedback.vault.promotion import ingest_keys
from safefeedback.vault.reveal.approval import Approval, Request
from safefeedback.vault.reveal.recent import Recent
from safefeedback.vault.reveal.revealed import Revealed
from safefeedback.vault.row import open_row

if TYPE_CHECKING:
    from safefeedback.crypto import Opener
    from safefeedback.vault.holdings import Holdings
    from safefeedback.vault.reveal.rules import Purpose, RevealRules
    from safefeedback.vault.stores.stored_leaf import StoredLeaf
    from safefeedback.vault.stores.stored_record import StoredRecord

__all__ = ["Revealer", "Wish"]

_MANY_REFUSALS: Final = 5
_CAUSES: Final = {
    "unknown-purpose": "expected a purpose of the closed list",
    "no-case": "expected the code of a case, this purpose needs one",
    "no-record": "expected a record of this vault, there is none",
    "field-not-allowed": "expected fields that the purpose allows",
    "nothing-allowed": "expected a record with a field that the purpose allows",
    "hourly-limit": "expected fewer records in an hour, the actor has reached the limit of this purpose",
    "no-request": "expected the request that the officers approved",
    "other-request": "expected the request of this act: same actor, record, fields, purpose and case",
    "request-over": "expected a request of the last day",
    "request-used": "expected a request that was not used",
    "approvals-missing": "expected the valid signatures of more officers",
    "erased": "expected a record whose person was not erased",
    "blocked": "expected a record that no request of its person blocks",
    "not-opened": "expected a record that opens, it was changed or its key is another",
}
_HINTS: Final = {
    "unknown-purpose": "the purposes: safefeedback reveal --purposes",
    "approvals-missing": "write a request with --request, and let officers sign it with: safefeedback approve",
    "no-request": "write a request with --request, and let officers sign it with: safefeedback approve",
    "blocked": "the person asked for a right that is not decided yet: safefeedback rights list",
    "hourly-limit": "wait, or let the purpose's hourly limit be raised in the rules",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to open, and why.

    Attributes:
        record_id: 16 bytes.
        version: None: the newest.
        purpose: code.
        names: the fields; None: all that the purpose allows.
        case: code of the case.
    """

    record_id: bytes
    version: int | None
    purpose: str
    names: tuple[str, ...] | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class _Act:
    """A wish that the rules allow."""

    wish: Wish
    purpose: Purpose
    record: StoredRecord
    names: tuple[str, ...]


class Revealer:
    """Opens records of an agency."""

    def __init__(self, held: Holdings, rules: RevealRules) -> None:
        self._held: Final = held
        self._rules: Final = rules
        self._recent: Final = Recent(held.records, held.agency)

    def request(self, wish: Wish) -> Request:
        """Return a request for officers to sign; that it was asked is evidence.

        Raises:
            RevealError: it could not be opened for this purpose anyway.
            VaultError: the evidence cannot be written.
        """
        act = self._allowed(wish)
        request = Request.make(now=self._held.scribe.now(), **self._named(act))
        self._held.records.append([self._requested(request)])
        return request

    def reveal(self, wish: Wish, request: Request | None = None, approvals: Sequence[Approval] = ()) -> Revealed:
        """Open what is wished, after its evidence is on the disk.

        Raises:
            RevealError: refused; the refusal is evidence.
            VaultError: the evidence cannot be written: nothing is opened.
            DecryptionError: the record does not open.
        """
        act = self._allowed(wish)
        opened, refused = self._recent.of(self._held.scribe.actor, self._held.scribe.now())
        if opened >= act.purpose.hourly:
            raise self._refuse(wish, "hourly-limit")
        leaves = self._evidence(act, request, approvals)
        place = self._held.records.append(leaves)
        try:
            fields = self._open(act)
        except DecryptionError:
            self._deny(wish, "not-opened")
            raise
        alarms = (
            *(["near-limit"] if (opened + 1) * 5 >= act.purpose.hourly * 4 else []),
            *(["many-refusals"] if refused >= _MANY_REFUSALS else []),
        )
        return Revealed(wish.record_id.hex(), act.record.version, fields, place, alarms)

    def _allowed(self, wish: Wish) -> _Act:
        purpose = self._rules.purposes.get(wish.purpose)
        if purpose is None:
            raise self._refuse(wish, "unknown-purpose")
        if purpose.needs_case and wish.case is None:
            raise self._refuse(wish, "no-case")
        record = self._held.records.get(wish.record_id, wish.version, agency=self._held.agency)
        if record is None:
            raise self._refuse(wish, "no-record")
        there = tuple(name for name, _ in record.fields)
        names = purpose.allowed(there) if wish.names is None else tuple(dict.fromkeys(wish.names))
        if not all(purpose.allows(name) for name in names):
            raise self._refuse(wish, "field-not-allowed")
        if not names or not set(names) <= set(there):
            raise self._refuse(wish, "nothing-allowed")
        if record.subject is not None and self._held.keys.subject(record.subject) is None:
            raise self._refuse(wish, "erased")
        if not purpose.despite_block and record.subject is not None and self._is_blocked(record.subject):
            raise self._refuse(wish, "blocked")
        return _Act(wish, purpose, record, names)

    def _is_blocked(self, subject: bytes) -> bool:
        return is_blocked(self._held.keys, self._held.agency, subject)

    def _named(self, act: _Act) -> dict[str, Any]:
        """Return what a request for this act says."""
        return {
            "agency": self._held.agency,
            "actor": self._held.scribe.actor,
            "record_id": act.wish.record_id.hex(),
            "version": act.record.version,
            "names": act.names,
            "purpose": act.wish.purpose,
            "case": act.wish.case,
        }

    def _evidence(self, act: _Act, request: Request | None, approvals: Sequence[Approval]) -> list[StoredLeaf]:
        scribe, wish = self._held.scribe, act.wish
        officers: tuple[str, ...] = ()
        approved: list[StoredLeaf] = []
        if act.purpose.approvals:
            if request is None:
                raise self._refuse(wish, "no-request")
            officers = self._approved(act, request, approvals)
            about = bytes.fromhex(request.request_id)
            approved = [scribe.leaf("reveal.approved", about, req=request.request_id, off=each) for each in officers]
        opened = scribe.leaf(
            "record.revealed",
            wish.record_id,
            rec=wish.record_id.hex(),
            ver=act.record.version,
            names=act.names,
            why=wish.purpose,
            base=act.purpose.base,
            case=wish.case,
            app=officers or None,
        )
        return [opened, *approved]

    def _approved(self, act: _Act, request: Request, approvals: Sequence[Approval]) -> tuple[str, ...]:
        """Return the officers who signed a request, or refuse."""
        now, actor = self._held.scribe.now(), self._held.scribe.actor
        if any(getattr(request, name) != value for name, value in self._named(act).items()):
            raise self._refuse(act.wish, "other-request")
        if request.until < now:
            raise self._refuse(act.wish, "request-over")
        about = self._held.records.leaves_about(self._held.agency, bytes.fromhex(request.request_id))
        told = [read_leaf(body) for _, body in about]
        if any(leaf.event == "reveal.approved" for leaf in told):
            raise self._refuse(act.wish, "request-used")
        asked = read_leaf(self._requested(request).body)
        if not any((leaf.event, leaf.by, leaf.fields) == (asked.event, actor, asked.fields) for leaf in told):
            raise self._refuse(act.wish, "other-request")
        officers = sorted({each.officer for each in approvals if self._is_valid(each, request)} - {actor})
        if len(officers) < act.purpose.approvals:
            raise self._refuse(act.wish, "approvals-missing")
        return tuple(officers)

    def _is_valid(self, approval: Approval, request: Request) -> bool:
        key = self._rules.officer_key(approval.officer)
        return key is not None and approval.is_of(request, key)

    def _open(self, act: _Act) -> dict[str, bytes]:
        record = act.record
        key = None if record.subject is None else self._held.persons.get(record.subject)
        if record.subject is not None and key is None:
            raise self._refuse(act.wish, "erased")
        openers: list[Opener] = ingest_keys(self._held.tree) if key is None else [key]
        try:
            with open_row(record, agency=self._held.agency, keys=openers) as opened:
                sealed = dict(record.fields)
                return {name: opened.field(name, sealed[name]) for name in act.names}
        finally:
            if key is not None:
                key.secret.wipe()

    def _requested(self, request: Request) -> StoredLeaf:
        return self._held.scribe.leaf(
            "reveal.requested",
            bytes.fromhex(request.request_id),
            req=request.request_id,
            rec=request.record_id,
            ver=request.version,
            names=request.names,
            why=request.purpose,
            case=request.case,
        )

    def _refuse(self, wish: Wish, cause: str) -> RevealError:
        self._deny(wish, cause)
        return RevealError(f"reveal: {_CAUSES[cause]} ({cause})", hint=_HINTS.get(cause))

    def _deny(self, wish: Wish, cause: str) -> None:
        why = wish.purpose if wish.purpose in self._rules.purposes else "unknown"
        leaf = self._held.scribe.leaf("reveal.denied", wish.record_id, rec=wish.record_id.hex(), why=why, cause=cause)
        self._held.records.append([leaf])
