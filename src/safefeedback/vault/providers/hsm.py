"""Root keys in an HSM, through its vendor's PKCS#11 library: AES-256 keys that cannot be read out.

``pkcs11:token=LABEL?module-path=LIBRARY&pin-source=FILE``; without ``pin-source`` the PIN comes from the passphrase
function. Keys are made in the token as sensitive and not extractable, and used with AES-GCM with a random 12-byte nonce
(32-byte plaintexts, a few per month: far below the 2^32 limit of SP 800-38D). An HSM that insists on nonces of its own
is not served.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Final

from safefeedback.crypto import SecretBytes
from safefeedback.errors import KeyringError
from safefeedback.vault.providers.credential import read_credential
from safefeedback.vault.providers.envelope import canonical_context, disclose, enclose
from safefeedback.vault.providers.extra import client_library
from safefeedback.vault.providers.hsm_address import HsmAddress
from safefeedback.vault.providers.hsm_session import logged_in
from safefeedback.vault.providers.naming import checked_name
from safefeedback.vault.providers.port import Capabilities, Destruction, ProviderKey
from safefeedback.vault.providers.refusal import no_key, not_opened

__all__ = ["HsmProvider"]

_NONCE: Final = 12  # bytes
_APPLICATION: Final = "safefeedback"

# what modules answer to a wrong tag; SoftHSM2 says GeneralError
_BROKEN: Final = ("EncryptedDataInvalid", "EncryptedDataLenRange", "GeneralError", "FunctionFailed", "DataInvalid")


class HsmProvider:
    """A token as a provider; each call opens a session, logs in and out."""

    capabilities: Final = Capabilities(binds_context=True, destroys=True, hardware=True)

    def __init__(self, address: HsmAddress, *, uri: str, pin: Callable[[], bytes]) -> None:
        """Import the client library; the token is not touched yet."""
        self.uri: Final = uri
        self._address = address
        self._pin = pin
        self._library = client_library("pkcs11", extra="pkcs11")

    @classmethod
    def open(cls, uri: str, passphrase: Callable[[], bytes] | None) -> HsmProvider:
        """Return the provider of a ``pkcs11:`` address.

        Raises:
            ConfigurationError: another form of address, or python-pkcs11 is not installed.
            KeyringError: neither ``pin-source`` nor passphrase.
        """
        address = HsmAddress.parse(uri)
        source = address.pin_source
        pin = partial(read_credential, source) if source else passphrase
        if pin is None:
            raise KeyringError(
                "pkcs11: expected a PIN", hint="name a file as pin-source, or give a passphrase function"
            )
        return cls(address, uri=uri, pin=pin)

    def create(self, name: str) -> str:
        """Make an AES-256 key in the token; its label, with the day in it, is the reference."""
        reference = f"{checked_name(name)}#{_today():%Y%m%d}-{secrets.token_hex(8)}"
        p11 = self._library
        with self._session(rw=True) as session:
            session.generate_key(
                p11.KeyType.AES,
                256,
                label=reference,
                store=True,
                capabilities=p11.MechanismFlag.ENCRYPT | p11.MechanismFlag.DECRYPT,
                template={
                    p11.Attribute.SENSITIVE: True,
                    p11.Attribute.EXTRACTABLE: False,
                    p11.Attribute.ID: _APPLICATION.encode(),
                },
            )
        return reference

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return the blob of a key."""
        with self._session() as session:
            return enclose(
                key,
                reference=reference,
                context=context,
                seal=lambda once: self._seal(session, reference, once, canonical_context(context)),
                unseal=lambda sealed: self._unseal(session, reference, sealed, canonical_context(context)),
            )

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        """Return the key of a blob."""
        with self._session() as session:
            return disclose(
                blob,
                reference=reference,
                context=context,
                unseal=lambda sealed: self._unseal(session, reference, sealed, canonical_context(context)),
            )

    def destroy(self, reference: str) -> Destruction:
        """Delete the key from the token: at once and for good, unless the HSM itself is backed up.

        Raises:
            KeyringError: the token holds no such key, destroyed ones included: it keeps no trace of them.
        """
        with self._session(rw=True) as session:
            self._key(session, reference).destroy()
        return Destruction(reference, _today())

    def keys(self) -> Iterator[ProviderKey]:
        """Return the keys of this library in the token, in the token's order."""
        with self._session() as session:
            labels = [each.label for each in session.get_objects(self._ours())]
        for label in labels:
            yield ProviderKey(label, _created(label), "enabled")

    def _seal(self, session: Any, reference: str, once: SecretBytes, context: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._key(session, reference).encrypt(once.plaintext_secret(), **self._gcm(nonce, context))
        return nonce + bytes(sealed)

    def _unseal(self, session: Any, reference: str, sealed: bytes, context: bytes) -> SecretBytes:
        key = self._key(session, reference)
        try:
            return SecretBytes(bytes(key.decrypt(sealed[_NONCE:], **self._gcm(sealed[:_NONCE], context))))
        except self._library.PKCS11Error as error:
            if type(error).__name__ in _BROKEN:
                raise not_opened() from None
            raise

    def _gcm(self, nonce: bytes, context: bytes) -> dict[str, object]:
        p11 = self._library
        return {"mechanism": p11.Mechanism.AES_GCM, "mechanism_param": p11.GCMParams(nonce, context, 128)}

    def _key(self, session: Any, reference: str) -> Any:
        attributes = self._library.Attribute
        wanted = self._ours() | {attributes.LABEL: reference, attributes.ENCRYPT: True, attributes.DECRYPT: True}
        found = list(session.get_objects(wanted))
        if len(found) != 1:
            raise no_key("pkcs11")
        return found[0]

    def _ours(self) -> dict[Any, object]:
        p11 = self._library
        return {p11.Attribute.CLASS: p11.ObjectClass.SECRET_KEY, p11.Attribute.ID: _APPLICATION.encode()}

    def _session(self, *, rw: bool = False) -> AbstractContextManager[Any]:
        return logged_in(self._library, self._address, pin=self._pin, rw=rw)


def _created(label: str) -> dt.date | None:
    day = label.rpartition("#")[2].partition("-")[0]
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        return None


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()
