"""A pytest plugin that looks for canaries in what a whole run leaves behind: files, log records, warnings, errors, stderr.

Files are those of the run's temporary directories: a test's ``tmp_path`` is scanned before the test is torn down, the rest
when the run ends, and a PostgreSQL's data before it is stopped. A file that a test writes on purpose is declared with
``@pytest.mark.plain("name")``, a pattern of paths under the test's ``tmp_path``; records, errors and output with
``@pytest.mark.plain(texts=True)``. A declaration that nothing needs fails the run too. With pytest-xdist every worker scans its own, and the run's end gathers what they found.
"""

from __future__ import annotations

import atexit
import functools
import logging
import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import pytest
from tests.vault.canary import CANARIES, SPECIMENS, Found, Scanner

from safefeedback.errors import SafeFeedbackError

__all__ = ["CanaryWatch", "add_to", "watch"]

_NAME: Final = "canaries"
_SPECIMENS: Final = frozenset(each.kind for each in SPECIMENS)
_STORES: Final = (
    "*.db",
    "*.db-wal",
    "*.db-shm",
    "*.db-journal",
    "*keyring*.json",
    "erasures.jsonl",
    "*.note",
    "*/sfpg*/*",
)


def add_to(config: pytest.Config) -> None:
    """Let a run be watched."""
    config.addinivalue_line(
        "markers", "plain(*names, texts=False): files under tmp_path, or texts, with canaries on purpose"
    )
    if config.getoption("dist", "no") == "no":
        config.pluginmanager.register(CanaryWatch(), _NAME)
    else:
        config.pluginmanager.register(CanaryTeller(), _NAME)


def watch(config: pytest.Config, folder: Path) -> None:
    """Let a folder be scanned when the run ends."""
    plugin = config.pluginmanager.get_plugin(_NAME)
    if isinstance(plugin, CanaryWatch):
        plugin.folders.append(folder)


_State = tuple[int, int, int]


@dataclass
class Tally:
    """What was looked at, and what was found there."""

    files: int = 0
    size: int = 0
    seconds: float = 0.0
    found: list[str] = field(default_factory=list)


class CanaryTeller:
    """Tells at the end of a run what was found; the process that hands out tests does nothing else."""

    def __init__(self) -> None:
        self.tally: Final = Tally()

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker found."""
        files, size, seconds, found = getattr(node, "workeroutput", {}).get(_NAME, (0, 0, 0.0, []))
        self.tally.files += files
        self.tally.size += size
        self.tally.seconds += seconds
        self.tally.found += found

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run where something was found."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[_NAME] = astuple(self.tally)
        if self.tally.found:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell places and forms, never values."""
        found = sorted(set(self.tally.found))
        if found:
            terminalreporter.section("canaries", red=True)
        for each in found:
            terminalreporter.line(each)
        looked = f"{self.tally.files} files, {self.tally.size / 1e6:.0f} MB, {self.tally.seconds:.1f} s"
        terminalreporter.line(f"canaries: {looked}; {len(found) or 'nothing'} found")


