"""Examples of foreigners' documents; the vectors bind the forms."""

from __future__ import annotations

from tests.identifiers import laws

from safefeedback.errors import FormatError
from safefeedback.identifiers.pe import foreigner_id


def test_forms() -> None:
    assert foreigner_id.form("009123457") == "carnet"
    assert foreigner_id.form("00460254069") == "number"
    assert foreigner_id.form("AB1234567") == "alphanumeric"
    assert set(foreigner_id.FORMS) == {"carnet", "number", "alphanumeric"}


def test_words_are_refused() -> None:
    laws.is_refused(foreigner_id.validate, "extranjero", FormatError)
    assert not foreigner_id.is_valid("extranjeria")


def test_letters_of_other_scripts_are_refused() -> None:
    laws.is_refused(foreigner_id.validate, "Ñ12345678", FormatError)
