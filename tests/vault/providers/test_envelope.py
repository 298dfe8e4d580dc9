import pytest

from safefeedback.crypto import SecretBytes
from safefeedback.errors import ConfigurationError, DecryptionError, VaultError
from safefeedback.vault.providers.envelope import canonical_context, disclose, enclose, length_prefixed


def seal(once: SecretBytes) -> bytes:
    return once.plaintext_secret()


def unseal(sealed: bytes) -> SecretBytes:
    return SecretBytes(sealed)


def test_the_layout_is_the_documented_one() -> None:
    blob = enclose(SecretBytes.generate(), reference="r", context={"a": "b"}, seal=seal, unseal=unseal)
    assert blob[:3] == b"\x01\x00\x20"
    assert len(blob) > 3 + 32 + 32


def test_what_the_provider_seals_is_opened_before_it_is_kept() -> None:
    with pytest.raises(VaultError, match="opens to something else"):
        enclose(SecretBytes.generate(), reference="r", context={}, seal=seal, unseal=lambda _: SecretBytes.generate())


def test_a_provider_that_loses_its_own_blob_is_found_out() -> None:
    def lose(_: bytes) -> SecretBytes:
        raise DecryptionError("cannot be opened")

    with pytest.raises(DecryptionError):
        enclose(SecretBytes.generate(), reference="r", context={}, seal=seal, unseal=lose)


def test_a_sealed_part_that_is_too_long_is_refused() -> None:
    with pytest.raises(VaultError, match="65535 bytes, got 65536"):
        enclose(SecretBytes.generate(), reference="r", context={}, seal=lambda _: bytes(65_536), unseal=unseal)


def test_the_length_of_the_sealed_part_is_bound() -> None:
    blob = enclose(SecretBytes.generate(), reference="r", context={}, seal=seal, unseal=lambda b: SecretBytes(b[:32]))
    longer = blob[:1] + (33).to_bytes(2, "big") + blob[3:]
    with pytest.raises(DecryptionError):
        disclose(longer, reference="r", context={}, unseal=lambda b: SecretBytes(b[:32]))


@pytest.mark.parametrize("length", [1, 31, 33])
def test_a_provider_that_opens_to_another_length_is_refused(length: int) -> None:
    blob = enclose(SecretBytes.generate(), reference="r", context={}, seal=seal, unseal=unseal)
    with pytest.raises(DecryptionError):
        disclose(blob, reference="r", context={}, unseal=lambda _: SecretBytes(bytes(length)))


def test_the_context_has_one_form() -> None:
    assert canonical_context({"b": "2", "a": "1"}) == canonical_context({"a": "1", "b": "2"})
    assert canonical_context({"a": "ñ"}) == b"\0\0\0\0\0\0\0\1a\0\0\0\0\0\0\0\2\xc3\xb1"
    assert canonical_context({}) == b""
    assert length_prefixed("ñ") == length_prefixed("ñ".encode())


def test_a_long_context_is_refused_at_4097_bytes() -> None:
    assert len(canonical_context({"a": "b" * (4096 - 17)})) == 4096
    with pytest.raises(ConfigurationError, match="at most 4096 bytes, got 4097"):
        canonical_context({"a": "b" * (4097 - 17)})
