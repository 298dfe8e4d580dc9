"""One message's counts. A set of messages is the sum of its members' counts; every measure is a ratio of sums.

Letters and digits are what ``str.isalnum`` accepts. A finding hides its characters when the ``hides`` function says
so. Spans marked optional count neither way, and so do findings that overlap only optional spans.

>>> from safefeedback.evaluation.gold import GoldMessage, GoldSpan
>>> counts = tally(GoldMessage("x-1", "soy ana", (GoldSpan(4, 7, "PERSON"),)), [])
>>> counts["all", "", "direct_leaked"], counts["entity", "PERSON", "leaked_characters"]
(1, 3)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from safefeedback.entities import kind
from safefeedback.evaluation.gold import GoldMessage, GoldSpan
from safefeedback.findings import Finding

__all__ = ["Counts", "Key", "counted_findings", "hides_characters", "is_alarm", "leaked_characters", "tally", "touches"]

Key = tuple[str, str, str]
"""Section (``all``, ``entity`` or ``recognizer``), name within it, count."""

Counts = Counter[Key]


def hides_characters(finding: Finding) -> bool:
    """Tell whether a finding hides its characters: every kind but ORGANIZATION does, public values are kept."""
    return kind(finding.entity).is_hidden and not finding.public


def is_alarm(finding: Finding) -> bool:
    """Tell whether a finding is one that a message without direct identifiers should not have."""
    return kind(finding.entity).is_direct and not finding.public


def touches(finding: Finding, spans: Sequence[GoldSpan]) -> bool:
    """Tell whether a finding shares a code point with one of the spans."""
    return any(finding.start < span.end and span.start < finding.end for span in spans)


def counted_findings(message: GoldMessage, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that count: all but those that overlap optional spans and no other."""
    optional = [span for span in message.spans if span.optional]
    required = [span for span in message.spans if not span.optional]
    return [f for f in findings if touches(f, required) or not touches(f, optional)]


def leaked_characters(text: str, span: GoldSpan, hidden: Sequence[Finding]) -> int:
    """Return how many letters and digits of a span no finding of ``hidden`` covers."""
    letters, mask = _letters(text), _mask(len(text), hidden)
    return _common(letters, letters, span.start, span.end) - _common(letters, mask, span.start, span.end)


def tally(
    message: GoldMessage, findings: Sequence[Finding], *, hides: Callable[[Finding], bool] = hides_characters
) -> Counts:
    """Count one message.

    Args:
        message: the gold.
        findings: what was found in it, in any order; a span found twice with one entity counts once.
        hides: which findings hide their characters.
    """
    counts: Counts = Counter()
    required = [span for span in message.spans if not span.optional]
    counted = counted_findings(message, findings)
    hidden = [finding for finding in findings if hides(finding)]
    _count_exact(counts, required, counted)
    _count_leaks(counts, message.text, required, hidden)
    _count_outside(counts, message, hidden)
    if not any(kind(span.label).is_direct for span in required):
        counts["all", "", "clean_messages"] = 1
        counts["all", "", "alarms"] = int(any(map(is_alarm, counted)))
    return counts


def _count_exact(counts: Counts, required: Sequence[GoldSpan], findings: Sequence[Finding]) -> None:
    expected = {(span.start, span.end, span.label) for span in required}
    found = {(finding.start, finding.end, finding.entity) for finding in findings}
    by_recognizer = {(finding.start, finding.end, finding.entity, finding.recognizer) for finding in findings}
    for name, items in (("expected", expected), ("found", found), ("hits", expected & found)):
        counts["all", "", name] += len(items)
        for _, _, entity in items:
            counts["entity", entity, name] += 1
    for start, end, entity, recognizer in by_recognizer:
        counts["recognizer", recognizer, "found"] += 1
        counts["recognizer", recognizer, "hits"] += (start, end, entity) in expected


def _count_leaks(counts: Counts, text: str, required: Sequence[GoldSpan], hidden: Sequence[Finding]) -> None:
    letters, mask = _letters(text), _mask(len(text), hidden)
    for span in required:
        total = _common(letters, letters, span.start, span.end)
        leaked = total - _common(letters, mask, span.start, span.end)
        of = kind(span.label)
        _count_mention(counts, ("entity", span.label, ""), total, leaked)
        for prefix, applies in (("", of.is_hidden), ("direct_", of.is_direct), ("structured_", of.is_structured)):
            if applies:
                _count_mention(counts, ("all", "", prefix), total, leaked)


def _count_mention(counts: Counts, key: Key, total: int, leaked: int) -> None:
    section, name, prefix = key
    counts[section, name, f"{prefix}mentions"] += 1
    counts[section, name, f"{prefix}leaked" if leaked else f"{prefix}covered"] += 1
    counts[section, name, f"{prefix}characters"] += total
    counts[section, name, f"{prefix}leaked_characters"] += leaked


def _count_outside(counts: Counts, message: GoldMessage, hidden: Sequence[Finding]) -> None:
    length = len(message.text)
    outside = bytearray(_letters(message.text))
    for span in message.spans:
        outside[span.start : span.end] = bytes(span.end - span.start)
    counts["all", "", "outside"] = outside.count(1)
    counts["all", "", "outside_hidden"] = _common(outside, _mask(length, hidden), 0, length)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in hidden:
        groups.setdefault(("entity", finding.entity), []).append(finding)
        groups.setdefault(("recognizer", finding.recognizer), []).append(finding)
    for (section, name), own in groups.items():
        counts[section, name, "outside_hidden"] = _common(outside, _mask(length, own), 0, length)


def _letters(text: str) -> bytes:
    """Return one byte for each code point: 1 for a letter or digit, 0 for anything else."""
    return bytes(map(str.isalnum, text))


def _mask(length: int, findings: Sequence[Finding]) -> bytearray:
    """Return one byte for each code point: 1 when a finding covers it."""
    mask = bytearray(length)
    for finding in findings:
        start, end = min(finding.start, length), min(finding.end, length)
        mask[start:end] = b"\1" * (end - start)
    return mask


def _common(left: bytes | bytearray, right: bytes | bytearray, start: int, end: int) -> int:
    """Count the positions in ``[start, end)`` where both are 1."""
    both = int.from_bytes(left[start:end], "big") & int.from_bytes(right[start:end], "big")
    return both.bit_count()
