import pytest
from tests.crypto.specimens import OTHER, quiet, refusal

from safefeedback.crypto import MlDsaSigningKey, MlDsaVerifyingKey, SecretBytes
from safefeedback.errors import KeyringError

DATA = b"canary of the signed data"
SIGNING = MlDsaSigningKey(SecretBytes(bytes(range(4, 36))))
SIGNATURE = SIGNING.sign(DATA)
KEY = SIGNING.verifying_key()


def test_a_signature_verifies() -> None:
    KEY.verify(SIGNATURE, DATA)
    MlDsaVerifyingKey(KEY.public_key).verify(SIGNATURE, DATA)


@pytest.mark.parametrize("place", range(0, 2420, 173))
def test_a_changed_byte_is_refused(place: int) -> None:
    changed = bytearray(SIGNATURE)
    changed[place] ^= 1
    with refusal():
        KEY.verify(bytes(changed), DATA)


@pytest.mark.parametrize("signature", [b"", SIGNATURE[:-1], SIGNATURE + b"\0", bytes(2420)])
def test_another_length_is_refused(signature: bytes) -> None:
    with refusal():
        KEY.verify(signature, DATA)


def test_changed_data_and_another_key_are_refused() -> None:
    with refusal():
        KEY.verify(SIGNATURE, DATA + b"\0")
    with refusal():
        MlDsaSigningKey(OTHER.secret).verifying_key().verify(SIGNATURE, DATA)


@pytest.mark.parametrize("length", [0, 32, 1311, 1313])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with quiet(KeyringError, f"expected 1312 bytes, got {length}"):
        MlDsaVerifyingKey(b"v" * length)


@pytest.mark.parametrize("content", [bytes(1312), b"\xff" * 1312])
def test_bytes_that_are_no_good_key_do_not_verify_what_another_signed(content: bytes) -> None:
    with refusal():
        MlDsaVerifyingKey(content).verify(SIGNATURE, DATA)


def test_it_is_a_value() -> None:
    assert MlDsaVerifyingKey(KEY.public_key) == KEY
    assert hash(KEY) == hash(MlDsaVerifyingKey(KEY.public_key))
