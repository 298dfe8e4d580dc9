"""Laws of UUIDs.

Every notation has one canonical form, which is its own and the one of the standard library; moving a hyphen breaks it.
"""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers import uuid


@given(value=strategies.uuids())
def test_every_notation_has_one_canonical_form(value: str) -> None:
    for notation in (value, value.upper(), value.replace("-", ""), "{" + value + "}", "urn:uuid:" + value):
        laws.is_canonical(uuid.validate, notation, value)


@given(value=strategies.uuids())
def test_standard_library_agrees(value: str) -> None:
    assert str(UUID(uuid.compact(value))) == uuid.validate(value)


@given(value=strategies.uuids(), place=st.sampled_from((8, 13, 18, 23)))
def test_moved_hyphen_is_refused(value: str, place: int) -> None:
    laws.is_refused(uuid.validate, laws.swapped(value, place))
