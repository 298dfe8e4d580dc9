"""Key Vault through azure-keyvault-keys against a local double of its REST API; the service itself has not run this."""

import datetime as dt

import pytest
from tests.contracts.key_provider import listed
from tests.vault.providers.conftest import Doubled

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError, SafeFeedbackError, VaultError
from safefeedback.vault.providers import open_provider
from safefeedback.vault.providers.azure import AzureProvider

CONTEXT = {"agency": "muni-puno"}


@pytest.mark.parametrize(
    ("status", "family"),
    [
        (400, DecryptionError),
        (401, KeyringError),
        (403, KeyringError),
        (404, KeyringError),
        (500, VaultError),
        (429, VaultError),
    ],
)
def test_each_status_has_its_family(key_vault: Doubled, status: int, family: type[SafeFeedbackError]) -> None:
    reference = key_vault.provider.create("x")
    key_vault.double.status = status
    with pytest.raises(family) as refused:
        key_vault.provider.wrap(reference, SecretBytes.generate(), CONTEXT)
    assert refused.value.__suppress_context__
    with pytest.raises(SafeFeedbackError):
        key_vault.provider.destroy(reference)


def test_the_service_wraps_not_the_client_library(key_vault: Doubled) -> None:
    """A second provider with nothing in common but the service opens the blob."""
    reference = key_vault.provider.create("x")
    key = SecretBytes.generate()
    blob = key_vault.provider.wrap(reference, key, CONTEXT)
    sealed = blob[3 : 3 + int.from_bytes(blob[1:3], "big")]
    secret = next(iter(key_vault.double.secrets.values()))
    if isinstance(secret, bytes):
        from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

        assert len(aes_key_unwrap(secret, sealed)) == 32
    assert key_vault.provider.unwrap(reference, blob, CONTEXT) == key


def test_what_is_made_wraps_only(key_vault: Doubled) -> None:
    key_vault.provider.create("x")
    made = next(iter(key_vault.double.keys.values()))["key"]
    assert made["kty"] in {"RSA-HSM", "oct-HSM"}
    assert made["key_ops"] == ["wrapKey", "unwrapKey"]


def test_a_deleted_key_is_gone_on_its_purge_date(key_vault: Doubled) -> None:
    today = dt.datetime.now(tz=dt.UTC).date()
    assert (key_vault.provider.destroy(key_vault.provider.create("x")).effective - today).days == 90


@pytest.mark.parametrize("reference", ["", "x", "x/", "/y", "x/y/wrapkey?a=b", "../x/y"])
def test_a_reference_of_another_form_is_refused(key_vault: Doubled, reference: str) -> None:
    with pytest.raises(KeyringError):
        key_vault.provider.unwrap(reference, b"\x01\x00\x02\xff\xff" + bytes(48), CONTEXT)


def test_keys_of_others_are_not_listed(key_vault: Doubled) -> None:
    key_vault.double.keys["payroll"] = {"key": {"kid": f"{key_vault.double.url}/keys/payroll/1"}, "attributes": {}}
    reference = key_vault.provider.create("x")
    assert [each.reference for each in listed(key_vault.provider)] == [reference]


def test_the_address_says_what_kind_of_key_is_made() -> None:
    pytest.importorskip("azure.identity")
    vault, managed = (open_provider(f"azurekv:agency.{kind}.azure.net") for kind in ("vault", "managedhsm"))
    software = open_provider("azurekv:agency.vault.azure.net?protection=software")
    assert isinstance(vault, AzureProvider)
    assert isinstance(managed, AzureProvider)
    assert (vault._algorithm, managed._algorithm) == ("RSA-OAEP-256", "A256KW")
    assert [each.capabilities.hardware for each in (vault, managed, software)] == [True, True, False]


def test_no_server_is_a_vault_error(key_vault: Doubled) -> None:
    keys = pytest.importorskip("azure.keyvault.keys")
    client = keys.KeyClient("https://127.0.0.1:9", object(), retry_total=0)
    provider = AzureProvider(client, uri="azurekv:nowhere", symmetric=False, hardware=True)
    with pytest.raises(VaultError, match="ServiceRequestError"):
        provider.create("x")
