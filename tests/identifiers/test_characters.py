"""Examples of the characters of a written number."""

from __future__ import annotations

import pytest

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers import _characters as characters


def test_dashes_dots_and_spaces_become_ascii() -> None:
    assert characters.written("20\u201393390411\u22124") == "20-93390411-4"
    assert characters.written("56\u00b7809\u2022734") == "56.809.734"
    assert characters.written("\u00a05680\u20099734\u3000") == "5680 9734"


def test_invisible_characters_are_dropped() -> None:
    assert characters.written("5\u200b6\u00ad8\ufeff") == "568"


def test_full_width_characters_become_ascii() -> None:
    assert characters.written("ＡＢＣ－１２３") == "ABC-123"


def test_other_scripts_stay() -> None:
    assert characters.written("٥٦") == "٥٦"
    assert characters.compacted("\u0131b") == "\u0131b"  # upper case would make an ASCII I


def test_length_is_guarded_before_anything_is_read() -> None:
    assert characters.guarded("x" * 64) == "x" * 64
    with pytest.raises(LengthError, match="at most 64 characters, got 65"):
        characters.written("x" * 65)
    with pytest.raises(LengthError, match="at most 3 characters"):
        characters.compacted("1234", limit=3)


def test_line_breaks_and_chosen_separators_are_dropped() -> None:
    assert characters.compacted("a-b\nc\td.e") == "ABCDE"
    assert characters.compacted("a-b/c", drop="/") == "A-BC"


def test_lengths_are_named_in_the_error() -> None:
    assert characters.require_length("12345", 4, 5) == "12345"
    with pytest.raises(LengthError, match="expected 4 or 5 characters, got 3"):
        characters.require_length("123", 4, 5)


def test_position_of_another_character_is_told() -> None:
    assert characters.require_digits("0123", 4) == "0123"
    with pytest.raises(FormatError, match="at position 2"):
        characters.require_digits("01²3", 4)
