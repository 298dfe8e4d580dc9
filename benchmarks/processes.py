"""Two worker processes against one, each with its own pipeline, started and warmed up before the clock runs."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection

from safefeedback.pipeline import Pipeline

__all__ = ["two_against_one"]

REPEATS = 3


def two_against_one(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return the ratio of rates: the median of the rounds, each of which measures one and two in turn."""
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(2)]
    workers = [context.Process(target=_serve, args=(theirs, list(texts)), daemon=True) for _, theirs in pipes]
    for worker, (_, theirs) in zip(workers, pipes, strict=True):
        worker.start()
        theirs.close()  # a worker that dies then ends the wait for it
    ends = [ours for ours, _ in pipes]
    for end in ends:
        end.recv()
    ratios = []
    for turn in range(rounds):
        alone = _seconds(ends[turn % 2 : turn % 2 + 1])
        ratios.append(alone / _seconds(ends))
    for end, worker in zip(ends, workers, strict=True):
        end.send(None)
        worker.join()
    return {
        "two_processes_ratio_median": round(statistics.median(ratios), 2),
        "two_processes_ratio_max": round(max(ratios), 2),
    }


def _seconds(ends: Sequence[Connection]) -> float:
    """Have the workers share all the messages between them; return how long they took."""
    start = time.perf_counter()
    for first, end in enumerate(ends):
        end.send((first, len(ends)))
    for end in ends:
        end.recv()
    return time.perf_counter() - start


def _serve(end: Connection, texts: list[str]) -> None:
    pipeline = Pipeline()
    for text in texts:
        pipeline.protect(text)
    end.send("ready")
    while (share := end.recv()) is not None:
        for text in texts[share[0] :: share[1]] * REPEATS:
            pipeline.protect(text)
        end.send("done")
