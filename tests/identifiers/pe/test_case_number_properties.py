"""Laws of file numbers.

A generated number passes in lower case and with space beside its marks; its canonical form is its own, has the same
form and the same year.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.identifiers.pe import case_number


@given(number=strategies.case_numbers(), gap=st.sampled_from(("-", " - ", "- ", "\u2013", "-\n")))
def test_any_spelling_has_one_canonical_form(number: str, gap: str) -> None:
    laws.is_canonical(case_number.validate, number.replace("-", gap).lower(), number)


@given(number=strategies.case_numbers())
def test_canonical_form_keeps_form_and_year(number: str) -> None:
    canonical = case_number.validate(number.lower())
    assert case_number.form(canonical) == case_number.form(number)
    assert case_number.year_of(canonical) == case_number.year_of(number)
    assert second.CHECKS["pe.case_number"](number)


@given(sequence=st.integers(100, 99_999_999), year=st.integers(1900, 2099), mark=st.sampled_from("-/"))
def test_slash_and_hyphen_name_the_same_file(sequence: int, year: int, mark: str) -> None:
    number = f"{sequence:05d}{mark}{year}"
    if case_number.form(number) == "number-year":
        assert case_number.validate(number) == f"{sequence:05d}-{year}"
        assert case_number.year_of(number) == year
