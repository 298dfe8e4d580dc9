"""Many messages: in order, in bounded memory, in one process or several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from safefeedback.errors import DetectionError
from safefeedback.messages import Message
from safefeedback.pipeline.protected import ProtectedMessage, Withheld

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["TOGETHER", "Outcome", "in_groups", "stream", "stream_in_processes"]

Outcome = ProtectedMessage | Withheld
Work = Callable[[Sequence[object]], list[Outcome]]

TOGETHER: Final = 32
"""Messages that are read together where nothing is waited for."""
_CHARACTERS: Final = 64_000
"""Code points after which they are not waited for."""
_CHUNK: Final = 64
_AHEAD: Final = 4

_work: Work | None = None  # set once in each worker process


def stream(messages: Iterable[object], work: Work, *, together: int = TOGETHER) -> Iterator[Outcome]:
    """Yield the outcome of each message in order; so many are read together, fewer where they are long."""
    for group in in_groups(messages, together):
        yield from work(group)


def in_groups(messages: Iterable[object], most: int) -> Iterator[list[object]]:
    """Yield the messages in groups; what came before a failure of the source is not lost with it."""
    group: list[object] = []
    size = 0
    try:
        for message in messages:
            group.append(message)
            size += len(message.text if isinstance(message, Message) else message if isinstance(message, str) else "")
            if len(group) == most or size > _CHARACTERS:
                yield group
                group, size = [], 0
    except Exception:
        if group:
            yield group
        raise
    if group:
        yield group


def stream_in_processes(messages: Iterable[object], work: Work, *, workers: int) -> Iterator[Outcome]:
    """Yield the outcomes in order from worker processes; at most ``4 * workers`` chunks of 64 messages are held.

    A worker that dies (out of memory, killed) costs no message: its chunk is tried once more, message by message,
    and only the message that kills a worker again is withheld.
    """
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded when processes are used

    source = iter(messages)
    waiting: deque[tuple[list[object], Future[list[Outcome]]]] = deque()
    pool = _pool(work, workers)
    try:
        while True:
            while len(waiting) < _AHEAD * workers and (chunk := list(islice(source, _CHUNK))):
                waiting.append((chunk, pool.submit(_do, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                outcomes = [_alone(message, work) for message in chunk]
                pool = _pool(work, workers)
                waiting = deque((later, pool.submit(_do, later)) for later, _ in waiting)
            yield from outcomes
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(work: Work, workers: int) -> ProcessPoolExecutor:
    import multiprocessing  # noqa: PLC0415 - loaded when processes are used
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Forked workers inherit the loaded tables and the key; elsewhere the pipeline is pickled once per worker.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(work,))


def _start(work: Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not as the parent: what it raises would end the parent too
    global _work  # noqa: PLW0603 - one value per worker process, set at its start
    _work = work


def _do(chunk: list[object]) -> list[Outcome]:
    if _work is None:
        raise DetectionError("worker: not started")
    return [*stream(chunk, _work)]


def _alone(message: object, work: Work) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - loaded when processes are used

    with _pool(work, 1) as pool:
        try:
            return pool.submit(_do, [message]).result()[0]
        except BrokenProcessPool:
            return Withheld(message.id if isinstance(message, Message) else None, DetectionError.code)
