import pickle

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.crypto.specimens import quiet

from safefeedback.crypto import SecretBytes, SigningKey
from safefeedback.errors import KeyringError

SEED = b"canary-signing-seed-of-32-bytes!"


def test_the_first_vector_of_rfc_8032() -> None:
    """Section 7.1, TEST 2: one byte is signed."""
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    key = SigningKey(SecretBytes(seed))
    assert key.verifying_key().public_key.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert key.sign(b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


def test_a_signature_is_deterministic_and_of_64_bytes() -> None:
    key = SigningKey(SecretBytes(SEED))
    assert key.sign(b"data") == key.sign(b"data") == Ed25519PrivateKey.from_private_bytes(SEED).sign(b"data")
    assert len(key.sign(b"")) == 64


@pytest.mark.parametrize("length", [1, 31, 33, 64])
def test_a_seed_of_another_length_is_refused(length: int) -> None:
    seed = (SEED * 2)[:length]
    with quiet(KeyringError, f"a seed of 32 bytes, got {length}", seed[:6] * (length > 6)):
        SigningKey(SecretBytes(seed))


def test_a_wiped_seed_is_refused() -> None:
    seed = SecretBytes(SEED)
    key = SigningKey(seed)
    seed.wipe()
    for use in (lambda: key.sign(b"data"), key.verifying_key, lambda: SigningKey(seed)):
        with quiet(KeyringError, "one that was wiped", SEED):
            use()


def test_it_is_masked_and_not_pickled() -> None:
    key = SigningKey(SecretBytes(SEED))
    assert {repr(key), f"{key}"} == {"SigningKey(****)"}
    with pytest.raises(TypeError, match="not pickled or copied"):
        pickle.dumps(key)
