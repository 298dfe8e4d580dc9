"""Draw the plots of docs/explanation/detection-quality.md from saved figures.

    python benchmarks/quality.py --peers --json build/quality.json
    python benchmarks/robustness.py benchmarks/corpus/dev.txt --json build/robustness.json
    python benchmarks/tagger/measure.py --model build/tagger/held-out FILE... > build/held-out.json
    python benchmarks/plots.py --quality build/quality.json --robustness build/robustness.json \
        --held-out build/held-out.json --out docs/explanation

Needs matplotlib. Each plot says in its title what was measured; the tables beside it hold the same figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "safefeedback"  # the same figures give the same file
from matplotlib import pyplot as plt  # noqa: E402 - after the backend is chosen

BLUE, GREY, RED = "#1f5fa8", "#9aa4ae", "#b5452c"


def leaks(figures: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """Draw the direct identifiers leaked on dev, by system."""
    names = {
        "Presidio, dev": "Presidio, Spanish registry",
        "Presidio + spaCy NER, dev": "Presidio with a spaCy NER",
        "rules, dev": "safefeedback, rules alone",
        "model, dev": "safefeedback, model alone",
        "whole, dev": "safefeedback",
    }
    shown = {label: 100 * figures[name]["direct_leak"] for name, label in names.items() if name in figures}
    figure, axes = plt.subplots(figsize=(7, 2.6))
    bars = axes.barh(list(shown), list(shown.values()), color=[GREY, GREY, BLUE, BLUE, BLUE][-len(shown) :])
    axes.bar_label(bars, fmt="%.1f %%", padding=3)
    axes.invert_yaxis()
    axes.set_xlim(0, 105)
    axes.set_title("Direct identifiers leaked, dev.txt (% of mentions)", loc="left", fontsize=10)
    _save(figure, axes, path)


def robustness(figures: Mapping[str, Any], path: Path) -> None:
    """Draw the leak under each disturbance."""
    shown = {name: 100 * value["direct_leak"]["value"] for name, value in figures.items()}
    figure, axes = plt.subplots(figsize=(7, 3.6))
    bars = axes.barh(list(shown), list(shown.values()), color=BLUE)
    axes.bar_label(bars, fmt="%.1f %%", padding=3)
    axes.invert_yaxis()
    axes.set_xlim(0, max(shown.values()) * 1.15 + 0.1)
    axes.set_title("Direct identifiers leaked when messages are written worse (% of mentions)", loc="left", fontsize=10)
    _save(figure, axes, path)


def reliability(table: list[Mapping[str, float]], path: Path) -> None:
    """Draw how often a span is right against the probability that the model gives it."""
    shown = [row for row in table if row["spans"] >= 10]
    figure, axes = plt.subplots(figsize=(4.2, 3.6))
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1)
    axes.plot([row["mean"] for row in shown], [row["right"] for row in shown], color=RED, marker="o")
    for row in shown:
        axes.annotate(
            f"{row['spans']:.0f}", (row["mean"], row["right"]), (5, -10), textcoords="offset points", fontsize=7
        )
    axes.set_xlabel("probability given (spans beside the points)")
    axes.set_ylabel("share that is right")
    axes.set_title("Reliability, two authors not trained on", loc="left", fontsize=10)
    _save(figure, axes, path)


def _save(figure: Any, axes: Any, path: Path) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def main() -> None:
    """Draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quality", type=Path, required=True)
    parser.add_argument("--robustness", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    quality, worse, held_out = (
        json.loads(path.read_text(encoding="utf-8")) for path in (options.quality, options.robustness, options.held_out)
    )
    leaks(quality, options.out / "leak-by-system.svg")
    robustness(worse["disturbances"], options.out / "leak-by-disturbance.svg")
    reliability(held_out["reliability"], options.out / "reliability.svg")


if __name__ == "__main__":
    main()
