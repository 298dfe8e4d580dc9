"""Laws of verifying.

- Anything but the signature of the data is refused, with the one error.
"""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.crypto.specimens import SIGNING, refusal

from safefeedback.crypto import VerifyingKey

DATA = st.binary(max_size=100)


@given(DATA, DATA)
def test_a_signature_is_for_its_data_only(data: bytes, other: bytes) -> None:
    assume(data != other)
    with refusal():
        SIGNING.verifying_key().verify(SIGNING.sign(data), other)


@given(st.binary(max_size=80), DATA)
def test_anything_else_is_no_signature(content: bytes, data: bytes) -> None:
    assume(content != SIGNING.sign(data))
    with refusal():
        SIGNING.verifying_key().verify(content, data)


@given(st.binary(min_size=32, max_size=32), DATA)
def test_no_other_key_takes_it(key: bytes, data: bytes) -> None:
    assume(key != SIGNING.verifying_key().public_key)
    with refusal():
        VerifyingKey(key).verify(SIGNING.sign(data), data)
