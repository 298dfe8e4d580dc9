import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest
from tests.vault.providers.conftest import RING

from safefeedback.errors import ConfigurationError, KeyringError
from safefeedback.vault.providers import KeyProvider, open_provider, opening
from safefeedback.vault.providers.file import FileProvider

EXTRAS = {
    "awskms:sa-east-1": ("boto3", "aws"),
    "vault:transit?address=https://vault.example": ("hvac", "hashicorp"),
    f"gcpkms:{RING}": ("google.cloud.kms_v1", "gcp"),
    "azurekv:agency.vault.azure.net": ("azure.identity", "azure"),
    "pkcs11:token=a?module-path=/x": ("pkcs11", "pkcs11"),
}


def made_elsewhere(uri: str, passphrase: Callable[[], bytes] | None) -> KeyProvider:
    return FileProvider.open(uri.replace("elsewhere:", "file:"), passphrase)


def offer(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    points = [EntryPoint(name, f"{__name__}:made_elsewhere", opening.ENTRY_POINTS) for name in names]
    monkeypatch.setattr(opening, "entry_points", lambda *, group, name: [each for each in points if each.name == name])
    monkeypatch.setattr(EntryPoint, "load", lambda _: made_elsewhere)


@pytest.mark.parametrize(("uri", "needs"), EXTRAS.items(), ids=[needs[1] for needs in EXTRAS.values()])
def test_a_missing_client_library_names_the_command(
    monkeypatch: pytest.MonkeyPatch, uri: str, needs: tuple[str, str]
) -> None:
    module, extra = needs
    for name in (module, "botocore.config"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigurationError) as refused:
        open_provider(uri, passphrase=bytes)
    assert refused.value.hint == f'pip install "safefeedback[{extra}]"'


def test_an_installed_package_offers_a_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "elsewhere")
    assert open_provider("elsewhere:/a", passphrase=bytes).uri == "file:/a"


@pytest.mark.parametrize("names", [(), ("elsewhere", "elsewhere")])
def test_no_offer_and_two_offers_are_refused(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    offer(monkeypatch, *names)
    with pytest.raises(ConfigurationError, match=f"{len(names)} installed") as refused:
        open_provider("elsewhere:/a")
    assert "awskms, azurekv, file, gcpkms, insecure-file, pkcs11, vault" in str(refused.value.hint)


def test_a_built_in_scheme_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "insecure-file")
    assert open_provider("insecure-file:/a").uri == "insecure-file:/a"


@pytest.mark.parametrize(
    "uri",
    [
        "awskms:",
        "awskms:sa east",
        "awskms:sa-east-1?pending-days=3",
        "awskms:sa-east-1?endpoint=http://x",
        "awskms:sa-east-1?key=x",
        "vault:transit?address=http://vault.example",
        "vault:?address=https://vault.example",
        "vault:transit?address=https://vault.example&token=x",
        "gcpkms:projects/x",
        f"gcpkms:{RING}?protection=none",
        f"gcpkms:{RING}?pending-days=0",
        "azurekv:",
        "azurekv:localhost/x",
        "azurekv:agency.vault.azure.net?protection=none",
        "file:",
        "insecure-file:/a?credential=/b",
        "nonsense",
    ],
)
def test_other_addresses_are_refused(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAULT_ADDR", raising=False)
    with pytest.raises(ConfigurationError):
        open_provider(uri, passphrase=bytes)


@pytest.mark.parametrize("uri", ["file:/a", "pkcs11:token=a?module-path=/x"])
def test_a_secret_is_asked_for(uri: str) -> None:
    with pytest.raises(KeyringError, match=r"expected a (passphrase|PIN)"):
        open_provider(uri)


def test_the_address_of_vault_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_ADDR", "http://127.0.0.1:8200")
    assert open_provider("vault:transit").uri == "vault:transit"
