"""Laws of blind indexes.

- A tag is settled by everything that it is made of, and a whole tag tells each of these apart.
- Unused bits are zero, and a tag is as long as its bits.
- Every planned length keeps the coincidences between 2 and the root of the population, and every other length breaks
  that.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import SecretBytes, blind_index, plan_bits

TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable())
PARTS = st.tuples(st.binary(min_size=32, max_size=32), TEXTS, TEXTS, st.integers(1, (1 << 32) - 1), TEXTS)


def tag(parts: tuple[bytes, str, str, int, str], bits: int = 256) -> bytes:
    secret, agency, index, version, value = parts
    return blind_index(SecretBytes(secret), agency=agency, index=index, version=version, value=value, bits=bits)


@given(PARTS, PARTS)
def test_only_the_same_parts_have_the_same_tag(
    one: tuple[bytes, str, str, int, str], other: tuple[bytes, str, str, int, str]
) -> None:
    assert (tag(one) == tag(other)) == (one == other)
    assert tag(one) == tag(one)


@given(PARTS, st.integers(2, 256))
def test_unused_bits_are_zero(parts: tuple[bytes, str, str, int, str], bits: int) -> None:
    cut = tag(parts, bits)
    assert len(cut) == (bits + 7) // 8
    assert int.from_bytes(cut, "big") % (1 << -bits % 8) == 0
    assert int.from_bytes(cut, "big") >> -bits % 8 == int.from_bytes(tag(parts), "big") >> 256 - bits


@given(st.integers(16, 1 << 200))
def test_planned_lengths_are_those_of_the_rule(population: int) -> None:
    planned = plan_bits(population)
    assert planned
    for bits in range(2, 257):
        keeps = 2 << bits <= population <= 1 << 2 * bits  # 2 <= C, and C <= sqrt(N), without dividing
        assert keeps == (bits in planned)
