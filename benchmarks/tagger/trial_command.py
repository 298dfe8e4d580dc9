"""Options of the benchmarks on public sets, and what they print."""

from __future__ import annotations

import argparse
import dataclasses
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from public import Mark, Record, Score, opened, score
from rich.progress import Progress
from trial import Settings, Trial

from safefeedback.tagger._tokens import tokenize

__all__ = ["add_options", "parse", "run"]

MEASURES = {"ner": "NER strict", "spans": "spans strict", "merged": "spans merged"}
MEANINGS = {
    "epochs": "how often all of --train is read",
    "page": "texts that are read together",
    "batch": "pages in a step",
    "rate": "highest rate of learning",
    "width": "of a token inside the network",
    "dilations": "one for each convolution",
    "drop": "share of the network that is hidden in a step",
    "word_drop": "share of words, sounds and pieces of words that are hidden",
    "smoothing": "of the marks",
    "refill": "share of spans that are read as another of --train with the same label",
    "recall": "whether a word sees its likes elsewhere on the page",
}


def add_options(parser: argparse.ArgumentParser, settings: Settings, *, seeds: int) -> None:
    """Add the options, with the settings of a set as what holds when they are not given."""
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="texts to learn from")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="texts to measure on")
    parser.add_argument("--hold-out", action="store_true", help="measure on a fifth of --train and not on --test")
    parser.add_argument("--start", type=Path, help="what pretrain.py wrote")
    parser.add_argument("--seeds", type=int, default=seeds, help="how many networks are averaged")
    parser.add_argument("--errors", type=Path, help="write what was missed and what was too much, to look at")
    for name, value in dataclasses.asdict(settings).items():
        kind: dict[str, Any] = {"type": type(value)}
        if name == "recall":
            kind = {"action": argparse.BooleanOptionalAction}
        elif name == "dilations":
            kind = {"type": int, "nargs": "+"}
        if name in MEANINGS:
            meaning = f"{MEANINGS[name]}; default {value}"
            parser.add_argument("--" + name.replace("_", "-"), **kind, default=value, help=meaning)


def parse(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Return the options; ends the program when there is nothing to measure on."""
    options = parser.parse_args()
    if not (options.test or options.hold_out):
        parser.error("expected --test or --hold-out")
    return options


def run(options: argparse.Namespace, train: Sequence[Record], test: Sequence[Record]) -> None:
    """Train and print the measures."""
    if options.hold_out:
        train, test = _held_out(train, is_apart=options.page == 1)
    fields = {f.name: getattr(options, f.name) for f in dataclasses.fields(Settings)}
    settings = Settings(**{**fields, "dilations": tuple(options.dilations)})
    labels = sorted({label for record in train for _, _, label in record.marks})
    print(f"train {_size(train)}; test {_size(test)}; {settings}", flush=True)
    trial = Trial(labels, settings)
    begun = time.perf_counter()
    with Progress() as progress:
        for seed in range(1, options.seeds + 1):
            trial.train(train, seed, progress)
    between = time.perf_counter()
    found = trial.find(test)
    print(f"trained in {between - begun:.0f} s, read in {time.perf_counter() - between:.1f} s")
    _report(test, found)
    if options.errors:
        _write_errors(options.errors, test, found)


def _report(test: Sequence[Record], found: Sequence[Sequence[Mark]]) -> None:
    for how, title in MEASURES.items():
        print(_row(title, score(test, found, how=how)))
    for label in sorted({label for record in test for _, _, label in record.marks}):
        print(_row(label, score(test, found, how=label)))


def _held_out(records: Sequence[Record], *, is_apart: bool) -> tuple[list[Record], list[Record]]:
    """Return four fifths and one fifth: every fifth text, or the last ones where they follow one another."""
    cut = len(records) * 4 // 5
    if not is_apart:
        return list(records[:cut]), list(records[cut:])
    return [r for place, r in enumerate(records) if place % 5], list(records[::5])


def _size(records: Sequence[Record]) -> str:
    """Return how many texts and spans there are, and how many spans no sequence of tokens can give."""
    off = 0
    for record in records:
        item, _ = opened(record)
        tokens = tokenize(item.text)
        starts, ends = set(tokens.starts.tolist()), set(tokens.ends.tolist())
        off += sum(start not in starts or end not in ends for start, end, _ in item.marks)
    return f"{len(records)} texts, {sum(len(r.marks) for r in records)} spans ({off} inside a token)"


def _row(title: str, value: Score) -> str:
    figures = f"precision {value.precision:.4f}  recall {value.recall:.4f}  F1 {value.f1:.4f}"
    return f"{title:34} {figures}  ({value.right} of {value.true}, {value.found} found)"


def _write_errors(path: Path, records: Sequence[Record], found: Sequence[Sequence[Mark]]) -> None:
    lines = []
    for record, marks in zip(records, found, strict=True):
        for sign, rows in (("-", set(record.marks) - set(marks)), ("+", set(marks) - set(record.marks))):
            for start, end, label in rows:
                around = record.text[max(0, start - 30) : start], record.text[start:end], record.text[end : end + 30]
                lines.append((start, f"{sign} {label}: " + "{}[{}]{}".format(*around).replace("\n", "/")))
        lines.append((0, ""))
    path.write_text("\n".join(text for _, text in lines), encoding="utf-8")
