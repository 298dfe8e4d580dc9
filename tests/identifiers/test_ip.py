"""Examples of IP addresses; the vectors bind the notations."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import FormatError
from safefeedback.identifiers import ip


def test_version_is_told_by_the_canonical_form() -> None:
    assert ip.version("192.0.2.10") == 4
    assert ip.version("2001:db8::5") == 6


def test_mapped_address_is_version_4() -> None:
    assert ip.version("::ffff:192.0.2.10") == 4


def test_version_of_another_text_is_refused() -> None:
    with pytest.raises(FormatError):
        ip.version("1.2.3")


def test_port_and_prefix_are_not_part_of_an_address() -> None:
    laws.is_refused(ip.validate, "192.0.2.10:8080", FormatError)
    laws.is_refused(ip.validate, "192.0.2.0/24", FormatError)


def test_digits_of_another_script_are_refused() -> None:
    laws.is_refused(ip.validate, "١٩٢.0.2.10", FormatError)


def test_private_address_is_an_address() -> None:
    assert ip.is_valid("192.168.1.10")
    assert not ip.is_valid("192.168.1.1000")
