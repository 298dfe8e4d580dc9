"""Evaluation reports as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.table import Table

from safefeedback.evaluation import Confusion, Difference, Fairness, Measure, Mistake, Report, Section, Standing
from safefeedback.evaluation.ratios import ENTITY_RATIOS, OVERALL_RATIOS

__all__ = ["confusion_table", "difference_table", "mistake_table", "report_tables"]

_SHORT: Final = {
    "precision": "P",
    "recall": "R",
    "f1": "F1",
    "leak_characters": "leaked chars",
    "over_redaction": "over-redaction",
    "direct_leak": "direct leak",
    "structured_leak": "structured leak",
    "false_alarms": "false alarms",
}
_WITH_INTERVAL: Final = ("f1", "coverage")
_BY_GROUP: Final = ("f1", "direct_leak", "structured_leak", "over_redaction", "false_alarms")
_CLEAR: Final = "yes"


def report_tables(report: Report) -> list[Table]:
    """Return the tables of a report: overall, by entity, by recognizer, by group, and the leak of each group."""
    section = report.section
    tables = [_overall(report), _entities(section), _recognizers(section)]
    tables += [_group(by, sections) for by, sections in report.groups.items()]
    tables += [_leaks(by, *measured.values()) for by, measured in report.fairness.items()]
    return [table for table in tables if table.row_count]


def confusion_table(rows: Sequence[Confusion], *, most: int = 20) -> Table:
    """Return the pairs of different entities, most frequent first; those found right are left out."""
    table = _table("Taken for another entity", "gold", "found as", "same span", "overlap", right=2)
    wrong = [row for row in rows if row.gold != row.found]
    for row in sorted(wrong, key=lambda row: -(row.exact + row.partial))[:most]:
        table.add_row(row.gold or "(nothing)", row.found or "(nothing)", str(row.exact), str(row.partial))
    return table


def mistake_table(rows: Sequence[Mistake], *, words: Mapping[Mistake, str] | None = None) -> Table:
    """Return the mistakes as pointers.

    Args:
        rows: gravest first.
        words: what the message says around each mistake, when the user asked to see it.
    """
    table = _table("Mistakes", "kind", "message", "span", "gold", "found as", *(["text"] if words else []), right=0)
    for row in rows:
        shown = [words.get(row, "")] if words else []
        table.add_row(row.kind, row.message, f"{row.start}-{row.end}", row.gold or "-", row.found or "-", *shown)
    return table


def difference_table(rows: Sequence[Difference]) -> Table:
    """Return what changed since the baseline."""
    table = _table("Changes since the baseline", "of", "measure", "before", "now", "change", "clear", right=4)
    for row in rows:
        change = "-" if row.change is None else f"{row.change * 100:+.1f}"
        values = (_percent(row.before), _percent(row.after), change, _CLEAR if row.is_clear else "")
        table.add_row(row.name or row.section, row.measure.replace("_", " "), *values)
    return table


def _overall(report: Report) -> Table:
    section = report.section
    title = f"{section.messages} messages" + (f", {report.withheld} withheld" if report.withheld else "")
    confidence = f"{report.bootstrap.confidence:.0%} interval"
    table = _table(title, "measure", "%", confidence, "of", right=3)
    for ratio in OVERALL_RATIOS:
        measure = section.overall[ratio.name]
        count = f"{measure.numerator:,} / {measure.denominator:,}"
        table.add_row(ratio.name.replace("_", " "), _percent(measure.value), _interval(measure), count)
    return table


def _entities(section: Section) -> Table:
    names = [ratio.name for ratio in ENTITY_RATIOS]
    table = _table("By entity", "entity", "gold", "found", *(_SHORT.get(name, name) for name in names), right=8)
    for entity, measures in section.entities.items():
        gold, found = measures["recall"].denominator, measures["precision"].denominator
        table.add_row(entity, str(gold), str(found), *(_cell(name, measures[name]) for name in names))
    return table


def _recognizers(section: Section) -> Table:
    table = _table("By recognizer", "recognizer", "found", "P", "over-redaction", right=3)
    for name, measures in section.recognizers.items():
        precision, hidden = measures["precision"], measures["over_redaction"]
        table.add_row(name, str(precision.denominator), _full(precision), _full(hidden))
    return table


def _group(by: str, sections: Mapping[str, Section]) -> Table:
    table = _table(f"By {by}", by, "messages", *(_SHORT[name] for name in _BY_GROUP), right=6)
    for value, section in sections.items():
        table.add_row(value, str(section.messages), *(_full(section.overall[name]) for name in _BY_GROUP))
    return table


def _leaks(by: str, direct: Fairness, person: Fairness) -> Table:
    columns = ("mentions", "direct leak", "x average", "persons", "PERSON leak", "x average")
    table = _table(f"Leak by {by}", by, *columns, right=6)
    both = (direct, person)
    for value in direct.groups:
        cells = (_share(shares.groups[value], is_worst=value == shares.worst) for shares in both)
        table.add_row(value, *(cell for three in cells for cell in three))
    if table.row_count:
        averages = ((str(s.average.denominator), _full(s.average), "1") for s in both)
        table.add_row("(average)", *(cell for three in averages for cell in three))
    return table


def _share(standing: Standing, *, is_worst: bool) -> tuple[str, str, str]:
    """Return mentions, leak, and how it stands to the average where the group is judged."""
    shown = ""
    if standing.is_judged and standing.ratio is not None:
        ends = "" if standing.low is None or standing.high is None else f" [{standing.low:.1f} {standing.high:.1f}]"
        shown = f"{'worst ' if is_worst else ''}{standing.ratio:.2f}{ends}"
    return str(standing.leak.denominator), _full(standing.leak), shown


def _table(title: str, *headings: str, right: int) -> Table:
    """Return a table whose last ``right`` columns hold figures."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for place, heading in enumerate(headings):
        is_figure = place >= len(headings) - right
        table.add_column(heading, justify="right" if is_figure else "left", no_wrap=is_figure)
    return table


def _cell(name: str, measure: Measure) -> str:
    return _full(measure) if name in _WITH_INTERVAL else _percent(measure.value)


def _full(measure: Measure) -> str:
    return f"{_percent(measure.value)} {_interval(measure)}".strip()


def _percent(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value * 100:.1f}" if value >= 0.001 or not value else f"{value * 100:.2f}"


def _interval(measure: Measure) -> str:
    if measure.low is None or measure.high is None:
        return ""
    return f"[{_percent(measure.low)} {_percent(measure.high)}]"
