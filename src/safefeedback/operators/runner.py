"""Our runner: findings and their operators go in, the protected text comes out.

presidio-anonymizer's own runner merges neighbouring findings of one entity into one tag and cuts text when findings
of different entities overlap; ours replaces each of the disjoint findings that resolution left, and nothing else.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.crypto import PseudonymKey
from safefeedback.entities import kind
from safefeedback.errors import DetectionError, SafeFeedbackError, SpanError
from safefeedback.findings import Finding
from safefeedback.operators.base import SEED_BYTES, Mention, Operator, label
from safefeedback.operators.linking import linked
from safefeedback.operators.value import value_of

__all__ = ["Replaced", "apply", "shared_values"]

_BEFORE: Final = 24
_PLACES: Final = 32


@dataclass(frozen=True, slots=True)
class Replaced:
    """A place of the new text that stands for a finding.

    Attributes:
        start: first code point in the new text.
        end: one past the last code point.
        entity: the finding's entity.
        operator: name of the operator that wrote it: ``redact`` where another could not and the label stands.
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
        seed: 16 secret bytes for surrogates; fresh ones when None. Who has the seed can test guesses of a value.

    Returns:
        The new text, unchanged outside the findings, and the places of all but the kept ones.

    Raises:
        SpanError: findings overlap, are out of order or end outside the text.
        KeyringError: an operator needs the key.
        DetectionError: an operator failed otherwise; its own text is not passed on, because it may quote the value.
    """
    _check(text, decisions)
    mentions = _mentions(text, decisions, key, seed or secrets.token_bytes(SEED_BYTES))
    numbers: dict[str, dict[str, int]] = {}
    pieces: list[str] = []
    replaced: list[Replaced] = []
    length = reached = 0
    for (finding, operator), mention in zip(decisions, mentions, strict=True):
        new = _replacement(operator, mention)
        name = operator.name if new is not None or operator.is_sealing else "redact"
        new = label(finding.entity, _number(numbers, mention)) if new is None else new
        length += finding.start - reached
        if operator.name != "keep":
            replaced.append(Replaced(length, length + len(new), finding.entity, name))
        pieces += (text[reached : finding.start], new)
        length, reached = length + len(new), finding.end
    pieces.append(text[reached:])
    return "".join(pieces), tuple(replaced)


def shared_values(text: str, findings: Sequence[Finding]) -> list[str]:
    """Return the folded value of each finding, the same for all mentions of one value.

    Args:
        text: the message as received.
        findings: spans in it.
    """
    return _whole(findings, [value_of(finding.entity, text[finding.start : finding.end]) for finding in findings])


def _check(text: str, decisions: Sequence[tuple[Finding, Operator]]) -> None:
    reached = 0
    for finding, _ in decisions:
        if finding.start < reached or finding.end > len(text):
            raise SpanError(
                f"operators: expected disjoint spans in order inside the text, got [{finding.start}, {finding.end})"
            )
        reached = finding.end


def _mentions(
    text: str, decisions: Sequence[tuple[Finding, Operator]], key: PseudonymKey | None, seed: bytes
) -> Iterator[Mention]:
    """Yield what the operators see; a person named in part has the value of the fuller name that holds the part."""
    findings = [finding for finding, _ in decisions]
    shown = [text[finding.start : finding.end] for finding in findings]
    values = _whole(findings, _values(decisions, shown))
    named = (own for finding, own in zip(findings, shown, strict=True) if finding.entity == "LOCATION")
    places = tuple(dict.fromkeys(named))[:_PLACES]
    for finding, own, value in zip(findings, shown, values, strict=True):
        before = text[max(0, finding.start - _BEFORE) : finding.start]
        yield Mention(own, finding.entity, value, before, places, key, seed)


def _whole(findings: Sequence[Finding], values: Sequence[str]) -> list[str]:
    """Return the values, a person's the one of the fuller name that holds theirs."""
    people = linked(value for finding, value in zip(findings, values, strict=True) if finding.entity == "PERSON")
    return [
        people[value] if finding.entity == "PERSON" else value for finding, value in zip(findings, values, strict=True)
    ]


def _values(decisions: Sequence[tuple[Finding, Operator]], shown: Sequence[str]) -> list[str]:
    """Return the folded values; empty where the operator does not read it and no other mention shares the label."""
    labels = [kind(finding.entity).label for finding, _ in decisions]
    shared = Counter(labels)
    return [
        value_of(finding.entity, own) if operator.reads_value or shared[word] > 1 else ""
        for (finding, operator), own, word in zip(decisions, shown, labels, strict=True)
    ]


def _replacement(operator: Operator, mention: Mention) -> str | None:
    try:
        return operator.replace(mention)
    except SafeFeedbackError:
        raise
    except Exception as error:  # noqa: BLE001 - an operator from outside may raise anything; the message is withheld
        raise DetectionError(
            f"operators: {operator.name} failed on {mention.entity} with {type(error).__name__}"
        ) from None


def _number(numbers: dict[str, dict[str, int]], mention: Mention) -> int:
    """Return the number of a label: the same for the same value, counted for each label word."""
    given = numbers.setdefault(kind(mention.entity).label, {})
    return given.setdefault(mention.value, len(given) + 1)
