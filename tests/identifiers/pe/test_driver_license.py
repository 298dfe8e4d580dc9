"""Examples of driving licences; the vectors bind the forms."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers.pe import driver_license


def test_licence_discloses_the_dni() -> None:
    assert driver_license.dni_of("Q-56809734") == "56809734"
    assert driver_license.dni_of("56809734") == "56809734"
    assert driver_license.dni_of("Q000123456") is None


def test_forms() -> None:
    assert driver_license.FORMS == ("dni", "foreigner", "bare")


def test_nine_digits_are_no_licence() -> None:
    laws.is_refused(driver_license.validate, "568097349", FormatError)
    with pytest.raises(LengthError):
        driver_license.form("5680973")
    assert not driver_license.is_valid("568097349")
