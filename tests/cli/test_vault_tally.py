from __future__ import annotations

import pytest

from safefeedback.cli.tally import tally
from safefeedback.cli.vault.words import count, day


def test_a_number_is_shown_at_once_when_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    with tally("claves", wanted=True) as advance:
        advance(1000)
        advance(500)
    assert capsys.readouterr().err == "\r1 000 claves\n"


@pytest.mark.parametrize("wanted", [False, None])
def test_nothing_is_shown_unless_wanted_or_on_a_terminal(
    capsys: pytest.CaptureFixture[str], wanted: bool | None
) -> None:
    with tally("claves", wanted=wanted, now=iter(range(0, 1000, 10)).__next__) as advance:
        advance(1)
    assert capsys.readouterr().err == ""


def test_numbers_come_in_steps(capsys: pytest.CaptureFixture[str]) -> None:
    with tally("claves", wanted=True, now=iter([0.0, 0.1, 0.1, 0.2, 0.9, 0.9]).__next__) as advance:
        for _ in range(3):
            advance(1)
    assert capsys.readouterr().err == "\r1 claves\r3 claves\n"


def test_numbers_have_their_noun() -> None:
    assert count(2, "persona", "personas") == "2 personas"
    assert count(1_234_567, "persona", "personas") == "1 234 567 personas"


def test_every_month_has_a_name() -> None:
    import datetime as dt

    assert len({day(dt.date(2026, month, 1)) for month in range(1, 13)}) == 12
