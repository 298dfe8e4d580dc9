"""Rotation without downtime: a new epoch key, persons' keys wrapped under it in the background, the old one destroyed.

States: ``staged`` (made, not used yet) → ``primary`` (new persons' keys go under it) → ``decrypt_only`` (persons' keys
still lie under it) → ``retired`` (none does; backups still hold copies) → ``destroyed`` (its provider key is gone, and
with it every copy).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.errors import KeyringError, VaultError
from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.clock import month_of
from safefeedback.vault.key_tree import EPOCH
from safefeedback.vault.stores.stored_key import StateChange, StoredKey

if TYPE_CHECKING:
    from safefeedback.vault.holdings import Holdings

__all__ = ["Rewrap", "Rotation", "Rotator"]

_TOGETHER: Final = 1000


@dataclass(frozen=True, slots=True)
class Rotation:
    """The epoch key that new persons' keys go under.

    Attributes:
        epoch: its month, such as ``2026-11``.
        is_new: whether it was made, or finished, now.
        due: day on which its provider key is due to be destroyed.
    """

    epoch: str
    is_new: bool
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Rewrap:
    """What a run of rewrapping did.

    Attributes:
        rewrapped: persons' keys that came under the primary epoch key.
        left: whether persons' keys are left under older ones.
        retired: epochs whose keys nothing lies under any more.
    """

    rewrapped: int
    left: bool
    retired: tuple[str, ...]


class Rotator:
    """Moves the keys of an agency through their states."""

    def __init__(self, held: Holdings) -> None:
        self._held: Final = held

    def rotate(self, *, now: bool) -> Rotation:
        """Make this month's epoch key primary; ``now`` makes another one though the month has one.

        A key that was staged in an earlier month and never used is retired: it would be due before this month's backups
        are over.
        """
        month = month_of(self._held.clock())
        primary = next((key for key in self._epochs() if key.state == "primary"), None)
        staged = next((key for key in self._epochs() if key.state == "staged" and key.epoch == month), None)
        if late := [key for key in self._epochs() if key.state == "staged" and key.epoch != month]:
            self._moved([StateChange(key.key_id, "staged", "retired") for key in late])
        if staged is None and primary is not None and primary.epoch == month and not now:
            return Rotation(primary.epoch, is_new=False, due=primary.destroy_on)
        new = staged or self._held.tree.add_epoch(state="staged")
        self._held.tree.secret(new).wipe()  # it must open before anything is put under it
        steps = [StateChange(primary.key_id, "primary", "decrypt_only")] if primary else []
        if not self._moved([*steps, StateChange(new.key_id, "staged", "primary")]):
            raise VaultError("rotate: another process changed the keys meanwhile", hint="repeat it")
        return Rotation(new.epoch, is_new=True, due=new.destroy_on)

    def rewrap(self, *, limit: int | None, progress: Progress) -> Rewrap:
        """Wrap at most ``limit`` persons' keys under the primary epoch key, and retire the keys that are left empty.

        A key that is retired already is looked at too: another process may have put a person's key under it late.
        """
        primary = self._held.tree.primary()
        older = [key for key in self._epochs() if key.state in ("decrypt_only", "retired") and not self._is_spent(key)]
        done, empty, retired = 0, 0, []
        for old in older:
            room = None if limit is None else limit - done
            for rows in in_batches(self._held.keys.subjects(old.key_id, limit=room), _TOGETHER):
                done += self._held.persons.rewrap(rows, old, primary)
                progress(len(rows))
            if self._is_empty(old):
                empty += 1
                if self._moved([StateChange(old.key_id, "decrypt_only", "retired")]):
                    retired.append(old.epoch)
        return Rewrap(done, empty < len(older), tuple(retired))

    def due(self, on: dt.date) -> tuple[StoredKey, ...]:
        """Return the keys of the provider keys that may be destroyed on a day: their epoch is spent, and it is time.

        Ingest keys go with the epoch under whose provider key they lie.
        """
        ready = {key.reference for key in self._epochs() if _is_due(key, on) and self._is_spent(key)}
        busy = {key.reference for key in self._epochs() if key.state not in ("retired", "destroyed")}
        return tuple(key for key in self._held.tree.all() if key.reference in ready - busy and key.state != "destroyed")

    def destroy(self, keys: Sequence[StoredKey]) -> None:
        """Destroy provider keys and the keys that lie under them; may be repeated after it was interrupted.

        All keys under a root key are retired before it goes, so that who finds one without its root key knows why.
        """
        for reference in dict.fromkeys(key.reference for key in keys):
            under = [key for key in keys if key.reference == reference]
            self._step([StateChange(key.key_id, key.state, "retired") for key in under if key.state != "retired"])
            self._destroy_root(reference)
            self._step([StateChange(key.key_id, "retired", "destroyed") for key in under])
        self._held.tree.forget()

    def _step(self, changes: Sequence[StateChange]) -> None:
        if changes and not self._moved(changes):
            raise VaultError("destroy: another process changed the keys meanwhile", hint="repeat it")

    def _moved(self, changes: Sequence[StateChange]) -> bool:
        return self._held.keys.set_states(changes, self._held.scribe.moved(changes))

    def _destroy_root(self, reference: str) -> None:
        try:
            self._held.provider.destroy(reference)
        except KeyringError:  # it is gone already where the provider keeps no trace of what it destroyed
            if any(key.reference == reference and key.state == "enabled" for key in self._held.provider.keys()):  # noqa: SIM118 - no mapping
                raise

    def _epochs(self) -> list[StoredKey]:
        return [key for key in self._held.tree.all() if key.kind == EPOCH]

    def _is_spent(self, key: StoredKey) -> bool:
        return key.state == "retired" and self._is_empty(key)

    def _is_empty(self, key: StoredKey) -> bool:
        return next(self._held.keys.subjects(key.key_id, limit=1), None) is None


def _is_due(key: StoredKey, on: dt.date) -> bool:
    return key.destroy_on is not None and key.destroy_on <= on
