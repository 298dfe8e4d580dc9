"""Laws that hold for every identifier; each property file names the ones that it uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from safefeedback.errors import IdentifierError

__all__ = ["changed", "is_canonical", "is_refused", "swapped"]


def is_canonical(validate: Callable[[str], str], written: str, expected: str) -> None:
    """The written number has that canonical form, and the canonical form is its own."""
    assert validate(written) == expected
    assert validate(expected) == expected


def is_refused(validate: Callable[[str], str], text: str, *kinds: type[IdentifierError]) -> None:
    """``validate`` raises one of the kinds, and the error does not hold the text."""
    with pytest.raises(kinds or IdentifierError) as caught:
        validate(text)
    assert text not in str(caught.value)
    assert text not in repr(caught.value)


def changed(number: str, place: int, by: int) -> str:
    """The number with the digit at ``place`` (modulo its length) moved by 1 to 9; letters stay as they are."""
    place %= len(number)
    if not number[place].isdigit():
        return number
    return number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]


def swapped(number: str, place: int) -> str:
    """The number with two neighbours exchanged."""
    place %= len(number) - 1
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
