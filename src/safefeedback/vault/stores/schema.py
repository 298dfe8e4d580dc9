"""Versioned schemas: each step is a file ``sql/<database>_<part>_<number>.sql``, applied once and forward only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import resources

from safefeedback.vault.stores.database import Row, Session
from safefeedback.vault.stores.fault import Fault

__all__ = ["NOTES", "bring_up", "check_steps", "read_steps"]

NOTES = "schema_step"
"""Table that notes which steps were applied."""

_MAKE_NOTES = (
    "CREATE TABLE IF NOT EXISTS schema_step"
    " (part text NOT NULL, step integer NOT NULL, applied text NOT NULL, PRIMARY KEY (part, step))"
)


def read_steps(database: str, part: str) -> tuple[str, ...]:
    """Return the texts of the steps of a part ("records" or "keys"), in order."""
    return tuple(_texts(f"{database}_{part}_"))


def bring_up(session: Session, part: str, steps: tuple[str, ...], today: dt.date) -> None:
    """Apply the steps that are missing, inside the caller's transaction.

    Raises:
        VaultError: the schema is newer than the steps, or belongs to another part.
    """
    session.run(_MAKE_NOTES)
    applied = check_steps(session.rows("SELECT part, step FROM schema_step"), part, len(steps))
    for number in range(applied + 1, len(steps) + 1):
        for statement in steps[number - 1].split(";\n"):
            if statement.strip():
                session.run(statement)
        session.run("INSERT INTO schema_step VALUES (?, ?, ?)", (part, number, today.isoformat()))


def check_steps(notes: list[Row], part: str, known: int) -> int:
    """Return how many steps were applied.

    Raises:
        VaultError: more than ``known``, or steps of another part.
    """
    if any(other != part for other, _ in notes):
        raise Fault.FOREIGN.error()
    applied = max((step for _, step in notes), default=0)
    if applied > known:
        raise Fault.NEWER.error(f"step {applied}, known {known}")
    return int(applied)


def _texts(prefix: str) -> Iterator[str]:
    folder = resources.files(__package__) / "sql"
    number = 1
    while (file := folder / f"{prefix}{number}.sql").is_file():
        yield file.read_text(encoding="utf-8")
        number += 1
