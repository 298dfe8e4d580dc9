"""A document that is filled from the logs where they know, with marked blanks where a person must."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

__all__ = ["SCHEMA", "Entry", "Form", "Part"]

SCHEMA: Final = "safefeedback/audit-form/1"
"""Name and version of the JSON form, ``docs/reference/schemas/audit-form-1.json``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a document.

    Attributes:
        label: what is asked for.
        text: what the logs know; None: nothing, it is a blank.
        blank: what a person must write; empty: nothing.
        articles: where it is asked for.
    """

    label: str
    text: str | None = None
    blank: str = ""
    articles: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A document.

    Attributes:
        kind: ``processing`` or ``incident``.
        title: its heading, in Spanish.
        agency: whose it is.
        intro: what it is and what is to be done with it.
        parts: in order.
        made_at: Unix milliseconds.
    """

    kind: str
    title: str
    agency: str
    intro: str
    parts: tuple[Part, ...]
    made_at: int

    @property
    def blanks(self) -> int:
        """How many lines a person must still write."""
        return sum(bool(entry.blank) for part in self.parts for entry in part.entries)

    def as_json(self) -> dict[str, Any]:
        """Return the document as JSON values."""
        return {"schema": SCHEMA, **asdict(self)}
