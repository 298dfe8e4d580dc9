"""Examples of e-mail addresses; the vectors bind the syntax."""

from __future__ import annotations

from tests.identifiers import laws

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers import email


def test_one_mailbox_has_one_form() -> None:
    assert email.validate("ANA@Example.com") == email.validate("ana@example.COM")


def test_full_width_at_sign_is_read() -> None:
    assert email.validate("ana＠example.com") == "ana@example.com"


def test_quoted_local_part_and_address_literal_are_refused() -> None:
    laws.is_refused(email.validate, '"ana p"@example.com', FormatError)
    laws.is_refused(email.validate, "ana@[192.0.2.1]", FormatError)


def test_nothing_before_or_after_the_sign() -> None:
    laws.is_refused(email.validate, "@example.com", FormatError)
    laws.is_refused(email.validate, "ana@", FormatError)
    laws.is_refused(email.validate, "ana@.com", FormatError)
    laws.is_refused(email.validate, "ana@example-.com", FormatError)


def test_punycode_top_level_is_accepted() -> None:
    assert email.is_valid("ana@correo.xn--q9jyb4c")


def test_sizes_count_code_points() -> None:
    assert email.is_valid("ñ" * 64 + "@example.com")
    laws.is_refused(email.validate, "ñ" * 65 + "@example.com", LengthError)
