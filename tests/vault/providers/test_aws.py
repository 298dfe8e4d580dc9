"""AWS KMS: what moto does not do is answered by botocore's stubber with the service's documented errors."""

import datetime as dt
from typing import Any

import pytest
from tests.contracts.key_provider import listed

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError, SafeFeedbackError, VaultError
from safefeedback.vault.providers import KeyProvider, open_provider
from safefeedback.vault.providers.aws import AwsProvider

botocore_stub = pytest.importorskip("botocore.stub")
ARN = "arn:aws:kms:sa-east-1:123456789012:key/0123"
CONTEXT = {"agency": "muni-puno"}


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> tuple[AwsProvider, Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    provider = AwsProvider.open("awskms:sa-east-1?pending-days=30", None)
    stubber = botocore_stub.Stubber(provider._client)
    stubber.activate()
    return provider, stubber


@pytest.mark.parametrize(
    ("code", "family"),
    [
        ("InvalidCiphertextException", DecryptionError),
        ("IncorrectKeyException", DecryptionError),
        ("NotFoundException", KeyringError),
        ("DisabledException", KeyringError),
        ("KMSInvalidStateException", KeyringError),
        ("AccessDeniedException", KeyringError),
        ("ExpiredTokenException", KeyringError),
        ("KMSInternalException", VaultError),
        ("ThrottlingException", VaultError),
        ("<planted 5f0c>", VaultError),
    ],
)
def test_each_error_of_the_service_has_its_family(
    stubbed: tuple[AwsProvider, Any], code: str, family: type[SafeFeedbackError]
) -> None:
    provider, stubber = stubbed
    stubber.add_client_error("encrypt", service_error_code=code, service_message="planted 5f0c")
    with pytest.raises(family) as refused:
        provider.wrap(ARN, SecretBytes.generate(), CONTEXT)
    assert "planted" not in f"{refused.value!r} {refused.value.hint}"
    assert refused.value.__suppress_context__


def test_a_key_that_waits_for_its_deletion_is_not_scheduled_again(stubbed: tuple[AwsProvider, Any]) -> None:
    provider, stubber = stubbed
    when = dt.datetime(2026, 12, 26, 3, tzinfo=dt.UTC)
    metadata = {"KeyId": "0123", "Arn": ARN, "KeyState": "PendingDeletion", "DeletionDate": when}
    stubber.add_response("describe_key", {"KeyMetadata": metadata}, {"KeyId": ARN})
    assert provider.destroy(ARN).effective == dt.date(2026, 12, 26)
    stubber.assert_no_pending_responses()


def test_the_waiting_window_is_the_option(stubbed: tuple[AwsProvider, Any]) -> None:
    provider, stubber = stubbed
    stubber.add_response("describe_key", {"KeyMetadata": {"KeyId": "0123", "KeyState": "Enabled"}})
    stubber.add_response(
        "schedule_key_deletion",
        {"KeyId": "0123", "DeletionDate": dt.datetime(2026, 12, 26, tzinfo=dt.UTC)},
        {"KeyId": "0123", "PendingWindowInDays": 30},
    )
    assert provider.destroy(ARN).effective == dt.date(2026, 12, 26)


def test_aliases_are_read_page_by_page(stubbed: tuple[AwsProvider, Any]) -> None:
    provider, stubber = stubbed
    foreign = {"AliasName": "alias/aws/s3", "TargetKeyId": "9999"}
    bare = {"AliasName": "alias/aws/ebs"}  # an alias of the service without a key
    ours = {"AliasName": "alias/safefeedback/muni-0123", "TargetKeyId": "0123"}
    about = {
        "KeyId": "0123",
        "Arn": ARN,
        "KeyState": "Disabled",
        "CreationDate": dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    }
    stubber.add_response("list_aliases", {"Aliases": [foreign, bare], "Truncated": True, "NextMarker": "m"}, {})
    stubber.add_response("list_aliases", {"Aliases": [ours], "Truncated": False}, {"Marker": "m"})
    stubber.add_response("describe_key", {"KeyMetadata": about}, {"KeyId": "0123"})
    assert [(each.reference, each.state, each.created) for each in listed(provider)] == [
        (ARN, "disabled", dt.date(2026, 11, 1))
    ]


def test_no_credentials_and_no_network_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    provider = open_provider("awskms:sa-east-1?endpoint=https://127.0.0.1:9")
    with pytest.raises(KeyringError, match="NoCredentialsError"):
        listed(provider)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(VaultError, match="EndpointConnectionError"):
        listed(open_provider("awskms:sa-east-1?endpoint=https://127.0.0.1:9"))


def test_the_name_stands_in_the_description(aws: KeyProvider) -> None:
    reference = aws.create("Municipalidad de Ñuñoa/2026-11")
    assert isinstance(aws, AwsProvider)
    about = aws._client.describe_key(KeyId=reference)["KeyMetadata"]
    assert about["Description"] == "Municipalidad de Ñuñoa/2026-11"
    aliases = aws._client.list_aliases()["Aliases"]
    assert any(each["AliasName"].startswith("alias/safefeedback/municipalidad-de-u-oa") for each in aliases)
