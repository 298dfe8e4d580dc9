"""Make many messages out of each marked one: other values in the marks, other hands at the keyboard.

Usage::

    python benchmarks/tagger/build_data.py --data DIR --corpus FILE... --out build/tagger/messages.jsonl.xz

``DIR`` holds ``gazetteers/`` as the data folder of the project does. Each line of the result is a message
``{"id", "text", "spans": [[start, end, label]], "variant"}``; variant 0 is the message itself. In the others most
marked values are replaced by values of the same kind and shape, the same value by the same one throughout a message,
quantities get as many digits as a DNI now and then, sentences with numbers that are nobody's are put in between, and
the text is disturbed as people do. The seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from noise import Noisy, disturb, joined_by_decoy
from rich.progress import track
from values import Refiller

from corpus import Example, Span, read_examples

__all__ = ["Maker", "read_variants"]

AMOUNT = re.compile(
    r"(?<=S/ )\d[\d ]*\d|(?<=S/)\d{2,}|\b\d[\d ]*\d(?= (?:soles|kg|kilos|metros|m2|m3|litros|habitantes|votos|personas"
    r"|familias|vecinos|firmas|hect[aá]reas|millones|filas|unidades|puntos|d[oó]lares|horas|ladrillos|bolsas|veces|pasajeros)\b)"
)
"""A quantity: what a number with as many digits as a DNI may also be."""
DECOYS = 0.3
"""Share of the variants in which quantities outside the marks get other digits, up to nine."""

STRANGERS = 0.25
"""Share of the variants into which sentences with numbers that are nobody's are put."""

REFILLED = 0.7
"""Share of the variants whose values are replaced."""
REPLACED = 0.8
"""Share of their values that are."""
STRONGEST = 0.45
"""Most of the noise; each variant draws its own strength below it."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes variants of messages."""

    refiller: Refiller
    draw: random.Random

    def variant(self, item: Example) -> Example:
        """Return another message like this one."""
        text, spans = item.text, list(item.spans)
        if self.draw.random() < REFILLED:
            text, spans = self._refilled(text, spans)
        if self.draw.random() < DECOYS:
            text, spans = self._requantified(text, spans)
        if self.draw.random() < STRANGERS:
            for _ in range(self.draw.choice((1, 1, 2, 3))):
                text, spans = joined_by_decoy(Noisy(text, spans), self.draw)
        text, spans = disturb(text, spans, self.draw, self.draw.random() * STRONGEST)
        return Example(item.id, text, tuple(spans))

    def _refilled(self, text: str, spans: list[Span]) -> tuple[str, list[Span]]:
        pieces: list[str] = []
        moved: list[Span] = []
        chosen: dict[tuple[str, str], str] = {}
        length = position = 0
        for start, end, label in spans:
            before, surface = text[position:start], text[start:end]
            key = (label, surface.lower())
            if key not in chosen:
                is_replaced = not label.endswith("?") and self.draw.random() < REPLACED
                chosen[key] = self.refiller.value(label, surface, self.draw) if is_replaced else surface
            value = chosen[key]
            moved.append((length + len(before), length + len(before) + len(value), label))
            pieces += (before, value)
            length += len(before) + len(value)
            position = end
        return "".join((*pieces, text[position:])), moved

    def _requantified(self, text: str, spans: list[Span]) -> tuple[str, list[Span]]:
        """Give the quantities outside the marks other digits."""
        taken = [(start, end) for start, end, _ in spans]
        found = [m for m in AMOUNT.finditer(text) if not any(s < m.end() and m.start() < e for s, e in taken)]
        for match in reversed(found):
            size = self.draw.choice((2, 3, 4, 5, 6, 7, 8, 8, 9, 9))
            digits = str(self.draw.randrange(10 ** (size - 1), 10**size))
            if self.draw.random() < 0.2:
                digits = digits.zfill(8)
            shift = len(digits) - (match.end() - match.start())
            text = text[: match.start()] + digits + text[match.end() :]
            spans = [(s + shift, e + shift, n) if s >= match.end() else (s, e, n) for s, e, n in spans]
        return text, spans


def read_variants(path: Path) -> Iterator[tuple[int, Example]]:
    """Yield the variants of a file that this program wrote."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["variant"], Example(row["id"], row["text"], tuple((s, e, label) for s, e, label in row["spans"]))


def main() -> None:
    """Write the messages and their variants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with gazetteers/")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="training files; never dev.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--variants", type=int, default=15, help="variants of each message beside itself")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if any(path.stem == "dev" for path in options.corpus):
        parser.error("dev.txt is for measuring only; give train_*.txt")
    maker = Maker(Refiller(options.data, options.seed), random.Random(options.seed))
    items = [item for path in options.corpus for item in read_examples(path)]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(options.out, "wt", encoding="utf-8", preset=1) as file:
        for variant in track(range(options.variants + 1), description="variants"):
            for item in items:
                made = maker.variant(item) if variant else item
                row = {"id": made.id, "variant": variant, "text": made.text, "spans": made.spans}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
