"""Examples of yes and no."""

from __future__ import annotations

import pytest

from safefeedback.errors import FormatError, PolicyError
from safefeedback.identifiers._validity import accepts


def _refuse(number: str) -> str:
    raise FormatError("no")


def _break(number: str) -> str:
    raise PolicyError("a mistake elsewhere")


def test_returning_is_yes_and_an_identifier_error_is_no() -> None:
    assert accepts(str, "1")
    assert not accepts(_refuse, "1")


def test_other_errors_are_not_answers() -> None:
    with pytest.raises(PolicyError):
        accepts(_break, "1")
