from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click import Context

from safefeedback.cli import app, exits
from safefeedback.cli.commands import COMMANDS, LazyGroup
from safefeedback.errors import DetectionError, VaultError

PROGRAM = [sys.executable, "-c", "from safefeedback.cli import main; main()"]


@pytest.mark.timing
def test_help_is_fast_and_imports_no_command() -> None:
    code = (
        "import sys, time; start = time.perf_counter()\n"
        "from safefeedback.cli.app import run\n"
        "run(['--help'])\n"
        "print(time.perf_counter() - start, 'safefeedback.cli.options' in sys.modules, 'rich' in sys.modules)"
    )
    best = 9.0
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        seconds, *imported = done.stdout.splitlines()[-1].split()
        assert imported == ["False", "False"]
        best = min(best, float(seconds))
    assert best < 0.5


def test_the_list_of_commands_is_theirs() -> None:
    group = app.cli
    assert isinstance(group, LazyGroup)
    for name, (_, summary) in COMMANDS.items():
        command = group.get_command(Context(group), name)
        assert command is not None
        assert (command.name, command.get_short_help_str(200)) == (name, summary)


def test_no_command_shows_the_help_and_exits_with_two(shell: Any) -> None:
    ran = shell()
    assert ran.code == 2
    assert "Commands:" in ran.err


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["detect", "--help"], ["policy", "--help"], ["policy", "diff", "-h"]]
)
def test_every_help_exits_with_zero(shell: Any, words: list[str]) -> None:
    ran = shell(*words)
    assert ran.code == 0
    assert ran.out.startswith("Usage: safefeedback")


@pytest.mark.parametrize("name", ["demo", "protect", "detect", "explain", "evaluate", "policy"])
def test_help_teaches_with_examples(shell: Any, name: str) -> None:
    out = shell(name, "--help").out
    assert "Examples:" in out
    assert f"\n    safefeedback {name}" in out


def test_the_version_is_the_package_s(shell: Any) -> None:
    from importlib.metadata import version

    assert shell("--version").out == f"safefeedback {version('safefeedback')}\n"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["forget"], "No such command 'forget'."),
        (["detect", "--colour"], "No such option"),
        (["detect", "a", "b"], "unexpected"),
    ],
)
def test_a_wrong_command_line_exits_with_two_and_a_hint(shell: Any, words: list[str], error: str) -> None:
    ran = shell(*words)
    assert ran.code == exits.USAGE
    first, second = ran.err.splitlines()
    assert first.startswith("safefeedback: error: ")
    assert error in first
    assert second.startswith("safefeedback: hint: see safefeedback")


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def main(*_words: object, **_options: object) -> NoReturn:
        raise error

    monkeypatch.setattr(app.cli, "main", main)


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (KeyboardInterrupt(), 130, "safefeedback: error: interrupted\n"),
        (
            DetectionError("recognizer x: failed", hint="look"),
            3,
            "error: recognizer x: failed\nsafefeedback: hint: look\n",
        ),
        (VaultError("vault: closed"), 1, "safefeedback: error: vault: closed\n"),
        (OSError(28, "No space left on device", "/secreto/ana.jsonl"), 1, "No space left on device: ana.jsonl\n"),
        (OSError(28, "No space left on device"), 1, "No space left on device: the output or input\n"),
    ],
)
def test_each_family_of_errors_has_its_exit_code(
    shell: Any, monkeypatch: pytest.MonkeyPatch, *, error: BaseException, code: int, text: str
) -> None:
    failing(monkeypatch, error)
    ran = shell("demo")
    assert ran.code == code
    assert ran.err.endswith(text)


def test_an_unforeseen_error_names_its_type_and_place_and_nothing_else(
    shell: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, KeyError("ana quispe"))
    ran = shell("demo")
    assert ran.code == exits.FAILED
    assert "unexpected KeyError at test_app.py:" in ran.err
    assert "quispe" not in ran.err
    monkeypatch.setenv("SAFEFEEDBACK_DEBUG", "1")
    with pytest.raises(KeyError):
        shell("demo")


def test_a_reader_that_stops_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text('{"id": 1, "text": "hola"}\n' * 20_000, encoding="utf-8")
    run = subprocess.Popen([*PROGRAM, "detect", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(60) == exits.BROKEN_PIPE


@pytest.fixture
def heard() -> Iterator[None]:
    """Where this process ignores SIGINT, as jobs in the background of a shell do, its children would, too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, exits.INTERRUPTED), (signal.SIGTERM, exits.TERMINATED)])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_run_ends_clean_and_leaves_no_file(
    tmp_path: Path, sent: signal.Signals, code: int, workers: str
) -> None:
    fifo, out = tmp_path / "fifo", tmp_path / "out.jsonl"
    os.mkfifo(fifo)
    run = subprocess.Popen(
        [*PROGRAM, "detect", str(fifo), "--format", "jsonl", "--workers", workers, "--output", str(out)],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert run.stderr is not None
    with fifo.open("wb") as feed:
        feed.write(b'{"id": 1, "text": "hola"}\n' * 2000)
        feed.flush()
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".out.jsonl.*.part")) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        os.killpg(run.pid, sent)
        assert run.wait(60) == code
    error = run.stderr.read()
    run.stderr.close()
    assert b"Traceback" not in error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fifo"]


def test_main_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    handlers: list[Any] = []
    hooks: list[Any] = []
    monkeypatch.setattr(signal, "signal", lambda *pair: handlers.append(pair))
    monkeypatch.setattr(os, "register_at_fork", lambda *, after_in_child: hooks.append(after_in_child))
    with pytest.raises(SystemExit) as left:
        app.main(["no-such"])
    assert left.value.code == exits.USAGE
    assert "No such command" in capsys.readouterr().err
    (number, handler), *_ = handlers
    assert number == signal.SIGTERM
    with pytest.raises(SystemExit) as left:
        handler(number, None)
    assert left.value.code == exits.TERMINATED
    hooks[0]()
    assert handlers[-1] == (signal.SIGINT, signal.SIG_IGN)


@pytest.mark.usefixtures("fake")
def test_a_closed_pipe_is_silenced(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    class Closed:
        @property
        def buffer(self) -> Closed:
            return self

        def isatty(self) -> bool:
            return False

        def write(self, _data: bytes) -> None:
            pass

        def flush(self) -> NoReturn:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert app.run(["detect", "ana"]) == exits.BROKEN_PIPE
    assert capfd.readouterr().err == ""
