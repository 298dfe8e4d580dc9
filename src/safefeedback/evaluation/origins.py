"""Origins of mentions told by somebody: a table with the columns id, start, end and origin, separated by tabs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from safefeedback.errors import InputError
from safefeedback.evaluation.origin import ORIGINS

__all__ = ["read_origins"]

_HEAD: Final = ["id", "start", "end", "origin"]


def read_origins(path: str | Path) -> dict[tuple[str, int, int], str]:
    """Return the origin of each mention that the table lists, by id, start and end; the header row may be missing.

    Raises:
        InputError: with file and line; another number of columns, offsets that are none, an unknown origin, or bytes
            that are not UTF-8.
        OSError: the file cannot be read.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: expected UTF-8, got another encoding") from None
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line.strip()]
    return dict(_row(cells, f"{path.name}:{number}") for number, cells in rows if cells != _HEAD)


def _row(cells: list[str], place: str) -> tuple[tuple[str, int, int], str]:
    if len(cells) != len(_HEAD) or not all(cell.isascii() and cell.isdigit() for cell in cells[1:3]):
        raise InputError(f"{place}: expected id, start, end and origin separated by tabs")
    if cells[3] not in ORIGINS:
        raise InputError(f"{place}: expected an origin, got an unknown one", hint=f"origins are {', '.join(ORIGINS)}")
    return (cells[0], int(cells[1]), int(cells[2])), cells[3]
