"""The transit engine through hvac against a local double of its API; no Vault server has run this."""

import pytest
from tests.contracts.key_provider import listed
from tests.vault.providers.conftest import Doubled

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError, VaultError
from safefeedback.vault.providers import open_provider

CONTEXT = {"agency": "muni-puno"}


def test_wrapping_under_a_destroyed_key_does_not_make_it_again(transit: Doubled) -> None:
    reference = transit.provider.create("muni-puno/2026-10")
    transit.provider.destroy(reference)
    with pytest.raises(KeyringError):
        transit.provider.wrap(reference, SecretBytes.generate(), CONTEXT)
    assert reference not in transit.double.keys


def test_a_wrong_token_is_refused_without_quoting_it(transit: Doubled) -> None:
    provider = open_provider(transit.provider.uri, passphrase=b"planted-token".strip)
    with pytest.raises(KeyringError, match="got Forbidden") as refused:
        provider.create("x")
    assert "planted" not in repr(refused.value)


def test_the_token_comes_from_the_environment_without_a_passphrase(
    transit: Doubled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "s.double")
    assert open_provider(transit.provider.uri).create("x").startswith("safefeedback-x-")


@pytest.mark.parametrize(("status", "name"), [(500, "InternalServerError"), (503, "VaultDown"), (429, "RateLimit")])
def test_a_server_in_trouble_is_a_vault_error(transit: Doubled, status: int, name: str) -> None:
    reference = transit.provider.create("x")
    transit.double.status = status
    with pytest.raises(VaultError, match=f"got {name}"):
        transit.provider.wrap(reference, SecretBytes.generate(), CONTEXT)
    with pytest.raises(VaultError):
        listed(transit.provider)


def test_no_server_is_a_vault_error() -> None:
    provider = open_provider("vault:transit?address=https://127.0.0.1:9", passphrase=b"t".strip)
    with pytest.raises(VaultError, match="ConnectionError"):
        provider.create("x")


def test_a_certificate_that_is_not_trusted_is_refused(transit: Doubled) -> None:
    uri = transit.provider.uri.partition("&")[0]
    with pytest.raises(VaultError, match="SSLError"):
        open_provider(uri, passphrase=b"s.double".strip).create("x")


def test_keys_of_others_are_not_listed(transit: Doubled) -> None:
    transit.double.keys["payroll"] = bytes(32)
    reference = transit.provider.create("x")
    assert [each.reference for each in listed(transit.provider)] == [reference]


def test_a_key_from_outside_is_opened_as_data_only(transit: Doubled) -> None:
    reference = transit.provider.create("x")
    with pytest.raises(DecryptionError):
        transit.provider.unwrap(reference, b"\x01\x00\x02\xff\xff" + bytes(48), CONTEXT)
