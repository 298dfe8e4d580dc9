"""Examples of plates; the vectors bind the forms."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers.pe import plate


def test_separator_tells_the_old_form_from_the_one_in_force() -> None:
    assert plate.form("AB-1234") == "old"
    assert plate.form("AB1-234") == "car"
    assert plate.form("AB1234") == "car"


def test_canonical_form_has_no_separator() -> None:
    assert plate.validate("a1b\u2013234") == "A1B234"


def test_forms_are_tried_in_order() -> None:
    assert plate.FORMS == ("car", "motorcycle", "old", "seven")


def test_form_of_another_text_is_refused() -> None:
    with pytest.raises(LengthError):
        plate.form("ABC-12")
    with pytest.raises(FormatError):
        plate.form("ABCDEF")


def test_letters_of_other_scripts_are_refused() -> None:
    laws.is_refused(plate.validate, "АBC-123", FormatError)
    assert not plate.is_valid("ÑBC-123")
