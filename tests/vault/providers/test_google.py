"""Cloud KMS through google-cloud-kms against a local double of its REST API; the service itself has not run this."""

import datetime as dt

import pytest
from tests.contracts.key_provider import listed
from tests.vault.providers.conftest import RING, Doubled

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError, SafeFeedbackError, VaultError
from safefeedback.vault.providers import open_provider

CONTEXT = {"agency": "muni-puno"}


@pytest.mark.parametrize(
    ("status", "family"),
    [
        ((400, "INVALID_ARGUMENT"), DecryptionError),
        ((400, "FAILED_PRECONDITION"), KeyringError),
        ((404, "NOT_FOUND"), KeyringError),
        ((403, "PERMISSION_DENIED"), KeyringError),
        ((401, "UNAUTHENTICATED"), KeyringError),
        ((500, "INTERNAL"), VaultError),
        ((429, "RESOURCE_EXHAUSTED"), VaultError),
        ((400, "<planted 5f0c>"), VaultError),
    ],
)
def test_each_error_of_the_service_has_its_family(
    cloud_kms: Doubled, status: tuple[int, str], family: type[SafeFeedbackError]
) -> None:
    reference = cloud_kms.provider.create("x")
    cloud_kms.double.status = status
    with pytest.raises(family) as refused:
        cloud_kms.provider.wrap(reference, SecretBytes.generate(), CONTEXT)
    assert "planted" not in f"{refused.value!r} {refused.value.hint}"


def test_what_is_made_is_an_hsm_key_with_a_waiting_time(cloud_kms: Doubled) -> None:
    reference = cloud_kms.provider.create("x")
    made = cloud_kms.double.keys[reference]
    assert reference.startswith(f"{RING}/cryptoKeys/safefeedback-x-")
    assert made["destroyScheduledDuration"] == "2592000s"
    assert cloud_kms.provider.capabilities.hardware
    today = dt.datetime.now(tz=dt.UTC).date()
    assert 29 <= (cloud_kms.provider.destroy(reference).effective - today).days <= 30


def test_software_protection_is_said(monkeypatch: pytest.MonkeyPatch, cloud_kms: Doubled) -> None:
    del cloud_kms
    provider = open_provider(f"gcpkms:{RING}?protection=software&pending-days=1")
    assert not provider.capabilities.hardware


def test_lists_have_pages(cloud_kms: Doubled) -> None:
    made = [cloud_kms.provider.create("x") for _ in range(5)]
    assert [each.reference for each in listed(cloud_kms.provider)] == made


def test_no_credentials_are_a_keyring_error(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("google.cloud.kms_v1")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "/nonexistent/planted.json")
    with pytest.raises(KeyringError, match="DefaultCredentialsError") as refused:
        open_provider(f"gcpkms:{RING}")
    assert "planted" not in repr(refused.value)


def test_no_server_is_a_vault_error(cloud_kms: Doubled) -> None:
    del cloud_kms
    with pytest.raises(VaultError, match="gcpkms"):
        open_provider(f"gcpkms:{RING}?endpoint=127.0.0.1:9").create("x")


def test_credentials_that_are_refused_are_a_keyring_error(cloud_kms: Doubled, monkeypatch: pytest.MonkeyPatch) -> None:
    from google.auth.exceptions import RefreshError, TransportError

    def fail(error: type[Exception]) -> None:
        def refresh(*_: object, **__: object) -> None:
            raise error("planted 5f0c")

        monkeypatch.setattr("google.auth.credentials.AnonymousCredentials.before_request", refresh)

    fail(RefreshError)
    with pytest.raises(KeyringError, match="got RefreshError") as refused:
        cloud_kms.provider.create("x")
    assert "planted" not in repr(refused.value)
    fail(TransportError)
    with pytest.raises(VaultError, match="got TransportError"):
        cloud_kms.provider.create("x")
