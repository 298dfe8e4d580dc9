"""How each measure is computed from counts. ``docs/reference/evaluation.md`` says what each one means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["ENTITY_RATIOS", "OVERALL_RATIOS", "RECOGNIZER_RATIOS", "Ratio"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a measure is computed.

    Attributes:
        name: the measure.
        top: the counts added up above the line.
        bottom: the counts added up below it.
        over_all: take ``bottom`` from all messages and entities instead of the entity or recognizer itself.
    """

    name: str
    top: tuple[str, ...]
    bottom: tuple[str, ...]
    over_all: bool = False


_EXACT: Final = (
    Ratio("precision", ("hits",), ("found",)),
    Ratio("recall", ("hits",), ("expected",)),
    Ratio("f1", ("hits", "hits"), ("found", "expected")),
    Ratio("coverage", ("covered",), ("mentions",)),
)
_OVER_REDACTION: Final = Ratio("over_redaction", ("outside_hidden",), ("outside",), over_all=True)

OVERALL_RATIOS: Final[tuple[Ratio, ...]] = (
    *_EXACT,
    Ratio("direct_leak", ("direct_leaked",), ("direct_mentions",)),
    Ratio("direct_leak_characters", ("direct_leaked_characters",), ("direct_characters",)),
    Ratio("structured_leak", ("structured_leaked",), ("structured_mentions",)),
    Ratio("structured_leak_characters", ("structured_leaked_characters",), ("structured_characters",)),
    _OVER_REDACTION,
    Ratio("false_alarms", ("alarms",), ("clean_messages",)),
)
"""Measures of a set of messages, in the order shown."""

ENTITY_RATIOS: Final[tuple[Ratio, ...]] = (
    *_EXACT,
    Ratio("leak_characters", ("leaked_characters",), ("characters",)),
    _OVER_REDACTION,
)
"""Measures of one entity, in the order shown."""

RECOGNIZER_RATIOS: Final[tuple[Ratio, ...]] = (_EXACT[0], _OVER_REDACTION)
"""Measures of the findings of one recognizer, in the order shown."""
