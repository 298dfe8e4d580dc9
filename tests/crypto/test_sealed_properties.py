"""Laws of the text form.

- A text gives its record back, and a record has one text.
- Any text is read or refused with the one error.
- Reading takes time in proportion to the length.
"""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.crypto.specimens import AGENCY, KEY, refusal

from safefeedback.crypto import SealedRecord, seal_record
from safefeedback.errors import DecryptionError

NAMES = st.from_regex(r"[A-Za-z0-9._-]{1,20}", fullmatch=True)
RECORDS = st.dictionaries(NAMES, st.binary(max_size=80), min_size=1, max_size=6).map(
    lambda fields: seal_record(fields, agency=AGENCY, recipients=[KEY])
)


def read(text: str) -> SealedRecord | None:
    with suppress(DecryptionError):
        return SealedRecord.from_text(text)
    with refusal():
        SealedRecord.from_text(text)
    return None


@given(RECORDS)
def test_a_text_gives_its_record_back(record: SealedRecord) -> None:
    assert SealedRecord.from_text(record.to_text()) == record


@given(RECORDS, RECORDS)
def test_records_differ_as_their_texts_and_digests_do(one: SealedRecord, other: SealedRecord) -> None:
    assert (one == other) == (one.to_text() == other.to_text()) == (one.digest == other.digest)


@given(RECORDS, st.data())
def test_a_changed_text_is_refused_or_another_record(record: SealedRecord, data: st.DataObject) -> None:
    text = record.to_text()
    place = data.draw(st.integers(0, len(text) - 1))
    changed = text[:place] + data.draw(st.characters()) + text[place + data.draw(st.integers(0, 1)) :]
    found = read(changed)
    assert found is None or (found == record) == (changed == text)
    assert found is None or found.to_text() == changed


@given(st.text(max_size=200) | st.text(alphabet="ABCabc019-_", max_size=400).map("srec1:".__add__))
def test_anything_is_read_or_refused(text: str) -> None:
    found = read(text)
    assert found is None or found.to_text() == text


@pytest.mark.timing
def test_a_text_sixteen_times_as_long_takes_about_sixteen_times_as_long() -> None:
    def seconds(size: int) -> float:
        text = seal_record({"f": bytes(size)}, agency=AGENCY, recipients=[KEY]).to_text()
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            SealedRecord.from_text(text)
            taken.append(time.perf_counter() - start)
        return min(taken)

    assert seconds(16 << 18) < 16 * 8 * seconds(1 << 18)  # half of what a square would take
