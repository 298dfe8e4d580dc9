"""Diagnosis: every weakness of a vault that can be seen from this host."""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import Header, require_capabilities
from safefeedback.errors import ConfigurationError, DecryptionError
from safefeedback.ledger.checkpoint import LOGS
from safefeedback.vault.anchoring import newest_anchors
from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.clock import month_of
from safefeedback.vault.key_tree import EPOCH, INGEST
from safefeedback.vault.promotion import ingest_keys
from safefeedback.vault.row import is_of_its_row
from safefeedback.vault.weakness import Weakness

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from safefeedback.vault.holdings import Holdings
    from safefeedback.vault.stores.stored_record import StoredRecord

__all__ = ["Diagnosis"]

_TOGETHER: Final = 500
_ANCHOR_MS: Final = 7 * 24 * 3_600_000
_PERSON_KEY_BYTES: Final = 8


class Diagnosis:
    """Looks for weaknesses in a vault."""

    def __init__(self, held: Holdings) -> None:
        self._held: Final = held

    def run(self, progress: Progress) -> tuple[Weakness, ...]:
        """Return the weaknesses, sorted; reads the header of every record."""
        found = [
            *(Weakness(code, "records") for code in self._held.records.check()),
            *(Weakness(code, "keys") for code in self._held.keys.check()),
            *self._places(),
            *self._states(),
            *self._roots(),
            *self._erasures(),
            *self._scanned(progress),
            *self._anchors(),
        ]
        return tuple(sorted(found, key=lambda each: (each.where, each.code)))

    def _places(self) -> Iterator[Weakness]:
        if _place(self._held.settings.records) == _place(self._held.settings.keys):
            yield Weakness("records-and-keys-together", "settings")
        if not self._held.listed.is_kept:
            yield Weakness("no-erasure-list", "settings")
        if self._held.provider.uri.startswith("insecure-"):
            yield Weakness("provider-insecure", "provider")
        if not self._held.provider.capabilities.destroys:
            yield Weakness("provider-cannot-destroy", "provider")
        if resource.getrlimit(resource.RLIMIT_CORE)[0] != 0:
            yield Weakness("core-dumps-on", "host")
        try:
            require_capabilities(post_quantum=True)
        except ConfigurationError:
            yield Weakness("post-quantum-missing", "host")

    def _states(self) -> Iterator[Weakness]:
        epochs = [key for key in self._held.tree.all() if key.kind == EPOCH]
        states = Counter(key.state for key in epochs)
        primary = next((key for key in epochs if key.state == "primary"), None)
        if primary is None:
            yield Weakness("no-primary-key", "keys")
        elif primary.epoch != month_of(self._held.clock()):
            yield Weakness("epoch-key-old", "keys")
        if states["staged"]:
            yield Weakness("staged-key", "keys", states["staged"])
        late = sum(key.state == "retired" and any(self._held.keys.subjects(key.key_id, limit=1)) for key in epochs)
        if pending := states["decrypt_only"] + late:
            yield Weakness("rewrap-pending", "keys", pending)
        due = [
            key
            for key in epochs
            if key.state != "destroyed" and key.destroy_on and key.destroy_on <= self._held.clock()
        ]
        if due:
            yield Weakness("keys-due", "keys", len(due))
        classical = sum(
            key.kind == INGEST and key.state != "destroyed" and key.epoch.startswith("X25519/")
            for key in self._held.tree.all()
        )
        if classical:
            yield Weakness("ingest-key-classical", "keys", classical)

    def _roots(self) -> Iterator[Weakness]:
        needed = {key.reference for key in self._held.tree.all() if key.state != "destroyed"}
        roots = {key.reference: key.state for key in self._held.provider.keys()}  # noqa: SIM118 - no mapping
        missing = sum(roots.get(reference) != "enabled" for reference in needed)
        if missing:
            yield Weakness("root-key-missing", "provider", missing)
        named = {key.reference for key in self._held.tree.all()}
        unused = sum(state == "enabled" and reference not in named for reference, state in roots.items())
        if unused:
            yield Weakness("root-key-unused", "provider", unused)

    def _anchors(self) -> Iterator[Weakness]:
        """An anchor is late when it is a week old and the log has gone on, or when there is none yet."""
        if not self._held.settings.anchors:
            yield Weakness("no-anchor", "settings")
            return
        newest = newest_anchors(self._held)
        now = self._held.scribe.now()
        late = sum(now - newest.get(kind, 0) > _ANCHOR_MS for kind in LOGS)
        if late:
            yield Weakness("anchor-late", "settings", late)

    def _erasures(self) -> Iterator[Weakness]:
        if not self._held.listed.is_kept:
            return
        outside = {each.subject for each in self._held.listed.read() if each.agency == self._held.agency}
        inside = {each.subject for _, each in self._held.keys.erasures(self._held.agency)}
        behind = len(inside ^ {each for each in outside if each in inside or self._held.keys.subject(each) is not None})
        if behind:
            yield Weakness("erasure-list-behind", "keys", behind)

    def _scanned(self, progress: Progress) -> Iterator[Weakness]:
        erased = {each.subject for _, each in self._held.keys.erasures(self._held.agency)}
        reception = {key.key_id for key in ingest_keys(self._held.tree, skip_missing=True)}
        counts: Counter[str] = Counter()
        alive: dict[bytes, bool] = {}
        for rows in in_batches(self._held.records.scan(self._held.agency, limit=None), _TOGETHER):
            alive.clear()
            counts.update(self._weakness_of(record, erased, reception, alive) for _, record in rows)
            progress(len(rows))
        for code, count in counts.items():
            if code:
                yield Weakness(code, "records", count)

    def _weakness_of(
        self, record: StoredRecord, erased: AbstractSet[bytes], reception: AbstractSet[bytes], alive: dict[bytes, bool]
    ) -> str:
        """Return the code of what is wrong with a record, or an empty text."""
        try:
            header = Header.parse(record.header)
        except DecryptionError:
            return "unknown-stanzas"
        if not is_of_its_row(header, record):
            return "damaged"
        named = {stanza.key_id for stanza in header.stanzas}
        subject = record.subject
        if subject is None:
            return "waiting-records" if named & reception else "unknown-stanzas"
        if subject in erased:
            return "erased-still-there"
        if subject not in alive:
            alive[subject] = self._held.keys.subject(subject) is not None
        if not alive[subject]:
            return "orphan-records"
        return "" if named == {subject[:_PERSON_KEY_BYTES]} else "unknown-stanzas"


def _place(address: str) -> str:
    """Return what is backed up as one: the folder of an SQLite file, the database of a PostgreSQL address."""
    scheme, _, rest = address.partition("://")
    if scheme == "sqlite":
        return rest.partition("?")[0].rpartition("/")[0]
    return address.partition("?")[0]
