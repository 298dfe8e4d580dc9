from __future__ import annotations

import sys

import pytest

from safefeedback.cli.progress import progress_bar


def shown(capsys: pytest.CaptureFixture[str], size: int | None, wanted: bool | None, shares: bool = False) -> str:
    with progress_bar(size, wanted=wanted, shares_terminal=shares) as advance:
        for position in range(10):
            advance(position)
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_a_bar_says_messages_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    err = shown(capsys, 10, True)
    assert "10 mensajes" in err
    assert "por segundo" in err
    assert "quedan" in err


def test_without_a_size_there_is_no_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    err = shown(capsys, None, True)
    assert "10 mensajes" in err
    assert "quedan" not in err


@pytest.mark.parametrize(
    ("terminal", "size", "shares", "expected"),
    [
        (True, 10_000_000, False, True),
        (True, None, False, True),
        (True, 1000, False, False),
        (True, 10_000_000, True, False),
        (False, 10_000_000, False, False),
    ],
)
def test_unasked_a_bar_is_for_long_inputs_on_a_terminal(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
    size: int | None,
    shares: bool,
    expected: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    assert bool(shown(capsys, size, None, shares)) is expected


def test_unwanted_there_is_none(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert shown(capsys, 10_000_000, False) == ""
