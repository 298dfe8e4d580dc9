"""Laws of driving licences.

A generated number passes in any spelling, is its own canonical form and discloses the DNI that it was made of.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers.pe import driver_license


@given(data=st.data(), number=strategies.driver_licenses())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    laws.is_canonical(driver_license.validate, data.draw(strategies.written(number)).lower(), number)


@given(number=strategies.driver_licenses())
def test_dni_comes_back(number: str) -> None:
    assert driver_license.form(number) == "dni"
    assert driver_license.dni_of(number) == number[1:]
