"""What comes out of the pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from safefeedback.findings import Finding

__all__ = ["ProtectedMessage", "Replacement", "Withheld"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A place of the protected text that stands for a finding.

    Attributes:
        start: first code point, in the protected text.
        end: one past the last code point; equal to ``start`` when the value was removed altogether.
        entity: the finding's entity.
        operator: the operator that wrote it.
    """

    start: int
    end: int
    entity: str
    operator: str


@dataclass(frozen=True, slots=True)
class ProtectedMessage:
    """A message as one audience may see it. The original is not in it.

    Attributes:
        text: the protected text.
        findings: what was found, ordered by start; spans in the message as received.
        replacements: where the findings stand now, ordered by start; kept values are not listed.
        audience: whom the text is for.
        policy_digest: SHA-256 of the policy, 64 hexadecimal digits.
        detector_digest: SHA-256 over package version, recognizers, tables, countries and operating point.
        id: the caller's name for the message.
        places: INEI codes of the places that it speaks of and of the channel's (first), as narrow as the audience may
            see them; a name that stays in doubt has none.
        kind: the caller's kind of message, one of :data:`~safefeedback.messages.KINDS`.
        topic: the caller's code of its topic.
    """

    text: str
    findings: tuple[Finding, ...]
    replacements: tuple[Replacement, ...]
    audience: str
    policy_digest: str
    detector_digest: str
    id: str | None = None
    places: tuple[str, ...] = ()
    kind: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A message that could not be protected and is therefore not passed on.

    Attributes:
        id: the caller's name for the message, when it had one.
        code: the ``code`` of the error, see ``docs/reference/errors.md``.
    """

    id: str | None
    code: str
