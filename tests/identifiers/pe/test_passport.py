"""Examples of passports; the vectors bind the forms."""

from __future__ import annotations

from tests.identifiers import laws

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers.pe import passport


def test_forms() -> None:
    assert [passport.form(n) for n in ("118954327", "PE1234567", "1A2345678")] == ["numeric", "lettered", "mixed"]
    assert set(passport.FORMS) == {"numeric", "lettered", "mixed"}


def test_words_are_refused() -> None:
    laws.is_refused(passport.validate, "pasaporte", FormatError)
    laws.is_refused(passport.validate, "PE123456789012", LengthError)
    assert not passport.is_valid("pasaporte")


def test_letters_of_other_scripts_are_refused() -> None:
    laws.is_refused(passport.validate, "РE1234567", FormatError)
