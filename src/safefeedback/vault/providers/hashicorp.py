"""Root keys in the transit engine of HashiCorp Vault or OpenBao: ``vault:MOUNT?address=https://HOST:8200``.

Options: ``address`` (else the environment's ``VAULT_ADDR``; plain http for this host only), ``namespace``, ``ca`` (a
file of certificates). The token comes from the passphrase function, else from where hvac looks (``VAULT_TOKEN``, the
token file).

Source of the API: the transit secrets engine's API page, read 2026-11-26. Encrypting under a name that does not exist
makes a key there where the policy allows it, so the key is read first.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from safefeedback.crypto import SecretBytes
from safefeedback.errors import ConfigurationError, DecryptionError, SafeFeedbackError
from safefeedback.vault.providers.credential import as_text
from safefeedback.vault.providers.envelope import canonical_context, disclose, enclose
from safefeedback.vault.providers.extra import client_library
from safefeedback.vault.providers.location import Location
from safefeedback.vault.providers.naming import unique_identifier
from safefeedback.vault.providers.port import Capabilities, Destruction, ProviderKey
from safefeedback.vault.providers.refusal import no_answer, no_key, not_allowed, not_opened

__all__ = ["HashicorpProvider"]

_NAMES: Final = "safefeedback-"
_ADDRESS: Final = re.compile(r"https://[^/]+/?|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?/?")
_TIMEOUT: Final = 10  # seconds
_REFUSED: Final = ("Forbidden", "Unauthorized")


class HashicorpProvider:
    """A transit mount as a provider."""

    capabilities: Final = Capabilities(binds_context=True, destroys=True, hardware=False)

    def __init__(self, make_client: Callable[[], Any], *, uri: str, mount: str) -> None:
        """Keep how a client is made; it is made for each call, with the token of that moment."""
        self.uri: Final = uri
        self._make_client = make_client
        self._mount = mount

    @classmethod
    def open(cls, uri: str, passphrase: Callable[[], bytes] | None) -> HashicorpProvider:
        """Return the provider of a ``vault:`` address; nothing is sent.

        Raises:
            ConfigurationError: no address, one that is not https, unknown options, or hvac is not installed.
        """
        location = Location.parse(uri)
        location.allow("address", "namespace", "ca")
        address = location.option("address") or os.environ.get("VAULT_ADDR", "")
        if not location.place or not _ADDRESS.fullmatch(address):
            raise ConfigurationError(
                "vault: expected a mount and an https: address",
                hint="such as vault:transit?address=https://vault.example:8200",
            )
        hvac = client_library("hvac", extra="hashicorp")

        def make_client() -> Any:
            token = as_text(passphrase(), what="vault: expected a token").strip() if passphrase else None
            verify = location.option("ca") or True
            return hvac.Client(address, token, timeout=_TIMEOUT, namespace=location.option("namespace"), verify=verify)

        return cls(make_client, uri=uri, mount=location.place)

    def create(self, name: str) -> str:
        """Make a key that cannot be exported; its name in the engine is the reference."""
        reference = _NAMES + unique_identifier(name)
        with self._transit() as ask:
            ask("create_key", reference, key_type="aes256-gcm96", exportable=False, allow_plaintext_backup=False)
        return reference

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return the blob of a key."""
        with self._transit() as ask:
            ask("read_key", reference)  # encrypting would make it
            return enclose(
                key,
                reference=reference,
                context=context,
                seal=lambda once: _seal(ask, reference, once, context),
                unseal=lambda sealed: _unseal(ask, reference, sealed, context),
            )

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        """Return the key of a blob."""
        with self._transit() as ask:
            return disclose(
                blob,
                reference=reference,
                context=context,
                unseal=lambda sealed: _unseal(ask, reference, sealed, context),
            )

    def destroy(self, reference: str) -> Destruction:
        """Delete the key from the engine: at once; copies live in the server's own backups.

        Raises:
            KeyringError: the engine holds no such key, destroyed ones included: it keeps no trace of them.
        """
        with self._transit() as ask:
            ask("read_key", reference)
            ask("update_key_configuration", reference, deletion_allowed=True)
            ask("delete_key", reference)
        return Destruction(reference, dt.datetime.now(tz=dt.UTC).date())

    def keys(self) -> Iterator[ProviderKey]:
        """Return the engine's keys whose names begin as ours do."""
        with self._transit() as ask:
            try:
                names: list[str] = ask("list_keys")["data"]["keys"]
            except SafeFeedbackError as error:
                if error.code != "keyring" or "unknown" not in str(error):
                    raise
                names = []
            found = [(name, ask("read_key", name)["data"]) for name in names if name.startswith(_NAMES)]
        for name, about in found:
            yield ProviderKey(name, _created(about), "enabled")

    @contextmanager
    def _transit(self) -> Iterator[Callable[..., Any]]:
        hvac = client_library("hvac", extra="hashicorp")
        client = self._make_client()

        def ask(operation: str, *arguments: object, **named: object) -> Any:
            try:
                return getattr(client.secrets.transit, operation)(*arguments, mount_point=self._mount, **named)
            except hvac.exceptions.InvalidPath:
                raise no_key("vault") from None
            except hvac.exceptions.VaultError as error:
                raise _translated(type(error).__name__) from None
            except client_library("requests", extra="hashicorp").RequestException as error:
                raise no_answer("vault", type(error).__name__) from None

        try:
            yield ask
        finally:
            client.adapter.close()


def _seal(ask: Callable[..., Any], reference: str, once: SecretBytes, context: Mapping[str, str]) -> bytes:
    plaintext = b64encode(once.plaintext_secret()).decode()
    answer = ask("encrypt_data", reference, plaintext=plaintext, associated_data=_associated(context))
    return str(answer["data"]["ciphertext"]).encode()


def _unseal(ask: Callable[..., Any], reference: str, sealed: bytes, context: Mapping[str, str]) -> SecretBytes:
    try:
        ciphertext = sealed.decode("ascii")
    except UnicodeDecodeError:
        raise not_opened() from None
    try:
        answer = ask("decrypt_data", reference, ciphertext=ciphertext, associated_data=_associated(context))
    except DecryptionError:
        ask("read_key", reference)  # tells a destroyed key from changed data
        raise
    return SecretBytes(b64decode(answer["data"]["plaintext"]))


def _associated(context: Mapping[str, str]) -> str:
    return b64encode(canonical_context(context)).decode()


def _translated(name: str) -> SafeFeedbackError:
    if name == "InvalidRequest":
        return not_opened()
    return not_allowed("vault", name) if name in _REFUSED else no_answer("vault", name)


def _created(about: Mapping[str, Any]) -> dt.date | None:
    versions = about.get("keys") or {}
    seconds = min((each for each in versions.values() if isinstance(each, int)), default=None)
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
