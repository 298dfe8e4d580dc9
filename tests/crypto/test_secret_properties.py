"""Laws of secret bytes.

- What is put in comes out.
- Secrets are equal exactly when their bytes are.
- No form of printing and no error shows them.
- After wiping no byte of them is left in the buffer.
"""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import SecretBytes
from safefeedback.crypto.secret import buffer_of

SECRETS = st.binary(min_size=1, max_size=80)
LONG = st.binary(min_size=8, max_size=80)


@given(SECRETS)
def test_what_is_put_in_comes_out(content: bytes) -> None:
    assert SecretBytes(content).plaintext_secret() == content


@given(SECRETS, SECRETS)
def test_they_are_equal_exactly_when_their_bytes_are(one: bytes, other: bytes) -> None:
    assert (SecretBytes(one) == SecretBytes(other)) == (one == other)
    assert SecretBytes(one) == SecretBytes(one)


@given(LONG)
def test_nothing_shows_them(content: bytes) -> None:
    secret = SecretBytes(content)
    with pytest.raises(TypeError) as refused:
        pickle.dumps(secret)
    shown = f"{secret!r} {secret} {refused.value}"
    assert content.hex() not in shown
    assert repr(content)[2:-1] not in shown


@given(SECRETS)
def test_nothing_is_left_after_wiping(content: bytes) -> None:
    secret = SecretBytes(content)
    buffer = buffer_of(secret)
    secret.wipe()
    assert not any(buffer)
