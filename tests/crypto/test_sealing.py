import hmac
import secrets
from dataclasses import replace
from typing import Any

import pytest
from tests.crypto.specimens import AGENCY, DAY, FIELDS, KEMS, KEY, OTHER, RECORD_ID, SIGNING, quiet, stuck

from safefeedback.crypto import (
    Header,
    Opener,
    Recipient,
    SealedRecord,
    SecretBytes,
    WrappingKey,
    open_record,
    seal_record,
)
from safefeedback.crypto._field import VALUE_LIMIT, padded, unpadded
from safefeedback.crypto.header import FIELD_LIMIT, STANZA_LIMIT
from safefeedback.errors import ConfigurationError, InputError, KeyringError

BUNDLES = {kem: key.bundle(AGENCY, DAY, SIGNING) for kem, key in KEMS.items()}
CANARIES = (*FIELDS.values(), KEY.secret.plaintext_secret())


def sealed(**changed: Any) -> SealedRecord:
    return seal_record(**{"fields": FIELDS, "agency": AGENCY, "recipients": [KEY], **changed})


def test_nothing_of_the_values_stands_in_the_record() -> None:
    record = sealed()
    stored = record.header + b"".join(ciphertext for _, ciphertext in record.fields)
    assert not any(value in stored for value in FIELDS.values())
    assert KEY.secret.plaintext_secret() not in stored


def test_fields_are_sorted_by_name_whatever_their_order() -> None:
    record = sealed(fields=dict(reversed(FIELDS.items())))
    assert [name for name, _ in record.fields] == sorted(FIELDS)


def test_what_is_asked_for_stands_in_the_header() -> None:
    header = Header.parse(sealed(record_id=RECORD_ID, record_version=7, schema_version=3).header)
    assert (header.record_id, header.record_version, header.schema_version) == (RECORD_ID, 7, 3)
    assert header.fields == 4
    assert [(stanza.type, stanza.key_id) for stanza in header.stanzas] == [(1, b"subject1")]


def test_without_an_id_one_is_drawn() -> None:
    assert len({Header.parse(sealed().header).record_id for _ in range(10)}) == 10


@pytest.mark.parametrize(
    ("recipients", "size"),
    [
        ([KEY], 164),
        ([BUNDLES["X25519"]], 180),
        ([BUNDLES["MLKEM768-X25519"]], 1268),
        ([KEY, OTHER, BUNDLES["MLKEM768-X25519"]], 89 + 75 + 75 + 1179),
        ([replace(KEY, key_id=bytes([n]) * 8) for n in range(STANZA_LIMIT)], 89 + 75 * 8),
    ],
    ids=["local", "classical", "hybrid", "three", "eight"],
)
def test_a_header_has_the_size_of_its_stanzas_and_each_of_them_opens(recipients: list[Recipient], size: int) -> None:
    record = sealed(recipients=recipients)
    assert len(record.header) == size
    keys: list[Opener] = [KEY, OTHER, *KEMS.values()]
    for key in keys:
        if any(recipient.key_id == key.key_id for recipient in recipients):
            assert open_record(record.header, agency=AGENCY, keys=[key]).fields(record) == FIELDS


@pytest.mark.parametrize(
    "recipients",
    [
        [],
        [KEY, KEY],
        [KEY, replace(OTHER, key_id=KEY.key_id)],
        [BUNDLES["X25519"], BUNDLES["MLKEM768-X25519"]],
        [BUNDLES["MLKEM768-X25519"], KEY, BUNDLES["X25519"]],
        [replace(KEY, key_id=bytes([n]) * 8) for n in range(STANZA_LIMIT + 1)],
    ],
    ids=["none", "one twice", "one id twice", "classical beside hybrid", "hybrid beside classical", "nine"],
)
def test_recipients_that_cannot_stand_together_are_refused(recipients: list[Recipient]) -> None:
    with quiet(ConfigurationError, "expected 1 to 8 different ones, and no X25519 beside MLKEM768-X25519", *CANARIES):
        sealed(recipients=recipients)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"fields": {}}, "expected 1 to 1024 fields, got 0"),
        ({"fields": {f"f{n}": b"" for n in range(FIELD_LIMIT + 1)}}, "expected 1 to 1024 fields, got 1025"),
        ({"record_id": b""}, "an id of 16 bytes, got 0"),
        ({"record_id": b"i" * 15}, "an id of 16 bytes, got 15"),
        ({"record_id": b"i" * 17}, "an id of 16 bytes, got 17"),
        ({"record_version": 0}, "a record version of 32 bits from 1"),
        ({"record_version": 1 << 32}, "a record version of 32 bits from 1"),
        ({"schema_version": -1}, "a schema version of 16 bits"),
        ({"schema_version": 1 << 16}, "a schema version of 16 bits"),
        ({"fields": {"good": b"", "": b""}}, "'.', '_', '-' at field 1"),
        ({"fields": {"n" * 101: b""}}, "a name of 1 to 100 letters, digits, '.', '_', '-' at field 0"),
        ({"fields": {"with space": b""}}, "at field 0"),
        ({"fields": {"ñ": b""}}, "at field 0"),
        ({"fields": {"٣": b""}}, "at field 0"),
        ({"fields": {"line\n": b""}}, "at field 0"),
        ({"fields": {"a/b": b""}}, "at field 0"),
        ({"fields": {"\ud800": b""}}, "at field 0"),
        ({"fields": {"big": bytes(VALUE_LIMIT + 1)}}, "at most 16777216 bytes, got 16777217 at field 0"),
    ],
)
def test_what_is_outside_is_refused(changed: dict[str, Any], said: str) -> None:
    with quiet(InputError, said, *CANARIES, b"with space", b"line"):
        sealed(**changed)


