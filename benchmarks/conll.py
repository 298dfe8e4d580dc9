"""The tagger's architecture on the Spanish CoNLL-2002 set: persons, places, organisations and other names.

Usage::

    python benchmarks/conll.py --train FILE... --test FILE... [--start build/tagger/pretrained.pt]

A file holds JSON lines (``.jsonl``, plain or ``.xz``) or the official columns (``esp.train``: a token and its tag on a
line). The set states no licence: no weights of this benchmark are shipped. Trained on ``--train`` alone; ``--hold-out``
keeps the last fifth of it for the measure, by which the settings were chosen. Seeds are fixed and one thread is used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "tagger"))

from public import Record, read_columns, read_lines, read_records
from trial import Settings
from trial_command import add_options, parse, run


def read(paths: list[Path]) -> list[Record]:
    """Return the sentences of files of either format."""
    return [
        record
        for path in paths
        for record in (read_records([path]) if ".json" in path.name else read_columns(read_lines(path)))
    ]


def main() -> None:
    """Train and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser, Settings(epochs=10, page=16, batch=4, recall=True), seeds=3)
    options = parse(parser)
    run(options, read(options.train), read(options.test))


if __name__ == "__main__":
    main()
