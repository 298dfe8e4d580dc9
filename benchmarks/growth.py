"""How time grows with the length of a message: messages joined up to 1 MB, and hostile text up to 10 MB.

    python benchmarks/growth.py [--megabytes 1] [--check]

Every row doubles the length; linear growth keeps microseconds per character flat.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from safefeedback.evaluation import read_gold
from safefeedback.pipeline import Pipeline

HERE = Path(__file__).parent
HOSTILE = {
    "digits": "9",
    "spaced digits": "9 ",
    "dotted digits": "1.",
    "lines of numbers": "12\n",
    "at signs": "@",
    "a@": "a@",
    "nested dots": "a.",
    "zero width": "\u200b",
    "combining marks": "a\u0301\u0301",
    "number words": "nueve ",
    "thousands": "mil ",
    "points": "punto ",
    "arroba": "arroba ",
    "brackets": "(",
    "plates": "ABC-123 ",
    "names": "Juan Perez Quispe ",
    "cues": "soy dni ",
    "streets": "av los ",
}
# Twice the length may cost this much more per character before growth counts as more than linear.
SLACK = 2.5


def main() -> int:
    """Print the table; return 1 when ``--check`` finds growth beyond linear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0, help="length of the longest hostile text")
    parser.add_argument("--only", help="one hostile text by name, or 'messages'")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline(tagger=None)
    joined = " ".join(message.text for message in read_gold(HERE / "corpus" / "dev.txt"))
    texts = {"messages": joined * (1 + 1_000_000 // len(joined)), **{k: u * 10_000_000 for k, u in HOSTILE.items()}}
    bad = []
    for name, text in texts.items():
        if options.only in (None, name):
            longest = int((1.0 if name == "messages" else options.megabytes) * 1_000_000)
            costs = [_cost(pipeline, text[: longest // 8 * n]) for n in (1, 8)]
            spent, per = costs[1] * longest / 1e6, f"{costs[0]:7.3f} → {costs[1]:7.3f} µs/character"
            print(f"{name:>18}  {longest / 1e6:5.1f} MB  {spent:8.2f} s  {per}")
            if costs[1] > SLACK * costs[0] + 0.05:
                bad.append(name)
    if options.check and bad:
        print(f"more than linear: {', '.join(bad)}", file=sys.stderr)
        return 1
    return 0


def _cost(pipeline: Pipeline, text: str) -> float:
    start = time.perf_counter()
    pipeline.detect(text)
    return 1e6 * (time.perf_counter() - start) / len(text)


if __name__ == "__main__":
    sys.exit(main())
