import pytest
from tests.crypto.specimens import OTHER, SIGNING, flipped, quiet, refusal

from safefeedback.crypto import SigningKey, VerifyingKey
from safefeedback.errors import KeyringError

DATA = b"canary of the signed data"
SIGNATURE = SIGNING.sign(DATA)
KEY = SIGNING.verifying_key()


def test_a_signature_verifies() -> None:
    KEY.verify(SIGNATURE, DATA)
    VerifyingKey(KEY.public_key).verify(SIGNATURE, DATA)


def test_changed_data_another_key_and_another_length_are_refused() -> None:
    for signature, data in (
        *((changed, DATA) for changed in flipped(SIGNATURE)),
        *((SIGNATURE, changed) for changed in flipped(DATA)),
        (SIGNATURE[:-1], DATA),
        (SIGNATURE + b"\0", DATA),
        (b"", DATA),
        (bytes(64), DATA),
    ):
        with refusal():
            KEY.verify(signature, data)
    with refusal():
        SigningKey(OTHER.secret).verifying_key().verify(SIGNATURE, DATA)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with quiet(KeyringError, f"expected 32 bytes, got {length}"):
        VerifyingKey(b"v" * length)


@pytest.mark.parametrize(
    "content", [bytes(32), b"\xff" * 32, b"\x01" + bytes(31)], ids=["zero", "no point", "identity"]
)
def test_bytes_that_are_no_good_key_do_not_verify_what_another_signed(content: bytes) -> None:
    with refusal():
        VerifyingKey(content).verify(SIGNATURE, DATA)


def test_it_is_a_value() -> None:
    assert VerifyingKey(KEY.public_key) == KEY
    assert hash(KEY) == hash(VerifyingKey(KEY.public_key))
