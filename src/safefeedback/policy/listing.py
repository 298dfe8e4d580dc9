"""Values that a policy always hides or never hides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from safefeedback.errors import DetectionError
from safefeedback.findings import Evidence, Finding
from safefeedback.policy.complaint import PolicyValueError, unknown
from safefeedback.policy.vocabulary import entity_names
from safefeedback.text import View, fold

if TYPE_CHECKING:
    import regex

__all__ = ["Listed", "always_findings", "is_never"]

TIME_LIMIT: Final = 0.25
"""Seconds that one pattern may take on one message."""

_MAX_VALUE: Final = 500
_SCORE: Final = 1.0
NAME: Final = "policy"


class Listed(BaseModel):
    """One entry of the lists: exactly one of a value as written, a value in any case and accents, or a pattern.

    Attributes:
        entity: what an always entry is reported as; of a never entry, the only entity that it speaks of.
        exact: the value as written.
        folded: the value without regard to case and accents.
        pattern: a regular expression (syntax of the ``regex`` package), run under :data:`TIME_LIMIT`.
        reason: why, in the policy's language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    entity: str | None = None
    exact: str | None = Field(default=None, min_length=1, max_length=_MAX_VALUE)
    folded: str | None = Field(default=None, min_length=1, max_length=_MAX_VALUE)
    pattern: str | None = Field(default=None, min_length=1, max_length=_MAX_VALUE)
    reason: str = ""

    @field_validator("entity")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is not None and value not in entity_names():
            raise unknown("an entity", value, entity_names())
        return value

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                _compiled(value)
            except Exception:  # noqa: BLE001 - regex.error, and what a hostile pattern may raise instead
                raise PolicyValueError(
                    "expected a regular expression", "test it with `safefeedback policy check`"
                ) from None
        return value

    @model_validator(mode="after")
    def _one_of_three(self) -> Listed:
        if sum(value is not None for value in (self.exact, self.folded, self.pattern)) != 1:
            raise PolicyValueError("expected exactly one of exact, folded and pattern")
        return self

    @property
    def form(self) -> Literal["exact", "folded", "pattern"]:
        """Which of the three it is."""
        return "exact" if self.exact is not None else "folded" if self.folded is not None else "pattern"


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - loaded by policies with patterns

    return regex.compile(pattern)


def always_findings(entries: tuple[Listed, ...], view: View) -> Iterator[Finding]:
    """Yield a finding for each place where an entry stands in the view.

    Raises:
        DetectionError: a pattern took longer than its limit.
    """
    for position, entry in enumerate(entries):
        for start, end in _places(entry, view, position):
            first, last = view.span(start, end)
            if first < last and entry.entity is not None:
                yield Finding(first, last, entry.entity, _SCORE, NAME, (Evidence("list", f"always-{entry.form}"),))


def _places(entry: Listed, view: View, position: int) -> Iterator[tuple[int, int]]:
    if entry.pattern is not None:
        yield from _matches(entry.pattern, view.text, position)
        return
    needle, hay = (entry.exact or "", view.text) if entry.exact else (fold(entry.folded or ""), view.folded)
    start = hay.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = hay.find(needle, start + len(needle))


def _matches(pattern: str, text: str, position: int) -> Iterator[tuple[int, int]]:
    try:
        yield from [match.span() for match in _compiled(pattern).finditer(text, timeout=TIME_LIMIT)]
    except TimeoutError:
        raise _too_slow(f"always[{position}].pattern") from None


def is_never(entries: tuple[Listed, ...], finding: Finding, text: str) -> bool:
    """Tell whether an entry says to leave a finding.

    An exact value is always left. A folded value or a pattern does not reach a finding whose check digit passed:
    a list must not uncover a proven identifier by accident.

    Raises:
        DetectionError: a pattern took longer than its limit.
    """
    value = text[finding.start : finding.end]
    is_proven = any(item.kind == "check" for item in finding.evidence)
    for position, entry in enumerate(entries):
        if entry.entity not in (None, finding.entity):
            continue
        if entry.exact is not None and entry.exact == value:
            return True
        if not is_proven and _is_left(entry, value, position):
            return True
    return False


def _is_left(entry: Listed, value: str, position: int) -> bool:
    if entry.folded is not None:
        return fold(entry.folded) == fold(value)
    if entry.pattern is None:
        return False
    try:
        return _compiled(entry.pattern).fullmatch(value, timeout=TIME_LIMIT) is not None
    except TimeoutError:
        raise _too_slow(f"never[{position}].pattern") from None


def _too_slow(path: str) -> DetectionError:
    return DetectionError(
        f"policy: a pattern took longer than {TIME_LIMIT} s at {path}; the message is withheld",
        hint="rewrite the pattern without nested repetition",
    )
