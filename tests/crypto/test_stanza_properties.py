"""Laws of stanzas.

- What a stanza is bound to tells every context, type and key apart.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto.stanza import stanza_info

PARTS = st.tuples(st.binary(max_size=30), st.integers(1, 255), st.binary(max_size=8))


@given(PARTS, PARTS)
def test_only_the_same_parts_have_the_same_info(one: tuple[bytes, int, bytes], other: tuple[bytes, int, bytes]) -> None:
    assert (stanza_info(*one) == stanza_info(*other)) == (one == other)
