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
from safefeedback.recognizers.known.digits import digit_forms, digit_hits
from safefeedback.recognizers.known.hit import Hit
from safefeedback.recognizers.known.names import NameIndex
from safefeedback.recognizers.known.words import pattern_of, word_hits
from safefeedback.text import View

__all__ = ["MAX_VALUES", "KnownValueRecognizer"]

MAX_VALUES: Final = 200
_MAX_SIZE: Final = 500


@dataclass(frozen=True, slots=True)
class KnownValueRecognizer:
    """The sender's name, telephone, handle, address and form fields, wherever the text repeats them."""

    name: str = "known"
    supported_entities: tuple[str, ...] = tuple(kind.name for kind in ENTITIES)

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return where known values stand; spans in the message as received.

        Raises:
            InputError: more than 200 values, or one of more than 500 characters.
        """
        if not reading.known:
            return ()
        _check(reading.known)
        return tuple(self._found(reading))

    def _found(self, reading: Reading) -> Iterator[Finding]:
        index = NameIndex.of([known.value for known in reading.known if known.entity == "PERSON"])
        for view in reading.views:
            for hit in index.hits(view):
                yield self._finding(view, "PERSON", hit)
            for known in reading.known:
                if known.entity != "PERSON":
                    for hit in _hits(known, view):
                        yield self._finding(view, known.entity, hit)

    def _finding(self, view: View, entity: str, hit: Hit) -> Finding:
        start, end = view.span(hit.start, hit.end)
        return Finding(start, end, entity, hit.score, self.name, (Evidence("known", hit.code, hit.score),))


def _hits(known: KnownValue, view: View) -> Iterator[Hit]:
    letters = sum(c.isalpha() for c in known.value)
    forms = digit_forms(known.entity, known.value) if letters <= 1 else ()
    if forms:
        yield from digit_hits(forms, view)
    elif (pattern := pattern_of(known.entity, known.value)) is not None:
        yield from word_hits(pattern, view)


def _check(known: Sequence[KnownValue]) -> None:
    if len(known) > MAX_VALUES:
        raise InputError(f"message: expected at most {MAX_VALUES} known values, got {len(known)}")
    for position, value in enumerate(known):
        if len(value.value) > _MAX_SIZE:
            raise InputError(
                f"message: expected at most {_MAX_SIZE} characters, got {len(value.value)} at known[{position}]"
            )
