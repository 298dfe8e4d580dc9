from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.crypto.specimens import AGENCY, DAY, FIELDS, KEMS, KEY, SIGNING, refusal

from safefeedback.crypto import SealedRecord, open_record, seal_record
from safefeedback.crypto.header import FIELD_LIMIT

RECORD = seal_record(FIELDS, agency=AGENCY, recipients=[KEY])
TEXT = RECORD.to_text()


def lp(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def content_of(text: str) -> bytes:
    return urlsafe_b64decode(text.removeprefix("srec1:") + "==")


def text_of(content: bytes) -> str:
    return "srec1:" + urlsafe_b64encode(content).decode().rstrip("=")


def parts_of(record: SealedRecord) -> list[bytes]:
    return [record.header, *(part for name, ciphertext in record.fields for part in (name.encode(), ciphertext))]


def test_the_text_form_is_written_out() -> None:
    assert text_of(lp(*parts_of(RECORD))) == TEXT
    assert "=" not in TEXT
    assert TEXT.isascii()


@pytest.mark.parametrize("kem", [None, *KEMS])
def test_a_text_gives_the_record_back_and_it_opens(kem: str | None) -> None:
    recipient = KEMS[kem].bundle(AGENCY, DAY, SIGNING) if kem else KEY
    record = SealedRecord.from_text(seal_record(FIELDS, agency=AGENCY, recipients=[recipient]).to_text())
    with open_record(record.header, agency=AGENCY, keys=[KEY, *KEMS.values()]) as opened:
        assert opened.fields(record) == FIELDS


def test_the_digest_is_over_what_the_text_holds() -> None:
    assert RECORD.digest == sha256(lp(b"srec/1 digest") + content_of(TEXT)).digest()
    others = [
        replace(RECORD, header=RECORD.header[:-1] + bytes([RECORD.header[-1] ^ 1])),
        replace(RECORD, fields=RECORD.fields[1:]),
        replace(RECORD, fields=RECORD.fields[::-1]),
        replace(RECORD, fields=(("a", b"bc"),)),
        replace(RECORD, fields=(("ab", b"c"),)),
    ]
    assert len({RECORD.digest, *(other.digest for other in others)}) == 6


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: "srec1:",
        lambda text: text.removeprefix("srec1:"),
        lambda text: "SREC1:" + text.removeprefix("srec1:"),
        lambda text: "srec2:" + text.removeprefix("srec1:"),
        lambda text: "srec1:" + text,
        lambda text: text + "=",
        lambda text: text + "==",
        lambda text: text + "\n",
        lambda text: " " + text,
        lambda text: text[:40] + "\n" + text[40:],
        lambda text: text[:40] + "!" + text[40:],
        lambda text: text[:40] + "ñ" + text[40:],
        lambda text: text[:40] + "\ud800" + text[40:],
        lambda text: text.replace("-", "+").replace("_", "/") + "A",
        lambda text: text[:-1],
        lambda text: text + "A",
        lambda text: text + "AAAA",
    ],
)
def test_another_spelling_is_refused(change: Callable[[str], str]) -> None:
    with refusal():
        SealedRecord.from_text(change(TEXT))


def test_the_standard_alphabet_is_refused() -> None:
    record = seal_record({"many": bytes(600)}, agency=AGENCY, recipients=[KEY])
    text = record.to_text()
    assert {"-", "_"} & set(text)  # 900 characters of ciphertext: none of the two has a chance of 10^-12
    with refusal():
        SealedRecord.from_text(text.replace("-", "+").replace("_", "/"))


def test_bits_that_are_not_used_have_to_be_zero() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for length in range(3):  # one of three lengths has no spare bits
        record = seal_record({"n" * (1 + length): b""}, agency=AGENCY, recipients=[KEY])
        text = record.to_text()
        spare = {0: 0, 2: 4, 3: 2}[(len(text) - 6) % 4]
        for add in range(1, 1 << spare):
            with refusal():
                SealedRecord.from_text(text[:-1] + letters[letters.index(text[-1]) + add])


PARTS = parts_of(RECORD)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        lp(),
        lp(b""),
        lp(RECORD.header),
        lp(RECORD.header, b"contact"),
        lp(*PARTS[:-1]),
        lp(*PARTS[:-2]),
        lp(*PARTS, b""),
        lp(*PARTS, b"zz", b"z" * 48),
        lp(*PARTS, *PARTS[-2:]),
        lp(PARTS[0], *PARTS[3:5], *PARTS[1:3], *PARTS[5:]),
        lp(*PARTS[:-2], b"named", PARTS[-1]),
        lp(*PARTS[:-2], "ñame".encode(), PARTS[-1]),
        lp(*PARTS[:-2], b"\xff", PARTS[-1]),
        lp(PARTS[0][:-1], *PARTS[1:]),
        lp(PARTS[0] + b"\0", *PARTS[1:]),
        lp(b"", *PARTS[1:]),
        lp(*PARTS)[:-1],
        lp(*PARTS) + b"\0",
        lp(*PARTS) + bytes(8),
        lp(*PARTS[:-1]) + (1 << 63).to_bytes(8, "big") + PARTS[-1],
        b"\xff" * 400,
        lp(RECORD.header, *[part for n in range(FIELD_LIMIT + 1) for part in (b"%05d" % n, b"c")]),
    ],
)
def test_another_content_is_refused(content: bytes) -> None:
    with refusal():
        SealedRecord.from_text(text_of(content))


def test_every_cut_is_refused() -> None:
    small = seal_record({"n": b""}, agency=AGENCY, recipients=[KEY]).to_text()
    for end in range(len(small)):
        with refusal():
            SealedRecord.from_text(small[:end])


def test_the_most_fields_are_read_and_one_more_is_not() -> None:
    fields = {f"f{n}": b"" for n in range(FIELD_LIMIT)}
    record = seal_record(fields, agency=AGENCY, recipients=[KEY])
    assert SealedRecord.from_text(record.to_text()) == record
    with refusal():
        SealedRecord.from_text(replace(record, fields=(*record.fields, ("g", b"x"))).to_text())


def test_its_repr_shows_sealed_things_only() -> None:
    assert not any(value.decode() in repr(RECORD) for value in FIELDS.values())
