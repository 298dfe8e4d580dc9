"""Laws of dates.

However a day is written it is the same day, the second implementation reads it as well, and its ISO form is its own
canonical form; the age of an accepted birth is never negative; a numeric date that is no day is refused.
"""

from __future__ import annotations

import calendar
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import ComponentError
from safefeedback.identifiers import date


@given(data=st.data(), day=strategies.days())
def test_every_spelling_is_the_same_day(data: st.DataObject, day: dt.date) -> None:
    written = data.draw(strategies.written_dates(day))
    laws.is_canonical(date.validate, written, day.isoformat())
    assert second.CHECKS["date"](written)


@given(day=st.dates(), today=strategies.days())
def test_accepted_birth_has_an_age(day: dt.date, today: dt.date) -> None:
    if date.is_plausible_birth(day, today=today):
        assert 0 <= today.year - day.year <= date.OLDEST


@given(year=st.integers(1, 9999), month=st.integers(1, 12), beyond=st.integers(1, 60))
def test_day_after_the_end_of_the_month_is_refused(year: int, month: int, beyond: int) -> None:
    day = calendar.monthrange(year, month)[1] + beyond
    laws.is_refused(date.validate, f"{day}/{month:02d}/{year:04d}", ComponentError)
