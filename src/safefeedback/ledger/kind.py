"""Kinds of value that a leaf may hold: each writes canonical JSON, and nothing of another shape.

No kind takes free text. A code is chosen by the agency, not by a person; as one could still be put together from a
document or a phone number, a code that reads as one is refused:

- digits and separators only (a version is spared: ``2026.1``);
- eight digits in a row, as in a DNI, a CE or a RUC, or a DNI in groups: ``45.678.912``;
- a mobile number in groups (nine digits from 9, with or without 51) or a landline with its area code.

A random id and a digest are hexadecimal of their one length and are not read this way. A name in lower case is a
lawful code: what is no number cannot be told from a code.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KINDS", "Kind", "UnfitError", "is_lawful"]

_CACHED: Final = 4096
_MOST: Final = 2**53
_ITEMS: Final = 255
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_WHO: Final = re.compile(r"[a-z0-9][a-z0-9._:-]{0,63}")
_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,100}")
_ENTITY: Final = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_NUMBER: Final = re.compile(
    r"[0-9]{8}"
    r"|(?<![0-9])[0-9]{2}[._:-][0-9]{3}[._:-][0-9]{3}(?![0-9])"
    r"|(?<![0-9])(?:51[._:-]*)?9(?:[._:-]*[0-9]){8}(?![._:-]*[0-9])"
    r"|(?<![0-9])0(?:1[._:-][0-9]|[4-8][0-9][._:-])[0-9]{2,3}[._:-]?[0-9]{3,4}(?![0-9])"
)
_LETTER: Final = re.compile("[A-Za-z]")


class UnfitError(Exception):
    """A value is not of its kind.

    Attributes:
        is_number: it is of the right shape, and reads as a document or a phone.
    """

    def __init__(self, *, is_number: bool = False) -> None:
        super().__init__()
        self.is_number = is_number


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value.

    Attributes:
        name: as in the reference.
        shape: what it expects, in words.
        write: returns canonical JSON; raises ``UnfitError``.
    """

    name: str
    shape: str
    write: Callable[[object], str]


def _text(pattern: str) -> Callable[[object], str]:
    """Return a writer of texts that this pattern matches as a whole."""
    matches = re.compile(pattern).fullmatch

    def write(value: object) -> str:
        if type(value) is not str or matches(value) is None:
            raise UnfitError
        return f'"{value}"'

    return write


def _word(pattern: re.Pattern[str], *, needs_letter: bool = True) -> Callable[[object], str]:
    """Return a writer of words that are no number of a person; words repeat, so lawful ones are remembered."""

    @lru_cache(_CACHED)
    def write(value: object) -> str:
        if type(value) is not str or not pattern.fullmatch(value):
            raise UnfitError
        if _NUMBER.search(value) or (needs_letter and not _LETTER.search(value)):
            raise UnfitError(is_number=True)
        return f'"{value}"'

    return write


_written_day = _text("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_code = _word(_CODE)
_name = _word(_NAME)
_entity = _word(_ENTITY)


def _number(value: object) -> str:
    if type(value) is not int or not 0 <= value <= _MOST:
        raise UnfitError
    return str(value)


def _flag(value: object) -> str:
    if type(value) is not int or value not in {0, 1}:
        raise UnfitError
    return str(value)


@lru_cache(_CACHED)
def _day(value: object) -> str:
    written = _written_day(value)
    try:
        dt.date.fromisoformat(written[1:-1])
    except ValueError:
        raise UnfitError from None
    return written


def _list_of(write: Callable[[object], str]) -> Callable[[object], str]:
    @lru_cache(_CACHED)
    def write_all(values: tuple[object, ...]) -> str:
        if len(values) > _ITEMS:
            raise UnfitError
        return f"[{','.join(map(write, values))}]"

    def checked(value: object) -> str:
        if not isinstance(value, list | tuple):
            raise UnfitError
        return write_all(tuple(value))

    return checked


def _counts(value: object) -> str:
    if type(value) is not dict or len(value) > _ITEMS:
        raise UnfitError
    parts = []
    for name, counted in sorted(value.items()):
        if type(counted) is dict and len(counted) == 1:
            ((operator, number),) = counted.items()
            parts.append(_count(name, operator, number))
        else:
            parts.append(f"{_entity(name)}:{_operators(counted)}")
    return f"{{{','.join(parts)}}}"


def _operators(value: object) -> str:
    if type(value) is not dict or not 0 < len(value) <= _ITEMS:
        raise UnfitError
    return f"{{{','.join([f'{_code(name)}:{_number(value[name])}' for name in sorted(value)])}}}"


@lru_cache(_CACHED, typed=True)
def _count(name: str, operator: str, number: int) -> str:
    """Write what most entities have, one operator, and remember it."""
    return f"{_entity(name)}:{{{_code(operator)}:{_number(number)}}}"


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("id16", "32 hexadecimal digits", _text("[0-9a-f]{32}")),
        Kind("key8", "16 hexadecimal digits", _text("[0-9a-f]{16}")),
        Kind("sha", "64 hexadecimal digits", _text("[0-9a-f]{64}")),
        Kind("digest", "64 hexadecimal digits", lru_cache(_CACHED)(_text("[0-9a-f]{64}"))),  # of what is used again
        Kind("n", "a whole number from 0 to 2^53", _number),
        Kind("flag", "0 or 1", _flag),
        Kind("day", "a day as YYYY-MM-DD", _day),
        Kind("ubigeo", "2, 4 or 6 digits", lru_cache(_CACHED)(_text("(?:[0-9]{2}){1,3}"))),
        Kind("log", "records or keys", _text("records|keys")),
        Kind("code", "a code of a-z, 0-9, dot, hyphen and low line", _code),
        Kind("version", "a version of a-z, 0-9, dot, hyphen and low line", _word(_CODE, needs_letter=False)),
        Kind("who", "the id of a member of staff or of a service", _word(_WHO)),
        Kind("codes", "a list of codes", _list_of(_code)),
        Kind("names", "a list of field names", _list_of(_name)),
        Kind("counts", "numbers by entity and operator", _counts),
    )
}
"""Every kind, by its name."""


def is_lawful(kind: str, value: object) -> bool:
    """Tell whether a leaf may hold a value of a kind, a name of ``KINDS``."""
    try:
        KINDS[kind].write(value)
    except (UnfitError, TypeError):
        return False
    return True
