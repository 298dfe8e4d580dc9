"""Where a resumable work stands, by name; both kinds of store keep such notes."""

from __future__ import annotations

from safefeedback.vault.stores.database import Database

__all__ = ["read_cursor", "write_cursor"]


def read_cursor(database: Database, name: str) -> str | None:
    """Return the note of that name, or None."""
    found = database.rows("SELECT value FROM work_cursor WHERE name = ?", (name,))
    return str(found[0][0]) if found else None


def write_cursor(database: Database, name: str, value: str | None) -> None:
    """Replace the note of that name; None takes it away."""
    with database.writing() as session:
        session.run("DELETE FROM work_cursor WHERE name = ?", (name,))
        if value is not None:
            session.run("INSERT INTO work_cursor (name, value) VALUES (?, ?)", (name, value))
