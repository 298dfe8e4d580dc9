"""Detection quality on the corpus: leak, over-redaction, false alarms and exact scores.

    python benchmarks/quality.py                 the whole pipeline, the rules alone and the model alone
    python benchmarks/quality.py --check         also fails when a promised figure is missed

``dev.txt`` and ``clean.txt`` are measured only: nothing was trained on them. ``train_*.txt`` were read to write the
rules and trained on by the model, so their figures flatter and stand apart (``--train``).
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from overlap import overlap_recall
from peers import found_by, presidio_with_ner_results, stock_presidio
from safefeedback.evaluation import GoldMessage, Report, evaluate, read_gold
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.pipeline import Pipeline
from safefeedback.recognizers.tagged import TaggerRecognizer

CORPUS = Path(__file__).parent / "corpus"
IDENTIFIERS = ("numbers", "online", "dates", "addresses", "known", "national")
MEASURES = ("direct_leak", "direct_leak_characters", "structured_leak", "over_redaction", "false_alarms")
SYSTEMS = {
    "whole": Pipeline,
    "rules": lambda: Pipeline(tagger=None),
    "model": lambda: Pipeline(recognizers=(TaggerRecognizer(),)),
}


def unaccented(text: str) -> str:
    """Return a text without accents, as long as it was."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)


STYLES: dict[str, Callable[[str], str]] = {
    "as written": str,
    "lower": str.lower,
    "unaccented": unaccented,
    "lower, unaccented": lambda text: unaccented(text).lower(),
    "upper": str.upper,
}


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--train", action="store_true", help="also the training files, by author")
    parser.add_argument("--peers", action="store_true", help="also Presidio, without and with a spaCy NER, on dev")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the overall figures, for plots.py")
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    dev, clean = [list(read_gold(CORPUS / name)) for name in ("dev.txt", "clean.txt")]
    pipelines = {name: make() for name, make in SYSTEMS.items()}
    reports = {
        (name, label): evaluate(gold, pipeline.detect, by=(), resamples=options.resamples)
        for name, pipeline in pipelines.items()
        for label, gold in {"dev": dev, "clean": clean, "dev + clean": [*dev, *clean]}.items()
    }
    identifiers = _identifiers_only(pipelines["rules"])
    if options.peers:
        peers = {"Presidio": stock_presidio(), "Presidio + spaCy NER": presidio_with_ner_results()}
        for name, analyze in peers.items():
            reports[name, "dev"] = evaluate(dev, found_by(analyze), by=(), resamples=options.resamples)
    _overall({f"{name}, {label}": report for (name, label), report in reports.items()})
    touched = overlap_recall(dev, pipelines["whole"].detect)
    _entities(reports["whole", "dev"], reports["rules", "dev"], touched)
    styles = {name: _styled(pipelines["whole"], dev, write) for name, write in STYLES.items()}
    _styles(styles)
    if options.train:
        gold = (message for path in sorted(CORPUS.glob("train_*.txt")) for message in read_gold(path))
        _authors(evaluate(gold, pipelines["whole"].detect, by=("author",), resamples=0))
    promises = {
        **_promises(reports["whole", "dev"], styles, touched),
        **_rule_promises(reports["rules", "dev"], reports["rules", "dev + clean"], identifiers),
    }
    if options.json:
        figures = {
            f"{name}, {label}": {key: report.section.overall[key].value for key in MEASURES}
            for (name, label), report in reports.items()
        }
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    missed = [name for name, holds in promises.items() if not holds]
    for name in missed:
        print(f"missed: {name}", file=sys.stderr)
    return 1 if options.check and missed else 0


def _styled(pipeline: Pipeline, gold: Sequence[GoldMessage], write: Callable[[str], str]) -> Report:
    """Measure messages written in another case; those whose length would change are left as they are."""
    written = [replace(m, text=write(m.text)) if len(write(m.text)) == len(m.text) else m for m in gold]
    return evaluate(written, pipeline.detect, by=(), resamples=0)


def _styles(styles: dict[str, Report]) -> None:
    print("| dev, written | PERSON covered | direct leak | over redaction |")
    print("| --- | --- | --- | --- |")
    for name, report in styles.items():
        covered = _number(report.section.entities["PERSON"]["coverage"].value)
        print(f"| {name} | {covered} | {_cell(report, 'direct_leak')} | {_cell(report, 'over_redaction')} |")
    print()


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


def _entities(report: Report, rules: Report, touched: dict[str, float]) -> None:
    print("| entity (dev) | mentions | covered | precision | recall | exact F1 | touched | exact F1, rules only |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, measures in report.section.entities.items():
        shown = [_number(measures[measure].value) for measure in ("coverage", "precision", "recall", "f1")]
        alone = rules.section.entities.get(name)
        cells = [*shown, _number(touched.get(name)), _number(alone["f1"].value if alone else None)]
        print(f"| {name} | {measures['coverage'].denominator} | {' | '.join(cells)} |")
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


def _at_most(report: Report, name: str, limit: float) -> bool:
    return (report.section.overall[name].value or 0.0) <= limit


def _promises(dev: Report, styles: dict[str, Report], touched: dict[str, float]) -> dict[str, bool]:
    """Return what is promised of the whole pipeline, and whether it holds."""

    def at_least(entity: str, name: str, limit: float) -> bool:
        return (dev.section.entities[entity][name].value or 0.0) >= limit

    covered = {name: report.section.entities["PERSON"]["coverage"].value or 0.0 for name, report in styles.items()}
    return {
        "direct leak on dev at most 2 %": _at_most(dev, "direct_leak", 0.02),
        "direct leak of characters on dev at most 1 %": _at_most(dev, "direct_leak_characters", 0.01),
        "PERSON covered at least 0.97": at_least("PERSON", "coverage", 0.97),
        "exact F1 of PERSON at least 0.92": at_least("PERSON", "f1", 0.92),
        "STREET_ADDRESS covered at least 0.93": at_least("STREET_ADDRESS", "coverage", 0.93),
        "exact F1 of LOCATION at least 0.85": at_least("LOCATION", "f1", 0.85),
        "exact F1 of ORGANIZATION at least 0.75": at_least("ORGANIZATION", "f1", 0.75),
        "SENSITIVE touched at least 0.7": touched["SENSITIVE"] >= 0.7,
        "over-redaction on dev at most 0.8 %": _at_most(dev, "over_redaction", 0.008),
        "false alarms on dev at most 6 %": _at_most(dev, "false_alarms", 0.06),
        **{
            f"PERSON covered, {name}, at most 2 points less": value >= covered["as written"] - 0.02
            for name, value in covered.items()
        },
    }


def _rule_promises(dev: Report, both: Report, identifiers: Report) -> dict[str, bool]:
    """Return what is promised of the rules alone, and whether it holds."""
    exact = {e: dev.section.entities[e]["f1"].value or 0.0 for e in ("PE_DNI", "PHONE_NUMBER", "EMAIL_ADDRESS")}
    return {
        "rules: structured leak on dev at most 3 %": _at_most(dev, "structured_leak", 0.03),
        **{f"rules: exact F1 of {entity} on dev at least 0.93": value >= 0.93 for entity, value in exact.items()},
        "rules: over-redaction by the identifiers at most 0.5 %": _at_most(identifiers, "over_redaction", 0.005),
        "rules: false alarms on dev and clean at most 3 %": _at_most(both, "false_alarms", 0.03),
    }


if __name__ == "__main__":
    sys.exit(main())
