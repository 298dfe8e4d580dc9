"""Laws of CCI.

A generated number passes in any spelling and is its own canonical form; changing one digit breaks it; the check digits
are those of the second implementation; its bank is known.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import ChecksumError
from safefeedback.identifiers.pe import cci


@given(data=st.data(), number=strategies.ccis())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(cci.validate, data.draw(strategies.written(number)), number)


@given(number=strategies.ccis(), place=st.integers(0, 19), by=st.integers(1, 9))
def test_one_changed_digit_is_refused(number: str, place: int, by: int) -> None:
    laws.is_refused(cci.validate, laws.changed(number, place, by), ChecksumError)


@given(payload=strategies.digits(18))
def test_check_digits_agree_with_the_second_implementation(payload: str) -> None:
    assert cci.check_digits(payload) == second.cci_digits(payload)


@given(number=strategies.ccis())
def test_bank_is_known(number: str) -> None:
    assert cci.bank_of(cci.validate(number)) == cci.BANKS[number[:3]]
