"""The people of a message whose further mentions are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from safefeedback.findings import Finding
from safefeedback.recognizers._located import word_range
from safefeedback.recognizers._names_cues import PARTICLES
from safefeedback.text import View, words

__all__ = ["LEAST_SCORE", "MOST_PEOPLE", "Person", "people"]

LEAST_SCORE: Final = 0.6
"""A name less sure than this is not looked for again."""

MOST_PEOPLE: Final = 40
"""Most different names of a message that are looked for again, the first ones."""


class Person(NamedTuple):
    """A name as it stands in a message.

    Attributes:
        parts: its folded words of two letters or more, without particles.
        name: its folded text.
    """

    parts: tuple[str, ...]
    name: str

    def __repr__(self) -> str:
        return f"Person({len(self.parts)} parts)"


def people(view: View, findings: Sequence[Finding]) -> tuple[Person, ...]:
    """Return the different names of the sure PERSON findings, in the order given."""
    found: dict[str, Person] = {}
    everything = words(view)
    for finding in findings:
        if finding.entity != "PERSON" or finding.score < LEAST_SCORE:
            continue
        first, last = word_range(view, finding.span)
        said = [word[2] for word in everything[first:last]]
        parts = tuple([word for word in said if len(word) > 1 and word not in PARTICLES and word.isalpha()])
        if parts:
            name = " ".join(said)
            found.setdefault(name, Person(parts, name))
        if len(found) == MOST_PEOPLE:
            break
    return tuple(found.values())