class CanaryWatch(CanaryTeller):
    """Watches the tests of one process."""

    def __init__(self) -> None:
        super().__init__()
        self._scanner: Final = Scanner((*CANARIES, *SPECIMENS))
        self._seen: Final[dict[Path, _State]] = {}
        self._clean: Final[set[int]] = set()
        self._plain: Final[list[str]] = []
        self._handler: Final = _Records(self.text)
        self._undo: Final = pytest.MonkeyPatch()
        self.folders: Final[list[Path]] = []
        self._meant: list[Found] | None = None  # what a test shows on purpose

    def text(self, text: str, where: str) -> None:
        """Look for values in a text, unless nothing was found in it before."""
        if hash(text) not in self._clean:
            begin = time.perf_counter()
            found = self._scanner.scan_text(text, where)
            self.tally.seconds += time.perf_counter() - begin
            if not found:
                self._clean.add(hash(text))
            elif self._meant is not None:
                self._meant += found
            else:
                self._add(found)

    def pytest_sessionstart(self) -> None:
        """Take a temporary directory for this process alone, and listen."""
        own = Path(tempfile.mkdtemp(prefix="sf"))
        own.chmod(0o711)  # a server may run as another user
        atexit.register(shutil.rmtree, own, ignore_errors=True)  # after what servers do at the end of the process
        self.folders.append(own)
        self._undo.setenv("PYTEST_DEBUG_TEMPROOT", os.environ.get("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir()))
        self._undo.setenv("TMPDIR", str(own))
        self._undo.setattr(tempfile, "tempdir", str(own))
        self._undo.setattr(SafeFeedbackError, "__init__", _telling(SafeFeedbackError.__init__, self.text))
        logging.getLogger().addHandler(self._handler)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Pass over what a test shows on purpose."""
        is_meant = any(mark.kwargs.get("texts", False) for mark in item.iter_markers("plain"))
        self._meant = [] if is_meant else None
        found = yield
        if self._meant == []:
            self.tally.found.append(f"{item.nodeid}: texts are declared, and nothing is planted there")
        self._meant = None
        return found

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        """Scan what a test wrote, before its fixtures take it away."""
        folder = getattr(item, "funcargs", {}).get("tmp_path")
        if isinstance(folder, Path):
            names = [name for mark in item.iter_markers("plain") for name in mark.args]
            unused = [name for name in names if not self._is_plain(folder, name)]
            self.tally.found += [f"{item.nodeid}: {name} is declared, and nothing is planted there" for name in unused]
            self._scan(folder)
        if nextitem is None:
            self._scan(self.folders[0])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Scan what a test wrote to standard error."""
        for name, content in report.sections:
            if "stderr" in name:
                self.text(content, f"{report.nodeid}: {name.lower()}")

    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage, nodeid: str) -> None:
        """Scan a warning."""
        self.text(str(warning_message.message), f"{nodeid}: a warning")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Scan what is left; servers that tests of a run started may still be there."""
        for folder in self.folders:
            self._scan(folder)
        super().pytest_sessionfinish(session)

    def pytest_unconfigure(self) -> None:
        """Give back what was taken."""
        logging.getLogger().removeHandler(self._handler)
        self._undo.undo()

    def _add(self, found: Iterable[Found]) -> None:
        self.tally.found += [f"{each.where}: {each.kind}, {each.form}" for each in found]

    def _is_plain(self, folder: Path, pattern: str) -> bool:
        """Pass over files from now on, also when they change; return whether something is planted in one of them."""
        self._plain.append(f"{folder}/{pattern}")
        named = {path: state for path, state in _files(folder) if fnmatch(str(path.relative_to(folder)), pattern)}
        self._seen.update(named)
        return bool(self._scanner.files(named))

    def _is_leak(self, found: Found) -> bool:
        is_wanted = found.kind not in _SPECIMENS or _is_one_of(found.where, _STORES)
        return is_wanted and not _is_one_of(found.where, self._plain)

    def _scan(self, folder: Path) -> None:
        begin = time.perf_counter()
        changed = {path: state for path, state in _files(folder) if self._seen.get(path) != state}
        self._seen.update(changed)
        self.tally.files += len(changed)
        self.tally.size += sum(size for _, _, size in changed.values())
        found = self._scanner.files(changed)
        self._add(each for each in found if self._is_leak(each))
        self.tally.seconds += time.perf_counter() - begin


class _Records(logging.Handler):
    """Hands on the text of every record that reaches the root, with its traceback."""

    def __init__(self, tell: Callable[[str, str], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Hand on one record."""
        try:
            text = self.format(record)
        except (TypeError, ValueError):  # it does not fit its arguments: the test's own matter
            text = repr(record.__dict__)
        self._tell(text, f"{_test()}: a record of {record.name}")


def _telling(init: Callable[..., None], tell: Callable[[str, str], None]) -> Callable[..., None]:
    @functools.wraps(init)
    def told(self: SafeFeedbackError, *arguments: Any, **named: Any) -> None:
        init(self, *arguments, **named)
        tell(f"{self!r} {self.hint}", f"{_test()}: {type(self).__name__}")

    return told


def _test() -> str:
    return os.environ.get("PYTEST_CURRENT_TEST", "no test").partition(" (")[0]


def _is_one_of(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(path, pattern) for pattern in patterns)


def _files(folder: Path) -> Iterator[tuple[Path, _State]]:
    """Yield the regular files and what changes when they are written."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    yield Path(entry.path), (found.st_ino, found.st_mtime_ns, found.st_size)
    except OSError:  # taken away meanwhile, or not to be read
        return
