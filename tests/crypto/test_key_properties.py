"""Laws of the key.

- No form of printing shows a part of the secret.
- Keys are equal exactly when their secrets are.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import PseudonymKey

SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS)
def test_no_printing_shows_the_secret(secret: bytes) -> None:
    key = PseudonymKey.from_bytes(secret)
    shown = f"{key!r} {key!s} {[key]} {key.__reduce_ex__.__doc__}"
    assert secret.hex() not in shown
    assert repr(secret) not in shown


@given(SECRETS, SECRETS)
def test_keys_are_equal_exactly_when_their_secrets_are(one: bytes, other: bytes) -> None:
    assert (PseudonymKey.from_bytes(one) == PseudonymKey.from_bytes(other)) == (one == other)
    assert PseudonymKey.from_bytes(one) == PseudonymKey.from_bytes(one)
