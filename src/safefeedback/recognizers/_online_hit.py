"""What an extender of the online recognizer returns: a span of a view, what it is, and the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from safefeedback.findings import Evidence

__all__ = ["Hit", "check", "cue", "shape"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate in view positions; the recognizer turns it into a finding.

    Attributes:
        start: first position in the view.
        end: one past the last position.
        entity: a name of :mod:`safefeedback.entities`.
        score: confidence in ``[0, 1]``.
        evidence: the reasons, strongest first; positions inside are of the view.
        is_public: an agency's own mailbox, site or handle.
    """

    start: int
    end: int
    entity: str
    score: float
    evidence: tuple[Evidence, ...] = ()
    is_public: bool = False


def shape(code: str, weight: float = 0.0) -> Evidence:
    """Return evidence of a written form."""
    return Evidence("shape", code, weight)


def check(code: str, weight: float = 0.0) -> Evidence:
    """Return evidence of a passed check."""
    return Evidence("check", code, weight)


def cue(code: str, weight: float, at: tuple[int, int], *, distance: int | None = None) -> Evidence:
    """Return evidence of a word at the view span ``at``."""
    return Evidence("cue", code, weight, at[0], at[1], distance)
