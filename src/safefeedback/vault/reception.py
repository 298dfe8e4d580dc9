"""Write-only reception: for the host that faces the Internet. It seals and stores, and nothing of it opens.

Whoever takes over such a host reads what passes while they are there, and nothing that is already stored.

This module loads no class that opens, unwraps or signs; a test proves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Self

from safefeedback.crypto import VerifyingKey
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.clock import Clock, utc_day
from safefeedback.vault.evidence import Scribe
from safefeedback.vault.policy_use import note_policy
from safefeedback.vault.sealing import receipts_of, sealed_entry
from safefeedback.vault.stores.opening import open_record_store

if TYPE_CHECKING:
    from safefeedback.crypto import PublicBundle
    from safefeedback.vault.deposit import Deposit
    from safefeedback.vault.receipt import Receipt

__all__ = ["SealOnly"]


class SealOnly:
    """Seals to the public bundle of an agency and stores. A custodian promotes the records later.

    Args:
        bundle: made by the custodian with ``Vault.bundle``.
        records: address of the record store.
        custodian: the custodian's Ed25519 public key, 32 bytes, learnt by another way than the bundle. With it, a
            bundle that somebody else put there is refused.
        create: make or migrate the record store.
        actor: id of this service, a code, as the log names it.

    Raises:
        KeyringError: the bundle's signature is not the custodian's, or its last day is over.
        LedgerError: an actor that is no code.
        VaultError: the record store cannot be opened.
    """

    def __init__(
        self,
        bundle: PublicBundle,
        records: str,
        *,
        custodian: bytes | None = None,
        create: bool = False,
        actor: str = "svc:reception",
        clock: Clock = utc_day,
    ) -> None:
        if custodian is not None:
            _verify(bundle, custodian)
        self._bundle: Final = bundle
        self._clock: Final = clock
        self._check_day()
        self._scribe: Final = Scribe(bundle.agency, actor=actor)
        self._records: Final = open_record_store(records, create=create)

    @property
    def agency(self) -> str:
        """Whose messages it keeps."""
        return self._bundle.agency

    def keep(self, deposits: Sequence[Deposit]) -> tuple[Receipt, ...]:
        """Seal and store all of them in one transaction, or none; durable when it returns.

        Raises:
            KeyringError: the last day of the bundle is over.
            InputError: a field, a value, an id or a version outside its limits.
            VaultError: the database refuses, or a record and version is already there.
        """
        self._check_day()
        today = self._clock()
        made = [
            sealed_entry(each, agency=self.agency, recipient=self._bundle, today=today, scribe=self._scribe)
            for each in deposits
        ]
        return tuple(receipts_of(made, self._records.put([entry for entry, _ in made])))

    def use_policy(self, digest: str, *, name: str, version: str) -> None:
        """Note that messages are protected under a policy from now on, unless the log says so already.

        Raises:
            LedgerError: a digest or version that no leaf can hold.
            VaultError: the database refuses.
        """
        note_policy(self._records, self._scribe, digest, name=name, version=version)

    def close(self) -> None:
        """Give back files and connections."""
        self._records.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_day(self) -> None:
        if self._bundle.not_after < self._clock():
            raise KeyringError(
                "public bundle: expected one that is still valid, its last day is over",
                hint="make a new one on the custodian's host with: safefeedback keys create-bundle",
            )


def _verify(bundle: PublicBundle, custodian: bytes) -> None:
    try:
        bundle.verify(VerifyingKey(custodian))
    except DecryptionError:
        raise KeyringError("public bundle: expected the custodian's signature, got another") from None
