"""The recognizer of known values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.entities import ENTITIES
from safefeedback.errors import InputError
from safefeedback.findings import Evidence, Finding
from safefeedback.messages import KnownValue
from safefeedback.recognizers.base import Reading
from safefeedback.recognizers.known.compact import Compact
from safefeedback.recognizers.known.hit import Hit
from safefeedback.recognizers.known.key import Key
from safefeedback.recognizers.known.keys import keys_of
from safefeedback.recognizers.known.names import name_hits
from safefeedback.recognizers.known.parts import NameIndex
from safefeedback.recognizers.known.places import Address, address_hits
from safefeedback.text import View

__all__ = ["MAX_SIZE", "MAX_VALUES", "KnownValueRecognizer"]

MAX_VALUES: Final = 200
"""Most known values of a message."""

MAX_SIZE: Final = 500
"""Most code points of a known value."""


@dataclass(frozen=True, slots=True)
class KnownValueRecognizer:
    """The sender's name, telephone, handle, address and form fields, wherever the text repeats them."""

    name: str = "known"
    supported_entities: tuple[str, ...] = tuple(kind.name for kind in ENTITIES)

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return where known values stand; spans in the message as received.

        The time is linear in the length of the message for a given number of values.

        Raises:
            InputError: more than 200 values, or one of more than 500 characters.
        """
        if not reading.known:
            return ()
        _check(reading.known)
        search = _Search(tuple(dict.fromkeys(reading.known)))
        found: dict[tuple[int, int, str], Finding] = {}
        for view in reading.views:
            for hit in search.hits(view):
                start, end = view.span(hit.start, hit.end)
                evidence = (Evidence("known", hit.code, hit.score),)
                finding = Finding(start, end, hit.entity, hit.score, self.name, evidence)
                known = found.setdefault((start, end, hit.entity), finding)
                if known.score < hit.score:
                    found[start, end, hit.entity] = finding
        return tuple(found.values())


class _Search:
    """The known values of one message in the forms that are looked for."""

    def __init__(self, known: Sequence[KnownValue]) -> None:
        self._names = NameIndex([value.value for value in known if value.entity == "PERSON"])
        self._addresses = {Address.of(value.value): None for value in known if value.entity == "STREET_ADDRESS"}
        by_words = ("PERSON", "STREET_ADDRESS")
        keys = [key for value in known if value.entity not in by_words for key in keys_of(value.entity, value.value)]
        self._keys = tuple(dict.fromkeys(keys))

    def hits(self, view: View) -> Iterator[Hit]:
        """Yield the hits in a view, each with its entity."""
        for hit in name_hits(self._names, view):
            yield Hit(hit.start, hit.end, hit.score, hit.code, "PERSON")
        for address in self._addresses:
            for hit in address_hits(address, view):
                yield Hit(hit.start, hit.end, hit.score, hit.code, hit.entity or "STREET_ADDRESS")
        if self._keys:
            compact = Compact(view)
            for key in self._keys:
                yield from _key_hits(key, compact, view)


def _key_hits(key: Key, compact: Compact, view: View) -> Iterator[Hit]:
    for start, end in compact.occurrences(key.text, gap=key.gap, is_tight=key.is_tight):
        if _has_what_it_needs(key, view, start, end):
            yield Hit(_begin(key, view, start), end, key.score, key.code, key.entity)


def _has_what_it_needs(key: Key, view: View, start: int, end: int) -> bool:
    if key.needs == "mark":
        return view.text[max(0, start - 1) : start] in ("@", "/")
    if key.needs == "capital":
        return view.text[start].isupper()
    return key.needs != "gap" or end - start > len(key.text) + 1


def _begin(key: Key, view: View, start: int) -> int:
    """Return where the value begins with its ``@`` or with the prefix of a telephone."""
    if key.entity == "USERNAME":
        return start - (view.text[max(0, start - 1) : start] == "@")
    return _prefixed(view, start) if key.entity == "PHONE_NUMBER" else start


def _prefixed(view: View, start: int) -> int:
    """Take in the prefix of Peru, or a plus sign, before a telephone."""
    before = view.text[max(0, start - 6) : start]
    for prefix in ("(+51) ", "(+51)", "+51 ", "+51-", "51 ", "+"):
        rest = before.removesuffix(prefix)
        if rest != before and not rest[-1:].isalnum():
            return start - len(prefix)
    return start


def _check(known: Sequence[KnownValue]) -> None:
    if len(known) > MAX_VALUES:
        raise InputError(f"message: expected at most {MAX_VALUES} known values, got {len(known)}")
    for position, value in enumerate(known):
        if len(value.value) > MAX_SIZE:
            raise InputError(
                f"message: expected at most {MAX_SIZE} characters, got {len(value.value)} at known[{position}]"
            )
