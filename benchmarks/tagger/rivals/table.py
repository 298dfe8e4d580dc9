"""The figures of a comparison as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

__all__ = ["markdown"]

_COLUMNS: Final = {
    "direct_leak": "direct leaked",
    "over_redaction": "over-redaction",
    "false_alarms": "false alarms",
    "f1": "exact F1",
    "PERSON": "PERSON F1",
    "PERSON coverage": "PERSON covered",
    "LOCATION": "LOCATION F1",
    "ORGANIZATION": "ORGANIZATION F1",
    "STREET_ADDRESS": "STREET_ADDRESS F1",
    "SENSITIVE": "SENSITIVE touched",
}
_COSTS: Final = {"words_per_second": "words/s", "mib": "MiB on disk", "peak_mib": "peak MiB"}
_APART: Final = ("direct_leak", "over_redaction", "f1")
_SHARES: Final = ("direct_leak", "over_redaction", "false_alarms")


def markdown(report: dict[str, Any]) -> str:
    """Return a table of quality for each set of messages, and one of costs."""
    lines = []
    for name, systems in report["quality"].items():
        lines += [f"{report['messages'][name]} messages of {name}:", "", *_head(_COLUMNS.values())]
        for system_name, figures in systems.items():
            cells = (_cell(figures.get(key, {}).get("value"), key) for key in _COLUMNS)
            lines.append(f"| {system_name} | {' | '.join(cells)} |")
        lines += ["", *_apart(report["apart"][name], report["against"])]
    lines += _head(_COSTS.values())
    for system_name, costs in report["costs"].items():
        rate = f"{round(costs['words_per_second'], -2):,.0f}"
        lines.append(f"| {system_name} | {rate} | {costs['mib']:.1f} | {costs['peak_mib']:.0f} |")
    return "\n".join([*lines, "", f"Command: `{report['command']}`", ""])


def _apart(systems: dict[str, Any], against: str) -> list[str]:
    lines = [f"Less that of {against}, on the same messages, and the middle 95 % of 2,000 draws:", ""]
    lines += _head(_COLUMNS[key] for key in _APART)
    for name, figures in systems.items():
        lines.append(f"| {name} | {' | '.join(_points(figures[key]) for key in _APART)} |")
    return [*lines, ""] if systems else []


def _points(figure: dict[str, float]) -> str:
    value, low, high = (100 * figure[key] for key in ("value", "low", "high"))
    return f"{value:+.2f} ({low:+.2f} to {high:+.2f}) points"


def _head(columns: Iterable[str]) -> list[str]:
    names = ["design", *columns]
    return [f"| {' | '.join(names)} |", f"| {' | '.join('---' for _ in names)} |"]


def _cell(value: float | None, key: str) -> str:
    if value is None:
        return "–"
    return f"{100 * value:.2f} %" if key in _SHARES else f"{value:.3f}"
