"""Laws of telephone numbers.

A generated number has its kind and passes in any spelling; the canonical form is its own and keeps the kind;
libphonenumber agrees on what can be dialled with an area or country code; the kind is of the closed set.
"""

from __future__ import annotations

import phonenumbers
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import IdentifierError
from safefeedback.identifiers.pe import phone


def libphonenumber(text: str) -> str | None:
    """E.164 form when the library finds the number valid."""
    try:
        parsed = phonenumbers.parse(text, "PE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@given(data=st.data(), number=strategies.mobiles(), prefix=st.sampled_from(("", "+51", "0051", "51", "0")))
def test_mobile(data: st.DataObject, number: str, prefix: str) -> None:
    written = data.draw(strategies.written(prefix + number, " -./*_()"))
    laws.is_canonical(phone.validate, written, "+51" + number)
    assert phone.kind(written) == "mobile"
    assert libphonenumber(prefix + number) == "+51" + number


@given(data=st.data(), number=strategies.landlines())
def test_landline(data: st.DataObject, number: str) -> None:
    written = data.draw(strategies.written(number))
    laws.is_canonical(phone.validate, written, "+51" + number[1:])
    assert phone.kind(written) == "landline"
    assert second.CHECKS["pe.phone"](number)


@given(number=strategies.local_phones())
def test_local(number: str) -> None:
    laws.is_canonical(phone.validate, number, number)
    assert phone.kind(number) == "local"


@given(number=strategies.service_phones())
def test_service(number: str) -> None:
    laws.is_canonical(phone.validate, number, number)
    assert phone.kind(number) == "service"


@given(number=strategies.foreign_phones())
def test_foreign(number: str) -> None:
    laws.is_canonical(phone.validate, number, number)
    assert phone.kind(number) == "foreign"


@given(number=st.integers(8, 13).flatmap(strategies.digits), plus=st.sampled_from(("", "+")))
def test_libphonenumber_gives_the_same_answer(number: str, plus: str) -> None:
    expected = libphonenumber(plus + number)
    try:
        assert phone.validate(plus + number) == expected
    except IdentifierError:
        assert expected is None


@given(number=strategies.phones(), extension=st.integers(1, 999_999), word=st.sampled_from((" anexo ", " ext. ", "#")))
def test_extension_is_kept(number: str, extension: int, word: str) -> None:
    bare = phone.validate(number)
    laws.is_canonical(phone.validate, f"{number}{word}{extension}", f"{bare};ext={extension}")
    assert phone.kind(f"{number}{word}{extension}") == phone.kind(number)
