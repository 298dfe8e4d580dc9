import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.vault.providers.hsm_address import HsmAddress


def test_the_parts_of_rfc_7512() -> None:
    uri = (
        "pkcs11:token=Mi%20token;serial=01;model=v2;manufacturer=Acme?module-path=/lib/x.so&pin-source=file:///run/pin"
    )
    address = HsmAddress.parse(uri)
    assert (address.token, address.module, address.pin_source) == ("Mi token", "/lib/x.so", "/run/pin")
    assert address.identity == (("manufacturer", "Acme"), ("serial", "01"), ("model", "v2"))


@pytest.mark.parametrize(("source", "path"), [("file:/run/pin", "/run/pin"), ("/run/pin", "/run/pin"), ("pin", "pin")])
def test_a_pin_source_is_a_file(source: str, path: str) -> None:
    assert HsmAddress.parse(f"pkcs11:token=a?module-path=/x&pin-source={source}").pin_source == path


def test_a_pin_in_the_address_is_refused_without_quoting_it() -> None:
    with pytest.raises(ConfigurationError, match="no PIN") as refused:
        HsmAddress.parse("pkcs11:token=a?module-path=/x&pin-value=8765")
    assert "8765" not in f"{refused.value} {refused.value.hint}"


@pytest.mark.parametrize(
    "uri",
    [
        "pkcs11:",
        "pkcs11:token=a",
        "pkcs11:?module-path=/x",
        "pkcs11:token=?module-path=/x",
        "pkcs11:token=a;token=b?module-path=/x",
        "pkcs11:token=a;object=b?module-path=/x",
        "pkcs11:token=a?module-path=/x&module-name=y",
        "pkcs12:token=a?module-path=/x",
    ],
)
def test_other_addresses_are_refused(uri: str) -> None:
    with pytest.raises(ConfigurationError, match="pkcs11"):
        HsmAddress.parse(uri)
