"""Messages per second and memory, ours beside stock Presidio, on the same messages in one run.

    python benchmarks/speed.py            prints the table
    python benchmarks/speed.py --check    also fails when a promised figure is missed

The machine may be noisy: the two run in turn, round by round, and the ratio is the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from peers import stock_presidio
from safefeedback.evaluation import read_gold
from safefeedback.pipeline import Pipeline

HERE = Path(__file__).parent
PROMISED_RATIO = 4.0
PROMISED_IMPORT_S = 0.3
PROMISED_FIRST_RESULT_S = 0.6


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE / "corpus" / "dev.txt")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    texts = [message.text for message in read_gold(options.gold)]
    figures = {**_rates(texts, options.rounds), **_memory(options.gold), **_start()}
    print(json.dumps(figures, indent=2))
    missed = [name for name, holds in _promises(figures).items() if not holds]
    if options.check and missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
        return 1
    return 0


def _rates(texts: Sequence[str], rounds: int) -> dict[str, float]:
    ours_detect = Pipeline(tagger=None).detect
    pipeline = Pipeline(tagger=None)
    theirs = stock_presidio()
    runs: dict[str, Callable[[str], object]] = {
        "detect": ours_detect,
        "protect": pipeline.protect,
        "presidio": theirs,
    }
    for run in runs.values():
        for text in texts[:50]:
            run(text)
    gc.collect()
    gc.disable()  # as timeit does: whose garbage is collected when would be chance
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            for text in texts:
                run(text)
            seconds[name].append(time.perf_counter() - start)
    gc.enable()
    ratios = [theirs / ours for ours, theirs in zip(seconds["detect"], seconds["presidio"], strict=True)]
    return {
        "messages": len(texts),
        "characters_per_message": round(sum(map(len, texts)) / len(texts), 1),
        **{f"{name}_messages_per_second": round(len(texts) / statistics.median(s), 1) for name, s in seconds.items()},
        "detect_times_presidio_median": round(statistics.median(ratios), 2),
        "detect_times_presidio_min": round(min(ratios), 2),
        "detect_times_presidio_max": round(max(ratios), 2),
    }


def _memory(gold: Path) -> dict[str, float]:
    ours = "from safefeedback.pipeline import Pipeline; run = Pipeline(tagger=None).detect"
    theirs = "from peers import stock_presidio; run = stock_presidio()"
    return {"peak_mib": _peak(ours, gold), "presidio_peak_mib": _peak(theirs, gold)}


def _peak(setup: str, gold: Path) -> float:
    code = (
        f"import json, sys; sys.path.insert(0, {str(HERE)!r}); {setup}\n"
        f"texts = json.load(sys.stdin)\n"
        "for text in texts: run(text)\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(status.split('VmHWM:')[1].split()[0]) / 1024)"
    )
    texts = json.dumps([message.text for message in read_gold(gold)])
    done = subprocess.run([sys.executable, "-c", code], input=texts, capture_output=True, text=True, check=True)
    return round(float(done.stdout), 1)


def _start() -> dict[str, float]:
    first = "from safefeedback import Pipeline; Pipeline(tagger=None).protect('soy ana quispe, dni 51234567')"
    path = f"import sys; sys.path.insert(0, {str(HERE)!r})"
    presidio = f"{path}; from peers import stock_presidio; stock_presidio()('dni 51234567')"
    return {
        "import_seconds": _seconds("import safefeedback"),
        "first_result_seconds": _seconds(first),
        "presidio_first_result_seconds": _seconds(presidio),
        "bare_python_seconds": _seconds("pass"),
    }


def _seconds(code: str, repeats: int = 5) -> float:
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken), 3)


def _promises(figures: dict[str, float]) -> dict[str, bool]:
    return {
        f"at least {PROMISED_RATIO} times stock Presidio": figures["detect_times_presidio_median"] >= PROMISED_RATIO,
        f"import under {PROMISED_IMPORT_S} s": figures["import_seconds"] < PROMISED_IMPORT_S,
        f"first result under {PROMISED_FIRST_RESULT_S} s": figures["first_result_seconds"] < PROMISED_FIRST_RESULT_S,
    }


if __name__ == "__main__":
    sys.exit(main())
