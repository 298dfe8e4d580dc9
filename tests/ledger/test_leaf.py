import json
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.specimens import AT, BY, DIGEST, ID, SPECIMENS

from safefeedback.errors import LedgerError
from safefeedback.ledger.events import EVENTS
from safefeedback.ledger.leaf import LEAF_LIMIT, Leaf, make_leaf, read_leaf

GOLDEN = Path(__file__).parent / "golden" / "leaves.jsonl"
BODY = make_leaf("record.purged", at=AT, by=BY, rec=ID)


def made(event: str, **changed: Any) -> bytes:
    return make_leaf(event, at=AT, by=BY, **(SPECIMENS[event] | changed))


def make_record_leaf(event: str, at: Any, by: Any) -> bytes:
    return make_leaf(event, at=at, by=by, rec=ID)


def test_there_is_a_specimen_of_every_event_and_field() -> None:
    assert {event: set(fields) for event, fields in SPECIMENS.items()} == {
        event: set(fields) for event, fields in EVENTS.items()
    }


def test_leaves_are_the_golden_ones() -> None:
    golden = GOLDEN.read_bytes().splitlines()
    assert [made(event) for event in SPECIMENS] == golden


@pytest.mark.parametrize("event", SPECIMENS)
def test_a_leaf_is_canonical_json(event: str) -> None:
    whole = {"v": 1, "ev": event, "t": AT, "by": BY} | SPECIMENS[event]
    assert made(event) == json.dumps(whole, sort_keys=True, separators=(",", ":")).encode("ascii")


@pytest.mark.parametrize("event", SPECIMENS)
def test_a_leaf_is_read_as_it_was_made(event: str) -> None:
    assert read_leaf(made(event)) == Leaf(event, AT, BY, SPECIMENS[event])


@pytest.mark.parametrize("event", SPECIMENS)
def test_optional_fields_may_be_missing_and_others_not(event: str) -> None:
    for name, field in EVENTS[event].items():
        if field.is_optional:
            fields = {key: value for key, value in SPECIMENS[event].items() if key != name}
            assert made(event, **{name: None}) == make_leaf(event, at=AT, by=BY, **fields)
        else:
            with pytest.raises(LedgerError, match=f"^leaf: expected {name} in {event}$"):
                made(event, **{name: None})


