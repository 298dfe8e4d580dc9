"""Why each piece of a message is hidden or shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from safefeedback.findings import Finding
from safefeedback.pipeline.phrases import entity_phrase, evidence_phrase
from safefeedback.pipeline.protected import ProtectedMessage

__all__ = ["Explanation", "Reasoned"]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One finding with its reasons.

    Attributes:
        finding: what was found.
        operator: what the policy does with it for the audience.
        is_hidden: the value does not show in the protected text as written.
        legal_reason: the policy's reason, in Spanish; empty when it states none.
    """

    finding: Finding
    operator: str
    is_hidden: bool
    legal_reason: str

    @property
    def what(self) -> str:
        """What it is, in Spanish."""
        return entity_phrase(self.finding.entity)

    @property
    def why(self) -> tuple[str, ...]:
        """The evidence in Spanish clauses, strongest first, without repetition."""
        own = self.finding.entity.lower()
        told = (item for item in self.finding.evidence if (item.kind, item.code) != ("nested", own))
        return tuple(dict.fromkeys(evidence_phrase(item) for item in told))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A message, what one audience sees of it, and why.

    Attributes:
        text: the message as received; never shown by ``repr``.
        protected: what the audience sees.
        items: the findings in order, with their reasons.
    """

    text: str = field(repr=False)
    protected: ProtectedMessage
    items: tuple[Reasoned, ...]
