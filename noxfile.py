"""Sessions: ``nox`` runs what every change must pass; ``nox -s system`` and ``nox -s full`` run the rest.

The current environment is used (``pip install -e ".[dev]"`` made it); nothing is installed here.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "floors", "tests"]

os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
BESIDE = ("-n", "2", "--dist", "loadscope")
COVERED_WHOLLY = ",".join(f"src/safefeedback/{floor}/*" for floor in ("identifiers", "text", "resolution", "crypto"))


@nox.session
def lint(session: nox.Session) -> None:
    """Check form and habits."""
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types, strictly."""
    session.run("mypy")


@nox.session
def floors(session: nox.Session) -> None:
    """Check that modules import from lower floors only."""
    session.run("lint-imports")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests under branch coverage: 100 % on the pure floors, 90 % elsewhere; what measures time runs alone."""
    pytest = ("coverage", "run", "-m", "pytest")
    session.run("coverage", "erase")
    session.run(*pytest, *BESIDE, "-m", "not full and not system and not timing", *session.posargs)
    session.run(*pytest, "-m", "timing and not full and not system", *session.posargs, success_codes=[0, 5])
    session.run("coverage", "combine", "--quiet")
    if session.posargs:
        return
    session.run("coverage", "report", f"--include={COVERED_WHOLLY}", "--fail-under=100")
    session.run("coverage", "report", f"--omit={COVERED_WHOLLY}", "--fail-under=90")


@nox.session
def system(session: nox.Session) -> None:
    """Run what needs Debian packages or large extras; what is missing is skipped and named."""
    missing = [name for name in ("chromium", "java", "softhsm2-util") if shutil.which(name) is None]
    if missing:
        session.log(f"not on this machine, its tests are skipped: {', '.join(missing)}")
    session.run("pytest", "-m", "system", "-rs", *session.posargs, success_codes=[0, 5])


@nox.session
def full(session: nox.Session) -> None:
    """Run the full sizes of every promised figure and print them; run before a release."""
    session.run("pytest", "-m", "full", "-s", "--timeout=3600", *session.posargs)
    session.run("python", "benchmarks/quality.py", "--check")
    session.run("python", "benchmarks/speed.py", "--check")
