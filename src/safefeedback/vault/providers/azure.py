"""Root keys in Azure Key Vault or Managed HSM: ``azurekv:HOST``, such as ``azurekv:agency.vault.azure.net``.

Option: ``protection`` (``hsm``, the default, or ``software``). In a Key Vault a root key is RSA 3072 with RSA-OAEP-256,
which a large quantum computer would open; in a Managed HSM (a host under ``managedhsm.azure.net``) it is AES-256 with
A256KW. Neither authenticates a context: ours does. Credentials are those of azure-identity's default chain.

Source of the API: Key Vault REST reference, read 2026-11-26.
"""

from __future__ import annotations

import datetime as dt
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from safefeedback.crypto import SecretBytes
from safefeedback.errors import ConfigurationError, SafeFeedbackError
from safefeedback.vault.providers.envelope import disclose, enclose
from safefeedback.vault.providers.extra import client_library
from safefeedback.vault.providers.location import Location
from safefeedback.vault.providers.naming import unique_identifier
from safefeedback.vault.providers.port import Capabilities, Destruction, ProviderKey
from safefeedback.vault.providers.refusal import no_answer, no_key, not_allowed, not_opened

__all__ = ["AzureProvider"]

_HOST: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"[0-9A-Za-z-]{1,127}/[0-9A-Za-z]+")
_MANAGED: Final = ".managedhsm.azure.net"
_NAMES: Final = "safefeedback-"
_OPERATIONS: Final = ["wrapKey", "unwrapKey"]
_SOFT_DELETE_DAYS: Final = 90  # the longest that a vault keeps a deleted key


class AzureProvider:
    """A Key Vault or Managed HSM as a provider."""

    def __init__(self, client: Any, *, uri: str, symmetric: bool, hardware: bool) -> None:
        """Keep the key client; nothing is sent."""
        self.uri: Final = uri
        self.capabilities: Final = Capabilities(
            binds_context=False, destroys=True, hardware=hardware, waiting_days=_SOFT_DELETE_DAYS
        )
        self._client = client
        self._symmetric = symmetric
        self._algorithm = "A256KW" if symmetric else "RSA-OAEP-256"

    @classmethod
    def open(cls, uri: str, passphrase: Callable[[], bytes] | None) -> AzureProvider:  # noqa: ARG003 - no secret of ours
        """Return the provider of an ``azurekv:`` address; nothing is sent.

        Raises:
            ConfigurationError: no host, unknown options, or the client libraries are not installed.
        """
        location = Location.parse(uri)
        location.allow("protection")
        protection = location.option("protection") or "hsm"
        if protection not in {"hsm", "software"} or not _HOST.fullmatch(location.place):
            raise ConfigurationError(
                "azurekv: expected a host, and hsm or software as protection",
                hint="such as azurekv:agency.vault.azure.net",
            )
        credential = client_library("azure.identity", extra="azure").DefaultAzureCredential()
        client = client_library("azure.keyvault.keys", extra="azure").KeyClient(f"https://{location.place}", credential)
        symmetric = location.place.lower().endswith(_MANAGED)
        return cls(client, uri=uri, symmetric=symmetric, hardware=symmetric or protection == "hsm")

    def create(self, name: str) -> str:
        """Make a key; its name and version are the reference."""
        identifier = _NAMES + unique_identifier(name)
        common = {"hardware_protected": self.capabilities.hardware, "key_operations": _OPERATIONS}
        if self._symmetric:
            made = self._ask("create_oct_key", identifier, size=256, **common)
        else:
            made = self._ask("create_rsa_key", identifier, size=3072, **common)
        return f"{made.name}/{made.properties.version}"

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return the blob of a key; the context does not reach the service."""
        return enclose(
            key,
            reference=reference,
            context=context,
            seal=lambda once: self._use(reference, "wrapkey", once.plaintext_secret()),
            unseal=lambda sealed: SecretBytes(self._use(reference, "unwrapkey", sealed)),
        )

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        """Return the key of a blob."""
        return disclose(
            blob,
            reference=reference,
            context=context,
            unseal=lambda sealed: SecretBytes(self._use(reference, "unwrapkey", sealed)),
        )

    def destroy(self, reference: str) -> Destruction:
        """Delete the key: unusable at once, gone on the vault's scheduled purge date."""
        name, _, version = reference.partition("/")
        try:
            self._ask("get_key", name, version)
            deleted = self._ask("begin_delete_key", name).result()
        except SafeFeedbackError as error:
            if error.code != "keyring":
                raise
            deleted = self._ask("get_deleted_key", name)  # destroyed before, or never known
        if deleted.properties.version != version:
            raise no_key("azurekv")
        until = deleted.scheduled_purge_date
        return Destruction(reference, until.date() if until else dt.datetime.now(tz=dt.UTC).date())

    def keys(self) -> Iterator[ProviderKey]:
        """Return the keys whose names begin as ours do; deleted ones until they are purged."""
        for each in (*self._ask("list_properties_of_keys"), *self._ask("list_deleted_keys")):
            if each.name.startswith(_NAMES):
                yield self._listed(each)

    def _listed(self, each: Any) -> ProviderKey:
        properties = getattr(each, "properties", each)  # a deleted key has them one level down
        is_enabled = properties is each and properties.enabled
        state = "enabled" if is_enabled else "disabled"
        version = properties.version
        if version is None and is_enabled:  # a list gives names without versions
            version = self._ask("get_key", each.name).properties.version
        created = properties.created_on
        return ProviderKey(
            f"{each.name}/{version}" if version else each.name, created.date() if created else None, state
        )

    def _use(self, reference: str, operation: str, value: bytes) -> bytes:
        """Let the service do it.

        The client library's CryptographyClient (4.11.3) works on its own side where it thinks it can. For the symmetric
        key of a Managed HSM, whose bytes it does not get, it makes a random key and wraps under that: nothing would
        ever open again.
        """
        if not _REFERENCE.fullmatch(reference):
            raise no_key("azurekv")
        body = {"alg": self._algorithm, "value": urlsafe_b64encode(value).decode().rstrip("=")}
        request = client_library("azure.core.rest", extra="azure").HttpRequest(
            "POST", f"{self._client.vault_url}/keys/{reference}/{operation}", json=body
        )

        def call() -> Any:
            response = self._client.send_request(request)
            response.raise_for_status()
            return response.json()

        return urlsafe_b64decode(_asked(call)["value"] + "===")

    def _ask(self, operation: str, *arguments: object, **named: object) -> Any:
        def call() -> Any:
            answer = getattr(self._client, operation)(*arguments, **named)
            return list(answer) if operation.startswith("list_") else answer

        return _asked(call)


def _asked(call: Callable[[], Any]) -> Any:
    errors = client_library("azure.core.exceptions", extra="azure")
    try:
        return call()
    except errors.ClientAuthenticationError as error:
        raise not_allowed("azurekv", type(error).__name__) from None
    except errors.HttpResponseError as error:
        raise _translated(error.status_code or 0, _code(error)) from None
    except errors.AzureError as error:
        raise no_answer("azurekv", type(error).__name__) from None


def _code(error: Any) -> str:
    inner = getattr(getattr(error, "error", None), "innererror", None) or {}
    code = inner.get("code", "") if isinstance(inner, dict) else ""
    return str(code)


def _translated(status: int, code: str) -> SafeFeedbackError:
    if status == 404 or code == "KeyDisabled":
        return no_key("azurekv")
    if status == 400:
        return not_opened()
    return (
        not_allowed("azurekv", f"status {status}") if status in {401, 403} else no_answer("azurekv", f"status {status}")
    )
