"""The keys of a known value, by its entity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final

from safefeedback.errors import IdentifierError
from safefeedback.identifiers.date import MONTHS, parse
from safefeedback.identifiers.pe.dni import check_characters
from safefeedback.identifiers.pe.ruc import check_digit
from safefeedback.lexicon import names
from safefeedback.recognizers.known.key import Key, compacted
from safefeedback.recognizers.known.phone import phone_keys
from safefeedback.text import fold, plain_view, spoken_view

__all__ = ["keys_of"]

_SAID_OFTEN: Final = ("LOCATION", "ORGANIZATION")  # whose names may be common words
_SHORTEST: Final = 4
_SHORTEST_LOCAL: Final = 5
_SHORTEST_LOOSE: Final = 6  # a shorter number stands in one piece
_SHORTEST_FREE: Final = 8  # a handle this long needs no mark when it is no word


def keys_of(entity: str, value: str) -> tuple[Key, ...]:
    """Return the keys of a value; none when it is too short to look for.

    Args:
        entity: its kind; PERSON and STREET_ADDRESS are looked for word by word instead.
        value: as the channel has it; dictation and disguise are undone.
    """
    make = _MAKERS.get(entity, partial(_code_keys, entity))
    plain = plain_view(value)
    spoken = spoken_view(plain)
    return tuple(chain(make(plain.text), make(spoken.text) if spoken else ()))


def _code_keys(entity: str, value: str) -> Iterator[Key]:
    """Yield a number, a code or a phrase; a code of letters and a long number also by its number."""
    text = compacted(fold(value))
    if len(text) < _SHORTEST:
        return
    digits = "".join(filter(str.isdigit, text))
    if not digits:
        is_said_often = entity in _SAID_OFTEN and names().is_common_word(text)
        yield Key(entity, text, 0.8, "words", needs="capital" if is_said_often else "")
        return
    is_short = len(text) < _SHORTEST_LOOSE
    yield Key(entity, text, 0.6 if is_short else 0.95, "digits", gap=0 if is_short else 3)
    tail = text.lstrip("abcdefghijklmnopqrstuvwxyz")
    if tail != text and tail.isdigit() and len(tail) >= _SHORTEST_LOOSE:
        yield Key(entity, tail, 0.85, "digits")


def _dni_keys(value: str) -> Iterator[Key]:
    text = compacted(fold(value))[:8]
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        yield from _code_keys("PE_DNI", value)
        return
    yield Key("PE_DNI", text, 0.97, "digits")
    yield from (Key("PE_DNI", f"{text}{check.lower()}", 0.97, "digits") for check in check_characters(text))
    yield Key("PE_RUC", f"10{text}{check_digit(f'10{text}')}", 0.97, "digits")
    if text.startswith("0"):
        yield Key("PE_DNI", text.lstrip("0"), 0.75, "digits", gap=1)


def _ruc_keys(value: str) -> Iterator[Key]:
    yield from _code_keys("PE_RUC", value)
    digits = "".join(filter(str.isdigit, value))
    if len(digits) == 11 and digits.startswith("10"):
        yield from _dni_keys(digits[2:10])


def _email_keys(value: str) -> Iterator[Key]:
    local, _, domain = fold(value).strip().partition("@")
    text = compacted(local + domain)
    if len(text) >= _SHORTEST_LOOSE:
        yield Key("EMAIL_ADDRESS", text, 0.97, "full")
    name = compacted(local)
    if domain and len(name) >= _SHORTEST_LOCAL:
        yield Key("USERNAME", name, 0.8, "local", is_tight=True, needs="mark" if _is_word(name) else "")


def _handle_keys(value: str) -> Iterator[Key]:
    handle = fold(value).strip().rstrip("/").rpartition("/")[2].removeprefix("@")
    name = compacted(handle)
    if len(name) >= 3:
        is_marked = any(not c.isalpha() for c in handle) or len(name) >= _SHORTEST_FREE
        needs = "" if is_marked and len(name) >= _SHORTEST_LOCAL and not _is_word(name) else "mark"
        yield Key("USERNAME", name, 0.93, "handle", is_tight=True, needs=needs)


def _link_keys(value: str) -> Iterator[Key]:
    address = fold(value).strip().partition("://")[2] or fold(value).strip()
    host, _, path = address.removeprefix("www.").partition("/")
    for text in dict.fromkeys((compacted(fold(value)), compacted(host + path))):
        if len(text) >= _SHORTEST_LOOSE:
            yield Key("URL", text, 0.95, "full")
    if path:
        yield from _handle_keys(path.partition("?")[0])


def _birth_keys(value: str) -> Iterator[Key]:
    try:
        day = parse(value)
    except IdentifierError:
        yield from _code_keys("DATE_OF_BIRTH", value)
        return
    days, months = {str(day.day), f"{day.day:02}"}, {str(day.month), f"{day.month:02}"}
    names_of_month = [name for name, number in MONTHS.items() if number == day.month]
    years = (f"{day.year}", f"{day.year % 100:02}")
    forms = {f"{d}{m}{y}" for d in days for m in months for y in years} | {f"{day:%Y%m%d}"}
    forms |= {
        f"{d}{of}{m}{then}{y}"
        for d in days
        for m in names_of_month
        for y in years
        for of in _OF
        for then in (*_OF, "del")
    }
    for form in sorted(forms):
        yield Key("DATE_OF_BIRTH", form, 0.95, "digits", needs="" if len(form) >= _SHORTEST_LOOSE else "gap")


_OF: Final = ("", "de")


def _is_word(name: str) -> bool:
    """Tell whether a name or a common word is meant wherever it stands."""
    return name.isalpha() and (names().is_common_word(name) or names().nameness(name) > 0)


_MAKERS: Final[Mapping[str, Callable[[str], Iterator[Key]]]] = {
    "PHONE_NUMBER": phone_keys,
    "PE_DNI": _dni_keys,
    "PE_RUC": _ruc_keys,
    "EMAIL_ADDRESS": _email_keys,
    "USERNAME": _handle_keys,
    "URL": _link_keys,
    "DATE_OF_BIRTH": _birth_keys,
}
