"""Examples of UUIDs; the vectors bind the notations."""

from __future__ import annotations

from tests.identifiers import laws

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers import uuid


def test_nil_is_a_uuid() -> None:
    assert uuid.is_valid("00000000-0000-0000-0000-000000000000")


def test_compact_is_32_characters() -> None:
    assert uuid.compact("{6F9619FF-8B86-D011-B42D-00C04FC964FF}") == "6f9619ff8b86d011b42d00c04fc964ff"


def test_one_brace_is_refused() -> None:
    laws.is_refused(uuid.validate, "{6f9619ff-8b86-d011-b42d-00c04fc964ff", LengthError)


def test_letter_beyond_f_is_refused() -> None:
    laws.is_refused(uuid.validate, "6f9619ff-8b86-d011-b42d-00c04fc964fz", FormatError)
    assert not uuid.is_valid("6f9619ff-8b86-d011-b42d-00c04fc964fz")
