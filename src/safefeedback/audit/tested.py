"""Measured quality of detection, taken from an evaluation report (``safefeedback/evaluation/1``): figures only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from safefeedback.audit.words import number, percent
from safefeedback.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Tested", "read_tested"]

_SCHEMA: Final = "safefeedback/evaluation/1"


@dataclass(frozen=True, slots=True)
class Tested:
    """Quality of detection on marked messages.

    Attributes:
        messages: how many were measured.
        leak: share of direct identifiers of which something stayed visible.
        low: lower end of its interval, or None.
        high: upper end of it.
        entities: share of mentions that were covered, by entity; None where there was none.
    """

    messages: int
    leak: float | None
    low: float | None
    high: float | None
    entities: Mapping[str, float | None]

    @property
    def sentence(self) -> str:
        """What it says, in Spanish."""
        interval = f" (entre {percent(self.low)} y {percent(self.high)})" if self.high is not None else ""
        measured = f"En {number(self.messages)} mensajes marcados quedó visible {percent(self.leak)}{interval}"
        return f"{measured} de los datos que identifican por sí solos."


def read_tested(report: Mapping[str, Any]) -> Tested:
    """Return the figures of an evaluation report.

    Raises:
        InputError: not a report of this schema.
    """
    try:
        if report["schema"] != _SCHEMA:
            raise KeyError  # noqa: TRY301 - one answer for all that does not fit
        leak = report["overall"]["direct_leak"]
        entities = {name: _share(found["coverage"]["value"]) for name, found in report["entities"].items()}
        return Tested(
            int(report["messages"]), _share(leak["value"]), _share(leak["low"]), _share(leak["high"]), entities
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(f"evaluation: expected a report of the schema {_SCHEMA}") from None


def _share(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0.0 <= value <= 1.0:
        raise ValueError
    return float(value)
