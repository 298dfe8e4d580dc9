"""Laws of card numbers.

A generated number passes in any spelling and is its own canonical form; changing one digit breaks it; exchanging two
neighbours breaks it, but for 0 and 9; the check digit is the one of the second implementation.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.identifiers import card


@given(data=st.data(), number=strategies.cards())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(card.validate, data.draw(strategies.written(number, " -./")), number)


@given(number=strategies.cards(), place=st.integers(0, 18), by=st.integers(1, 9))
def test_one_changed_digit_is_refused(number: str, place: int, by: int) -> None:
    laws.is_refused(card.validate, laws.changed(number, place, by))


@given(number=strategies.cards(), place=st.integers(0, 17))
def test_exchanged_neighbours_are_refused(number: str, place: int) -> None:
    other = laws.swapped(number, place)
    pair = {number[place % (len(number) - 1)], number[place % (len(number) - 1) + 1]}
    if len(pair) == 2 and pair != {"0", "9"}:
        laws.is_refused(card.validate, other)


@given(payload=st.integers(12, 18).flatmap(strategies.digits))
def test_check_digit_agrees_with_the_second_implementation(payload: str) -> None:
    assert card.check_digit(payload) == second.luhn_digit(payload)


@given(number=strategies.cards())
def test_every_accepted_number_has_an_issuer(number: str) -> None:
    assert card.issuer_of(card.validate(number)) is not None
