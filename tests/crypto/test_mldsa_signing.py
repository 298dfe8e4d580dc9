import hashlib
import pickle

import pytest
from tests.crypto.specimens import quiet

from safefeedback.crypto import MlDsaSigningKey, SecretBytes
from safefeedback.errors import KeyringError

SEED = b"canary-signing-seed-of-32-bytes!"


def test_the_key_of_a_published_seed() -> None:
    """The log key of torchwood v0.10.0 (ISC), ``cmd/litewitness/testdata/mldsa.txt``: seed, name and key id."""
    seed = bytes.fromhex("2886adc2b0eabfce67c0472939127998bf886cf256bfee8ba76a253fce1146e0")
    public = MlDsaSigningKey(SecretBytes(seed)).verifying_key().public_key
    assert hashlib.sha256(b"example.com/mldsa-log\n\x06" + public).hexdigest()[:8] == "b5df45c5"


def test_a_signature_is_hedged_and_of_2420_bytes() -> None:
    key = MlDsaSigningKey(SecretBytes(SEED))
    one, other = key.sign(b"data"), key.sign(b"data")
    assert one != other
    assert {len(one), len(key.sign(b""))} == {2420}


@pytest.mark.parametrize("length", [1, 31, 33, 64])
def test_a_seed_of_another_length_is_refused(length: int) -> None:
    seed = (SEED * 2)[:length]
    with quiet(KeyringError, f"a seed of 32 bytes, got {length}", seed[:6] * (length > 6)):
        MlDsaSigningKey(SecretBytes(seed))


def test_a_wiped_seed_is_refused() -> None:
    seed = SecretBytes(SEED)
    key = MlDsaSigningKey(seed)
    seed.wipe()
    for use in (lambda: key.sign(b"data"), key.verifying_key, lambda: MlDsaSigningKey(seed)):
        with quiet(KeyringError, "one that was wiped", SEED):
            use()


def test_it_is_masked_and_not_pickled() -> None:
    key = MlDsaSigningKey(SecretBytes(SEED))
    assert {repr(key), f"{key}"} == {"MlDsaSigningKey(****)"}
    with pytest.raises(TypeError, match="not pickled or copied"):
        pickle.dumps(key)
