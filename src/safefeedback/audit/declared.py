"""What the agency says it has, of which no log can know: a document's code and its date for an evidence item.

    [[evidence]]
    item = 2
    document = "documento-seguridad-2026"
    date = 2026-03-02

A code is a code of the ledger: no names, no numbers of persons.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from safefeedback.errors import ConfigurationError
from safefeedback.ledger.kind import KINDS, UnfitError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ITEMS", "Declared", "read_declared"]

ITEMS: Final = range(1, 25)
"""Numbers of the evidence items."""

_FIELDS: Final = frozenset({"item", "document", "date"})


@dataclass(frozen=True, slots=True)
class Declared:
    """A document that the agency has.

    Attributes:
        item: number of the evidence item that it is for.
        document: its code, such as ``rd-045-2026``.
        date: the day that it bears.
    """

    item: int
    document: str
    date: dt.date


def read_declared(content: str) -> tuple[Declared, ...]:
    """Return the documents of a TOML file, in order of the items.

    Raises:
        ConfigurationError: not TOML, or an entry of another form; no value is quoted.
    """
    try:
        found = tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        raise ConfigurationError("evidence: expected a TOML file") from None
    entries = found.get("evidence", [])
    if set(found) - {"evidence"} or not isinstance(entries, list):
        raise ConfigurationError("evidence: expected nothing but [[evidence]] entries")
    made = [_entry(place, entry) for place, entry in enumerate(entries)]
    return tuple(sorted(made, key=lambda each: (each.item, each.date, each.document)))


def _entry(place: int, entry: Mapping[str, Any]) -> Declared:
    if not isinstance(entry, dict) or set(entry) != _FIELDS:
        raise ConfigurationError(f"evidence: expected item, document and date at evidence[{place}]")
    item, document, date = entry["item"], entry["document"], entry["date"]
    if type(item) is not int or item not in ITEMS:
        raise ConfigurationError(f"evidence: expected a number from 1 to 24 at evidence[{place}].item")
    if not _is_code(document):
        raise ConfigurationError(
            f"evidence: expected a code of a-z, 0-9, dot, hyphen and low line at evidence[{place}].document",
            hint="such as rd-045-2026; no name and no number of a person",
        )
    if type(date) is not dt.date:
        raise ConfigurationError(f"evidence: expected a date such as 2026-03-02 at evidence[{place}].date")
    return Declared(item, document, date)


def _is_code(value: object) -> bool:
    try:
        KINDS["code"].write(value)
    except (UnfitError, TypeError):
        return False
    return True
