"""Laws of leaves.

- A leaf of the schema is the canonical JSON of the standard library, and is read as it was made.
- What the reader takes, it would have written, byte for byte.
- Text that is planted in any field is refused, or is a lawful code without the number of a person; an error never
  holds it.
"""

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.ledger.specimens import AT, BY, SPECIMENS

from safefeedback.errors import LedgerError
from safefeedback.ledger.events import EVENTS
from safefeedback.ledger.leaf import make_leaf, read_leaf

NUMBERS = st.integers(0, 2**53)
CODES = st.from_regex(r"[a-z][a-z0-9]{0,3}([._-][a-z][a-z0-9]{0,3}){0,5}", fullmatch=True)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "id16": st.binary(min_size=16, max_size=16).map(bytes.hex),
    "key8": st.binary(min_size=8, max_size=8).map(bytes.hex),
    "sha": st.binary(min_size=32, max_size=32).map(bytes.hex),
    "digest": st.binary(min_size=32, max_size=32).map(bytes.hex),
    "n": NUMBERS,
    "flag": st.integers(0, 1),
    "day": st.dates().map(str),
    "ubigeo": st.from_regex("([0-9]{2}){1,3}", fullmatch=True),
    "log": st.sampled_from(["records", "keys"]),
    "code": CODES,
    "version": CODES | st.sampled_from(["1", "2.0", "2026.1"]),
    "codes": st.lists(CODES, max_size=5),
    "names": st.lists(st.from_regex("[A-Za-z][A-Za-z_]{0,19}", fullmatch=True), max_size=5),
    "counts": st.dictionaries(
        st.from_regex("[A-Z][A-Z_]{0,20}", fullmatch=True),
        st.dictionaries(CODES, NUMBERS, min_size=1, max_size=3),
        max_size=5,
    ),
}


@st.composite
def leaves(draw: st.DrawFn) -> tuple[str, int, str, dict[str, Any]]:
    event = draw(st.sampled_from(sorted(EVENTS)))
    fields = {
        name: draw(KINDS[field.kind.name])
        for name, field in EVENTS[event].items()
        if not field.is_optional or draw(st.booleans())
    }
    return event, draw(NUMBERS), draw(CODES), fields


@given(leaves())
def test_a_leaf_is_canonical_json_and_is_read_as_it_was_made(leaf: tuple[str, int, str, dict[str, Any]]) -> None:
    event, at, by, fields = leaf
    body = make_leaf(event, at=at, by=by, **fields)
    whole = {"v": 1, "ev": event, "t": at, "by": by} | fields
    assert body == json.dumps(whole, sort_keys=True, separators=(",", ":")).encode("ascii")
    found = read_leaf(body)
    assert (found.event, found.at, found.by, found.fields) == leaf


@given(leaves(), st.data())
def test_what_the_reader_takes_it_would_have_written(
    leaf: tuple[str, int, str, dict[str, Any]], data: st.DataObject
) -> None:
    event, at, by, fields = leaf
    body = bytearray(make_leaf(event, at=at, by=by, **fields))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3) | st.just(b'"'))
    try:
        found = read_leaf(bytes(body))
    except LedgerError:
        return
    assert make_leaf(found.event, at=found.at, by=found.by, **found.fields) == body


@given(st.binary(max_size=100))
def test_no_other_bytes_are_a_leaf(body: bytes) -> None:
    with pytest.raises(LedgerError):
        read_leaf(body)


TEXTS = (
    st.text(max_size=40)
    | st.from_regex(r"[0-9a-z._:-]{1,30}", fullmatch=True)
    | st.from_regex(r"[0-9]{1,3}([._-]?[0-9]){5,10}", fullmatch=True)
)


@given(TEXTS, st.sampled_from([(event, name) for event, fields in EVENTS.items() for name in (*fields, "by")]))
@example("Rosa Quispe", ("record.revealed", "case"))
@example("rosa.quispe@example.pe", ("record.sealed", "by"))
def test_planted_text_is_refused_or_a_lawful_code(text: str, place: tuple[str, str]) -> None:
    event, name = place
    specimen = SPECIMENS[event].get(name, BY)
    planted: Any = [text] if isinstance(specimen, list) else {text: {text: 1}} if isinstance(specimen, dict) else text
    given_fields: dict[str, Any] = {"by": BY} | SPECIMENS[event] | {name: planted}
    shown = ""
    try:
        body = make_leaf(event, at=AT, **given_fields)
    except LedgerError as error:
        shown = f"{error} {error.hint}"
    if shown:
        assert len(text) <= 7 or text not in shown
        return
    assert re.fullmatch(r"[A-Za-z0-9._:-]*", text)
    assert f'"{text}"'.encode() in body
    is_bound = name != "by" and EVENTS[event][name].kind.name in {"ubigeo", "day", "id16", "key8", "sha", "digest"}
    assert is_bound or not re.search("[0-9]{8}", text)
    assert is_bound or not re.fullmatch("[0-9._-]+", text) or EVENTS[event][name].kind.name == "version"
