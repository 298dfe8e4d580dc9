"""What is written down of an act: leaves of the agency's two logs, made before the act and stored with it.

Nothing in a leaf is personal data: random ids, digests, counts, days and codes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from safefeedback.ledger.kind import is_lawful
from safefeedback.ledger.leaf import make_leaf
from safefeedback.vault.stores.stored_leaf import StoredLeaf

if TYPE_CHECKING:
    from safefeedback.vault.deposit import Deposit
    from safefeedback.vault.stores.stored_key import StateChange, StoredErasure, StoredKey

__all__ = ["SERVICE", "Scribe", "unix_ms"]

SERVICE: Final = "svc:vault"
"""Who acts where nobody is named."""


def unix_ms() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Scribe:
    """Makes the leaves of an agency.

    Args:
        agency: whose acts.
        actor: id of the service or of the member of staff who acts; a code, never a name.
        now: the time in milliseconds since 1970.

    Raises:
        LedgerError: an actor that is no code.
    """

    def __init__(self, agency: str, *, actor: str = SERVICE, now: Callable[[], int] = unix_ms) -> None:
        self.agency: Final = agency
        self.actor: Final = actor
        self.now: Final = now
        self.leaf("restore.ran", n=0)  # refuses an actor that no leaf can name

    def leaf(self, event: str, about: bytes | None = None, **fields: Any) -> StoredLeaf:
        """Return a leaf of an event; fields that are None are left out."""
        said = {name: value for name, value in fields.items() if value is not None}
        return StoredLeaf(self.agency, make_leaf(event, at=self.now(), by=self.actor, **said), about)

    def sealed(self, deposit: Deposit, record_id: bytes, digest: str) -> StoredLeaf:
        """Return the leaf of a record that is stored."""
        said: dict[str, Any] = {"aud": [view.audience for view in deposit.views if is_lawful("code", view.audience)]}
        if deposit.views:
            first = deposit.views[0]
            digests = (("pol", first.policy_digest), ("det", first.detector_digest))
            said |= {name: value for name, value in digests if is_lawful("sha", value)}
        told = deposit.told
        if is_lawful("code", told.channel):
            said["ch"] = told.channel
        if told.area is not None:
            said["ubi"] = told.area
        if told.counts:
            said["cnt"] = {entity: dict(done) for entity, done in told.counts.items()}
        if told.withheld is not None:
            said["withheld"] = told.withheld
        return self.leaf("record.sealed", record_id, rec=record_id.hex(), ver=deposit.version, dig=digest, **said)

    def promoted(self, record_id: bytes, version: int, digest: str) -> StoredLeaf:
        """Return the leaf of a record that came under a person's key."""
        return self.leaf("record.promoted", record_id, rec=record_id.hex(), ver=version, dig=digest)

    def deleted(self, event: str, record_ids: Iterable[bytes]) -> Mapping[bytes, StoredLeaf]:
        """Return the leaves of records whose rows are deleted: ``record.purged`` or ``record.erased``."""
        return {each: self.leaf(event, each, rec=each.hex()) for each in record_ids}

    def erased(self, erasures: Iterable[StoredErasure]) -> Mapping[bytes, StoredLeaf]:
        """Return the leaves of persons whose key is destroyed."""
        return {each.subject: self._erased(each) for each in erasures}

    def held(self, subject: bytes, reason: str | None) -> StoredLeaf:
        """Return the leaf of a hold that is set, or lifted (None)."""
        if reason is None:
            return self.leaf("subject.freed", subject, sub=subject.hex())
        return self.leaf("subject.held", subject, sub=subject.hex(), reason=reason)

    def made(self, key: StoredKey) -> StoredLeaf:
        """Return the leaf of a key that is made."""
        return self.leaf("key.made", key.key_id, key=key.key_id.hex(), kind=key.kind)

    def moved(self, changes: Iterable[StateChange]) -> list[StoredLeaf]:
        """Return the leaves of keys that move to another state."""
        return [self.leaf("key.moved", each.key_id, key=each.key_id.hex(), state=each.state) for each in changes]

    def rewrapped(self, count: int, key_id: bytes) -> StoredLeaf:
        """Return the leaf of so many persons' keys that came under another key."""
        return self.leaf("subject.rewrapped", n=count, key=key_id.hex())

    def _erased(self, each: StoredErasure) -> StoredLeaf:
        dead = {} if each.backups_dead_on is None else {"dead": each.backups_dead_on.isoformat()}
        return self.leaf("subject.erased", each.subject, sub=each.subject.hex(), basis=each.basis, **dead)
