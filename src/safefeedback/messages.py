"""What came in: one text exactly as received, with what its channel already knows of the sender.

>>> Message("hola", known=[("PERSON", "Ana Quispe")]).known
(KnownValue(entity='PERSON'),)
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from safefeedback.errors import InputError

__all__ = ["KINDS", "KnownValue", "Message"]

KINDS: Final = ("reclamo", "queja", "denuncia", "consulta", "sugerencia", "felicitacion", "pedido")
"""What a message may be; ``pedido`` is one for information."""

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_UBIGEO: Final = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,2}")


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
        received: when it came, with its time zone.
        place: INEI code of the department, province or district from which the channel knows it to come.
        kind: what it is, one of :data:`KINDS`, when the caller knows.
        topic: the caller's code of what it is about: up to 40 small letters, digits, ``-`` and ``_``.
        remembered: values of the conversation's earlier messages, looked for as ``known`` are, but said of nobody: they
            neither link the message to a person nor are kept with it. ``ThreadMemory.recall`` gives them.

    Raises:
        TypeError: the text is none.
        InputError: a known value, the time, place, kind or topic is not as said here.
    """

    text: str = field(repr=False)
    id: str | None = None
    channel: str | None = None
    known: Sequence[KnownValue | tuple[str, str]] = ()
    thread: str | None = None
    received: dt.datetime | None = None
    place: str | None = None
    kind: str | None = None
    topic: str | None = None
    remembered: Sequence[KnownValue] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"message: expected text as str, got {type(self.text).__name__}")
        object.__setattr__(self, "known", tuple(_known(self.known)))
        object.__setattr__(self, "remembered", tuple(_known(self.remembered)))
        if self.received is not None and self.received.tzinfo is None:
            raise InputError("message: expected received with its time zone", hint="give it as tzinfo")
        if self.place is not None and not _UBIGEO.fullmatch(self.place):
            raise InputError(
                "message: expected place as an INEI code of two, four or six digits", hint="territory.find() gives it"
            )
        if self.kind is not None and self.kind not in KINDS:
            raise InputError(f"message: expected kind as one of {', '.join(KINDS)}", hint="leave it out when unknown")
        if self.topic is not None and not _CODE.fullmatch(self.topic):
            raise InputError(
                "message: expected topic as a code of up to 40 small letters, digits, - and _",
                hint="give a code of the agency's own list",
            )


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
