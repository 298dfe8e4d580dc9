"""The vault of an agency: seals, stores, links, rotates, erases. A sealed value is read with evidence alone."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Final, Self

from safefeedback.crypto import (
    PublicBundle,
    RecipientKey,
    SealedRecord,
    SecretBytes,
    SigningKey,
    WrappingKey,
    plan_bits,
)
from safefeedback.errors import DecryptionError, InputError, KeyringError, VaultError
from safefeedback.vault.batch import Progress, check_limit
from safefeedback.vault.clock import Clock, utc_day
from safefeedback.vault.code import check_code, check_id
from safefeedback.vault.deposit import DOCUMENTS, Deposit, Known
from safefeedback.vault.diagnosis import Diagnosis
from safefeedback.vault.erasure import Eraser, Erasure
from safefeedback.vault.erasure_list import ErasureList
from safefeedback.vault.evidence import SERVICE, Scribe
from safefeedback.vault.evident import Evident
from safefeedback.vault.holdings import Holdings
from safefeedback.vault.indexing import Indexing
from safefeedback.vault.key_tree import EPOCH, SIDE_KINDS, KeyTree
from safefeedback.vault.linking import Linking
from safefeedback.vault.persons import Persons
from safefeedback.vault.promotion import Promoter, Promotion, ingest_keys, known_in
from safefeedback.vault.providers import KeyProvider, open_provider
from safefeedback.vault.receipt import Receipt
from safefeedback.vault.reprotection import Protector, Reprotected, Reprotection, Reprotector
from safefeedback.vault.restoration import Restoration, Restorer
from safefeedback.vault.retention import Purge, Purger
from safefeedback.vault.reveal.rules import RulesSource, load_rules
from safefeedback.vault.rotation import Rewrap, Rotation, Rotator
from safefeedback.vault.row import open_row
from safefeedback.vault.sealing import receipts_of, sealed_entry
from safefeedback.vault.settings import VaultSettings
from safefeedback.vault.stores import KeyStore, RecordStore
from safefeedback.vault.stores.opening import open_stores
from safefeedback.vault.stores.stored_key import StoredKey
from safefeedback.vault.stores.stored_record import StoredRecord, StoredView
from safefeedback.vault.weakness import Weakness

__all__ = ["Vault"]

_BUNDLE_DAYS: Final = range(1, 3651)
_BUNDLE_MARGIN: Final = dt.timedelta(days=7)
"""How long before its key is destroyed a bundle ends at the latest: time to promote what was sealed to it."""


class Vault(Evident):
    """Keeps the messages of one agency; made by :meth:`init` and :meth:`open`. Threads may share it.

    A context manager: at its end the keys in memory are wiped and the stores closed.
    """

    def __init__(
        self,
        settings: VaultSettings,
        records: RecordStore,
        keys: KeyStore,
        provider: KeyProvider,
        *,
        actor: str = SERVICE,
        rules: RulesSource = None,
        clock: Clock = utc_day,
    ) -> None:
        self.settings: Final = settings
        self._rules = load_rules(rules)
        scribe = Scribe(settings.agency, actor=actor)
        tree = KeyTree(settings, keys, provider, clock=clock, scribe=scribe)
        persons = Persons(tree, keys, scribe, cache_seconds=settings.cache_seconds)
        listed = ErasureList(settings.erasures)
        self._held = Holdings(settings, records, keys, provider, tree, persons, listed, clock, scribe)
        self._indexing = Indexing(tree)
        self._linking = Linking(settings.agency, records, persons, self._indexing)
        self._promoter = Promoter(tree, records, linking=self._linking, indexing=self._indexing, scribe=scribe)
        self._rotator = Rotator(self._held)
        self._eraser = Eraser(self._held)

    @classmethod
    def init(
        cls,
        settings: VaultSettings,
        *,
        passphrase: Callable[[], bytes] | None = None,
        actor: str = SERVICE,
        rules: RulesSource = None,
        clock: Clock = utc_day,
    ) -> Vault:
        """Make the stores and the keys of an agency's vault, or finish what an interrupted call made.

        Args:
            settings: where it is.
            passphrase: gives the passphrase, PIN or token of the key provider.
            actor: id of the service or of the member of staff who acts, as the log names them: a code, never a name.
            rules: for which purposes what is sealed may be opened: a TOML file, or those for Peru.
            clock: the day it is.

        Raises:
            VaultError: the agency's vault is there already, or a store cannot be made.
            ConfigurationError, KeyringError: the provider cannot be used.
        """
        provider = open_provider(settings.provider, passphrase=passphrase)
        vault = cls(
            settings,
            *open_stores(settings.records, settings.keys, create=True),
            provider,
            actor=actor,
            rules=rules,
            clock=clock,
        )
        try:
            vault._begin_logs()
            vault._make_keys()
        except BaseException:
            vault.close()
            raise
        return vault

    @classmethod
    def open(
        cls,
        settings: VaultSettings | str | os.PathLike[str],
        *,
        passphrase: Callable[[], bytes] | None = None,
        actor: str = SERVICE,
        rules: RulesSource = None,
        clock: Clock = utc_day,
    ) -> Vault:
        """Open a vault; its primary key is unwrapped at once, so that a wrong passphrase shows here.

        Args:
            settings: the settings, their file, or its folder.
            passphrase: gives the passphrase, PIN or token of the key provider.
            actor: id of the service or of the member of staff who acts, as the log names them: a code, never a name.
            rules: for which purposes what is sealed may be opened: a TOML file, or those for Peru.
            clock: the day it is.

        Raises:
            ConfigurationError: settings that cannot be used.
            KeyringError: the keys of the agency are not there, or the provider does not give them.
            DecryptionError: a wrong passphrase, or changed keys.
            VaultError: a store cannot be opened.
        """
        found = settings if isinstance(settings, VaultSettings) else VaultSettings.from_file(settings)
        provider = open_provider(found.provider, passphrase=passphrase)
        vault = cls(found, *open_stores(found.records, found.keys), provider, actor=actor, rules=rules, clock=clock)
        try:
            vault._held.tree.secret(vault._held.tree.side("blind-index")).wipe()
            vault._begin_logs()
        except BaseException:
            vault.close()
            raise
        return vault

    @property
    def agency(self) -> str:
        """Whose messages it keeps."""
        return self.settings.agency

    def keep(self, deposits: Sequence[Deposit]) -> tuple[Receipt, ...]:
        """Seal and store all of them in one transaction, or none; durable when it returns.

        Raises:
            InputError: a field, a value, an id or a version outside its limits.
            VaultError: a store refuses, or a record and version is already there.
            KeyringError: there is no usable key to seal under.
        """
        if not deposits:
            return ()
        today = self._held.clock()
        owners = [self._owner(each) for each in deposits]
        persons = self._linking.resolve(
            [each.known for each in deposits], owners, [each.record_id for each in deposits]
        )
        made = [
            sealed_entry(
                each,
                agency=self.agency,
                recipient=key,
                today=today,
                scribe=self._held.scribe,
                subject=subject,
                indexes=self._indexing.entries(each.known),
            )
            for each, (subject, key) in zip(deposits, persons, strict=True)
        ]
        for _, key in persons:
            key.secret.wipe()
        receipts = receipts_of(made, self._held.records.put([entry for entry, _ in made]))
        linked = [place for place, each in enumerate(deposits) if each.known or each.record_id is not None]
        gone = [place for place in linked if self._held.keys.subject(persons[place][0]) is None]
        if gone:  # erased by another process since they were looked up: what came after the erasure is kept
            ids = [bytes.fromhex(receipts[place].record_id) for place in gone]
            self._held.records.delete(ids, self._held.scribe.deleted("record.erased", ids), agency=self.agency)
            again = self.keep([deposits[place] for place in gone])
            for place, receipt in zip(gone, again, strict=True):
                receipts[place] = receipt
        return tuple(receipts)

    def bundle(self, *, days: int = 31, kem: str = "MLKEM768-X25519") -> PublicBundle:
        """Make an ingest key and return its public part, for a host that only seals.

        Args:
            days: for how many days it is used; it ends a week before the month's keys are destroyed at the latest.
            kem: ``MLKEM768-X25519``, or ``X25519`` by explicit choice.

        Raises:
            InputError: not 1 to 3,650 days.
            KeyringError: an unknown encapsulation, or the month's keys are due too soon (rotate first).
        """
        if days not in _BUNDLE_DAYS:
            raise InputError(f"bundle: expected {_BUNDLE_DAYS[0]} to {_BUNDLE_DAYS[-1]} days, got {days}")
        today, due = self._held.clock(), self._held.tree.primary().destroy_on
        last = today + dt.timedelta(days=days)
        last = last if due is None else min(last, due - _BUNDLE_MARGIN)
        if last < today:
            raise KeyringError("bundle: expected keys that are not due soon", hint="run: safefeedback vault rotate")
        seed = SecretBytes.generate()
        public = RecipientKey.from_seed(SecretBytes(seed.plaintext_secret()), kem=kem)
        self._held.tree.add_ingest(f"{kem}/{last.isoformat()}", seed)
        return public.bundle(self.agency, last, self._signing())

    def custodian_key(self) -> bytes:
        """Return the 32-byte Ed25519 public key that signs bundles: a host that only seals pins it."""
        return self._signing().verifying_key().public_key

    def promote(self, *, limit: int | None = None, again: bool = False, progress: Progress | None = None) -> Promotion:
        """Bring what write-only hosts sealed under persons' keys.

        Args:
            limit: at most so many records are looked at; the next call goes on behind them.
            again: begin with the first record, so that what failed is tried again.
            progress: is told how many were looked at.

        Raises:
            InputError: a limit below 1.
            KeyringError, VaultError: the provider or a store refuses; it may be repeated.
        """
        return self._promoter.run(limit=check_limit(limit), again=again, progress=progress or _silent)

    def rotate(self, *, now: bool = False) -> Rotation:
        """Make this month's epoch key primary; with ``now`` another one though the month has one."""
        return self._rotator.rotate(now=now)

    def rewrap(self, *, limit: int | None = None, progress: Progress | None = None) -> Rewrap:
        """Bring persons' keys under the primary epoch key, at most ``limit``; may be repeated at any time.

        Raises:
            InputError: a limit below 1.
            DecryptionError, KeyringError, VaultError: a key does not open, or a store refuses; what was done stays.
        """
        return self._rotator.rewrap(limit=check_limit(limit), progress=progress or _silent)

    def reprotect(
        self,
        protector: Protector,
        *,
        dry_run: bool = True,
        limit: int | None = None,
        tell: Callable[[Reprotected], None] | None = None,
        progress: Progress | None = None,
    ) -> Reprotection:
        """Find the stored messages in which a newer detector finds more, and protect them again unless ``dry_run``.

        Originals are opened in this process and shown to nobody; the log says so first.

        Args:
            protector: what protects now; :meth:`Pipeline.reprotector` makes one.
            dry_run: change nothing, and look at all of them.
            limit: at most so many records are looked at; the next call goes on behind them.
            tell: is told of each record in which more is found.
            progress: is told how many were looked at.

        Raises:
            InputError: a limit below 1.
            KeyringError, VaultError: the provider or a store refuses; it may be repeated.
        """
        run = Reprotector(self._held, protector).run
        return run(
            dry_run=dry_run,
            limit=check_limit(limit),
            progress=progress or _silent,
            tell=tell or (lambda _found: None),
        )

    def keys(self) -> tuple[StoredKey, ...]:
        """Return the agency's keys as they are stored, oldest first; their secrets are wrapped."""
        return self._held.tree.all()

    def destroy_keys(self, *, on: dt.date | None = None, dry_run: bool = True) -> tuple[StoredKey, ...]:
        """Return the keys whose day has come, and destroy them with their provider keys unless ``dry_run``.

        What waits for promotion is promoted first. Whatever lies under them, in any backup, cannot be opened any more.

        Raises:
            InputError: a day to come, without ``dry_run``.
            KeyringError, VaultError: the provider or the store refuses; it may be repeated.
        """
        today = self._held.clock()
        if on is not None and on > today and not dry_run:
            raise InputError("destroy: expected a day that has come", hint="a day to come can only be looked at")
        due = self._rotator.due(on or today)
        if due and not dry_run:
            self.promote(again=True)
            self._rotator.destroy(due)
        return due

    def find(self, entity: str, folded: str) -> Iterator[str]:
        """Yield ids of the records whose sender is known by a value, oldest first.

        Other values may share the tag unless the entity is a document: compare after opening.

        Raises:
            InputError: an entity that is not indexed.
        """
        entry = self._indexing.entry(entity, folded)
        return (each.hex() for each in self._held.records.find(self.agency, entry.index, entry.version, entry.tag))

    def pseudonym(self, entity: str, folded: str, *, purpose: str) -> str:
        """Return the code that stands for a value inside one purpose."""
        return self._indexing.pseudonym(entity, folded, check_code(purpose, "a purpose"))

    def subjects(self, entity: str, folded: str) -> tuple[str, ...]:
        """Return the persons who are known by a value; coincidences of the index are sorted out.

        Raises:
            InputError: an entity that is not indexed.
        """
        if entity in DOCUMENTS:
            return tuple(each.hex() for each in self._linking.subjects(self._indexing.entry(entity, folded)))
        sure: dict[bytes, None] = {}
        for record_id in map(bytes.fromhex, self.find(entity, folded)):
            subject = self._linking.owner(record_id)
            if subject is not None and subject not in sure and self._is_known_by(record_id, subject, (entity, folded)):
                sure[subject] = None
        return tuple(each.hex() for each in sure)

    def subject_of(self, record_id: str) -> str | None:
        """Return the person of a record, or None where there is no such record or nobody promoted it.

        Raises:
            InputError: not 32 hexadecimal digits.
        """
        subject = self._linking.owner(check_id(record_id, "a record"))
        return None if subject is None else subject.hex()

    def records_of(self, subject: str) -> Iterator[str]:
        """Yield ids of the records of a person, oldest first.

        Raises:
            InputError: not an id.
        """
        found = self._held.records.of_subject(self.agency, check_id(subject, "a person"))
        return (each.hex() for each in found)

    def kept_until(self, record_id: str) -> dt.date | None:
        """Return the last day on which a record may be kept; None: no end is set, or there is no such record.

        Raises:
            InputError: not 32 hexadecimal digits.
        """
        record = self._held.records.get(check_id(record_id, "a record"), agency=self.agency)
        return None if record is None else record.purpose_until

    def views(self, record_id: str, version: int | None = None) -> tuple[StoredView, ...]:
        """Return the protected texts of a record, which are not sealed; empty where there is no such record.

        Args:
            record_id: 32 hexadecimal digits, as on the receipt.
            version: which version; None: the newest.

        Raises:
            InputError: not 32 hexadecimal digits.
        """
        found = check_id(record_id, "a record")
        record = self._held.records.get(found, version, agency=self.agency)
        return () if record is None else self._held.records.views(found, record.version)

    def hold(self, subject: str, reason: str | None) -> None:
        """Forbid that a person is erased or purged, or allow it again (None).

        Raises:
            InputError: not an id, or a reason that is no code.
            VaultError: no such person.
        """
        code = None if reason is None else check_code(reason, "a reason")
        row = self._held.keys.subject(check_id(subject, "a person"))
        if row is None or row.agency != self.agency or not self._set_hold(row.subject, code):
            raise VaultError("hold: expected a person of this vault, there is none")

    def erase(
        self, subjects: Sequence[str], *, basis: str, dry_run: bool = False, progress: Progress | None = None
    ) -> Erasure:
        """Destroy the keys of persons and delete their records; with ``dry_run`` say what would be done.

        What waits for promotion is promoted first, so that it is found.

        Args:
            subjects: persons, 32 hexadecimal digits each; who has no key any more is left out.
            basis: a code of the case, such as ``rights-request-118``.
            dry_run: change nothing.
            progress: is told how many were done.

        Raises:
            InputError: not ids, or a basis that is no code.
            VaultError: a store or the list outside cannot be written.
        """
        check_code(basis, "a basis")
        wanted = [check_id(each, "a person") for each in subjects]
        if dry_run:
            return self._eraser.plan(wanted)
        self.promote(progress=progress)
        return self._eraser.erase(wanted, basis=basis, progress=progress or _silent)

    def purge(self, *, on: dt.date | None = None, dry_run: bool = True, progress: Progress | None = None) -> Purge:
        """Say which records are over on a day, and delete them when ``dry_run`` is False.

        What waits for promotion is promoted first, unless ``dry_run``: its person may be on hold.

        Raises:
            InputError: a day to come, without ``dry_run``.
        """
        today = self._held.clock()
        if on is not None and on > today and not dry_run:
            raise InputError("purge: expected a day that has come", hint="a day to come can only be looked at")
        if not dry_run:
            self.promote()
        purger = Purger(self._held, self._eraser)
        return purger.run(on or today, dry_run=dry_run, progress=progress or _silent)

    def restore(self, *, progress: Progress | None = None) -> Restoration:
        """Make again all erasures that are known, after a backup was put back and before anything is served."""
        return Restorer(self._held, self._eraser).run(progress or _silent)

    def doctor(self, *, progress: Progress | None = None) -> tuple[Weakness, ...]:
        """Return every weakness that can be seen from here; reads the header of every record."""
        return Diagnosis(self._held).run(progress or _silent)

    def close(self) -> None:
        """Wipe the keys in memory and close the stores."""
        self._held.persons.forget()
        self._held.tree.forget()
        self._held.records.close()
        self._held.keys.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "Vault(****)"

    def _open(self, record_id: str, version: int | None = None) -> dict[str, bytes]:
        """Return the sealed values of a record: for tests only, until opening leaves evidence.

        Raises:
            VaultError: there is no such record.
            DecryptionError: it does not open: the person was erased, or it was changed.
        """
        record = self._held.records.get(check_id(record_id, "a record"), version, agency=self.agency)
        if record is None:
            raise VaultError("vault: expected a record of this vault, there is none")
        key = None if record.subject is None else self._held.persons.get(record.subject)
        openers = ingest_keys(self._held.tree) if record.subject is None else [key] if key is not None else []
        with open_row(record, agency=self.agency, keys=openers) as opened:
            return opened.fields(SealedRecord(record.header, record.fields))

    def _set_hold(self, subject: bytes, code: str | None) -> bool:
        return self._held.keys.set_hold(subject, code, self._held.scribe.held(subject, code))

    def _make_keys(self) -> None:
        there = self.keys()
        kinds = {key.kind for key in there}
        if {EPOCH, *SIDE_KINDS} <= kinds and any(key.state == "primary" for key in there if key.kind == EPOCH):
            raise VaultError("vault: expected to make a new vault, the agency has one there already")
        missing = [kind for kind in SIDE_KINDS if kind not in kinds]
        if missing:
            made = next((key.reference for key in there if key.kind in SIDE_KINDS), None)
            reference = made or self._held.provider.create(f"{self.agency}/side")
            for kind in missing:
                self._held.tree.add_side(kind, self._name(kind), reference)
        self.rotate()

    def _name(self, kind: str) -> str:
        return f"1:{plan_bits(self.settings.population)[-1]}" if kind == "blind-index" else "1"

    def _owner(self, deposit: Deposit) -> bytes | None:
        """Return the person of the other versions of a record."""
        if deposit.record_id is None:
            return None
        subject = self._linking.owner(deposit.record_id)
        if subject is None:
            record = self._held.records.get(deposit.record_id)
            if record is not None and record.agency != self.agency:
                raise VaultError("vault: expected the id of a record of this vault, it is another agency's")
        return subject

    def _is_known_by(self, record_id: bytes, subject: bytes, known: Known) -> bool:
        """Return whether some version of a record says that its person is known by a value."""
        key = self._held.persons.get(subject)
        if key is None:
            return False
        with key.secret:
            versions = self._held.records.versions(self.agency, record_id)
            found = (self._held.records.get(record_id, each, agency=self.agency) for each in versions)
            return any(known in _known(record, key) for record in found if record is not None)

    def _signing(self) -> SigningKey:
        return SigningKey(self._held.tree.secret(self._held.tree.side("signing")))


def _known(record: StoredRecord, key: WrappingKey) -> tuple[Known, ...]:
    try:
        return known_in(record, [key])
    except DecryptionError:
        return ()


def _silent(_done: int) -> None:
    return
