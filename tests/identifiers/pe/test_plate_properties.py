"""Laws of plates.

A generated plate passes with its hyphen, with a space, in lower case and, by itself, without separator; its canonical
form is its own; two separators or a separator elsewhere are refused; the second implementation agrees.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import FormatError
from safefeedback.identifiers.pe import plate


@given(number=strategies.plates(), gap=st.sampled_from(("-", " ", "", " - ", ".", "\u2013", "\n")))
def test_any_separator_has_one_canonical_form(number: str, gap: str) -> None:
    laws.is_canonical(plate.validate, number.replace("-", gap).lower(), number.replace("-", ""))


@given(number=strategies.plates())
def test_form_is_one_of_the_closed_set(number: str) -> None:
    assert plate.form(number) in plate.FORMS
    assert second.CHECKS["pe.plate"](number)


@given(number=strategies.plates())
def test_two_separators_are_refused(number: str) -> None:
    laws.is_refused(plate.validate, number.replace("-", "--"), FormatError)
    laws.is_refused(plate.validate, number[0] + "-" + number[1:], FormatError)
