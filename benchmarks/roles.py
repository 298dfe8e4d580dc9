"""Roles of people on the gold labels: precision and recall of each role, given the true spans of all people.

    python benchmarks/roles.py                  the rows of dev.txt, those of train_*.txt, and all
    python benchmarks/roles.py --markdown       the same as tables
    python benchmarks/roles.py --wrong          ids and spans of the rows of train that were read otherwise

Errors of detection do not count: every PERSON span of the corpus that is not optional is given. The cues were learnt
from ``train_*.txt``, so that its figures flatter; no row of ``dev.txt`` was looked at. ``unknown`` is no role at all.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from safefeedback.evaluation import read_gold
from safefeedback.evaluation.gold import GoldMessage
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.roles import assign

HERE = Path(__file__).parent
ROLES = ("sender", "official", "third_party", "minor", "unknown")


class Row(NamedTuple):
    """A gold row with what was read: file, id, span, true role and role found."""

    source: str
    id: str
    start: int
    end: int
    truth: str
    found: str


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE / "gold" / "roles.tsv", help="the labels")
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus", help="the folder of the corpus")
    parser.add_argument("--markdown", action="store_true", help="print tables")
    parser.add_argument("--wrong", action="store_true", help="name the rows of train that were read otherwise")
    options = parser.parse_args()
    rows = list(measured(options.gold, options.corpus))
    for name in ("dev", "train"):
        report(name, [row for row in rows if row.source == name], is_table=options.markdown)
    report("all", rows, is_table=options.markdown)
    for row in rows if options.wrong else ():
        if row.source == "train" and row.truth != row.found:
            print(row.id, row.start, row.end, row.truth, row.found)


def measured(gold: Path, corpus: Path) -> Iterator[Row]:
    """Yield the gold rows with the role found for each."""
    with gold.open(encoding="utf-8", newline="") as lines:
        labels = {
            (row["id"], int(row["start"]), int(row["end"])): row["role"]
            for row in csv.DictReader(lines, delimiter="\t")
        }
    wanted = {identifier for identifier, _, _ in labels}
    for path in (corpus / "dev.txt", *sorted(corpus.glob("train_*.txt"))):
        for message in read_gold(path):
            for finding in roles(message) if message.id in wanted else ():
                truth = labels.get((message.id, *finding.span))
                if truth is not None:
                    source = path.stem.partition("_")[0]
                    yield Row(source, message.id, *finding.span, truth, finding.role or "unknown")


def roles(message: GoldMessage) -> Iterable[Finding]:
    """Return the true people of a message with the roles found."""
    people = [
        Finding(span.start, span.end, "PERSON", 1.0, "gold")
        for span in message.spans
        if span.label == "PERSON" and not span.optional
    ]
    return assign(read(Message(message.text)), people)


def report(name: str, rows: list[Row], *, is_table: bool) -> None:
    """Print precision and recall by role."""
    truth, found = Counter(row.truth for row in rows), Counter(row.found for row in rows)
    right = Counter(row.truth for row in rows if row.truth == row.found)
    layout = (
        "| {:<11} | {:>5} | {:>5} | {:>5} | {:>9} | {:>6} |" if is_table else "{:<12} {:>5} {:>5} {:>5} {:>9} {:>6}"
    )
    print(f"{name}: {len(rows)} rows, {sum(right.values()) / max(1, len(rows)):.3f} right\n")
    print(layout.format("role", "gold", "found", "right", "precision", "recall"))
    if is_table:
        print("| --- | --- | --- | --- | --- | --- |")
    for role in ROLES:
        shares = (_share(right[role], total[role]) for total in (found, truth))
        print(layout.format(role, truth[role], found[role], right[role], *shares))
    print()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
