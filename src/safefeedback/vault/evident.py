"""What a vault shows for itself: its logs, proofs that a message is in them, and opening that leaves evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from safefeedback.crypto import MlDsaSigningKey, SecretBytes, SigningKey, keyed_tag
from safefeedback.errors import ConfigurationError, InputError
from safefeedback.ledger.checkpoint import LOGS, log_origin
from safefeedback.ledger.log import Log
from safefeedback.ledger.note import Cosigner, NoteSigner, Signer
from safefeedback.vault.anchoring import Anchored, anchor_logs, kept_notes, told_anchors
from safefeedback.vault.attestation import Attestation, attest
from safefeedback.vault.code import check_code, check_id
from safefeedback.vault.ledger_export import export_logs
from safefeedback.vault.policy_use import note_policy
from safefeedback.vault.reveal.revealer import Revealer, Wish

if TYPE_CHECKING:
    from pathlib import Path

    from safefeedback.ledger.proof import Proof
    from safefeedback.ledger.verification import Verification
    from safefeedback.vault.batch import Progress
    from safefeedback.vault.holdings import Holdings
    from safefeedback.vault.receipt import Receipt
    from safefeedback.vault.reveal import Approval, Request, Revealed, RevealRules

__all__ = ["NOTES", "Evident"]

_ML_DSA_SEED: Final = "safefeedback/ledger-ml-dsa-44/1"

NOTES: Final = frozenset(
    {"export.made", "report.made", "review.drawn", "review.judged", "rights.closed", "rights.opened", "rights.step"}
)
"""Events that tell of the evidence itself: who has a vault may note them; all others are written with their act."""


class Evident:
    """The part of :class:`~safefeedback.vault.Vault` that deals in evidence."""

    _held: Holdings
    _rules: RevealRules
    _revealer: Revealer | None = None

    @property
    def rules(self) -> RevealRules:
        """For which purposes sealed fields may be opened, and who approves."""
        return self._rules

    def log(self, kind: str) -> Log:
        """Return one of the two logs: ``records`` (seals, deletions, reveals) or ``keys`` (keys, persons, erasures).

        Raises:
            InputError: another kind.
            KeyringError, DecryptionError: the key that signs checkpoints is not there.
        """
        if kind not in LOGS:
            raise InputError(f"vault: expected one of the logs {', '.join(LOGS)}")
        store = self._held.records if kind == "records" else self._held.keys
        return Log(store, self._held.agency, kind, signers=self._signers(log_origin(self._held.agency, kind)))

    def leaves(self, kind: str) -> Iterator[bytes]:
        """Yield the leaves of one of the two logs, from the first.

        Raises:
            InputError: another kind.
            VaultError: a store refuses.
        """
        if kind not in LOGS:
            raise InputError(f"vault: expected one of the logs {', '.join(LOGS)}")
        store = self._held.records if kind == "records" else self._held.keys
        return store.leaves(self._held.agency)

    def note(self, event: str, acts: Sequence[Mapping[str, Any]], *, about: str | None = None) -> None:
        """Write leaves of one event into the log of keys, all of them or none.

        Args:
            event: one of :data:`NOTES`.
            acts: the fields of each leaf.
            about: id of the person of whom they tell, by which :meth:`told_of` finds them.

        Raises:
            InputError: another event.
            LedgerError: fields that are not the event's.
            VaultError: the store refuses; nothing was written.
        """
        if event not in NOTES:
            raise InputError(f"vault: expected one of the events {', '.join(sorted(NOTES))}")
        if acts:
            subject = None if about is None else check_id(about, "a person")
            self._held.keys.append([self._held.scribe.leaf(event, subject, **fields) for fields in acts])

    def told_of(self, subject: str) -> Iterator[bytes]:
        """Yield the leaves of the log of keys that tell of a person, from the first.

        Raises:
            InputError: not an id.
            VaultError: the store refuses.
        """
        return (body for _, body in self._held.keys.leaves_about(self._held.agency, check_id(subject, "a person")))

    def use_policy(self, digest: str, *, name: str, version: str) -> None:
        """Note that messages are protected under a policy from now on, unless the log says so already.

        Raises:
            LedgerError: a digest or version that no leaf can hold.
            VaultError: the store refuses.
        """
        note_policy(self._held.records, self._held.scribe, digest, name=name, version=version)

    def anchor(self, addresses: Sequence[str] | None = None) -> tuple[Anchored, ...]:
        """Bring the checkpoints of both logs to places that keep them, and note it.

        Args:
            addresses: ``file:PATH``, ``store:ADDRESS`` or ``tsa:URL?file=PATH&roots=PATH``; None: the settings'.

        Raises:
            ConfigurationError: no address, or one that cannot be used.
            LedgerError: a place keeps a checkpoint that this log does not go on from.
            VaultError: a place refuses; what was kept before stays.
        """
        chosen = self._held.settings.anchors if addresses is None else tuple(addresses)
        if not chosen:
            raise ConfigurationError(
                "anchor: expected a place for checkpoints", hint="name some at anchors in vault.toml"
            )
        return anchor_logs(self._held, [self.log(kind) for kind in LOGS], chosen)

    def verify(self, kind: str, notes: Iterable[bytes] = ()) -> Verification:
        """Read a whole log, and hold it against its checkpoints and against what the places of the settings keep.

        Args:
            kind: ``records`` or ``keys``.
            notes: further checkpoints that were kept elsewhere.

        Raises:
            InputError: another kind.
            ConfigurationError: the address of a place that cannot be used.
            VaultError: the store or a place cannot be read.
        """
        log = self.log(kind)
        kept = kept_notes(self._held, log.origin)
        told = told_anchors(self._held, kind) if self._held.settings.anchors else ()
        return log.verify([*notes, *kept], told=told)

    def export_logs(self, folder: Path, *, progress: Progress | None = None) -> int:
        """Write both logs into a new folder, with a verifier that needs nothing of this library.

        Args:
            folder: is made.
            progress: is told how many leaves were written.

        Returns:
            how many leaves.

        Raises:
            InputError: the folder is there, or cannot be written.
            VaultError: a store or a place of anchors cannot be read.
            LedgerError: a log that is not what was signed.
        """
        logs = [self.log(kind) for kind in LOGS]
        number = export_logs(self._held, logs, folder, progress or (lambda _done: None))
        self.note("export.made", [{"what": "ledger", "n": number}])
        return number

    def attest(self, *, progress: Progress | None = None) -> Attestation:
        """Compare every stored record with the log of records, and the log with the records.

        Verify the log first: this takes it for what it says.

        Raises:
            VaultError: a store refuses.
        """
        return attest(self._held, progress or (lambda _done: None))

    def evidence(self, record_id: str) -> tuple[tuple[int, bytes], ...]:
        """Return places and leaves of the log of records that tell of a record, in order.

        Raises:
            InputError: not 32 hexadecimal digits.
        """
        return tuple(self._held.records.leaves_about(self._held.agency, check_id(record_id, "a record")))

    def prove(self, receipt: Receipt) -> Proof:
        """Return the proof that the evidence of a stored message is in the log: for the citizen, or who publishes.

        Raises:
            LedgerError: no such leaf, or a log that is not what was signed.
        """
        return self.log("records").prove(receipt.leaf)

    def reveal(
        self,
        record_id: str,
        *,
        purpose: str,
        fields: Sequence[str] | None = None,
        case: str | None = None,
        version: int | None = None,
        request: Request | None = None,
        approvals: Sequence[Approval] = (),
    ) -> Revealed:
        """Open sealed fields of a record. Who, what and why is on the disk before a value is returned.

        Args:
            record_id: 32 hexadecimal digits, as on the receipt.
            purpose: code of one of :attr:`rules`.
            fields: names; None: all that the purpose allows.
            case: code of the case, which some purposes need.
            version: None: the newest.
            request: made by :meth:`request_reveal`, for purposes that officers approve.
            approvals: the signatures of officers under the request.

        Raises:
            InputError: not an id, or a case that is no code.
            RevealError: refused; the refusal is evidence too.
            VaultError: the evidence cannot be written; nothing is opened.
            DecryptionError: the record does not open.
        """
        wish = _wish(record_id, purpose=purpose, fields=fields, case=case, version=version)
        return self._opener().reveal(wish, request, approvals)

    def request_reveal(
        self,
        record_id: str,
        *,
        purpose: str,
        fields: Sequence[str] | None = None,
        case: str | None = None,
        version: int | None = None,
    ) -> Request:
        """Return a request for officers to sign; it can be used once, for a day, by this actor.

        Raises:
            InputError, RevealError, VaultError: as :meth:`reveal`.
        """
        return self._opener().request(_wish(record_id, purpose=purpose, fields=fields, case=case, version=version))

    def _signers(self, origin: str) -> tuple[Signer, ...]:
        """Return who signs a log: always Ed25519, by option ML-DSA-44 with a key derived from the same secret."""
        tree = self._held.tree
        secret = tree.secret(tree.side("ledger"))
        if self._held.settings.log_signatures == "ed25519":
            return (NoteSigner(origin, SigningKey(secret)),)
        derived = SecretBytes(keyed_tag(secret, _ML_DSA_SEED))
        return NoteSigner(origin, SigningKey(secret)), Cosigner(origin, MlDsaSigningKey(derived))

    def _begin_logs(self) -> None:
        """Write the first leaf of a log that has none."""
        for kind, store in (("records", self._held.records), ("keys", self._held.keys)):
            if store.size(self._held.agency) == 0:
                store.append([self._held.scribe.leaf("log.init", log=kind)])

    def _opener(self) -> Revealer:
        if self._revealer is None:
            self._revealer = Revealer(self._held, self._rules)
        return self._revealer


def _wish(record_id: str, *, purpose: str, fields: Sequence[str] | None, case: str | None, version: int | None) -> Wish:
    found = check_id(record_id, "a record")
    return Wish(
        found,
        version,
        purpose,
        None if fields is None else tuple(fields),
        None if case is None else check_code(case, "a case"),
    )
