"""Laws of foreigners' documents.

A generated number passes in any spelling and is its own canonical form; nine digits are a carné, and only they.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers.pe import foreigner_id


@given(data=st.data(), number=strategies.foreigner_ids())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(foreigner_id.validate, data.draw(strategies.written(number)), number)


@given(number=st.from_regex(r"[A-Z0-9]{7,12}", fullmatch=True))
def test_form_follows_length_and_letters(number: str) -> None:
    if foreigner_id.is_valid(number):
        assert (foreigner_id.form(number) == "carnet") == (number.isdigit() and len(number) == 9)
        assert (foreigner_id.form(number) == "alphanumeric") != number.isdigit()
    else:
        assert sum(c.isdigit() for c in number) < 5
