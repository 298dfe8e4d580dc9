"""Laws of signing with ML-DSA-44.

- What is signed verifies, under the same pair only.
- Pairs differ exactly when their seeds do.
"""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.crypto.specimens import refusal

from safefeedback.crypto import MlDsaSigningKey, SecretBytes

SEEDS = st.binary(min_size=32, max_size=32)


@given(SEEDS, SEEDS, st.binary(max_size=100))
def test_what_is_signed_verifies_under_its_pair_only(seed: bytes, other: bytes, data: bytes) -> None:
    assume(seed != other)
    signature = MlDsaSigningKey(SecretBytes(seed)).sign(data)
    MlDsaSigningKey(SecretBytes(seed)).verifying_key().verify(signature, data)
    with refusal():
        MlDsaSigningKey(SecretBytes(other)).verifying_key().verify(signature, data)


@given(SEEDS, SEEDS)
def test_pairs_differ_exactly_when_their_seeds_do(one: bytes, other: bytes) -> None:
    pairs = [MlDsaSigningKey(SecretBytes(seed)).verifying_key() for seed in (one, other)]
    assert (pairs[0] == pairs[1]) == (one == other)
