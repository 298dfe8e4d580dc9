"""The shape of a recognizer: a reading of one message goes in, findings come out.

The shape is Presidio's (``name``, ``supported_entities``, ``analyze``); what is read is a :class:`Reading` instead of
a bare string, because the message is normalised once for all recognizers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from safefeedback.findings import Finding
from safefeedback.messages import KnownValue, Message
from safefeedback.text import View, plain_view, spoken_view

__all__ = ["Reading", "Recognizer", "read"]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One message as recognizers see it.

    Attributes:
        text: the message as received.
        plain: the normalised view.
        spoken: the view with dictation and disguise undone, or None when there is nothing to undo.
        known: what the channel already knows.
    """

    text: str
    plain: View
    spoken: View | None
    known: tuple[KnownValue, ...] = ()

    @property
    def views(self) -> tuple[View, ...]:
        """The views to scan, plain first."""
        return (self.plain,) if self.spoken is None else (self.plain, self.spoken)


class Recognizer(Protocol):
    """Message to findings. Implementations hold no state of a message and may be called from many threads."""

    @property
    def name(self) -> str:
        """Short name shown in findings."""
        ...

    @property
    def supported_entities(self) -> Sequence[str]:
        """The entities that it may return."""
        ...

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the findings, in any order, overlapping or not; spans in the message as received."""
        ...


def read(message: Message) -> Reading:
    """Normalise a message once for all recognizers."""
    plain = plain_view(message.text)
    known = tuple(value for value in (*message.known, *message.remembered) if isinstance(value, KnownValue))
    return Reading(message.text, plain, spoken_view(plain), known)
