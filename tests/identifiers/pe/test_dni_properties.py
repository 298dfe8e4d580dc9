"""Laws of DNI.

Eight digits always pass; with one of the two check characters they pass in any spelling, with any other digit or letter
they do not; with the letter, changing one digit breaks it; check characters are those of the second implementation.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import ChecksumError
from safefeedback.identifiers.pe import dni


@given(data=st.data(), number=st.one_of(strategies.dnis(), strategies.dnis_with_check()))
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(dni.validate, data.draw(strategies.written(number)).lower(), number)


@given(number=strategies.digits(8))
def test_check_characters_agree_with_the_second_implementation(number: str) -> None:
    assert dni.check_characters(number) == second.dni_characters(number)


@given(number=strategies.digits(8), last=st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_only_two_characters_pass(number: str, last: str) -> None:
    assert dni.is_valid(number + last) == (last in second.dni_characters(number))


@given(number=strategies.dnis(), place=st.integers(0, 7), by=st.integers(1, 9))
def test_one_changed_digit_breaks_the_letter(number: str, place: int, by: int) -> None:
    letter = dni.check_characters(number)[1]
    laws.is_refused(dni.validate, laws.changed(number, place, by) + letter, ChecksumError)
