"""What is missed and hidden too much when the same messages are written worse.

    python benchmarks/robustness.py                              dev and clean messages, every disturbance
    python benchmarks/robustness.py MINE.txt --only typos        one's own gold, one disturbance
    python benchmarks/robustness.py --json r.json --markdown r.md

Each disturbance of ``safefeedback.evaluation.disturbance`` is measured beside the messages as they are. The chance
behind it depends on ``--seed``, its name and the message alone, so the same seed gives the same figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from safefeedback.evaluation import DISTURBANCES, GoldMessage, Measure, Report, disturb, evaluate, read_gold
from safefeedback.pipeline import Pipeline

CORPUS = Path(__file__).parent / "corpus"
UNDISTURBED = "undisturbed"
MEASURES = ("direct_leak", "structured_leak", "person_covered", "over_redaction", "false_alarms")


def main() -> None:
    """Measure, print the table, and save what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="gold files; default: the dev and clean messages")
    parser.add_argument("--only", action="append", choices=list(DISTURBANCES), help="a disturbance; repeatable")
    parser.add_argument("--seed", default="1", help="of the disturbances and of the intervals")
    parser.add_argument("--resamples", type=int, default=300, help="draws behind each interval; 0 for none")
    parser.add_argument("--rules-only", action="store_true", help="without the trained tagger")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the figures as JSON")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="save the table as Markdown")
    options = parser.parse_args()
    gold = [m for path in options.gold or (CORPUS / "dev.txt", CORPUS / "clean.txt") for m in read_gold(path)]
    pipeline = Pipeline(tagger=None) if options.rules_only else Pipeline()
    names = [UNDISTURBED, *(options.only or DISTURBANCES)]
    reports = measured(pipeline, gold, names, seed=options.seed, resamples=options.resamples)
    text = table(reports)
    print(text)
    if options.markdown:
        options.markdown.write_text(text + "\n", encoding="utf-8")
    if options.json:
        options.json.write_text(json.dumps(figures(reports, pipeline, options.seed), indent=2) + "\n", encoding="utf-8")


def measured(
    pipeline: Pipeline, gold: Sequence[GoldMessage], names: Sequence[str], *, seed: str, resamples: int
) -> dict[str, Report]:
    """Return the report of each disturbance; a bar on standard error shows how far it is."""
    columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    reports = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(names) * len(gold))
        for name in names:
            progress.update(task, description=name)
            reports[name] = evaluate(
                (written(message, name, seed, lambda: progress.advance(task)) for message in gold),
                pipeline.detect,
                by=(),
                resamples=resamples,
                seed=seed,
            )
    return reports


def written(message: GoldMessage, name: str, seed: str, advance: Callable[[], None]) -> GoldMessage:
    """Return the message as it is measured."""
    advance()
    return message if name == UNDISTURBED else disturb(message, name, seed=seed)


def measure(report: Report, name: str) -> Measure:
    """Return one measure of a report; ``person_covered`` is the coverage of PERSON."""
    if name != "person_covered":
        return report.section.overall[name]
    return report.section.entities.get("PERSON", {}).get("coverage", Measure(0, 0))


def table(reports: dict[str, Report]) -> str:
    """Return the figures as a table in Markdown, in percent with their intervals."""
    head = ("disturbance", *(name.replace("_", " ") for name in MEASURES))
    rows = [head, ["---"] * len(head)]
    rows += [(name, *(cell(measure(report, of)) for of in MEASURES)) for name, report in reports.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def cell(shown: Measure) -> str:
    """Return one figure and its interval."""
    if shown.value is None:
        return "–"
    interval = "" if shown.low is None or shown.high is None else f" ({100 * shown.low:.1f}–{100 * shown.high:.1f})"
    return f"{100 * shown.value:.2f} %{interval}"


def figures(reports: dict[str, Report], pipeline: Pipeline, seed: str) -> dict[str, object]:
    """Return the figures as JSON values: shares, counts and intervals."""
    return {
        "schema": "safefeedback/robustness/1",
        "seed": seed,
        "detector": pipeline.detector_digest,
        "policy": pipeline.policy_digest,
        "messages": next(iter(reports.values())).section.messages,
        "disturbances": {
            name: {of: as_json(measure(report, of)) for of in MEASURES} | {"withheld": report.withheld}
            for name, report in reports.items()
        },
    }


def as_json(shown: Measure) -> dict[str, float | int | None]:
    """Return one measure as JSON values."""
    ends = {"low": shown.low, "high": shown.high}
    return {"value": shown.value, "numerator": shown.numerator, "denominator": shown.denominator, **ends}


if __name__ == "__main__":
    main()
