"""Speed, memory and start of the whole pipeline beside Presidio, on the same messages in one run.

    python benchmarks/speed.py                     prints the figures
    python benchmarks/speed.py --check             also fails when a promised figure is missed
    python benchmarks/speed.py --memory 1000000    reads memory over the full stream instead of 20,000 messages

Two peers (peers.py): stock Presidio, and the same with a spaCy model of small-model size and the anonymizer, trained
at the first run. The machine may be noisy: all run in turn, round by round, and a ratio is the median of the rounds'
ratios. Everybody has one thread. ``protect`` is one message at a time, ``protect_all`` a list of them; the promises are
held to ``protect``.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from peers import presidio_with_ner, stock_presidio
from processes import two_against_one
from safefeedback.evaluation import read_gold
from safefeedback.pipeline import Pipeline

HERE = Path(__file__).parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PROMISED_RATIO = 4.0
PROMISED_NER_RATIO = 8.0
PROMISED_WORDS_PER_SECOND = 50_000
PROMISED_TWO_PROCESSES = 1.8
PROMISED_RSS_MIB = 300
PROMISED_GROWTH_MIB = 5
PROMISED_IMPORT_S = 0.3
PROMISED_FIRST_RESULT_S = 1.0


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE / "corpus" / "dev.txt")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", type=int, default=20_000, metavar="N", help="messages of the memory stream")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    os.environ.update(ONE_THREAD)  # numpy, which only the peers and a tagger load, is not loaded yet
    texts = [message.text for message in read_gold(options.gold)]
    figures = {
        **_rates(texts, options.rounds),
        **two_against_one(texts, options.rounds),
        **_memory(options.gold, options.memory),
        **_start(),
    }
    print(json.dumps(figures, indent=2))
    missed = [name for name, holds in _promises(figures).items() if not holds]
    if options.check and missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
        return 1
    return 0


def _rates(texts: Sequence[str], rounds: int) -> dict[str, float]:
    pipeline = Pipeline()
    runs: dict[str, Callable[[Sequence[str]], object]] = {
        "rules_detect": _each(Pipeline(tagger=None).detect),
        "protect": _each(pipeline.protect),
        "protect_all": lambda messages: list(pipeline.protect_all(messages)),
        "presidio": _each(stock_presidio()),
        "presidio_ner": _each(presidio_with_ner()),
    }
    seconds = _timed(runs, texts, rounds)
    words = sum(len(text.split()) for text in texts)
    return {
        "messages": len(texts),
        "words_per_message": round(words / len(texts), 1),
        **{f"{name}_messages_per_second": round(len(texts) / statistics.median(s), 1) for name, s in seconds.items()},
        **{f"{name}_words_per_second": round(words / statistics.median(s)) for name, s in seconds.items()},
        **_ratios("rules_detect_times_presidio", seconds["presidio"], seconds["rules_detect"]),
        **_ratios("protect_times_presidio", seconds["presidio"], seconds["protect"]),
        **_ratios("protect_times_presidio_ner", seconds["presidio_ner"], seconds["protect"]),
        **_ratios("protect_all_times_presidio_ner", seconds["presidio_ner"], seconds["protect_all"]),
    }


def _each(run: Callable[[str], object]) -> Callable[[Sequence[str]], object]:
    """Return what calls with one message after another."""

    def over(texts: Sequence[str]) -> None:
        for text in texts:
            run(text)

    return over


def _timed(
    runs: dict[str, Callable[[Sequence[str]], object]], texts: Sequence[str], rounds: int
) -> dict[str, list[float]]:
    """Return the seconds of each run in each round, after a round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds + 1):
        for name, run in runs.items():
            gc.collect()
            gc.disable()  # as timeit does: whose garbage is collected when would be chance
            start = time.perf_counter()
            run(texts)
            seconds[name].append(time.perf_counter() - start)
            gc.enable()
    return {name: taken[1:] for name, taken in seconds.items()}


def _ratios(name: str, theirs: Sequence[float], ours: Sequence[float]) -> dict[str, float]:
    ratios = [theirs / ours for theirs, ours in zip(theirs, ours, strict=True)]
    kinds = {"median": statistics.median(ratios), "min": min(ratios), "max": max(ratios)}
    return {f"{name}_{kind}": round(value, 2) for kind, value in kinds.items()}


def _memory(gold: Path, count: int) -> dict[str, float]:
    command = [sys.executable, str(HERE / "memory.py"), str(count)]
    stream = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    shares = [stream[f"rss_mib_at_{share}_percent"] for share in (10, 50, 100)]
    return {
        **stream,
        "rss_growth_mib": round(max(shares) - shares[0], 1),
        "peak_mib": _peak("from safefeedback.pipeline import Pipeline; run = Pipeline().protect", gold),
        "presidio_peak_mib": _peak("from peers import stock_presidio; run = stock_presidio()", gold),
        "presidio_ner_peak_mib": _peak("from peers import presidio_with_ner; run = presidio_with_ner()", gold),
    }


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
    first = "from safefeedback import Pipeline; Pipeline().protect('soy ana quispe, dni 51234567')"
    path = f"import sys; sys.path.insert(0, {str(HERE)!r})"
    return {
        "import_seconds": _seconds("import safefeedback"),
        "first_result_seconds": _seconds(first),
        "presidio_first_result_seconds": _seconds(f"{path}; from peers import *; stock_presidio()('dni 51234567')"),
        "presidio_ner_first_result_seconds": _seconds(f"{path}; from peers import *; presidio_with_ner()('soy ana')"),
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
    rules, whole = figures["rules_detect_times_presidio_median"], figures["protect_times_presidio_ner_median"]
    words, two = figures["protect_words_per_second"], figures["two_processes_ratio_median"]
    rss = max(figures["rss_mib_at_100_percent"], figures["peak_mib"])
    first = figures["first_result_seconds"]
    return {
        f"rules at least {PROMISED_RATIO} times stock Presidio": rules >= PROMISED_RATIO,
        f"at least {PROMISED_NER_RATIO} times Presidio with NER": whole >= PROMISED_NER_RATIO,
        f"at least {PROMISED_WORDS_PER_SECOND} words a second": words >= PROMISED_WORDS_PER_SECOND,
        f"two processes at least {PROMISED_TWO_PROCESSES} times one": two >= PROMISED_TWO_PROCESSES,
        f"less than {PROMISED_RSS_MIB} MiB": rss < PROMISED_RSS_MIB,
        f"memory flat within {PROMISED_GROWTH_MIB} MiB": figures["rss_growth_mib"] <= PROMISED_GROWTH_MIB,
        f"import under {PROMISED_IMPORT_S} s": figures["import_seconds"] < PROMISED_IMPORT_S,
        f"first result under {PROMISED_FIRST_RESULT_S} s": first < PROMISED_FIRST_RESULT_S,
    }


if __name__ == "__main__":
    sys.exit(main())
