"""Compare designs of the tagger: what they find, how fast, how large.

Usage::

    python benchmarks/tagger/compare.py --messages build/tagger/messages.jsonl.xz --authors rk rl \
        --system "CRF, written features=crfsuite:build/tagger/cmp/crf" \
        --system "convolutions, int8=softmax:build/tagger/cmp/conv" --out build/tagger/compare

A system is ``NAME=KIND:FOLDER``; kinds are ``softmax`` and ``chain`` (ONNX Runtime), ``torch`` and ``crfsuite``. They
are trained by ``train.py`` and ``train_rivals.py`` with ``--leave-out`` for the authors that are measured here: their
messages as they are, not the variants. ``--dev`` measures dev.txt as well; it is for the end, not for choices.

All systems decide alike: the likeliest tags, no threshold, no temperature. ``@FACTOR`` after the folder multiplies the
probability of no entity, to compare two systems where they redact equally much too much. Speed is processor time on
the texts of ``--texts``, one thread, from the normalised text to spans; the systems take turns in one process, and the
median of the rounds counts.
Memory is the peak of a process of its own that loads one system and reads those texts. Writes OUT.json and OUT.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

from build_data import read_variants
from rich.progress import track
from rivals.paired import counted, differences
from rivals.systems import System, system
from rivals.table import markdown

from safefeedback.evaluation import GoldMessage, Measure, evaluate, gold_message, read_gold
from safefeedback.messages import Message
from safefeedback.text import plain_view

CORPUS = Path(__file__).parents[1] / "corpus"
EXACT = ("PERSON", "LOCATION", "ORGANIZATION", "STREET_ADDRESS")


def main() -> None:
    """Measure and write."""
    options = _options()
    texts = [plain_view(message.text).text for message in read_gold(options.texts)]
    if options.peak:
        print(_peak(options.system[0], texts))
        return
    systems = [system(described) for described in track(options.system, description="loading")]
    sets = _sets(options)
    quality = {
        name: {s.name: _quality(s, gold, options.resamples) for s in track(systems, description=name)}
        for name, gold in sets.items()
    }
    apart = {name: _apart(systems, gold, options.against) for name, gold in sets.items()}
    costs: dict[str, dict[str, float]] = _rates(systems, texts, options.rounds)
    for one, described in zip(systems, track(options.system, description="memory"), strict=True):
        costs[one.name] |= {"mib": one.size / 2**20, "peak_mib": _measured_peak(described, options.texts)}
    command = " ".join(["python benchmarks/tagger/compare.py", *map(_quoted, sys.argv[1:])])
    messages = {name: len(gold) for name, gold in sets.items()}
    figures = {"quality": quality, "apart": apart, "costs": costs}
    _write(options.out, {"command": command, "messages": messages, "against": options.against, **figures})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--system", action="append", required=True, metavar="NAME=KIND:FOLDER[@FACTOR]")
    parser.add_argument("--messages", type=Path, help="what build_data.py wrote")
    parser.add_argument("--authors", nargs="*", default=["rk", "rl"], help="whose messages are measured")
    parser.add_argument("--dev", action="store_true", help="measure dev.txt as well")
    parser.add_argument("--texts", type=Path, default=CORPUS / "dev.txt", help="texts for speed and memory")
    parser.add_argument("--against", help="name of the system that the others are told apart from; the first one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--resamples", type=int, default=1000, help="for the intervals in the JSON")
    parser.add_argument("--out", type=Path, help="path without suffix")
    parser.add_argument("--peak", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.peak and (options.messages is None or options.out is None):
        parser.error("--messages and --out are needed")
    names = [described.partition("=")[0] for described in options.system]
    options.against = options.against or names[0]
    if options.against not in names:
        parser.error("--against: expected the name of a system")
    return options


def _sets(options: argparse.Namespace) -> dict[str, list[GoldMessage]]:
    sets = {f"held-out authors {', '.join(options.authors)}": list(_held_out(options.messages, options.authors))}
    if options.dev:
        sets["dev.txt"] = list(read_gold(CORPUS / "dev.txt"))
    return sets


def _write(out: Path, report: dict[str, Any]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.with_suffix(".json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    table = markdown(report)
    out.with_suffix(".md").write_text(table, encoding="utf-8")
    print(table)


def _held_out(path: Path, authors: Sequence[str]) -> Iterator[GoldMessage]:
    """Yield the messages of some authors, as they are."""
    for variant, item in read_variants(path):
        if variant == 0 and item.id.partition("-")[0] in authors:
            spans = [
                {"start": start, "end": end, "label": label.removesuffix("?"), "optional": label.endswith("?")}
                for start, end, label in item.spans
            ]
            yield gold_message({"id": item.id, "text": item.text, "spans": spans}, place=item.id)


def _quality(of: System, gold: Sequence[GoldMessage], resamples: int) -> dict[str, Any]:
    section = evaluate(gold, of.detect, by=(), resamples=resamples).section
    overall = {name: section.overall[name] for name in ("direct_leak", "over_redaction", "false_alarms", "f1")}
    exact = {name: section.entities[name]["f1"] for name in EXACT if name in section.entities}
    named = {"PERSON coverage": section.entities["PERSON"]["coverage"], "SENSITIVE": _touched(of, gold, "SENSITIVE")}
    return {name: _figure(measure) for name, measure in {**overall, **exact, **named}.items()}


def _apart(
    systems: Sequence[System], gold: Sequence[GoldMessage], against: str
) -> dict[str, dict[str, dict[str, float]]]:
    rows = {one.name: counted(gold, one.detect) for one in track(systems, description="pairs")}
    return {name: differences(own, rows[against]) for name, own in rows.items() if name != against}


def _touched(of: System, gold: Sequence[GoldMessage], entity: str) -> Measure:
    """Return how many spans of an entity share a character with a finding of it."""
    touched = total = 0
    for message in gold:
        found = [f for f in of.detect(Message(message.text)) if f.entity == entity]
        for span in message.spans:
            if span.label == entity and not span.optional:
                total += 1
                touched += any(f.start < span.end and span.start < f.end for f in found)
    return Measure(touched, total)


def _figure(measure: Measure) -> dict[str, float | None]:
    return {"value": measure.value, "low": measure.low, "high": measure.high, "of": measure.denominator}


def _rates(systems: Sequence[System], texts: Sequence[str], rounds: int) -> dict[str, dict[str, float]]:
    """Return the words a second of each system: median, least and most of the rounds."""
    words = sum(len(text.split()) for text in texts)
    spent: dict[str, list[float]] = {one.name: [] for one in systems}
    for turn in track(range(rounds + 1), description="speed"):
        for one in systems:
            start = time.process_time()
            for text in texts:
                list(one.find(text))
            if turn:  # the first warms up
                spent[one.name].append(words / (time.process_time() - start))
    return {
        name: {"words_per_second": statistics.median(rates), "least": min(rates), "most": max(rates)}
        for name, rates in spent.items()
    }


def _peak(described: str, texts: Sequence[str]) -> float:
    """Load a system, read the texts and return the most memory that this process ever held, in MiB (Linux)."""
    one = system(described)
    for text in texts:
        list(one.find(text))
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _measured_peak(described: str, texts: Path) -> float:
    command = [sys.executable, __file__, "--peak", "--system", described, "--texts", str(texts)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else argument


if __name__ == "__main__":
    main()
