"""Laws of the header.

- Parsing inverts writing, for every lawful header.
- What parses is written back as the same bytes: there is one form.
- Any bytes are parsed or refused with the one error, in time that grows with their length only.
"""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.crypto.specimens import refusal

from safefeedback.crypto import Header, Stanza
from safefeedback.crypto.header import FIELD_LIMIT, STANZA_LIMIT, are_lawful
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, LOCAL
from safefeedback.errors import DecryptionError

LENGTHS = {LOCAL: 64, CLASSICAL: 80, HYBRID: 1168}
KEY_IDS = st.binary(min_size=8, max_size=8)


@st.composite
def stanzas(draw: st.DrawFn) -> Stanza:
    kind = draw(st.sampled_from([LOCAL, CLASSICAL, HYBRID, 2, 5, 77, 255]))
    length = LENGTHS.get(kind) or draw(st.integers(1, 40))
    return Stanza(kind, draw(KEY_IDS), draw(st.binary(min_size=1, max_size=1)) * length)


HEADERS = st.builds(
    Header,
    record_id=st.binary(min_size=16, max_size=16),
    record_version=st.integers(1, (1 << 32) - 1),
    schema_version=st.integers(0, (1 << 16) - 1),
    fields=st.integers(1, FIELD_LIMIT),
    names=KEY_IDS,
    salt=st.binary(min_size=16, max_size=16),
    stanzas=st.lists(stanzas(), min_size=1, max_size=STANZA_LIMIT).map(tuple).filter(are_lawful),
    mac=st.binary(min_size=32, max_size=32),
)


def parsed(content: bytes) -> Header | None:
    with suppress(DecryptionError):
        return Header.parse(content)
    with refusal():
        Header.parse(content)
    return None


@given(HEADERS)
def test_parsing_inverts_writing(header: Header) -> None:
    assert Header.parse(header.to_bytes()) == header


@given(HEADERS, st.data())
def test_what_parses_has_one_form(header: Header, data: st.DataObject) -> None:
    content = bytearray(header.to_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = parsed(bytes(content))
    assert found is None or found.to_bytes() == content


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"SREC\x01\x01\x00\x01" + tail))
def test_anything_is_parsed_or_refused(content: bytes) -> None:
    found = parsed(content)
    assert found is None or found.to_bytes() == content


@pytest.mark.timing
def test_a_long_input_takes_no_more_than_its_length() -> None:
    """Eight stanzas of 64 KiB are the most; 64 MiB of anything is refused without being walked through."""
    start = time.perf_counter()
    with refusal():
        Header.parse(b"SREC\x01\x01\x00\x01\x00\x01\x00\x00\x00\x01\x00\x00" + bytes([1]) * (1 << 26))
    assert time.perf_counter() - start < 2