def test_a_tuple_is_a_list_and_an_empty_one_is_one() -> None:
    assert made("record.sealed", aud=("storage", "publication")) == made("record.sealed")
    assert b'"aud":[],' in made("record.sealed", aud=())
    assert b'"cnt":{},' in made("record.sealed", cnt={})


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"rec": ID[:-1]}, "rec in record.sealed as 32 hexadecimal digits"),
        ({"rec": ID.upper()}, "rec in record.sealed as 32"),
        ({"rec": ID + "\n"}, "rec in record.sealed as 32"),
        ({"rec": bytes(16)}, "rec in record.sealed as 32"),
        ({"dig": ID}, "dig in record.sealed as 64 hexadecimal digits"),
        ({"pol": f"{DIGEST[:-1]}g"}, "pol in record.sealed as 64"),
        ({"ver": -1}, "ver in record.sealed as a whole number"),
        ({"ver": 2**53 + 1}, "ver in record.sealed as a whole number"),
        ({"ver": True}, "ver in record.sealed as a whole number"),
        ({"ver": 1.0}, "ver in record.sealed as a whole number"),
        ({"ver": "1"}, "ver in record.sealed as a whole number"),
        ({"aud": "storage"}, "aud in record.sealed as a list of codes"),
        ({"aud": {"storage": 1}}, "aud in record.sealed as a list of codes"),
        ({"aud": ["Storage"]}, "aud in record.sealed as a list of codes"),
        ({"aud": [1]}, "aud in record.sealed as a list of codes"),
        ({"aud": [["storage"]]}, "aud in record.sealed as a list of codes"),
        ({"aud": ["a"] * 256}, "aud in record.sealed as a list of codes"),
        ({"ch": ""}, "ch in record.sealed as a code"),
        ({"ch": "web form"}, "ch in record.sealed as a code"),
        ({"ch": "-web"}, "ch in record.sealed as a code"),
        ({"ch": "w" * 65}, "ch in record.sealed as a code"),
        ({"ch": 'web","by":"other'}, "ch in record.sealed as a code"),
        ({"ch": ["web"]}, "ch in record.sealed as a code"),
        ({"ch": "dirección"}, "ch in record.sealed as a code"),
        ({"ubi": "2101"[:3]}, "ubi in record.sealed as 2, 4 or 6 digits"),
        ({"ubi": "21010101"}, "ubi in record.sealed as 2, 4 or 6 digits"),
        ({"ubi": "\u0662\u0661"}, "ubi in record.sealed as 2, 4 or 6 digits"),
        ({"cnt": []}, "cnt in record.sealed as numbers by entity and operator"),
        ({"cnt": {"pe_dni": {"seal": 1}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": 1}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {"Seal": 1}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {"seal": True}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {"seal": "1"}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {"seal": 1, "mask": 1.0}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {"seal": {}}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {"PE_DNI": {"seal": 1}, 5: {"seal": 1}}}, "cnt in record.sealed as numbers"),
        ({"cnt": {f"E{place}": {"seal": 1} for place in range(256)}}, "cnt in record.sealed as numbers"),
        ({"note": "x"}, "no field in record.sealed but its own"),
        ({"ev": "log.init"}, "no field in record.sealed but its own"),
        ({"t": 5}, "the time as at, not as t"),
    ],
)
def test_what_is_outside_the_schema_is_refused(changed: dict[str, Any], match: str) -> None:
    with pytest.raises(LedgerError, match=match):
        made("record.sealed", **changed)


@pytest.mark.parametrize(
    ("event", "changed", "match"),
    [
        ("log.init", {"log": "Records"}, "log in log.init as records or keys"),
        ("key.gone", {"key": ID}, "key in key.gone as 16 hexadecimal digits"),
        ("purge.ran", {"on": "2026-02-29"}, "on in purge.ran as a day as YYYY-MM-DD"),
        ("purge.ran", {"on": "20261126"}, "on in purge.ran as a day as YYYY-MM-DD"),
        ("purge.ran", {"on": "2026-11-26T00:00"}, "on in purge.ran as a day as YYYY-MM-DD"),
        ("review.judged", {"ok": 2}, "ok in review.judged as 0 or 1"),
        ("review.judged", {"ok": False}, "ok in review.judged as 0 or 1"),
        ("record.revealed", {"names": ["a b"]}, "names in record.revealed as a list of field names"),
        ("record.revealed", {"names": ["a" * 101]}, "names in record.revealed as a list of field names"),
        ("policy.used", {"ver": "V1"}, "ver in policy.used as a version"),
    ],
)
def test_every_kind_of_field_has_a_shape(event: str, changed: dict[str, Any], match: str) -> None:
    with pytest.raises(LedgerError, match=match):
        made(event, **changed)


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ({"event": "record.opened"}, "one of the 31 events"),
        ({"at": -1}, "t in record.purged as a whole number"),
        ({"at": 1.5}, "t in record.purged as a whole number"),
        ({"at": None}, "expected t in record.purged"),
        ({"by": "Rosa"}, "by in record.purged as the id of a member of staff or of a service"),
        ({"by": "rosa@muni.gob.pe"}, "by in record.purged as the id"),
        ({"by": None}, "expected by in record.purged"),
    ],
)
def test_who_when_and_what_are_in_every_leaf(given: dict[str, Any], match: str) -> None:
    fields: dict[str, Any] = {"event": "record.purged", "at": AT, "by": BY, "rec": ID} | given
    with pytest.raises(LedgerError, match=match):
        make_leaf(**fields)


def test_a_leaf_has_a_limit() -> None:
    counts = {f"{'E' * 56}{place}": {f"{'o' * 60}{other}": 1 for other in range(20)} for place in range(60)}
    with pytest.raises(LedgerError, match=f"at most {LEAF_LIMIT} bytes in record.sealed"):
        made("record.sealed", cnt=counts)


NUMBERS = [
    "12345678",
    "dni-12345678",
    "x12345678-k",
    "12.345.678",
    "dni.12-345-678",
    "987654321",
    "tel-987-654-321",
    "987.654.321",
    "9-8-7-6-5-4-3-2-1",
    "x98765-4321",
    "tel-51987654321",
    "51.987.654.321",
    "ruc-20131312955",
    "ruc-20-13131295-5",
    "01-456-7890",
    "tel-01-4567890",
    "casa-054-234567",
    "tel.064.23.4567",
    "2026",
    "0",
    "20-11",
]
CODES = [
    "web-form",
    "exp-2026-00123",
    "exp-00123-2026",
    "c7",
    "7c",
    "v1.2.3",
    "ley29733-14.1",
    "ds-016-2024-jus",
    "a1234567",
    "b-2026-11-26",
    "memo-01234-2026",
    "ticket-4711",
    "r1-2-3-4-5-6-7",
]


