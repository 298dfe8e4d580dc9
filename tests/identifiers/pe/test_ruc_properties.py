"""Laws of RUC.

A generated number passes in any spelling and is its own canonical form; another last digit is refused; the check digit
is the one of the second implementation; of prefix 10 the DNI comes back; python-stdnum agrees but for prefix 16.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum.pe import ruc as stdnum_ruc
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import ChecksumError
from safefeedback.identifiers.pe import ruc


@given(data=st.data(), number=strategies.rucs())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(ruc.validate, data.draw(strategies.written(number)), number)


@given(number=strategies.rucs(), by=st.integers(1, 9))
def test_another_last_digit_is_refused(number: str, by: int) -> None:
    laws.is_refused(ruc.validate, laws.changed(number, 10, by), ChecksumError)


@given(ten=strategies.digits(10))
def test_check_digit_agrees_with_the_second_implementation(ten: str) -> None:
    assert ruc.check_digit(ten) == second.ruc_digit(ten)


@given(number=strategies.rucs(prefix="10"))
def test_person_discloses_the_dni(number: str) -> None:
    assert ruc.dni_of(number) == number[2:10]
    assert ruc.is_natural_person(number)


@given(number=st.one_of(strategies.digits(11), strategies.rucs()))
def test_python_stdnum_gives_the_same_answer(number: str) -> None:
    if not number.startswith("16"):
        assert ruc.is_valid(number) == stdnum_ruc.is_valid(number)
