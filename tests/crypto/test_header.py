from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from tests.crypto.specimens import FIELDS, KEMS, RECORD_ID, refusal

from safefeedback.crypto import Header, Stanza
from safefeedback.crypto.header import FIELD_LIMIT, STANZA_LIMIT, are_lawful, names_digest, packed
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, LOCAL

NAMES = tuple(sorted(FIELDS))
LOCAL_STANZA = Stanza(LOCAL, b"subject1", b"b" * 64)
CLASSICAL_STANZA = Stanza(CLASSICAL, b"recepti1", b"c" * 80)
HYBRID_STANZA = Stanza(HYBRID, b"recepti2", b"h" * 1168)
OTHER_STANZA = Stanza(200, b"unknown1", b"u")


def header(**changed: Any) -> Header:
    plain = Header(RECORD_ID, 7, 3, len(NAMES), names_digest(NAMES), b"s" * 16, (LOCAL_STANZA,), b"m" * 32)
    return replace(plain, **changed)


def test_the_layout_is_that_of_the_reference() -> None:
    """Written out byte by byte: magic, version, suite, fields, schema, record version, flags, id, names, salt."""
    expected = b"SREC" + bytes([1, 1, 0, 4, 0, 3, 0, 0, 0, 7, 0, 0]) + RECORD_ID
    expected += sha256(b"".join(len(n).to_bytes(8, "big") + n.encode() for n in NAMES)).digest()[:8] + b"s" * 16
    assert header().fixed == expected
    assert len(expected) == 56
    stanza = b"\x01" + b"\x01subject1\x00\x40" + b"b" * 64
    assert header().to_bytes() == expected + stanza + b"m" * 32
    assert header().unsigned == expected + stanza


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"record_version": 1},
        {"record_version": (1 << 32) - 1},
        {"schema_version": 0},
        {"schema_version": (1 << 16) - 1},
        {"fields": 1},
        {"fields": FIELD_LIMIT},
        {"stanzas": (CLASSICAL_STANZA, LOCAL_STANZA)},
        {"stanzas": (LOCAL_STANZA, HYBRID_STANZA)},
        {"stanzas": (OTHER_STANZA,)},
        {"stanzas": (replace(OTHER_STANZA, type=255, body=b"u" * 65_535),)},
        {"stanzas": tuple(replace(LOCAL_STANZA, key_id=bytes([n]) * 8) for n in range(STANZA_LIMIT))},
    ],
)
def test_a_header_is_parsed_as_it_was_written(changed: dict[str, Any]) -> None:
    assert Header.parse(header(**changed).to_bytes()) == header(**changed)


def at(position: int, value: bytes) -> Callable[[bytes], bytes]:
    return lambda content: content[:position] + value + content[position + len(value) :]


@pytest.mark.parametrize(
    "change",
    [
        at(0, b"srec"),
        at(4, b"\x00"),
        at(4, b"\x02"),
        at(5, b"\x00"),
        at(5, b"\x02"),
        at(6, b"\x00\x00"),
        at(6, b"\x04\x01"),
        at(6, b"\xff\xff"),
        at(10, bytes(4)),
        at(14, b"\x00\x01"),
        at(14, b"\x80\x00"),
        at(56, b"\x00"),
        at(56, b"\x02"),
        at(56, b"\x09"),
        at(56, b"\xff"),
        at(57, b"\x00"),
        at(57, b"\x03"),
        at(57, b"\x04"),
        at(66, b"\x00\x00"),
        at(66, b"\x00\x2f"),
        at(66, b"\x00\x31"),
        at(66, b"\xff\xff"),
        lambda content: content + b"\0",
        lambda content: content[:-1],
        lambda content: b"",
        lambda content: content[:56] + b"\0" + content[-32:],
        lambda content: content[:57] + b"\x01subject1\x00" + content[-32:],
    ],
)
def test_what_is_no_header_is_refused(change: Callable[[bytes], bytes]) -> None:
    with refusal():
        Header.parse(change(header().to_bytes()))


def test_every_cut_is_refused() -> None:
    content = header(stanzas=(LOCAL_STANZA, HYBRID_STANZA)).to_bytes()
    for end in range(len(content)):
        with refusal():
            Header.parse(content[:end])


def test_a_length_that_runs_over_the_end_into_the_mac_is_refused() -> None:
    content = header(stanzas=(OTHER_STANZA,)).to_bytes()
    for length in range(2, 40):
        with refusal():
            Header.parse(at(66, length.to_bytes(2, "big"))(content))


@pytest.mark.parametrize(
    "stanzas",
    [
        (),
        (LOCAL_STANZA, LOCAL_STANZA),
        (LOCAL_STANZA, replace(LOCAL_STANZA, body=b"B" * 64)),
        (CLASSICAL_STANZA, HYBRID_STANZA),
        (HYBRID_STANZA, LOCAL_STANZA, CLASSICAL_STANZA),
        tuple(replace(LOCAL_STANZA, key_id=bytes([n]) * 8) for n in range(STANZA_LIMIT + 1)),
    ],
    ids=["none", "one twice", "one key twice", "classical beside hybrid", "the same, other order", "nine"],
)
def test_stanzas_that_cannot_stand_together_are_refused(stanzas: tuple[Stanza, ...]) -> None:
    assert not are_lawful(stanzas)
    with refusal():
        Header.parse(header(stanzas=stanzas).to_bytes())


def test_one_key_may_have_stanzas_of_two_types() -> None:
    both = (LOCAL_STANZA, replace(CLASSICAL_STANZA, key_id=LOCAL_STANZA.key_id))
    assert are_lawful(both)
    assert Header.parse(header(stanzas=both).to_bytes()).stanzas == both


def test_the_number_of_stanzas_stands_before_them() -> None:
    assert packed([]) == b"\x00"
    assert packed([OTHER_STANZA]) == b"\x01\xc8unknown1\x00\x01u"


def test_names_are_told_apart_with_their_borders_and_in_any_order() -> None:
    assert names_digest(["b", "a"]) == names_digest(["a", "b"])
    assert len({names_digest(names) for names in (["ab"], ["a", "b"], ["b"], [], ["a"])}) == 5


@pytest.mark.parametrize(
    "names",
    [
        NAMES[1:],
        (*NAMES, "zz"),
        (NAMES[1], NAMES[0], *NAMES[2:]),
        (*NAMES[:-1], NAMES[-2]),
        (*NAMES[:-1], NAMES[-1] + "x"),
        (*NAMES[:-1], "ñame"),
        (*NAMES[:-1], "\ud800"),
        (),
    ],
    ids=["one dropped", "one more", "another order", "one twice", "another", "no ascii", "a surrogate", "none"],
)
def test_other_names_are_not_its_own(names: tuple[str, ...]) -> None:
    assert header().has_fields(NAMES)
    assert not header().has_fields(names)


def test_nothing_of_a_header_names_a_private_key() -> None:
    assert all(key.key_id not in header().to_bytes() for key in KEMS.values())


def test_the_limits_are_those_of_the_format() -> None:
    assert (FIELD_LIMIT, STANZA_LIMIT) == (1024, 8)


def test_a_body_without_a_byte_is_refused() -> None:
    with refusal():
        Header.parse(header(stanzas=(replace(OTHER_STANZA, body=b""),)).to_bytes())


def test_the_number_of_fields_and_their_names_have_to_agree() -> None:
    assert not header(fields=3).has_fields(NAMES)
    assert not header(fields=2, names=names_digest(["a", "a"])).has_fields(["a", "a"])