@pytest.mark.parametrize("agency", ["", "a" * 201, "\ud800"])
def test_an_agency_outside_its_limits_is_refused(agency: str) -> None:
    with quiet(ConfigurationError, "agency: expected", *CANARIES):
        sealed(agency=agency)


@pytest.mark.parametrize(
    "changed",
    [
        {"fields": {"n" * 100: b"", "A.b_c-9": b"x"}},
        {"fields": {f"f{n}": b"" for n in range(FIELD_LIMIT)}},
        {"record_version": (1 << 32) - 1, "schema_version": (1 << 16) - 1},
        {"record_version": 1, "schema_version": 0},
        {"agency": "a" * 200},
        {"agency": "ñ" * 200},
        {"agency": "é"},
    ],
)
def test_the_edges_are_inside(changed: dict[str, Any]) -> None:
    record = sealed(**changed)
    with open_record(record.header, agency=changed.get("agency", AGENCY), keys=[KEY]) as opened:
        assert opened.fields(record) == changed.get("fields", FIELDS)


def test_the_longest_value_is_sealed_and_opened() -> None:
    value = bytes(VALUE_LIMIT)
    record = sealed(fields={"attachment": value})
    with open_record(record.header, agency=AGENCY, keys=[KEY]) as opened:
        assert opened.field("attachment", record.fields[0][1]) == value


def test_a_wiped_key_seals_nothing() -> None:
    key = WrappingKey(b"identity", SecretBytes(b"canary-wrapping-key-of-32-bytes!"))
    key.secret.wipe()
    with quiet(KeyringError, "one that was wiped", *CANARIES):
        sealed(recipients=[key])


def test_the_record_key_is_wiped_also_when_a_recipient_fails() -> None:
    seen: list[SecretBytes] = []

    class Broken:
        key_id, stanza_type = b"identity", 1

        def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
            seen.append(record_key)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        sealed(recipients=[Broken()])
    sealed(recipients=[KEY])
    assert [key.is_wiped for key in seen] == [True]


@pytest.mark.parametrize("shift", [b"\0", b"\xff", b"stuck"])
def test_a_stuck_generator_tells_equality_only(monkeypatch: pytest.MonkeyPatch, shift: bytes) -> None:
    monkeypatch.setattr(secrets, "token_bytes", stuck(shift))
    one, same = sealed(), sealed()
    assert one == same
    others = [
        sealed(fields={**FIELDS, "dni": b"00000001"}),
        sealed(fields={**FIELDS, "more": b""}),
        sealed(agency="muni-juli"),
        sealed(record_version=2),
        sealed(schema_version=2),
        sealed(record_id=b"i" * 16),
    ]
    salts = {Header.parse(record.header).salt for record in (one, *others)}
    assert len(salts) == 7
    seen = {ciphertext for record in (one, *others) for _, ciphertext in record.fields}
    assert len(seen) == 4 + 4 + 5 + 4 * 4  # no ciphertext twice, although most values are the same


def test_two_records_of_the_same_values_have_nothing_in_common() -> None:
    one, other = sealed(record_id=RECORD_ID), sealed(record_id=RECORD_ID)
    assert Header.parse(one.header).salt != Header.parse(other.header).salt
    assert not {ciphertext for _, ciphertext in one.fields} & {ciphertext for _, ciphertext in other.fields}


@pytest.mark.parametrize(
    ("length", "stored"),
    [(0, 32), (8, 32), (31, 32), (32, 36), (600, 608), (1023, 1024), (1024, 1088), (1_000_000, 1_015_808)],
)
def test_lengths_are_blurred_to_the_steps_of_padme(length: int, stored: int) -> None:
    assert len(padded(b"v" * length)) == stored
    assert len(sealed(fields={"f": b"v" * length}).fields[0][1]) == stored + 16


def test_a_value_that_looks_like_padding_comes_back_whole() -> None:
    for value in (b"\x80", b"\x80" * 40, b"v\x80\0\0\0", bytes(31), bytes(32), b"\0\x80"):
        assert unpadded(padded(value)) == value


def test_the_mac_is_hmac_over_agency_and_header() -> None:
    """What the docstring of the header says, against a key that was unwrapped by hand."""
    record = sealed()
    header = Header.parse(record.header)
    context = b"".join(len(part).to_bytes(8, "big") + part for part in (b"srec/1", AGENCY.encode()))
    info = b"".join(
        len(part).to_bytes(8, "big") + part for part in (b"srec/1 stanza", context + header.fixed, b"\x01", KEY.key_id)
    )
    record_key = KEY.unwrap(1, header.stanzas[0].body, info).plaintext_secret()
    label = (10).to_bytes(8, "big") + b"srec/1 mac" + b"\x01"
    mac_key = hmac.digest(record_key, label, "sha256")  # one block of HKDF-Expand
    assert hmac.digest(mac_key, context + record.header[:-32], "sha256") == record.header[-32:]
