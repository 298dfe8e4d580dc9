"""Laws of IMEI.

A generated number passes in any spelling and is its own canonical form; changing one digit breaks it; without its last
digit it is the bare form; the check digit is the one of the second implementation and of python-stdnum.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum import imei as stdnum_imei
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.identifiers import imei


@given(data=st.data(), number=strategies.imeis())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(imei.validate, data.draw(strategies.written(number, " -./")), number)


@given(number=strategies.imeis(), place=st.integers(0, 14), by=st.integers(1, 9))
def test_one_changed_digit_is_refused(number: str, place: int, by: int) -> None:
    laws.is_refused(imei.validate, laws.changed(number, place, by))


@given(number=strategies.imeis())
def test_without_the_last_digit_it_is_bare(number: str) -> None:
    assert imei.form(number) == "imei"
    assert imei.form(number[:14]) == "bare"


@given(payload=strategies.digits(14))
def test_check_digit_agrees_with_the_second_implementation(payload: str) -> None:
    assert imei.check_digit(payload) == second.luhn_digit(payload)


@given(number=st.integers(13, 17).flatmap(strategies.digits))
def test_python_stdnum_gives_the_same_answer(number: str) -> None:
    assert imei.is_valid(number) == stdnum_imei.is_valid(number)
