"""Laws of the keyed tag.

- Different lists of parts have different tags; equal lists have equal ones.
- Another key gives another tag.
"""

from hypothesis import assume, given
from hypothesis import strategies as st

from safefeedback.crypto import PseudonymKey, keyed_tag

PARTS = st.lists(st.text(max_size=8), max_size=4)
SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS, PARTS, PARTS)
def test_only_equal_lists_share_a_tag(secret: bytes, one: list[str], other: list[str]) -> None:
    key = PseudonymKey.from_bytes(secret)
    encoded = [[part.encode("utf-8", "surrogatepass") for part in parts] for parts in (one, other)]
    assert (keyed_tag(key, *one) == keyed_tag(key, *other)) == (encoded[0] == encoded[1])


@given(SECRETS, SECRETS, PARTS)
def test_another_key_gives_another_tag(one: bytes, other: bytes, parts: list[str]) -> None:
    assume(one != other)
    assert keyed_tag(PseudonymKey.from_bytes(one), *parts) != keyed_tag(PseudonymKey.from_bytes(other), *parts)
