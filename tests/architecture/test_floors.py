"""The floors: a module imports only from lower ones, and the check that says so can fail."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def lint(directory: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, timeout=120)


def test_every_module_has_a_floor_and_keeps_to_it() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_no_module_imports_from_the_root_package() -> None:
    offenders = [
        path
        for path in (ROOT / "src" / "safefeedback").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith("from safefeedback import") and path.name != "__init__.py"
    ]
    assert offenders == []
