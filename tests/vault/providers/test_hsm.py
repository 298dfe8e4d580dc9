"""An HSM through its PKCS#11 library: SoftHSM2, for real."""

import multiprocessing
import warnings
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tests.contracts.key_provider import listed
from tests.vault.providers.conftest import PIN

from safefeedback.crypto import SecretBytes
from safefeedback.errors import KeyringError, VaultError
from safefeedback.vault.providers import open_provider
from safefeedback.vault.providers.hsm import HsmProvider

pytestmark = pytest.mark.system
CONTEXT = {"agency": "muni-puno"}


def test_a_root_key_cannot_be_read_out(softhsm: str) -> None:
    import pkcs11

    provider = open_provider(softhsm, passphrase=PIN.encode)
    assert isinstance(provider, HsmProvider)
    reference = provider.create("muni-puno/2026-11")
    with provider._session() as session:
        key = provider._key(session, reference)
        assert not key[pkcs11.Attribute.EXTRACTABLE]
        assert key[pkcs11.Attribute.SENSITIVE]
        assert key[pkcs11.Attribute.NEVER_EXTRACTABLE]
        with pytest.raises(pkcs11.AttributeSensitive):
            key[pkcs11.Attribute.VALUE]


def test_a_wrong_pin_is_refused_without_quoting_it(softhsm: str) -> None:
    with pytest.raises(KeyringError, match="got PinIncorrect") as refused:
        open_provider(softhsm, passphrase=b"planted9".strip).create("x")
    assert "planted" not in repr(refused.value)
    with pytest.raises(KeyringError, match="UTF-8"):
        open_provider(softhsm, passphrase=b"\xff\xfe".strip).create("x")


def test_the_pin_comes_from_a_file(softhsm: str, tmp_path: Path) -> None:
    (tmp_path / "pin").touch(mode=0o600)
    (tmp_path / "pin").write_text(f"{PIN}\n")
    assert open_provider(f"{softhsm}&pin-source=file:{tmp_path}/pin").create("x").startswith("x#2")


def test_another_token_is_not_found(softhsm: str) -> None:
    with pytest.raises(KeyringError, match="one token of the address, got 0"):
        open_provider(softhsm.replace("token=agency", "token=other"), passphrase=PIN.encode).create("x")
    with pytest.raises(KeyringError, match="got 0"):
        open_provider(softhsm.replace("token=agency", "token=agency;serial=0"), passphrase=PIN.encode).create("x")


def test_a_library_that_is_none_is_a_vault_error(tmp_path: Path) -> None:
    (tmp_path / "planted.so").write_bytes(b"no library")
    provider = open_provider(f"pkcs11:token=a?module-path={tmp_path}/planted.so", passphrase=PIN.encode)
    with pytest.raises(VaultError, match="got PKCS11Error") as refused:
        provider.create("x")
    assert "planted" not in repr(refused.value)


def test_a_forked_child_uses_the_token(softhsm: str) -> None:
    provider = open_provider(softhsm, passphrase=PIN.encode)
    reference = provider.create("x")
    key = SecretBytes.generate()
    blob = provider.wrap(reference, key, CONTEXT)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()

    def work(pipe: Connection) -> None:
        pipe.send(provider.unwrap(reference, blob, CONTEXT).plaintext_secret() == key.plaintext_secret())

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = context.Process(target=work, args=(there,))
        child.start()
    assert here.poll(20)
    assert here.recv()
    child.join(20)
    assert provider.unwrap(reference, blob, CONTEXT) == key


def test_keys_of_others_are_not_listed_or_used(softhsm: str) -> None:
    import pkcs11

    provider = open_provider(softhsm, passphrase=PIN.encode)
    assert isinstance(provider, HsmProvider)
    with provider._session(rw=True) as session:
        session.generate_key(pkcs11.KeyType.AES, 256, label="payroll", store=True)
    assert listed(provider) == ()
    with pytest.raises(KeyringError):
        provider.destroy("payroll")


def test_a_label_of_another_form_has_no_day(softhsm: str) -> None:
    import pkcs11

    provider = open_provider(softhsm, passphrase=PIN.encode)
    assert isinstance(provider, HsmProvider)
    with provider._session(rw=True) as session:
        session.generate_key(pkcs11.KeyType.AES, 256, label="moved#by-hand", store=True, id=b"safefeedback")
    assert [each.created for each in listed(provider)] == [None]


def test_a_key_that_may_not_open_is_refused(softhsm: str) -> None:
    import pkcs11

    provider = open_provider(softhsm, passphrase=PIN.encode)
    assert isinstance(provider, HsmProvider)
    template = {pkcs11.Attribute.DECRYPT: False}
    with provider._session(rw=True) as session:
        session.generate_key(pkcs11.KeyType.AES, 256, label="x#1", store=True, id=b"safefeedback", template=template)
    with pytest.raises(KeyringError, match="enabled key"):
        provider.wrap("x#1", SecretBytes.generate(), CONTEXT)
