"""The audit report of a period: figures, what is missing, and their JSON form (``schemas/audit-report-1.json``).

>>> from safefeedback.audit.figures import LeafLog, Sources
>>> empty = Sources("muni-x", LeafLog(list), LeafLog(list))
>>> report = make_report(empty, Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30)), made_at=1_796_000_000_000)
>>> report.as_json()["volumes"]["messages"], len(report.missing)
(0, 20)
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from safefeedback.audit.evidence import Evidenced, evidence
from safefeedback.audit.evidence_rules import Facts
from safefeedback.audit.figures import Drift, Figures, Sources, collect
from safefeedback.audit.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safefeedback.audit.declared import Declared
    from safefeedback.audit.tested import Tested
    from safefeedback.vault.weakness import Weakness

__all__ = ["SCHEMA", "Report", "make_report"]

SCHEMA: Final = "safefeedback/audit-report/1"
"""Name and version of the JSON form."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        figures: of the period.
        evidence: what an auditor asks for, item by item.
        tested: measured quality of detection, or None.
        weaknesses: what ``doctor`` found, or None where nobody asked it.
        made_at: Unix milliseconds.
    """

    figures: Figures
    evidence: tuple[Evidenced, ...]
    tested: Tested | None
    weaknesses: tuple[Weakness, ...] | None
    made_at: int

    @property
    def missing(self) -> tuple[Evidenced, ...]:
        """The items of which something or everything is missing."""
        return tuple(each for each in self.evidence if each.standing in {"missing", "partial"})

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values: counts, codes, days and digests."""
        figures = self.figures
        own = {field.name: _plain(getattr(figures, field.name)) for field in fields(figures)}
        period = {"from": figures.period.first.isoformat(), "to": figures.period.last.isoformat()}
        return {
            "schema": SCHEMA,
            "made_at": self.made_at,
            **own,
            "period": period,
            "drift": _drift(figures.drift),
            "tested": _plain(self.tested),
            "weaknesses": _plain(self.weaknesses),
            "evidence": [_item(each) for each in self.evidence],
        }

    def to_bytes(self) -> bytes:
        """Return the JSON form as it is written to a file, always the same for the same report."""
        text = json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True, indent=1)
        return f"{text}\n".encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the JSON form, for the leaf ``report.made``."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def leaf_fields(self) -> dict[str, Any]:
        """Return the fields of the leaf ``report.made``."""
        period = self.figures.period
        return {"from": period.first.isoformat(), "to": period.last.isoformat(), "dig": self.digest}


def make_report(
    sources: Sources,
    period: Period,
    *,
    made_at: int,
    declared: Sequence[Declared] = (),
    tested: Tested | None = None,
    weaknesses: Sequence[Weakness] | None = None,
) -> Report:
    """Read the logs and return the report of a period.

    Args:
        sources: the logs and what goes with them.
        period: whole days.
        made_at: now, Unix milliseconds.
        declared: documents that the agency says it has.
        tested: measured quality of detection.
        weaknesses: what ``doctor`` found.

    Raises:
        LedgerError: a leaf outside the schema.
    """
    figures = collect(sources, period)
    found = evidence(Facts(figures, sources.policies, tested), declared)
    return Report(figures, found, tested, None if weaknesses is None else tuple(weaknesses), made_at)


def _item(each: Evidenced) -> dict[str, Any]:
    return {
        "number": each.item.number,
        "title": each.item.title,
        "articles": each.item.articles,
        "standing": each.standing,
        "text": each.text,
        "remedy": each.remedy,
    }


def _drift(drift: Drift) -> dict[str, Any]:
    """Return drift without the counts of channels, which are shown only where they are not small."""
    weeks = {
        name: {
            "totals": dict(tally.totals),
            "traits": {trait: count for trait, count in tally.traits.items() if not trait.startswith("channel:")},
        }
        for name, tally in drift.weeks.items()
    }
    return {**_plain(drift), "weeks": weeks}


def _plain(value: object) -> Any:
    """Return a value as JSON values; a share has nine decimals, a pair of codes is joined by a bar."""
    if isinstance(value, Period):
        return {"from": value.first.isoformat(), "to": value.last.isoformat()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {"|".join(key) if isinstance(key, tuple) else key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return round(value, 9)
    return value.isoformat() if isinstance(value, dt.date) else value
