"""Places on the map as citizens give them: two decimals, degrees and minutes, plus codes.

- ``decimal``: ``-12.0464, -77.0428``, ``12.7665 S, 71.0129 O``, ``lat -6.3253 lon -78.0760``; at least two decimals;
- ``sexagesimal``: ``12°02'47"S 77°02'34"W``; ``O`` is west, as in Spanish;
- ``plus-code``: ``57V4XW55+55`` (Open Location Code 1.1); a short one, ``XW55+55``, needs a town beside it.

Latitude comes first. WGS 84 degrees, north and east positive.

>>> validate('12°02′47″S 77°02′34″W')
'-12.046389,-77.042778'
>>> is_in_peru((-12.0464, -77.0428))
True
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers._characters import guarded, written
from safefeedback.identifiers._validity import accepts

__all__ = ["PERU", "CoordinatesForm", "compact", "form", "is_in_peru", "is_valid", "point", "validate"]

CoordinatesForm = Literal["decimal", "plus-code", "sexagesimal"]

PERU: Final = (-18.4, -0.03, -81.4, -68.6)
"""South, north, west and east bounds in degrees, a rectangle around the country (approximate)."""

_MARKS: Final = str.maketrans({
    "º": "°", "˚": "°", "′": "'", "’": "'", "‘": "'", "´": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"', "ʺ": '"',
})  # fmt: skip
_NUMBER: Final = r"([+-]? ?[0-9]{1,3}[.,][0-9]{2,15})°?"
_DECIMAL: Final = re.compile(
    rf"(?:lat(?:itud)?[.:=]? ?)?{_NUMBER} ?([ns])? ?[,;/]? ?(?:y )?(?:lon(?:g|gitud)?[.:=]? ?|lng[.:=]? ?)?"
    rf"{_NUMBER} ?([eow])?"
)
_ARC: Final = r"([0-9]{1,3})°([0-9]{1,2})'(?:([0-9]{1,2}(?:[.,][0-9]{1,6})?)\")?"
_SEXAGESIMAL: Final = re.compile(rf"{_ARC}([ns])[,;/]?{_ARC}([eow])")
_CODE: Final = "23456789cfghjmpqrvwx"
_PLUS: Final = re.compile(rf"(?:[2-9c][{_CODE[:18]}])?(?:[{_CODE}]{{2}}){{2,3}}\+[{_CODE}]{{2,3}}")


def compact(number: str) -> str:
    """Return the text in lower case with ASCII marks and single spaces."""
    return " ".join(written(guarded(number).translate(_MARKS)).lower().replace("''", '"').split())


def _signed(number: str, letter: str | None) -> float:
    value = float(number.replace(" ", "").replace(",", "."))
    return -abs(value) if letter in ("s", "o", "w") else value


def _arc(degrees: str, minutes: str, seconds: str | None, letter: str) -> float:
    """Return degrees; raises ComponentError for 60 or more minutes or seconds."""
    parts = int(minutes), float((seconds or "0").replace(",", "."))
    if max(parts) >= 60:
        raise ComponentError("minutes and seconds are less than 60")
    value = int(degrees) + parts[0] / 60 + parts[1] / 3600
    return value if letter in ("n", "e") else -value


def _cell(code: str) -> tuple[float, float]:
    """Return the middle of a full plus code of 10 or 11 characters without its plus sign."""
    places = [_CODE.index(c) for c in code]
    size = 20.0
    latitude, longitude = -90.0, -180.0
    for first in range(0, 10, 2):
        latitude += places[first] * size
        longitude += places[first + 1] * size
        size /= 20
    height = width = size * 20
    if len(code) == 11:
        height, width = height / 5, width / 4
        latitude += places[10] // 4 * height
        longitude += places[10] % 4 * width
    return latitude + height / 2, longitude + width / 2


def _decimal(text: str) -> tuple[float, float] | None:
    found = _DECIMAL.fullmatch(text)
    return (_signed(found[1], found[2]), _signed(found[3], found[4])) if found else None


def _sexagesimal(text: str) -> tuple[float, float] | None:
    found = _SEXAGESIMAL.fullmatch(text.replace(" ", ""))
    if not found:
        return None
    return _arc(found[1], found[2], found[3], found[4]), _arc(found[5], found[6], found[7], found[8])


def _read(text: str) -> tuple[CoordinatesForm, tuple[float, float] | None]:
    if _PLUS.fullmatch(text):
        code = text.replace("+", "")
        return "plus-code", _cell(code) if text.index("+") == 8 else None
    decimal = _decimal(text)
    place = decimal or _sexagesimal(text)
    if place is None:
        raise FormatError("expected two decimals, degrees with minutes, or a plus code")
    if abs(place[0]) > 90 or abs(place[1]) > 180:
        raise ComponentError("latitude is at most 90 degrees, longitude at most 180")
    return "decimal" if decimal else "sexagesimal", place


def validate(number: str) -> str:
    """Return the canonical place.

    Returns:
        Latitude and longitude in degrees with six decimals and a comma between, or the plus code in upper case.

    Raises:
        LengthError: more than 64 characters.
        FormatError: none of the forms.
        ComponentError: beyond the poles or the date line, or 60 minutes or more.
    """
    text = compact(number)
    found, place = _read(text)
    if found == "plus-code" or place is None:
        return text.upper()
    return f"{place[0]:.6f},{place[1]:.6f}"


def form(number: str) -> CoordinatesForm:
    """Return the form; errors as in :func:`validate`."""
    return _read(compact(number))[0]


def point(number: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, None for a short plus code; errors as in :func:`validate`."""
    return _read(compact(number))[1]


def is_in_peru(place: tuple[float, float]) -> bool:
    """Tell whether latitude and longitude, in degrees, lie inside :data:`PERU`."""
    south, north, west, east = PERU
    return south <= place[0] <= north and west <= place[1] <= east


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
