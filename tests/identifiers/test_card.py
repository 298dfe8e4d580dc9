"""Examples of card numbers; the vectors bind the check."""

from __future__ import annotations

import pytest

from safefeedback.errors import ComponentError, LengthError
from safefeedback.identifiers import card


def test_slashes_and_spaces_are_dropped() -> None:
    assert card.compact(" 4111/1111 1111.1111 ") == "4111111111111111"


def test_check_digit_completes_a_number() -> None:
    assert card.check_digit("411111111111111") == "1"


def test_check_digit_wants_twelve_to_eighteen_digits() -> None:
    with pytest.raises(LengthError, match="got 11"):
        card.check_digit("41111111111")


def test_issuer_depends_on_the_length() -> None:
    assert card.issuer_of("378282246310005") == "amex"
    assert card.issuer_of("3782822463100051") is None


def test_range_ends_belong_to_the_range() -> None:
    assert card.issuer_of("2221" + "0" * 12) == "mastercard"
    assert card.issuer_of("2720" + "0" * 12) == "mastercard"
    assert card.issuer_of("2721" + "0" * 12) is None


def test_unknown_issuer_is_refused_before_the_check_digit_is_read() -> None:
    with pytest.raises(ComponentError):
        card.validate("9999999999999990")


def test_is_valid_answers_no() -> None:
    assert card.is_valid("4111111111111111")
    assert not card.is_valid("4111111111111112")
