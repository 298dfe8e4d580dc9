"""What a reply tells that its reader may not know: whom else it names, whose number it gives.

A reply speaks to the citizen of the citizen's own matter. Its reader's own name and numbers may stand in it, and what
the policy keeps for the audience ``reply``; anyone else's may not, also where the citizen wrote them: a reply on a
public page is read by the neighbour who was reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from safefeedback.findings import Finding
from safefeedback.messages import KnownValue, Message
from safefeedback.operators.value import value_of, words_of

__all__ = ["Own", "ReplyCheck", "told_by"]


@dataclass(frozen=True, slots=True)
class ReplyCheck:
    """What was found in a reply.

    Attributes:
        leaks: personal data that are neither the reader's own nor kept for a reply; spans in the reply as written.
        text: the reply with the leaks replaced as the policy says, to be read again before it is sent.
    """

    leaks: tuple[Finding, ...]
    text: str = field(repr=False)

    @property
    def is_clean(self) -> bool:
        """It may be sent as it is written."""
        return not self.leaks


class Own:
    """The values that are the reader's own: what the channel knows, and the names by which the reader goes."""

    def __init__(self, message: Message | None, findings: Iterable[Finding] = ()) -> None:
        known = [each for each in message.known if isinstance(each, KnownValue)] if message else []
        own = [(each.entity, each.value) for each in known]
        if message is not None:
            own += [("PERSON", _said(message, each)) for each in findings if each.role == "sender"]
        self._names = [frozenset(words_of(value)) for entity, value in own if entity == "PERSON"]
        self._values = {(entity, value_of(entity, value)) for entity, value in own}

    def __repr__(self) -> str:
        return f"Own({len(self._values)} values)"

    def has(self, entity: str, value: str) -> bool:
        """Tell whether a value is the reader's: equal when folded; of a name, all its words are of one of theirs."""
        if entity == "PERSON":
            said = frozenset(words_of(value))
            return bool(said) and any(said <= name for name in self._names)
        return (entity, value_of(entity, value)) in self._values


def told_by(message: Message, findings: Iterable[Finding]) -> Iterator[KnownValue]:
    """Yield what a message told of people, to be looked for in the reply to it."""
    for finding in findings:
        if not finding.public and finding.entity not in _NOT_OF_PEOPLE:
            yield KnownValue(finding.entity, _said(message, finding))


_NOT_OF_PEOPLE = frozenset(("LOCATION", "ORGANIZATION", "DATE_TIME", "SENSITIVE"))


def _said(message: Message, finding: Finding) -> str:
    return message.text[finding.start : finding.end]
