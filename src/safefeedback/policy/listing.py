"""Values that a policy always hides or never hides.

*Always* beats everything: its findings have score 1. *Never* speaks of whole findings only: an ``exact`` entry leaves
the finding even when its check digit passed, because somebody wrote that very value down; a ``folded`` entry or a
pattern does not reach a finding whose check digit passed: a list must not uncover a proven identifier by accident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from safefeedback.findings import Evidence, Finding
from safefeedback.policy.complaint import PolicyValueError, unknown
from safefeedback.policy.pattern import check_pattern, matches, matches_whole
from safefeedback.policy.vocabulary import entity_names
from safefeedback.text import View, Word, plain_view, words

__all__ = ["AlwaysList", "Listed", "NeverList"]

_MAX_VALUE: Final = 500
_SCORE: Final = 1.0
_GAP: Final = 3  # characters between two words of a folded value
NAME: Final = "policy"


class Listed(BaseModel):
    """One entry of the lists: exactly one of a value as written, a value in any case and accents, or a pattern.

    Attributes:
        entity: what an always entry is reported as; of a never entry, the only entity that it speaks of.
        exact: the value as written; not inside a longer word or number.
        folded: its words, without regard to case, accents and what stands between them.
        pattern: a regular expression; see :mod:`safefeedback.policy.pattern`.
        reason: why, in the policy's language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    entity: str | None = None
    exact: str | None = Field(default=None, min_length=1, max_length=_MAX_VALUE, repr=False)
    folded: str | None = Field(default=None, min_length=1, max_length=_MAX_VALUE, repr=False)
    pattern: str | None = Field(default=None, min_length=1, max_length=_MAX_VALUE, repr=False)
    reason: str = ""

    @field_validator("entity")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is not None and value not in entity_names():
            raise unknown("an entity", value, entity_names())
        return value

    @field_validator("folded")
    @classmethod
    def _has_words(cls, value: str | None) -> str | None:
        if value is not None and not _spelt(value):
            raise PolicyValueError("expected at least one letter or digit")
        return value

    @field_validator("pattern")
    @classmethod
    def _is_usable(cls, value: str | None) -> str | None:
        if value is not None:
            check_pattern(value)
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


def _spelt(value: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(plain_view(value)))


class AlwaysList:
    """The always entries, ready to be looked for; every one has an entity."""

    def __init__(self, entries: Sequence[Listed]) -> None:
        self._exact = [(entry.exact, entry.entity or "") for entry in entries if entry.exact is not None]
        self._patterns = [
            (entry.pattern, entry.entity or "", f"always[{position}].pattern")
            for position, entry in enumerate(entries)
            if entry.pattern is not None
        ]
        self._folded: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for entry in entries:
            if entry.folded is not None:
                spelt = _spelt(entry.folded)
                self._folded[spelt[0]].append((spelt, entry.entity or ""))

    def findings(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each place where an entry stands in the view.

        Raises:
            DetectionError: a pattern took longer than its limit.
        """
        for value, entity in self._exact:
            yield from self._found(_standing(value, view.text), view, entity, "always-exact")
        for pattern, entity, path in self._patterns:
            yield from self._found(matches(pattern, view.text, path), view, entity, "always-pattern")
        if self._folded:
            yield from self._spelt_out(view)

    def _spelt_out(self, view: View) -> Iterator[Finding]:
        found = words(view)
        for place, word in enumerate(found):
            for spelt, entity in self._folded.get(word.folded, ()):
                run = found[place : place + len(spelt)]
                if tuple(each.folded for each in run) == spelt and _is_close(run):
                    yield from self._found([(word.start, run[-1].end)], view, entity, "always-folded")

    def _found(self, spans: Sequence[tuple[int, int]], view: View, entity: str, code: str) -> Iterator[Finding]:
        for span in spans:
            start, end = view.span(*span)
            if start < end:
                yield Finding(start, end, entity, _SCORE, NAME, (Evidence("list", code),))


def _is_close(run: Sequence[Word]) -> bool:
    return all(after.start - before.end <= _GAP for before, after in pairwise(run))


def _standing(value: str, text: str) -> list[tuple[int, int]]:
    """Return where a value stands that is not part of a longer word or number."""
    spans = []
    start = text.find(value)
    while start >= 0:
        end = start + len(value)
        is_inside = (value[0].isalnum() and text[start - 1 : start].isalnum()) or (
            value[-1].isalnum() and text[end : end + 1].isalnum()
        )
        if not is_inside:
            spans.append((start, end))
        start = text.find(value, end)
    return spans


class NeverList:
    """The never entries, ready to be asked."""

    def __init__(self, entries: Sequence[Listed]) -> None:
        self._exact: dict[str, set[str | None]] = defaultdict(set)
        self._folded: dict[tuple[str, ...], set[str | None]] = defaultdict(set)
        self._patterns: list[tuple[str, str | None, str]] = []
        for position, entry in enumerate(entries):
            if entry.exact is not None:
                self._exact[entry.exact].add(entry.entity)
            elif entry.folded is not None:
                self._folded[_spelt(entry.folded)].add(entry.entity)
            elif entry.pattern is not None:
                self._patterns.append((entry.pattern, entry.entity, f"never[{position}].pattern"))

    def leaves(self, finding: Finding, text: str) -> bool:
        """Tell whether an entry says to leave a finding of a message.

        Raises:
            DetectionError: a pattern took longer than its limit.
        """
        value = text[finding.start : finding.end]
        if self._exact.get(value, set()) & {None, finding.entity}:
            return True
        if _is_proven(finding):
            return False
        if self._folded and self._folded.get(_spelt(value), set()) & {None, finding.entity}:
            return True
        return any(
            matches_whole(pattern, value, path)
            for pattern, entity, path in self._patterns
            if entity in (None, finding.entity)
        )


def _is_proven(finding: Finding) -> bool:
    return any(item.kind == "check" and not item.code.endswith("-failed") for item in finding.evidence)
