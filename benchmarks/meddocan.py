"""The tagger's architecture on MEDDOCAN: its 22 kinds of personal data in clinical reports, by its official measures.

Usage::

    python benchmarks/meddocan.py --train DIR_OR_FILE... --test DIR_OR_FILE... [--start build/tagger/pretrained.pt]

A folder is in brat's format (``.txt`` beside ``.ann``), a file holds JSON lines, plain or ``.xz``. Trained on
``--train`` alone; ``--hold-out`` keeps every fifth record of it for the measure, by which the settings were
chosen. Seeds are fixed and one thread is used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "tagger"))

from public import read_records
from trial import Settings
from trial_command import add_options, parse, run


def main() -> None:
    """Train and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser, Settings(epochs=14, page=1, batch=4, dilations=(1, 1, 2, 4, 8), recall=True), seeds=3)
    options = parse(parser)
    run(options, read_records(options.train), read_records(options.test))


if __name__ == "__main__":
    main()
