import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import InputError
from safefeedback.rights import RIGHTS, due_day, is_business_day

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2095, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("right", "got", "due"),
    [
        ("information", "2026-11-27", "2026-12-11"),  # 8 and 9 December are holidays
        ("access", "2026-07-20", "2026-08-21"),  # 23, 28 and 29 July and 6 August do not count
        ("rectification", "2026-03-27", "2026-04-14"),  # Holy Thursday and Friday
        ("cancellation", "2026-04-30", "2026-05-15"),  # the first of May
        ("opposition", "2026-12-23", "2027-01-08"),  # Christmas and New Year
        ("opposition", "2026-11-28", "2026-12-15"),  # a Saturday
    ],
)
def test_terms_are_those_that_a_calendar_gives(right: str, got: str, due: str) -> None:
    assert due_day(right, day(got)) == day(due)


def test_an_extension_is_as_many_days_again() -> None:
    assert due_day("rectification", day("2026-03-02"), is_extended=True) == day("2026-03-30")
    with pytest.raises(InputError, match="extended"):
        due_day("information", day("2026-03-02"), is_extended=True)


def test_days_of_a_decree_do_not_count() -> None:
    assert due_day("information", day("2026-03-02"), also=[day("2026-03-05"), day("2026-03-06")]) == day("2026-03-16")


@pytest.mark.parametrize(
    ("right", "got"), [("olvido", "2026-01-01"), ("access", "1980-01-01"), ("access", "2099-12-30")]
)
def test_what_has_no_term_is_refused(right: str, got: str) -> None:
    with pytest.raises(InputError, match="term"):
        due_day(right, day(got))


@given(DAYS, st.sampled_from(sorted(RIGHTS)))
def test_a_term_ends_on_a_business_day_after_as_many_of_them(got: dt.date, right: str) -> None:
    due = due_day(right, got)
    assert is_business_day(due)
    between = (got + dt.timedelta(days=number) for number in range(1, (due - got).days + 1))
    assert sum(map(is_business_day, between)) == RIGHTS[right].days


@given(DAYS, st.integers(0, 30))
def test_who_asks_later_is_answered_no_earlier(got: dt.date, later: int) -> None:
    assert due_day("access", got + dt.timedelta(days=later)) >= due_day("access", got)
