"""Laws of IBAN.

A generated number passes in any spelling and is its own canonical form; its remainder modulo 97 is 1; changing one
digit breaks it; the check digits are those of the second implementation.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.identifiers import iban


@given(data=st.data(), number=strategies.ibans())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(iban.validate, data.draw(strategies.written(number)).lower(), number)


@given(number=strategies.ibans())
def test_second_implementation_agrees(number: str) -> None:
    assert second.iban_remainder(number) == 1
    assert iban.check_digits(number[:2] + "00" + number[4:]) == number[2:4]


@given(number=strategies.ibans(), place=st.integers(2, 21), by=st.integers(1, 9))
def test_one_changed_digit_is_refused(number: str, place: int, by: int) -> None:
    other = laws.changed(number, place, by)
    if other != number:
        laws.is_refused(iban.validate, other)
