"""Laws of identifiers made of names.

- They have the characters and the length that every service allows, whatever the name.
- No two are equal.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import ConfigurationError
from safefeedback.vault.providers.naming import checked_name, unique_identifier

PREFIX = "safefeedback-"  # 13 characters; Cloud KMS allows 63 in all


@given(st.text(min_size=1, max_size=300))
def test_identifiers_fit_every_service_and_differ(name: str) -> None:
    if not name.isprintable():
        with pytest.raises(ConfigurationError):
            unique_identifier(name)
        return
    one, other = unique_identifier(name), unique_identifier(name)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?-[0-9a-f]{16}", one)
    assert len(PREFIX + one) <= 63
    assert one != other


def test_an_identifier_can_be_read_by_people() -> None:
    assert unique_identifier("Muni Puno/2026-11").rpartition("-")[0] == "muni-puno-2026-11"
    assert unique_identifier("区").rpartition("-")[0] == "key"


def test_a_name_is_returned_or_refused() -> None:
    assert checked_name("ñ") == "ñ"
    with pytest.raises(ConfigurationError, match="got 0"):
        checked_name("")
