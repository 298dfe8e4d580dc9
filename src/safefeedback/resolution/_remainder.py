"""What is left of a finding that gave way, cut to letters and digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safefeedback.findings import Finding


def trim_remainders(findings: Sequence[Finding], text: str) -> tuple[Finding, ...]:
    """Return the findings with each remainder cut to its first and last letter or digit.

    A remainder is what ``resolve`` left of a finding that gave way; one without a letter or digit is dropped. Every
    other finding comes back as it is.

    Args:
        findings: a result of ``resolve``.
        text: the message that they point into.
    """
    trimmed = (_trimmed(f, text) if _is_remainder(f) else f for f in findings)
    return tuple(f for f in trimmed if f is not None)


def _is_remainder(finding: Finding) -> bool:
    """Tell whether its evidence names a finding of its own entity that reaches outside it."""
    reaches = [
        (e.start, e.end)
        for e in finding.evidence
        if e.kind == "nested" and e.code == finding.entity.lower() and e.start is not None and e.end is not None
    ]
    return any(start < finding.start or end > finding.end for start, end in reaches)


def _trimmed(finding: Finding, text: str) -> Finding | None:
    inside = [i for i in range(*finding.span) if text[i].isalnum()]
    return replace(finding, start=inside[0], end=inside[-1] + 1) if inside else None
