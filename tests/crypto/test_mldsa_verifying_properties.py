"""Laws of verifying with ML-DSA-44.

- Anything but a signature of the data is refused, with the one error.
"""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.crypto.specimens import refusal

from safefeedback.crypto import MlDsaSigningKey, MlDsaVerifyingKey, SecretBytes

SIGNING = MlDsaSigningKey(SecretBytes(bytes(range(4, 36))))
KEY = SIGNING.verifying_key()
DATA = st.binary(max_size=100)


@given(DATA, DATA)
def test_a_signature_is_for_its_data_only(data: bytes, other: bytes) -> None:
    assume(data != other)
    with refusal():
        KEY.verify(SIGNING.sign(data), other)


@given(st.binary(max_size=80) | st.binary(min_size=2420, max_size=2420), DATA)
def test_anything_else_is_no_signature(content: bytes, data: bytes) -> None:
    with refusal():
        KEY.verify(content, data)


@given(st.binary(min_size=32, max_size=32), DATA)
def test_no_other_key_takes_it(tail: bytes, data: bytes) -> None:
    assume(tail != KEY.public_key[-32:])
    with refusal():
        MlDsaVerifyingKey(KEY.public_key[:-32] + tail).verify(SIGNING.sign(data), data)
