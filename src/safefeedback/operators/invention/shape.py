"""Digits and letters put in the places of others: separators, case and length stay."""

from __future__ import annotations

import string
from collections.abc import Iterator
from random import Random

from safefeedback.text import plain_view

__all__ = ["digits", "digits_in", "filled", "letter_like", "scrambled", "written"]


def written(text: str) -> str:
    """Return the text with full-width and other compatible letters and digits in their plain form."""
    return plain_view(text).text


def digits_in(text: str) -> str:
    """Return the ASCII digits of a text."""
    return "".join(c for c in text if c in string.digits)


def digits(size: int, rng: Random) -> str:
    """Return random digits."""
    return "".join(rng.choice(string.digits) for _ in range(size))


def letter_like(letter: str, rng: Random) -> str:
    """Return a random letter of the same case."""
    return rng.choice(string.ascii_lowercase if letter.islower() else string.ascii_uppercase)


def scrambled(text: str, rng: Random) -> str:
    """Return the text with every letter and digit replaced by a random one; nothing of the old ones is left."""
    return "".join(_replaced(c, rng) for c in text)


def _replaced(character: str, rng: Random) -> str:
    if character.isalpha():
        return letter_like(character, rng)
    return rng.choice(string.digits) if character.isalnum() else character


def filled(text: str, new: str) -> str:
    """Return the text with its ASCII digits replaced in order.

    Raises:
        ValueError: there are more digits in the text than new ones, or fewer.
    """
    source: Iterator[str] = iter(new)
    if len(digits_in(text)) != len(new):
        raise ValueError(f"expected {len(digits_in(text))} digits, got {len(new)}")
    return "".join(next(source) if c in string.digits else c for c in text)
