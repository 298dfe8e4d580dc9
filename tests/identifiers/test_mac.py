"""Examples of MAC addresses; the vectors bind the notations."""

from __future__ import annotations

from tests.identifiers import laws

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers import mac


def test_compact_has_no_separator() -> None:
    assert mac.compact("5E:4B:97-D5.04 BA") == "5e4b97d504ba"


def test_random_address_of_a_phone_is_accepted() -> None:
    assert mac.is_valid("DA:A1:19:00:00:01")  # locally administered: no maker has it


def test_broadcast_is_an_address() -> None:
    assert mac.validate("FFFF.FFFF.FFFF") == "ff:ff:ff:ff:ff:ff"


def test_letters_of_other_scripts_are_refused() -> None:
    laws.is_refused(mac.validate, "5E:4B:97:D5:04:BА", FormatError)


def test_eight_bytes_are_refused() -> None:
    laws.is_refused(mac.validate, "5E:4B:97:FF:FE:D5:04:BA", LengthError)
