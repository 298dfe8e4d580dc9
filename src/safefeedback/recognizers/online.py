"""What people leave online: e-mails, links, handles, machine addresses, positions and wallets.

One scan of each view (see ``_online_scan``); findings of agencies' own mailboxes, sites and handles are ``public``.

>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> found = OnlineRecognizer().analyze(read(Message("escriban a ana.q@example.com o a @ana_q87")))
>>> [(f.entity, f.span) for f in found]
[('EMAIL_ADDRESS', (11, 28)), ('USERNAME', (33, 41))]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers._online_hit import Hit
from safefeedback.recognizers._online_scan import scan
from safefeedback.recognizers.base import Reading
from safefeedback.text import View

__all__ = ["OnlineRecognizer"]

_ENTITIES: Final = (
    "USERNAME",
    "EMAIL_ADDRESS",
    "URL",
    "IP_ADDRESS",
    "DEVICE_ID",
    "COORDINATES",
    "BANK_ACCOUNT",
)
_DICTATED: Final = Evidence("reading", "dictated")
_THRESHOLD: Final = 0.35
_MARGIN: Final = " ,;\n\t\r"
"""What a rewritten word may have swallowed at either end of a span."""


class OnlineRecognizer:
    """Finds EMAIL_ADDRESS, URL, USERNAME, IP_ADDRESS, DEVICE_ID (MAC, UUID), COORDINATES and wallets (BANK_ACCOUNT).

    It holds no state; one instance serves all threads.
    """

    name: Final = "online"
    supported_entities: Final[Sequence[str]] = _ENTITIES

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the findings of both views, in order of their start; spans in the message as received."""
        findings = {(f.start, f.end, f.entity): f for f in self._findings(reading.plain, reading.text)}
        if reading.spoken is not None:
            for finding in self._findings(reading.spoken, reading.text):
                key = (finding.start, finding.end, finding.entity)
                if key not in findings:
                    findings[key] = replace(finding, evidence=(*finding.evidence, _DICTATED))
        return sorted(_outermost(list(findings.values())), key=lambda f: (f.start, f.end, f.entity))

    def _findings(self, view: View, text: str) -> list[Finding]:
        return [_finding(self.name, view, hit, text) for hit in scan(view) if hit.score >= _THRESHOLD]


def _finding(name: str, view: View, hit: Hit, text: str) -> Finding:
    start, end = view.span(hit.start, hit.end)
    while end - start > 1 and text[start] in _MARGIN:
        start += 1
    while end - start > 1 and text[end - 1] in _MARGIN:
        end -= 1
    evidence = tuple(_placed(view, part) for part in hit.evidence)
    return Finding(start, end, hit.entity, hit.score, name, evidence, hit.is_public)


def _placed(view: View, evidence: Evidence) -> Evidence:
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = view.span(evidence.start, evidence.end)
    return replace(evidence, start=start, end=end)


def _outermost(findings: list[Finding]) -> list[Finding]:
    """Drop what lies inside another finding of this recognizer: the host of a dictated e-mail, half of a pair."""
    kept: list[Finding] = []
    reach = -1
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, -f.score)):
        if finding.end > reach:
            kept.append(finding)
            reach = finding.end
    return kept
