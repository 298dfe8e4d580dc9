"""Root keys in Google Cloud KMS: ``gcpkms:projects/P/locations/L/keyRings/R``, with the default credentials.

Options: ``pending-days`` (1 to 120, default 30: how long a destroyed key could be restored), ``protection`` (``hsm``,
the default, or ``software``), ``endpoint`` (host and port, for private endpoints). The REST transport is used: it
passes the proxies that gRPC does not.

Source of the API: Cloud KMS REST reference v1, read 2026-11-26. Its CRC32C fields are not needed: what was sealed is
opened again before it is returned.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from safefeedback.crypto import SecretBytes
from safefeedback.errors import ConfigurationError, SafeFeedbackError
from safefeedback.vault.providers.envelope import canonical_context, disclose, enclose
from safefeedback.vault.providers.extra import client_library, keep_quiet
from safefeedback.vault.providers.location import Location
from safefeedback.vault.providers.naming import unique_identifier
from safefeedback.vault.providers.port import Capabilities, Destruction, ProviderKey
from safefeedback.vault.providers.refusal import no_answer, no_key, not_allowed, not_opened

__all__ = ["GoogleProvider"]

_RING: Final = re.compile(r"projects/[^/]+/locations/[^/]+/keyRings/[^/]+")
_LABEL: Final = "safefeedback"
_NAMES: Final = "safefeedback-"
_TIMEOUT: Final = 10  # seconds
_DAY: Final = 86_400  # seconds
_REFUSED: Final = ("PERMISSION_DENIED", "UNAUTHENTICATED")
_PROTECTION: Final = {"hsm": "HSM", "software": "SOFTWARE"}
_AT_WORK: Final = ("ENABLED", "DISABLED", "PENDING_GENERATION")  # states of a version that can still be destroyed
_STATES: Final = {"ENABLED": "enabled", "DESTROYED": "destroyed"}


class GoogleProvider:
    """A key ring of Cloud KMS as a provider."""

    def __init__(self, client: Any, *, uri: str, ring: str, pending_days: int, protection: str) -> None:
        """Keep the client; nothing is sent."""
        self.uri: Final = uri
        self.capabilities: Final = Capabilities(
            binds_context=True, destroys=True, hardware=protection == "HSM", waiting_days=pending_days
        )
        self._client = client
        self._ring = ring
        self._pending_days = pending_days
        self._protection = protection

    @classmethod
    def open(cls, uri: str, passphrase: Callable[[], bytes] | None) -> GoogleProvider:  # noqa: ARG003 - no secret of ours
        """Return the provider of a ``gcpkms:`` address; the credentials are looked for now.

        Raises:
            ConfigurationError: no key ring, unknown options, or google-cloud-kms is not installed.
            KeyringError: no default credentials.
        """
        location = Location.parse(uri)
        location.allow("endpoint", "pending-days", "protection")
        protection = _PROTECTION.get(location.option("protection") or "hsm")
        if protection is None or not _RING.fullmatch(location.place):
            raise ConfigurationError(
                "gcpkms: expected a key ring, and hsm or software as protection",
                hint="such as gcpkms:projects/agency/locations/southamerica-east1/keyRings/safefeedback",
            )
        days = location.days("pending-days", default=30, lowest=1, highest=120)
        client = _client(location.option("endpoint"))
        return cls(client, uri=uri, ring=location.place, pending_days=days, protection=protection)

    def create(self, name: str) -> str:
        """Make a symmetric key in the ring; its resource name is the reference."""
        key = {
            "purpose": "ENCRYPT_DECRYPT",
            "labels": {"made-by": _LABEL},
            "destroy_scheduled_duration": {"seconds": self._pending_days * _DAY},
            "version_template": {"protection_level": self._protection, "algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION"},
        }
        request = {"parent": self._ring, "crypto_key_id": _NAMES + unique_identifier(name), "crypto_key": key}
        return str(self._ask("create_crypto_key", request).name)

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return the blob of a key."""
        return enclose(
            key,
            reference=reference,
            context=context,
            seal=lambda once: self._seal(reference, once, context),
            unseal=lambda sealed: self._unseal(reference, sealed, context),
        )

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        """Return the key of a blob."""
        return disclose(
            blob, reference=reference, context=context, unseal=lambda sealed: self._unseal(reference, sealed, context)
        )

    def destroy(self, reference: str) -> Destruction:
        """Schedule the destruction of all versions of the key: unusable at once, gone after the waiting time."""
        days = [_today()]
        for each in self._ask("list_crypto_key_versions", {"parent": reference}):
            is_at_work = each.state.name in _AT_WORK
            gone = self._ask("destroy_crypto_key_version", {"name": each.name}) if is_at_work else each
            days.append((gone.destroy_event_time or gone.destroy_time or _now()).date())
        return Destruction(reference, max(days))

    def keys(self) -> Iterator[ProviderKey]:
        """Return the keys of the ring that carry our label, destroyed ones too: the service keeps their names."""
        for each in self._ask("list_crypto_keys", {"parent": self._ring, "filter": f"labels.made-by={_LABEL}"}):
            yield ProviderKey(each.name, each.create_time.date(), _STATES.get(each.primary.state.name, "disabled"))

    def _seal(self, reference: str, once: SecretBytes, context: Mapping[str, str]) -> bytes:
        request = {"name": reference, "plaintext": once.plaintext_secret()} | _associated(context)
        return bytes(self._ask("encrypt", request).ciphertext)

    def _unseal(self, reference: str, sealed: bytes, context: Mapping[str, str]) -> SecretBytes:
        request = {"name": reference, "ciphertext": sealed} | _associated(context)
        return SecretBytes(bytes(self._ask("decrypt", request).plaintext))

    def _ask(self, operation: str, request: Mapping[str, object]) -> Any:
        auth = client_library("google.auth.exceptions", extra="gcp")
        errors = client_library("google.api_core.exceptions", extra="gcp")
        requests = client_library("requests", extra="gcp")
        try:
            answer = getattr(self._client, operation)(request=dict(request), timeout=_TIMEOUT)
            return list(answer) if operation.startswith("list_") else answer
        except errors.GoogleAPIError as error:
            raise _translated(_status(error)) from None
        except (auth.TransportError, requests.RequestException) as error:
            raise no_answer("gcpkms", type(error).__name__) from None
        except auth.GoogleAuthError as error:
            raise not_allowed("gcpkms", type(error).__name__) from None


