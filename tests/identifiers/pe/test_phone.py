"""Examples of telephone numbers; the vectors bind the kinds."""

from __future__ import annotations

import phonenumbers
import pytest
from tests.identifiers import laws

from safefeedback.errors import ComponentError, FormatError, LengthError
from safefeedback.identifiers.pe import phone


def test_compact_keeps_plus_and_extension() -> None:
    assert phone.compact("+51 (1) 456-7890 anexo 12") == "+5114567890;ext=12"
    assert phone.compact("(01) 456_7890") == "014567890"


def test_extension_without_a_number_is_no_extension() -> None:
    assert phone.compact("anexo 12") == "anexo12"
    laws.is_refused(phone.validate, "anexo 12", FormatError)


def test_extension_of_a_mobile_and_of_a_local_number() -> None:
    assert phone.validate("987654321 ext. 5") == "+51987654321;ext=5"
    assert phone.validate("4567890 anx 5") == "4567890;ext=5"


def test_number_after_a_hash_is_dialled() -> None:
    assert phone.validate("#987654321") == "+51987654321"


def test_every_spelling_of_a_mobile_has_one_form() -> None:
    spellings = ("987654321", "0987654321", "51987654321", "+51987654321", "0051987654321")
    assert {phone.validate(spelling) for spelling in spellings} == {"+51987654321"}


def test_short_metadata_of_libphonenumber_is_covered() -> None:
    from phonenumbers.shortnumberinfo import is_emergency_number

    emergency = {str(n) for n in range(100, 1000) if is_emergency_number(str(n), "PE")}
    assert emergency <= phone.SERVICES | {"911", "112"}


def test_every_kind_of_libphonenumber_has_a_kind_of_ours() -> None:
    types = phonenumbers.PhoneNumberType
    found = {
        types.to_string(t)
        for t in types.values()
        if (example := phonenumbers.example_number_for_type("PE", t)) and phonenumbers.is_valid_number(example)
    }
    examples = [
        phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        for t in types.values()
        if (example := phonenumbers.example_number_for_type("PE", t))
    ]
    assert found
    assert {phone.kind(example) for example in examples} <= set(phone.KINDS) - {"foreign", "local"}


def test_errors_of_numbers_that_nobody_dials() -> None:
    laws.is_refused(phone.validate, "+999 12345678", ComponentError)
    laws.is_refused(phone.validate, "+51", LengthError)
    laws.is_refused(phone.validate, "1" * 20, LengthError)
    laws.is_refused(phone.validate, "++51987654321", FormatError)


def test_kind_of_another_text_is_refused() -> None:
    with pytest.raises(FormatError):
        phone.kind("llámame")
    assert not phone.is_valid("llámame")
