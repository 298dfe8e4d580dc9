"""How often ``safefeedback.evaluation.origin`` tells the origin that a person told, of surnames and of mentions.

    python benchmarks/origin_accuracy.py [--gold benchmarks/gold]

``origins.tsv`` holds surnames, ``persons.tsv`` mentions of ``dev.txt``; somebody labelled both without having seen the
code (``benchmarks/gold/README.md``). The surnames are no random sample: read their figures origin by origin.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from safefeedback.evaluation import read_gold
from safefeedback.evaluation.fields import field
from safefeedback.evaluation.gold import GoldSpan
from safefeedback.evaluation.origin import ORIGINS, surname_origin

HERE = Path(__file__).parent
Pair = tuple[str, str]


def main() -> None:
    """Print both tables: what each origin was told as."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE / "gold", help="folder of origins.tsv and persons.tsv")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[HERE / "corpus" / "dev.txt"], help="the messages")
    options = parser.parse_args()
    show("surnames", ((row["origin"], surname_origin(row["surname"])) for row in rows(options.gold / "origins.tsv")))
    show("mentions", mentions(options.gold / "persons.tsv", options.corpus))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table with a header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def mentions(labels: Path, corpus: Iterable[Path]) -> Iterator[Pair]:
    """Yield the label of each mention and what the code says of it."""
    messages = {message.id: message for path in corpus for message in read_gold(path)}
    for row in rows(labels):
        span = GoldSpan(int(row["start"]), int(row["end"]), "PERSON")
        yield row["origin"], field("origin").value(messages[row["id"]], span)


def show(title: str, pairs: Iterable[Pair]) -> None:
    """Print one table: a row for each label, a column for each answer."""
    counts = Counter(pairs)
    right = sum(count for (gold, told), count in counts.items() if gold == told)
    print(f"{title}: {right} of {counts.total()} right ({100 * right / counts.total():.1f} %)\n")
    print(f"| labelled | {' | '.join(ORIGINS)} | recall | precision |")
    print("| --- " * (len(ORIGINS) + 3) + "|")
    for gold in ORIGINS:
        row = [counts[gold, told] for told in ORIGINS]
        told_so = sum(counts[other, gold] for other in ORIGINS)
        print(f"| {gold} | {' | '.join(map(str, row))} | {share(counts[gold, gold], sum(row))} | ", end="")
        print(f"{share(counts[gold, gold], told_so)} |")
    print()


def share(part: int, whole: int) -> str:
    """Return a ratio, or a dash where there is nothing to measure."""
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
