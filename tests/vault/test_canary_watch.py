"""A run that leaves a planted value anywhere fails, and tells the place and the form, never the value."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.vault.canary import SCANNER

ROOT = Path(__file__).parents[2]
CONFTEST = f"""
import sys
import pytest
sys.path.insert(0, {str(ROOT)!r})
from tests.vault.canary_watch import add_to, watch

def pytest_configure(config):
    add_to(config)

@pytest.fixture(scope="session", autouse=True)
def watched(request, tmp_path_factory):
    watch(request.config, tmp_path_factory.getbasetemp())
"""
HEAD = """
import base64, logging, os, sys, tempfile, warnings
from pathlib import Path
import pytest
from safefeedback.errors import VaultError
from tests.vault.canary import DNI, PERSON, SPECIMENS
"""
LEAKS = """
def test_file(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\\0" * 300_000 + base64.b64encode(PERSON.value.encode()))

def test_temporary():
    os.write(tempfile.mkstemp(suffix=".tmp")[0], DNI.value.encode("utf-16-le"))

def test_other_folder(tmp_path_factory):
    (tmp_path_factory.mktemp("other") / "b.txt").write_text(DNI.value.encode().hex())

@pytest.fixture
def removed(tmp_path):
    yield
    (tmp_path / "gone.txt").unlink()

def test_removed(tmp_path, removed):
    (tmp_path / "gone.txt").write_text(PERSON.value.upper())

def test_record():
    logging.getLogger("library").warning("got %r", PERSON.value)

def test_traceback():
    try:
        raise ValueError(DNI.value)
    except ValueError:
        logging.getLogger("library").exception("failed")

def test_warning():
    warnings.warn(PERSON.value, UserWarning)

def test_error():
    with pytest.raises(VaultError):
        raise VaultError("store: expected something", hint=PERSON.value)

def test_stderr():
    sys.stderr.write(PERSON.value)

@pytest.mark.plain("stale.txt")
def test_declared_for_nothing(tmp_path):
    (tmp_path / "stale.txt").write_text("nothing")

@pytest.mark.plain(texts=True)
def test_declared_for_no_text():
    pass

def test_store(tmp_path):
    (tmp_path / "records.db").write_text(SPECIMENS[0].value)
"""
CLEAN = """
@pytest.fixture
def changed(tmp_path):
    yield
    (tmp_path / "in" / "a.txt").write_text(DNI.value)

@pytest.mark.plain("in/*.txt")
def test_declared(tmp_path, changed):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(PERSON.value)

@pytest.mark.plain(texts=True)
def test_declared_texts():
    logging.getLogger("library").warning("got %r", PERSON.value)
    sys.stderr.write(DNI.value)

def test_of_another_kind(tmp_path):
    (tmp_path / "input.txt").write_text(SPECIMENS[0].value)

def test_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "in" / "a.txt")
"""
TOLD = (
    "/a.bin: person, ",
    ".tmp: dni, digits in utf-16-le",
    "/b.txt: dni, digits in hex",
    "/gone.txt: person, ",
    "::test_record: a record of library: person, ",
    "::test_traceback: a record of library: dni, digits in utf-8",
    "::test_warning: a warning: person, ",
    "::test_error: VaultError: person, ",
    "::test_stderr: captured stderr call: person, ",
    "::test_declared_for_nothing: stale.txt is declared, and nothing is planted there",
    "::test_declared_for_no_text: texts are declared, and nothing is planted there",
    "/records.db: dni of other tests, ",
)


def ran(folder: Path, tests: str, *words: str) -> tuple[int, str]:
    """Run tests in a process of their own."""
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "test_it.py").write_text(HEAD + tests, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder}/t", *words, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.plain("t/*")
@pytest.mark.parametrize("words", [(), ("-n2",)], ids=["alone", "two workers"])
def test_every_leak_fails_the_run(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, text = ran(tmp_path, LEAKS, *words)
    assert code == 1
    assert "12 passed" in text
    told = text.partition(" canaries =")[2].partition("canaries:")[0]
    assert [line for line in TOLD if line not in told] == []
    assert SCANNER.scan_text(told, "") == ()


@pytest.mark.plain("t/test_declared0/in/a.txt")
def test_a_run_without_leaks_passes(tmp_path: Path) -> None:
    code, text = ran(tmp_path, CLEAN)
    assert (code, "4 passed" in text) == (0, True)
    assert "nothing found" in text
