"""Build the table by which ``safefeedback.evaluation.origin`` tells Quechua, Aymara and Amazonian spellings.

    python benchmarks/build_origins.py --data DIR --out src/safefeedback/evaluation/data/spellings.tsv

``DIR/gazetteers`` holds the surnames of the Peruvian register (MIT) and of Spain (cite INE). Surnames at least thirty
times as usual in Peru as in Spain, without those whose spelling the rules know to be Spanish, Asian or foreign, are set
against the surnames of Spain and those left out. The table has the pieces of two and three letters that tell the two
sets apart, with their log odds in tenths; what looks Spanish after a first round is left out of the second. Nobody
labelled a surname: the table says what the registers say. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from safefeedback.evaluation import _origin_spelling as spelling
from safefeedback.evaluation._origin_table import pieces
from safefeedback.text import fold

TIMES = 30  # as usual in Peru as in Spain
SPANISH_TIMES = 5
SPANISH_MINIMUM = 100  # bearers in Spain
PIECE_MINIMUM = 8  # surnames that have it
LEAST = 8  # tenths of log odds; pieces that say less are left out
WORD = re.compile("[a-z]{3,}")


def main() -> None:
    """Read the registers and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with gazetteers/")
    parser.add_argument("--out", type=Path, required=True, help="the table to write")
    options = parser.parse_args()
    peru, spain = registers(options.data / "gazetteers")
    native, others = chosen(peru, spain)
    first = weights(native, others)
    kept = [word for word in native if sum(first.get(piece, 0) for piece in pieces(word)) > 0]
    table = {piece: weight for piece, weight in weights(kept, others).items() if abs(weight) >= LEAST}
    options.out.write_text("".join(f"{piece}\t{table[piece]}\n" for piece in sorted(table)), encoding="utf-8")
    print(f"{len(native)} surnames, {len(kept)} kept, against {len(others)}; {len(table)} pieces")


def registers(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word is a surname in Peru and in Spain."""
    peru: Counter[str] = Counter()
    spain: Counter[str] = Counter()
    for row in rows(folder / "pe_surnames.tsv.xz"):
        for word in WORD.findall(fold(row["surname"])):
            peru[word] += int(row["count"])
    for row in rows(folder / "es_ine_surnames.tsv.xz"):
        for word in WORD.findall(fold(row["apellido"])):
            spain[word] += int(row["frec_pri"] or 0) + int(row["frec_seg"] or 0)
    return peru, spain


def chosen(peru: Counter[str], spain: Counter[str]) -> tuple[list[str], list[str]]:
    """Return the surnames of Peru alone, and those to set them against."""
    totals = peru.total() / spain.total()

    def times(word: str) -> float:
        return peru[word] / (spain[word] + 5) / totals

    own = sorted(word for word in peru if times(word) > TIMES and not spelling.is_asian(word))
    native = [word for word in own if spelling.is_native(word) or not is_known(word)]
    usual = [word for word, count in spain.items() if count >= SPANISH_MINIMUM and times(word) < SPANISH_TIMES]
    return native, [*usual, *(word for word in own if word not in set(native))]


def is_known(word: str) -> bool:
    """Tell a surname whose spelling says that it is no native one."""
    return spelling.is_spanish(word) or spelling.seems_foreign(word)


def weights(native: Iterable[str], others: Iterable[str]) -> dict[str, int]:
    """Return the log odds of each piece, in tenths."""
    mine, theirs = list(native), list(others)
    here = Counter(piece for word in mine for piece in pieces(word))
    there = Counter(piece for word in theirs for piece in pieces(word))
    usual = [piece for piece in here | there if here[piece] + there[piece] >= PIECE_MINIMUM]
    return {
        piece: round(10 * math.log((here[piece] + 0.5) / (len(mine) + 1) * (len(theirs) + 1) / (there[piece] + 0.5)))
        for piece in usual
    }


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one compressed table."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


if __name__ == "__main__":
    main()
