"""One message of an input, or the reason why it could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from safefeedback.messages import Message

__all__ = ["ITEM_CODES", "Id", "Item", "unreadable"]

Id = str | int | float | bool | None
"""A message's name as its input gave it: it is printed again as it came."""

ITEM_CODES: Final[tuple[str, ...]] = ("input-encoding", "input-json", "input-length", "input-shape")
"""Why a message was withheld before anything was looked for in it; ``docs/reference/cli.md`` explains each."""


@dataclass(frozen=True, slots=True)
class Item:
    """One message of an input.

    Attributes:
        message: what is looked into; an empty one when the item could not be read.
        id: its name.
        code: one of :data:`ITEM_CODES` when it could not be read, else None.
        position: bytes of the input read when it was complete.
        place: where its output goes, for the writer of its format.
    """

    message: Message
    id: Id = None
    code: str | None = None
    position: int = 0
    place: object = field(default=None, repr=False)


def unreadable(code: str, *, name: Id = None, position: int = 0, place: object = None) -> Item:
    """Return an item that stands, in its order, for one that could not be read."""
    return Item(Message(""), name, code, position, place)
