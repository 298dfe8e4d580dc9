"""Words that are one typing error away from another.

>>> is_one_edit("yesneia", "yesenia"), is_one_edit("jesus", "yesenia")
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["is_one_edit", "shortened"]


def shortened(word: str) -> Iterator[str]:
    """Yield the word and what is left of it without each of its letters.

    Two words that are one insertion, deletion, replacement or swap of neighbours apart share one of these.
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap of neighbours makes one of the other."""
    one, other = sorted((one, other), key=len)
    if len(other) - len(one) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if one[first:] == other[first + 1 :]:
        return one != other
    if one[first + 1 :] == other[first + 1 :]:
        return True
    return one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]
