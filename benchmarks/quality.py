"""Detection quality on the corpus: leak, over-redaction, false alarms and exact scores, rules only.

    python benchmarks/quality.py                 dev, the clean messages, and train by author
    python benchmarks/quality.py --check         also fails when a promised figure is missed
    python benchmarks/quality.py --markdown      the tables of docs/explanation/detection-quality.md

``dev.txt`` and ``clean.txt`` are measured only: nothing was trained on them. ``train_*.txt`` were read to write the
rules and fit the weights of names, so their figures flatter.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from safefeedback.evaluation import Report, evaluate, read_gold
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.pipeline import Pipeline

CORPUS = Path(__file__).parent / "corpus"
IDENTIFIERS = ("numbers", "online", "dates", "addresses", "known", "national")
MEASURES = ("direct_leak", "structured_leak", "over_redaction", "false_alarms")


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    pipeline = Pipeline(tagger=None)
    dev = _measured(pipeline, [CORPUS / "dev.txt"], options.resamples)
    clean = _measured(pipeline, [CORPUS / "clean.txt"], options.resamples)
    both = _measured(pipeline, [CORPUS / "dev.txt", CORPUS / "clean.txt"], options.resamples)
    train = _measured(pipeline, sorted(CORPUS.glob("train_*.txt")), 0, by=("author",))
    identifiers = _identifiers_only(pipeline)
    _overall({"dev": dev, "clean": clean, "dev + clean": both, "train": train, "dev + clean, identifiers": identifiers})
    _entities(dev)
    _authors(train)
    missed = [name for name, holds in _promises(dev, both, identifiers).items() if not holds]
    for name in missed:
        print(f"missed: {name}", file=sys.stderr)
    return 1 if options.check and missed else 0


def _measured(pipeline: Pipeline, files: Iterable[Path], resamples: int, by: tuple[str, ...] = ()) -> Report:
    gold = (message for path in files for message in read_gold(path))
    return evaluate(gold, pipeline.detect, by=by, resamples=resamples)


def _identifiers_only(pipeline: Pipeline) -> Report:
    """The same findings without those of the name recognizer."""

    def detect(message: Message) -> list[Finding]:
        return [f for f in pipeline.detect(message) if f.recognizer in IDENTIFIERS]

    files = (CORPUS / "dev.txt", CORPUS / "clean.txt")
    return evaluate((m for path in files for m in read_gold(path)), detect, by=(), resamples=0)


def _overall(reports: dict[str, Report]) -> None:
    print(f"| set | messages | {' | '.join(name.replace('_', ' ') for name in MEASURES)} |")
    print(f"| --- | --- | {' | '.join('---' for _ in MEASURES)} |")
    for name, report in reports.items():
        cells = [_cell(report, measure) for measure in MEASURES]
        print(f"| {name} | {report.section.messages} | {' | '.join(cells)} |")
    print()


def _cell(report: Report, name: str) -> str:
    measure = report.section.overall[name]
    if measure.value is None:
        return "–"
    interval = (
        f" ({100 * measure.low:.1f}–{100 * measure.high:.1f})"
        if measure.low is not None and measure.high is not None
        else ""
    )
    return f"{100 * measure.value:.2f} %{interval}"


def _entities(report: Report) -> None:
    print("| entity (dev) | mentions | covered | precision | recall | exact F1 |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, measures in report.section.entities.items():
        shown = [_number(measures[measure].value) for measure in ("coverage", "precision", "recall", "f1")]
        print(f"| {name} | {measures['coverage'].denominator} | {' | '.join(shown)} |")
    print()


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _authors(report: Report) -> None:
    print("| train author | direct leak | structured leak | over-redaction |")
    print("| --- | --- | --- | --- |")
    for name, section in report.groups["author"].items():
        shown = [section.overall[m].value for m in ("direct_leak", "structured_leak", "over_redaction")]
        print(f"| {name} | {' | '.join('–' if v is None else f'{100 * v:.2f} %' for v in shown)} |")
    print()


def _promises(dev: Report, both: Report, identifiers: Report) -> dict[str, bool]:
    def at_most(report: Report, name: str, limit: float) -> bool:
        return (report.section.overall[name].value or 0.0) <= limit

    exact = {e: dev.section.entities[e]["f1"].value or 0.0 for e in ("PE_DNI", "PHONE_NUMBER", "EMAIL_ADDRESS")}
    return {
        "structured leak on dev at most 3 %": at_most(dev, "structured_leak", 0.03),
        **{f"exact F1 of {entity} on dev at least 0.93": value >= 0.93 for entity, value in exact.items()},
        "over-redaction by the identifier recognizers at most 0.5 %": at_most(identifiers, "over_redaction", 0.005),
        "false alarms on dev and clean messages at most 3 %": at_most(both, "false_alarms", 0.03),
    }


if __name__ == "__main__":
    sys.exit(main())
