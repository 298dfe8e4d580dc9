from __future__ import annotations

import time

import pytest

from safefeedback.recognizers.numbers.neighbours import neighbours
from safefeedback.recognizers.numbers.runs import runs
from safefeedback.recognizers.numbers.scoring import Verdict
from safefeedback.text import plain_view


def listed(text: str, *known: str) -> list[str]:
    view = plain_view(text)
    found = [(text.index(number), text.index(number) + len(number), Verdict("PE_DNI", 0.9, ())) for number in known]
    return [text[start:end] for start, end, _ in neighbours(view, list(runs(view.text)), found)]


def test_the_mark_of_a_list_carries_over() -> None:
    assert listed("- 45678912 ana\n- 41234567 luz\n- 40123456 eva", "45678912") == ["41234567", "40123456"]


def test_an_enumeration_carries_over() -> None:
    assert listed("son 45678912 y 41234567 y 40123456", "45678912") == ["41234567", "40123456"]


def test_without_a_sure_one_nothing_is_listed() -> None:
    assert listed("- 45678912\n- 41234567") == []


def test_far_or_unlike_entries_are_not_listed() -> None:
    assert listed("- 45678912 ana\n" + "x" * 200 + "\n- 41234567", "45678912") == []
    assert listed("- 45678912 ana. pagó 41234567", "45678912") == []


@pytest.mark.timing
def test_long_lists_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        text = "- 45678912 kilos\nx 41234567 bolsas\n" * count
        view = plain_view(text)
        read = list(runs(view.text))
        found = [(at, at + 8, Verdict("PE_DNI", 0.9, ())) for at in range(2, len(text), len(text) // count)]
        start = time.process_time()
        neighbours(view, read, found)
        return time.process_time() - start

    short = min(seconds(500) for _ in range(3))
    assert any(seconds(5_000) < 30 * max(short, 0.001) for _ in range(3))
