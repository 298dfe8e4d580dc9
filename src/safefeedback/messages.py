"""What came in: one text exactly as received, with what its channel already knows of the sender.

>>> Message("hola", known=[("PERSON", "Ana Quispe")]).known
(KnownValue(entity='PERSON'),)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from safefeedback.errors import InputError

__all__ = ["KnownValue", "Message"]


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value that the channel already holds: the profile name, the phone, a form field.

    Attributes:
        entity: its kind, a name of :mod:`safefeedback.entities`.
        value: as the channel has it; never shown by ``repr``.
    """

    entity: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One citizen's text. A payload of several parts becomes several linked messages.

    Attributes:
        text: exactly as received; never shown by ``repr``.
        id: the caller's own name for it.
        channel: where it came from, such as ``whatsapp``.
        known: values to look for in the text in any spelling, as :class:`KnownValue` or ``(entity, value)`` pairs;
            kept as a tuple of :class:`KnownValue`.
        thread: the caller's name of the conversation that it belongs to.
    """

    text: str = field(repr=False)
    id: str | None = None
    channel: str | None = None
    known: Sequence[KnownValue | tuple[str, str]] = ()
    thread: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"message: expected text as str, got {type(self.text).__name__}")
        object.__setattr__(self, "known", tuple(_known(self.known)))


def _known(values: Iterable[KnownValue | tuple[str, str]]) -> Iterable[KnownValue]:
    for position, value in enumerate(values):
        if isinstance(value, KnownValue):
            yield value
        elif isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, str) for part in value):
            yield KnownValue(*value)
        else:
            raise InputError(
                f"message: expected a known value at known[{position}], got {type(value).__name__}",
                hint="give KnownValue(entity, value) or a pair of strings",
            )