@pytest.mark.parametrize("text", NUMBERS)
@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("record.sealed", "ch"),
        ("record.sealed", "aud"),
        ("record.revealed", "case"),
        ("record.revealed", "why"),
        ("record.revealed", "names"),
        ("subject.held", "reason"),
        ("subject.erased", "basis"),
        ("rights.step", "note"),
        ("review.judged", "kinds"),
    ],
)
def test_a_code_that_reads_as_a_number_of_a_person_is_refused(event: str, name: str, text: str) -> None:
    value = [text] if isinstance(SPECIMENS[event][name], list) else text
    with pytest.raises(LedgerError, match=f"{name} in {event} without the number of a document or a phone") as refused:
        made(event, **{name: value})
    assert "codes of the agency's own" in (refused.value.hint or "")
    assert text not in f"{refused.value} {refused.value.hint}"


@pytest.mark.parametrize("text", NUMBERS)
def test_who_acts_is_not_named_by_a_number_of_a_person(text: str) -> None:
    with pytest.raises(LedgerError, match=r"by in record.purged without the number"):
        make_leaf("record.purged", at=AT, by=text, rec=ID)


@pytest.mark.parametrize("text", CODES)
def test_the_codes_that_agencies_use_are_lawful(text: str) -> None:
    assert read_leaf(made("record.revealed", case=text)).fields["case"] == text


@pytest.mark.parametrize("text", ["1", "2026.1", "2026.11.26", "1.0.0-rc1"])
def test_a_version_may_be_digits(text: str) -> None:
    assert read_leaf(made("policy.used", ver=text)).fields["ver"] == text


@pytest.mark.parametrize("text", ["12345678", "12.345.678", "987.654.321"])
def test_a_version_that_reads_as_a_number_of_a_person_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match=r"ver in policy.used without the number"):
        made("policy.used", ver=text)


def test_an_entity_has_no_number_of_a_person() -> None:
    with pytest.raises(LedgerError, match=r"cnt in record.sealed without the number"):
        made("record.sealed", cnt={"DNI_12345678": {"seal": 1}})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"record.purged"',
        b"{}",
        b"{",
        b"\xff",
        b"[" * 60_000,
        BODY[:-1],
        BODY + b"\n",
        b" " + BODY,
        BODY.replace(b":", b": ", 1),
        BODY.replace(b",", b", ", 1),
        BODY.replace(b'"v":1', b'"v":2'),
        BODY.replace(b'"v":1', b'"v":1.0'),
        BODY.replace(b'"v":1', b'"v":true'),
        BODY.replace(b'"v":1', b'"v":"1"'),
        BODY.replace(b',"v":1', b""),
        BODY.replace(b'"v":1', b'"v":1,"v":1'),
        BODY.replace(b'{"by"', b'{"by":"svc:other","by"'),
        BODY.replace(b'"v":1', b'"v":1,"w":1'),
        BODY.replace(b'{"by"', b'{"a":null,"by"'),
        BODY.replace(b'{"by"', b'{"at":1,"by"'),
        BODY.replace(b'{"by"', b'{"event":"record.purged","by"'),
        BODY.replace(b"record.purged", b"record.opened"),
        BODY.replace(b'"record.purged"', b'["record.purged"]'),
        BODY.replace(b'"record.purged"', b"null"),
        BODY.replace(b"svc:", b"svc\\u003a"),
        BODY.replace(b"svc:", b"svc\\/"),
        BODY.replace(b"svc:", "svc\u00f1".encode()),
        BODY.replace(b"svc:", b"svc\\u00f1"),
        BODY.replace(b"1795651200000", b"1795651200000.0"),
        BODY.replace(b"1795651200000", b"1.7956512e12"),
        BODY.replace(b"1795651200000", b"01795651200000"),
        BODY.replace(b"1795651200000", b"-1"),
        BODY.replace(b"1795651200000", b"-0"),
        BODY.replace(b"1795651200000", b"9007199254740993"),
        BODY.replace(b"1795651200000", b"9" * 5_000),
        BODY.replace(b"1795651200000", b"NaN"),
        BODY.replace(b"1795651200000", b"null"),
        b'{"ev":"record.purged",' + BODY[1:].replace(b'"ev":"record.purged",', b""),
        BODY.replace(b"aabb", b"AABB"),
        BODY.replace(ID.encode(), b"12345678"),
        b"{" + b" " * LEAF_LIMIT + BODY[1:],
    ],
)
def test_the_reader_refuses_everything_else(body: bytes) -> None:
    with pytest.raises(LedgerError, match=r"^leaf: ") as refused:
        read_leaf(body)
    assert refused.value.__cause__ is None
    assert "svc" not in str(refused.value)
