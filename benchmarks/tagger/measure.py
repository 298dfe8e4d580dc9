"""Measure a trained model, with the rules or alone, on marked messages; and how far its probabilities can be trusted.

Usage::

    python benchmarks/tagger/measure.py [--model DIR] FILE...

Without ``--model`` the shipped model is measured. The reliability table counts spans by probability: of those that the
model gives 0.9, nine in ten should be marked (some span of the same entity touches them; optional marks count neither
way).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from corpus import Example, read_examples
from safefeedback.evaluation import evaluate, read_gold
from safefeedback.pipeline import Pipeline
from safefeedback.recognizers.defaults import default_recognizers
from safefeedback.recognizers.tagged import TaggerRecognizer
from safefeedback.tagger import Tagger, load_tagger

__all__ = ["reliability"]

STEPS = 10


def reliability(tagger: Tagger, items: Sequence[Example]) -> list[dict[str, float]]:
    """Return, for each tenth of probability, how many spans have it, its mean and the share of them that is right."""
    given: list[list[float]] = [[] for _ in range(STEPS)]
    right = [0] * STEPS
    for item in items:
        for tagged in tagger.tag(item.text):
            touching = {label for start, end, label in item.spans if start < tagged.end and tagged.start < end}
            if any(label.endswith("?") for label in touching):
                continue
            step = min(int(tagged.probability * STEPS), STEPS - 1)
            given[step].append(tagged.probability)
            right[step] += tagged.entity in touching
    return [
        {"spans": len(g), "mean": sum(g) / len(g), "right": r / len(g)} for g, r in zip(given, right, strict=True) if g
    ]


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="folder of a trained model")
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    tagger = load_tagger(options.model)
    recognizer = TaggerRecognizer(tagger)
    rules = default_recognizers(tagger=None)
    gold = [message for path in options.files for message in read_gold(path)]
    systems = {"with rules": [*rules, recognizer], "alone": [recognizer]}
    figures: dict[str, object] = {}
    for name, recognizers in systems.items():
        section = evaluate(gold, Pipeline(recognizers=recognizers).detect, by=(), resamples=0).section
        figures[name] = {
            "overall": {key: measure.value for key, measure in section.overall.items()},
            "entities": {
                entity: {key: measures[key].value for key in ("coverage", "f1")}
                for entity, measures in section.entities.items()
            },
        }
    table = reliability(tagger, [item for path in options.files for item in read_examples(path)])
    spans = sum(row["spans"] for row in table)
    figures["reliability"] = table
    figures["calibration error"] = sum(row["spans"] * abs(row["mean"] - row["right"]) for row in table) / spans
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
