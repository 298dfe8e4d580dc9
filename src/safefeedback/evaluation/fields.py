"""Fields by which results can be grouped: those that a message carries, its region, and whose name a mention is.

``channel``, ``style``, ``topic``, ``author`` and ``region`` are of a message: all its mentions have one value.
``origin`` and ``sex`` are of a named person: a PERSON mention has its own value, another direct identifier that of the
PERSON mention nearest to it in the message (the earlier one when two are as near), and :data:`NOBODY` where none is.

>>> from safefeedback.evaluation.gold import GoldSpan
>>> message = GoldMessage("x-1", "rosa mamani, dni 51234567", (GoldSpan(0, 11, "PERSON"), GoldSpan(17, 25, "PE_DNI")))
>>> field("origin").value(message, message.spans[1])
'andean_amazonian'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from safefeedback.evaluation.gold import GROUPS, GoldMessage, GoldSpan
from safefeedback.evaluation.origin import origin
from safefeedback.evaluation.region import region
from safefeedback.evaluation.sex import sex

__all__ = ["FIELDS", "NOBODY", "Field", "field", "origin_field"]

FIELDS: Final[tuple[str, ...]] = (*GROUPS, "region", "origin", "sex")
"""The names of all fields."""

NOBODY: Final = "-"
"""The value where there is none: a message without the field, an identifier in a message that names nobody."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field; one of the two functions is given.

    Attributes:
        name: what it is called in the report.
        of_message: the value of a message and of all its mentions.
        of_person: the value of a PERSON mention.
    """

    name: str
    of_message: Callable[[GoldMessage], str] | None = None
    of_person: Callable[[GoldMessage, GoldSpan], str] | None = None

    def value(self, message: GoldMessage, span: GoldSpan) -> str:
        """Return the value of a mention, span and message as they were before any disturbance."""
        if self.of_message is not None:
            return self.of_message(message)
        owner = _nearest_person(message, span)
        return NOBODY if owner is None or self.of_person is None else self.of_person(message, owner)


def field(name: str) -> Field:
    """Return the field of a name.

    Raises:
        ValueError: no field has this name.
    """
    if name in GROUPS:
        return Field(name, of_message=lambda message: message.group(name))
    match name:
        case "region":
            return Field(name, of_message=region)
        case "origin":
            return origin_field({})
        case "sex":
            return Field(name, of_person=lambda message, span: sex(message.text[span.start : span.end]))
        case _:
            raise ValueError(f"evaluate: expected by to be of {', '.join(FIELDS)}")


def origin_field(known: Mapping[tuple[str, int, int], str]) -> Field:
    """Return the field ``origin``.

    Args:
        known: origins told by somebody, by id, start and end of the mention; the others are told by
            :func:`safefeedback.evaluation.origin.origin`.
    """

    def of_person(message: GoldMessage, span: GoldSpan) -> str:
        told = known.get((message.id, span.start, span.end))
        return told or origin(message.text[span.start : span.end], said=message.text)

    return Field("origin", of_person=of_person)


def _nearest_person(message: GoldMessage, span: GoldSpan) -> GoldSpan | None:
    if span.label == "PERSON":
        return span
    named = [other for other in message.spans if other.label == "PERSON" and not other.optional]
    return min(named, key=lambda other: _distance(other, span), default=None)


def _distance(one: GoldSpan, other: GoldSpan) -> int:
    """Return the code points between two disjoint spans."""
    return max(other.start - one.end, one.start - other.end)
