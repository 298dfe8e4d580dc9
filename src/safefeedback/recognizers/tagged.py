"""The trained tagger as a recognizer: every entity of the guide, in any case and spelling.

It sees what a number is said to be, and people, places, organisations and sensitive statements that no rule can list.
What a check digit or a written form proves keeps the last word: of a number, the tagger is never surer than
:data:`UNPROVEN`, which is below what ``resolution`` takes for cue and shape that agree, and a number that cannot be
what it is called (five digits as a DNI) is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from safefeedback.entities import kind
from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers._tagged_form import is_formed
from safefeedback.recognizers.base import Reading

if TYPE_CHECKING:
    from safefeedback.tagger import Tagger

__all__ = ["UNPROVEN", "TaggerRecognizer"]

UNPROVEN: Final = 0.59
"""Most that the tagger may say of a number, a link or an address of the network."""


class TaggerRecognizer:
    """Finds what the trained model finds; holds nothing of a message.

    Args:
        tagger: another model than the shipped one; the shipped one is read when the first message comes.
    """

    name: Final = "tagger"

    def __init__(self, tagger: Tagger | None = None) -> None:
        self._given = tagger

    @cached_property
    def _tagger(self) -> Tagger:
        from safefeedback.tagger import load_tagger  # noqa: PLC0415 - numpy is paid for by who tags

        return self._given or load_tagger()

    @property
    def supported_entities(self) -> tuple[str, ...]:
        """The entities that the model was trained on."""
        return self._tagger.entities

    def digest(self) -> str:
        """Return the digest of the model's files."""
        return self._tagger.digest

    def analyze(self, reading: Reading) -> list[Finding]:
        """Return the spans of the plain view, in order and disjoint; scores are calibrated probabilities."""
        return self.analyze_all([reading])[0]

    def analyze_all(self, readings: Sequence[Reading]) -> list[list[Finding]]:
        """Return the findings of each reading; together they take less time than one by one."""
        tagger = self._tagger
        reasons = (Evidence("model", tagger.name),)
        views = [reading.plain for reading in readings]
        return [
            [
                Finding(*view.span(t.start, t.end), t.entity, _score(t.entity, t.probability), self.name, reasons)
                for t in tagged
                if is_formed(t.entity, view.text[t.start : t.end])
            ]
            for view, tagged in zip(views, tagger.tag_all([view.text for view in views]), strict=True)
        ]


def _score(entity: str, probability: float) -> float:
    limit = UNPROVEN if kind(entity).is_structured else 1.0
    return round(min(probability, limit), 3)
