"""Letters typed, or read by a scanner, where a digit belongs: "43O2554", "994 989 l51", "-8.34O700".

Only inside a token that is digits but for such letters, so plates, hexadecimal numbers and codes keep theirs. O and o
stand for 0, I and l for 1, and between the digits of a long number S for 5 and B for 8.

>>> digits_for_letters("HC 43O2554, cel 994 989 l51, placa B1O-123")
'HC 4302554, cel 994 989 151, placa B1O-123'
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["LOOKALIKE", "digits_for_letters"]

LOOKALIKE: Final = re.compile(r"\d[OoIlSB]|[OIl]\d")
"""A place where there may be something to do; cheap, for gates."""

# A token and the joints on both sides of it; one letter of a licence or file series may stand before the digits.
_TOKEN: Final = re.compile(r"(?<![^\W_])(?:[A-Z](?=\d{4}))?[\dOoIlSB]+(?![^\W_])")
_LETTERS: Final = str.maketrans("OoIl", "0011")
_LONG_LETTERS: Final = str.maketrans("OoIlSB", "001158")
_INNER: Final = re.compile(r"(?<=\d)[SB](?=\d)")
_JOINT_BEFORE: Final = re.compile(r"\d[ \-./:]|[^\W_][\-./:]")
_JOINT_AFTER: Final = re.compile(r"[ \-./:]\d|[\-./:][^\W_]")
_LONG: Final = 7  # characters of a number that needs no neighbour and may hold an S or a B


def digits_for_letters(text: str) -> str:
    """Return the text with such letters as digits; same length, position by position."""
    return _TOKEN.sub(_plain, text) if LOOKALIKE.search(text) else text


def _plain(token: re.Match[str]) -> str:
    """Return the token in digits if its neighbours and its own digits say that it is a number."""
    written = token[0]
    letters = sum(character.isalpha() for character in written)
    if letters == 0 or letters == len(written) or len(written) - letters < 2 * letters - 1:
        return written
    series = written[0] if written[0].isalpha() and written[0] not in "OIl" else ""
    body = written[len(series) :]
    if letters == 1 and len(written) >= _LONG and _INNER.search(body):
        return body.translate(_LONG_LETTERS)
    if "S" in body or "B" in body or (series and len(body) < _LONG) or not _is_number(token, body):
        return written
    return series + body.translate(_LETTERS)


def _is_number(token: re.Match[str], body: str) -> bool:
    """Tell whether a token is a number: by its own digits, or by what stands beside it."""
    text, start, end = token.string, token.start(), token.end()
    is_unit = body[-1] in "lo" and len(body) < _LONG - 1
    if is_unit:
        return text.startswith((" años", " anos"), end)
    digits = sum(character.isdigit() for character in body)
    if digits >= 4 or (digits >= 2 and "O" in body):
        return True
    return bool(_JOINT_BEFORE.fullmatch(text[max(0, start - 2) : start]) or _JOINT_AFTER.match(text, end))
