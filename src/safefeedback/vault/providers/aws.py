"""Root keys in AWS KMS: ``awskms:REGION`` with the credentials that boto3 finds.

Options: ``pending-days`` (7 to 30, default 7: how long a destroyed key could be called back), ``endpoint`` (an
``https:`` address, for VPC endpoints). A reference is the key's ARN; its alias shows the name in the console.

Source of the API: AWS KMS API reference, read 2026-11-26.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from safefeedback.crypto import SecretBytes
from safefeedback.errors import ConfigurationError, SafeFeedbackError
from safefeedback.vault.providers.envelope import canonical_context, disclose, enclose
from safefeedback.vault.providers.extra import client_library, keep_quiet
from safefeedback.vault.providers.location import Location
from safefeedback.vault.providers.naming import checked_name, unique_identifier
from safefeedback.vault.providers.port import Capabilities, Destruction, ProviderKey
from safefeedback.vault.providers.refusal import no_answer, no_key, not_allowed, not_opened

__all__ = ["AwsProvider"]

_ALIASES: Final = "alias/safefeedback/"
_STATES: Final = {"Enabled": "enabled"}  # every other state: it cannot be used now
_UNUSABLE: Final = ("NotFoundException", "DisabledException", "KMSInvalidStateException")
_REFUSED: Final = (
    "AccessDeniedException",
    "UnrecognizedClientException",
    "ExpiredTokenException",
    "InvalidSignatureException",
)
_BROKEN: Final = ("InvalidCiphertextException", "IncorrectKeyException")


class AwsProvider:
    """AWS KMS as a provider."""

    def __init__(self, client: Any, *, uri: str, pending_days: int) -> None:
        """Keep the client; nothing is sent."""
        self.uri: Final = uri
        self.capabilities: Final = Capabilities(
            binds_context=True, destroys=True, hardware=True, waiting_days=pending_days
        )
        self._client = client
        self._pending_days = pending_days

    @classmethod
    def open(cls, uri: str, passphrase: Callable[[], bytes] | None) -> AwsProvider:  # noqa: ARG003 - boto3 finds credentials
        """Return the provider of an ``awskms:`` address; nothing is sent.

        Raises:
            ConfigurationError: no region, unknown options, or boto3 is not installed.
        """
        location = Location.parse(uri)
        location.allow("endpoint", "pending-days")
        if not location.place.replace("-", "").isalnum():
            raise ConfigurationError("awskms: expected a region", hint="such as awskms:sa-east-1")
        days = location.days("pending-days", default=7, lowest=7, highest=30)
        return cls(_client(location.place, location.secure("endpoint")), uri=uri, pending_days=days)

    def create(self, name: str) -> str:
        """Make a symmetric key with an alias; the reference is its ARN."""
        alias = _ALIASES + unique_identifier(name)
        arn: str = self._ask("create_key", Description=checked_name(name))["KeyMetadata"]["Arn"]
        self._ask("create_alias", AliasName=alias, TargetKeyId=arn)
        return arn

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return the blob of a key; the context stands in CloudTrail."""
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
        """Schedule the deletion of the key: unusable at once, gone after the waiting window."""
        about = self._ask("describe_key", KeyId=reference)["KeyMetadata"]
        if about["KeyState"] != "PendingDeletion":
            identifier = reference.rpartition("/")[2]
            about = self._ask("schedule_key_deletion", KeyId=identifier, PendingWindowInDays=self._pending_days)
        return Destruction(reference, _day(about["DeletionDate"]))

    def keys(self) -> Iterator[ProviderKey]:
        """Return the keys that have an alias of this library; a deleted key has none any more."""
        for target in self._targets():
            about = self._ask("describe_key", KeyId=target)["KeyMetadata"]
            yield ProviderKey(about["Arn"], _day(about["CreationDate"]), _STATES.get(about["KeyState"], "disabled"))

    def _targets(self) -> Iterator[str]:
        marker: dict[str, str] = {}
        while True:
            page = self._ask("list_aliases", **marker)
            yield from (each["TargetKeyId"] for each in page["Aliases"] if each["AliasName"].startswith(_ALIASES))
            if not page.get("Truncated"):
                return
            marker = {"Marker": page["NextMarker"]}

    def _seal(self, reference: str, once: SecretBytes, context: Mapping[str, str]) -> bytes:
        canonical_context(context)  # refuses what the service would refuse with the context in its words
        sealed = self._ask(
            "encrypt", KeyId=reference, Plaintext=once.plaintext_secret(), EncryptionContext=dict(context)
        )
        return bytes(sealed["CiphertextBlob"])

    def _unseal(self, reference: str, sealed: bytes, context: Mapping[str, str]) -> SecretBytes:
        opened = self._ask("decrypt", KeyId=reference, CiphertextBlob=sealed, EncryptionContext=dict(context))
        return SecretBytes(opened["Plaintext"])

    def _ask(self, operation: str, **arguments: object) -> Any:
        errors = client_library("botocore.exceptions", extra="aws")
        try:
            return getattr(self._client, operation)(**arguments)
        except errors.ClientError as error:
            raise _translated(str(error.response.get("Error", {}).get("Code", ""))) from None
        except errors.NoCredentialsError:
            raise not_allowed("awskms", "NoCredentialsError") from None
        except errors.BotoCoreError as error:
            raise no_answer("awskms", type(error).__name__) from None


def _client(region: str, endpoint: str | None) -> Any:
    config = client_library("botocore.config", extra="aws").Config(
        connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3}
    )
    session = client_library("boto3", extra="aws").session.Session()  # the default one is not safe in threads
    keep_quiet("boto3", "botocore")
    return session.client("kms", region_name=region, endpoint_url=endpoint, config=config)


def _translated(code: str) -> SafeFeedbackError:
    if code in _BROKEN:
        return not_opened()
    if code in _UNUSABLE:
        return no_key("awskms")
    name = code if code.isalnum() else "an unknown error"
    return not_allowed("awskms", name) if code in _REFUSED else no_answer("awskms", name)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(dt.UTC).date()
