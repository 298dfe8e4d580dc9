"""Laws of opening.

- A changed byte anywhere in header or fields is refused.
- Rewrapping any number of times keeps every value, and only the last recipients open.
- Any bytes in place of a header or a ciphertext are refused with the one error.
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.crypto.specimens import AGENCY, FIELDS, KEY, refusal

from safefeedback.crypto import SealedRecord, SecretBytes, WrappingKey, open_record, rewrap_header, seal_record

RECORD = seal_record(FIELDS, agency=AGENCY, recipients=[KEY])
KEYS = [WrappingKey(bytes([n]) * 8, SecretBytes(bytes([n]) * 32)) for n in range(6)]


def read(record: SealedRecord, key: WrappingKey) -> dict[str, bytes]:
    with open_record(record.header, agency=AGENCY, keys=[key]) as opened:
        return opened.fields(record)


@given(st.data())
def test_a_changed_byte_is_refused(data: st.DataObject) -> None:
    parts = [bytearray(RECORD.header), *(bytearray(ciphertext) for _, ciphertext in RECORD.fields)]
    part = data.draw(st.sampled_from(parts))
    part[data.draw(st.integers(0, len(part) - 1))] ^= data.draw(st.integers(1, 255))
    names = [name for name, _ in RECORD.fields]
    fields = tuple(zip(names, map(bytes, parts[1:]), strict=True))
    with refusal():
        read(SealedRecord(bytes(parts[0]), fields), KEY)


@given(st.lists(st.lists(st.sampled_from(range(6)), min_size=1, max_size=6, unique=True), max_size=5))
def test_rewrapping_keeps_every_value(steps: list[list[int]]) -> None:
    record, owners = RECORD, [KEY]
    for step in steps:
        recipients = [KEYS[number] for number in step]
        header = rewrap_header(record.header, agency=AGENCY, keys=[owners[-1]], recipients=recipients)
        record, owners = replace(record, header=header), recipients
    for key in (KEY, *KEYS):
        if key in owners:
            assert read(record, key) == FIELDS
            continue
        with refusal():
            read(record, key)


@given(st.binary(max_size=300))
def test_anything_else_is_no_header_and_no_field(content: bytes) -> None:
    with refusal():
        open_record(content, agency=AGENCY, keys=[KEY])
    with open_record(RECORD.header, agency=AGENCY, keys=[KEY]) as opened, refusal():
        opened.field("dni", content)
