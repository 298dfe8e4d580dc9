"""Laws of pseudonym codes.

- A code is settled by key, agency, purpose and value, and tells each of these apart.
- What is written is read back, in whatever case and grouping.
- One wrong character is always found, and a swap of two neighbours nearly always.
- Reading anything gives a code or one of three errors.
"""

import random

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import SecretBytes, pseudonym_code, read_pseudonym_code
from safefeedback.errors import ChecksumError, FormatError, LengthError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TEXTS = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and bool(text.strip()))
PARTS = st.tuples(st.binary(min_size=32, max_size=32), TEXTS, TEXTS, TEXTS)


def code(parts: tuple[bytes, str, str, str]) -> str:
    secret, agency, purpose, value = parts
    return pseudonym_code(SecretBytes(secret), agency=agency, purpose=purpose, value=value)


def is_read(text: str) -> bool:
    try:
        return bool(read_pseudonym_code(text))
    except (ChecksumError, FormatError, LengthError):
        return False


@given(PARTS, PARTS)
def test_only_the_same_parts_have_the_same_code(
    one: tuple[bytes, str, str, str], other: tuple[bytes, str, str, str]
) -> None:
    assert (code(one) == code(other)) == (one == other)
    assert code(one) == code(one)


@given(PARTS, st.randoms(use_true_random=False))
def test_what_is_written_is_read_back(parts: tuple[bytes, str, str, str], chance: random.Random) -> None:
    written = code(parts)
    typed = "".join(chance.choice(["", " ", "-"]) + chance.choice([str.lower, str.upper])(one) for one in written)
    assert read_pseudonym_code(typed) == written


@given(PARTS, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(parts: tuple[bytes, str, str, str], place: int, wrong: str) -> None:
    plain = code(parts).replace("-", "")[3:]
    changed = plain[:place] + wrong + plain[place + 1 :]
    assert is_read("CIU" + changed) == (changed == plain)


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    chance, swaps, missed = random.Random(4), 0, 0
    for number in range(500):
        plain = code((bytes(32), "a", "p", str(number))).replace("-", "")[3:]
        place = chance.randrange(16)
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        swaps += swapped != plain
        missed += swapped != plain and is_read("CIU" + swapped)
    assert swaps > 450
    assert missed / swaps < 0.01


@given(st.text(max_size=30) | st.text(alphabet="CIU-01 ", max_size=30))
def test_anything_is_read_or_refused(text: str) -> None:
    assert isinstance(is_read(text), bool)
    assert isinstance(is_read("CIU" + text), bool)
