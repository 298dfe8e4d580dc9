"""Laws of the characters of a written number.

Nothing but a LengthError is raised, and only for long text; ASCII text is only trimmed; reading twice is reading once;
what ``require_digits`` returns is digits.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

from safefeedback.errors import IdentifierError
from safefeedback.identifiers import _characters as characters


@given(text=strategies.hostile())
def test_only_long_text_is_refused(text: str) -> None:
    try:
        characters.written(text)
    except IdentifierError:
        assert len(text) > characters.LIMIT


@given(text=st.text(st.characters(max_codepoint=127), max_size=64))
def test_ascii_is_only_trimmed(text: str) -> None:
    assert characters.written(text) == text.strip()


@given(text=st.text(max_size=3))
def test_reading_twice_is_reading_once(text: str) -> None:
    once = characters.written(text)
    assert characters.written(once) == once


@given(text=strategies.hostile())
def test_required_digits_are_digits(text: str) -> None:
    try:
        number = characters.require_digits(text, *range(12))
    except IdentifierError:
        return
    assert set(number) <= set("0123456789")