def _client(endpoint: str | None) -> Any:
    kms = client_library("google.cloud.kms_v1", extra="gcp")
    keep_quiet("google.cloud.kms_v1")
    auth = client_library("google.auth.exceptions", extra="gcp")
    try:
        return kms.KeyManagementServiceClient(
            transport="rest", client_options={"api_endpoint": endpoint} if endpoint else None
        )
    except auth.GoogleAuthError as error:
        raise not_allowed("gcpkms", type(error).__name__) from None


def _associated(context: Mapping[str, str]) -> dict[str, bytes]:
    return {"additional_authenticated_data": canonical_context(context)}


def _status(error: Exception) -> str:
    """Return the service's own word for the error, or the class of a client's error."""
    try:
        return str(error.response.json()["error"]["status"])  # type: ignore[attr-defined]  # some have none
    except (AttributeError, KeyError, TypeError, ValueError):
        return type(error).__name__


def _translated(status: str) -> SafeFeedbackError:
    if status == "INVALID_ARGUMENT":
        return not_opened()
    if status in {"FAILED_PRECONDITION", "NOT_FOUND"}:
        return no_key("gcpkms")
    name = status if status.replace("_", "").isalpha() else "an unknown error"
    return not_allowed("gcpkms", name) if name in _REFUSED else no_answer("gcpkms", name)


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


def _today() -> dt.date:
    return _now().date()
