"""Examples of the way to python-stdnum: its exceptions become ours and hold no number."""

from __future__ import annotations

import pytest

from safefeedback.errors import ChecksumError, ComponentError, FormatError, IdentifierError, LengthError
from safefeedback.identifiers import _stdnum


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("2051233379", LengthError),
        ("2051233379A", FormatError),
        ("30512333797", ComponentError),
        ("20512333798", ChecksumError),
    ],
)
def test_exceptions_become_ours(number: str, kind: type[IdentifierError]) -> None:
    with pytest.raises(kind) as caught:
        _stdnum.ask("pe.ruc", number)
    assert number not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_another_value_error_is_a_wrong_format() -> None:
    with pytest.raises(FormatError):
        _stdnum.ask("mx.curp", "XEXX530114HNEXXXñ1")


def test_options_are_handed_on() -> None:
    assert _stdnum.ask("mac", "5E:4B:97:D5:04:BA", validate_manufacturer=False) == "5e:4b:97:d5:04:ba"


def test_luhn_digit() -> None:
    assert _stdnum.luhn_digit("7894") == "9"
