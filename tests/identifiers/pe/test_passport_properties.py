"""Laws of passports.

A generated number passes in any spelling and is its own canonical form; what is accepted has six digits or more.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers.pe import passport


@given(data=st.data(), number=strategies.passports())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(passport.validate, data.draw(strategies.written(number)).lower(), number)


@given(number=st.from_regex(r"[A-Z0-9]{6,12}", fullmatch=True))
def test_six_digits_are_needed(number: str) -> None:
    assert passport.is_valid(number) == (sum(c.isdigit() for c in number) >= 6)
    if passport.is_valid(number):
        assert (passport.form(number) == "numeric") == number.isdigit()
