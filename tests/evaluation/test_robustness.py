"""The benchmark of disturbances runs as its help says, and gives the same figures for the same seed."""

import json
import subprocess
import sys
from pathlib import Path

from safefeedback.evaluation import DISTURBANCES

ROOT = Path(__file__).parents[2]
GOLD = "### id=a-1\nsoy [[PERSON:Rosa Quispe]], dni [[PE_DNI:51234567]]\n\n### id=a-2\nno hay agua\n"


def robustness(*words: object) -> str:
    command = [sys.executable, str(ROOT / "benchmarks" / "robustness.py"), *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def test_each_disturbance_stands_beside_the_undisturbed(tmp_path: Path) -> None:
    gold, saved, page = tmp_path / "g.txt", tmp_path / "r.json", tmp_path / "r.md"
    gold.write_text(GOLD, encoding="utf-8")
    shown = robustness(gold, "--rules-only", "--resamples", 10, "--json", saved, "--markdown", page)
    rows = [line.split(" | ")[0].strip("| ") for line in shown.splitlines()[2:]]
    assert rows == ["undisturbed", *DISTURBANCES]
    assert page.read_text(encoding="utf-8") == shown
    figures = json.loads(saved.read_text(encoding="utf-8"))
    assert list(figures["disturbances"]) == rows
    assert figures["disturbances"]["undisturbed"]["person_covered"]["denominator"] == 1
    assert robustness(gold, "--rules-only", "--only", "typos", "--resamples", 0).count("\n") == 4
    assert "Rosa" not in shown + saved.read_text(encoding="utf-8")
