"""Our runner: findings and their operators go in, the protected text comes out.

presidio-anonymizer's own runner merges neighbouring findings of one entity into one tag and lets a larger finding
swallow a better one; ours replaces each of the disjoint findings that resolution left, and nothing else.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safefeedback.crypto import PseudonymKey
from safefeedback.entities import kind
from safefeedback.errors import SpanError
from safefeedback.findings import Finding
from safefeedback.operators.base import SEED_BYTES, Mention, Operator, label
from safefeedback.operators.value import value_of

__all__ = ["Replaced", "apply"]

_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Replaced:
    """A place of the new text that stands for a finding.

    Attributes:
        start: first code point in the new text.
        end: one past the last code point.
        entity: the finding's entity.
        operator: name of the operator.
    """

    start: int
    end: int
    entity: str
    operator: str


def apply(
    text: str,
    decisions: Sequence[tuple[Finding, Operator]],
    *,
    key: PseudonymKey | None = None,
    seed: bytes | None = None,
) -> tuple[str, tuple[Replaced, ...]]:
    """Return the text with each finding replaced by its operator, and where the replacements stand.

    Args:
        text: the message as received.
        decisions: disjoint findings ordered by start, with their operators.
        key: key of pseudonyms.
        seed: 16 secret bytes for surrogates; fresh ones when None.

    Returns:
        The new text, unchanged outside the findings, and the places of all but the kept ones.

    Raises:
        SpanError: findings overlap, are out of order or end outside the text.
        KeyringError: an operator needs the key.
    """
    _check(text, decisions)
    values = _values(text, [finding for finding, _ in decisions])
    places = tuple(text[f.start : f.end] for f, _ in decisions if f.entity == "LOCATION")
    numbers = _Numbers()
    seed = secrets.token_bytes(SEED_BYTES) if seed is None else seed
    pieces: list[str] = []
    replaced: list[Replaced] = []
    length, reached = 0, 0
    for (finding, operator), value in zip(decisions, values, strict=True):
        before = text[reached : finding.start]
        mention = Mention(
            text[finding.start : finding.end],
            finding.entity,
            value,
            text[max(0, finding.start - _BEFORE) : finding.start],
            places,
            key,
            seed,
        )
        new = operator.replace(mention)
        if new is None:
            new = label(finding.entity, numbers.of(finding.entity, value))
        length += len(before)
        if operator.name != "keep":
            replaced.append(Replaced(length, length + len(new), finding.entity, operator.name))
        pieces += (before, new)
        length += len(new)
        reached = finding.end
    pieces.append(text[reached:])
    return "".join(pieces), tuple(replaced)


def _check(text: str, decisions: Sequence[tuple[Finding, Operator]]) -> None:
    reached = 0
    for finding, _ in decisions:
        if finding.start < reached or finding.end > len(text):
            raise SpanError(
                f"operators: expected disjoint spans in order inside the text, got [{finding.start}, {finding.end})"
            )
        reached = finding.end


class _Numbers:
    """Numbers of labels: the same value the same number, counted for each label word."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], int] = {}
        self._last: Counter[str] = Counter()

    def of(self, entity: str, value: str) -> int:
        word = kind(entity).label
        if (word, value) not in self._given:
            self._last[word] += 1
            self._given[word, value] = self._last[word]
        return self._given[word, value]


def _values(text: str, findings: Sequence[Finding]) -> list[str]:
    """The folded values; a person named in part takes the value of the one fuller name that holds the part."""
    values = [value_of(finding.entity, text[finding.start : finding.end]) for finding in findings]
    people = sorted(
        {v for f, v in zip(findings, values, strict=True) if f.entity == "PERSON"}, key=lambda v: (-len(v.split()), v)
    )
    full = {value: _fullest(value, people) for value in people}
    return [full[v] if f.entity == "PERSON" else v for f, v in zip(findings, values, strict=True)]


def _fullest(value: str, people: Sequence[str]) -> str:
    parts = set(value.split())
    holders = [other for other in people if other != value and parts < set(other.split())]
    tops = [h for h in holders if not any(set(h.split()) < set(o.split()) for o in holders)]
    return tops[0] if len(tops) == 1 else value
