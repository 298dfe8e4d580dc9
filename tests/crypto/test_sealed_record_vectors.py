"""The library and a second reader, written from the specification alone, agree on every vector."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.crypto import decoder
from tests.crypto.vectors import make_sealed_record

from safefeedback.crypto import (
    Opener,
    PublicBundle,
    RecipientKey,
    SealedRecord,
    SecretBytes,
    VerifyingKey,
    WrappingKey,
    open_record,
)
from safefeedback.errors import DecryptionError, KeyringError

FILE = json.loads((Path(__file__).parent / "vectors/sealed_record.json").read_text("utf-8"))
KEYS: Mapping[str, Mapping[str, Any]] = FILE["keys"]
KEMS = {3: "X25519", 4: "MLKEM768-X25519"}


def cases(group: str) -> pytest.MarkDecorator:
    tests = FILE[group]
    return pytest.mark.parametrize("case", tests, ids=[f"{test['tcId']} {test['comment'][:60]}" for test in tests])


def opener(name: str) -> Opener:
    key = KEYS[name]
    secret = SecretBytes(bytes.fromhex(key["secret"]))
    if key["type"] == 1:
        return WrappingKey(bytes.fromhex(key["key_id"]), secret)
    return RecipientKey.from_seed(secret, kem=KEMS[key["type"]])


def second_key(name: str) -> decoder.Key:
    key = KEYS[name]
    return decoder.Key(key["type"], bytes.fromhex(key["key_id"]), bytes.fromhex(key["secret"]))


def record(case: Mapping[str, Any]) -> SealedRecord:
    return SealedRecord(
        bytes.fromhex(case["header"]), tuple((name, bytes.fromhex(text)) for name, text in case["fields"])
    )


@cases("records")
def test_record(case: dict[str, Any]) -> None:
    def ours() -> dict[str, bytes]:
        sealed = record(case)
        with open_record(sealed.header, agency=case["agency"], keys=[opener(name) for name in case["keys"]]) as opened:
            return opened.fields(sealed)

    def second() -> dict[str, bytes]:
        sealed, keys = record(case), [second_key(name) for name in case["keys"]]
        return decoder.open_record(sealed.header, sealed.fields, case["agency"], keys)

    if case["result"] == "valid":
        values = {name: bytes.fromhex(value) for name, value in case["values"].items()}
        assert ours() == second() == values
        assert record(case).digest == decoder.digest(record(case).header, record(case).fields)
        return
    with pytest.raises(DecryptionError):
        ours()
    with pytest.raises(decoder.RefusedError):
        second()


@cases("wrapped_keys")
def test_wrapped_key(case: dict[str, Any]) -> None:
    secret, blob, context = (bytes.fromhex(case[part]) for part in ("key", "blob", "context"))
    key = WrappingKey(b"any-name", SecretBytes(secret))
    if case["result"] == "valid":
        assert key.unwrap_key(blob, context).plaintext_secret().hex() == case["secret"]
        assert decoder.unwrap_key(secret, blob, context).hex() == case["secret"]
        return
    with pytest.raises(DecryptionError):
        key.unwrap_key(blob, context)
    with pytest.raises(decoder.RefusedError):
        decoder.unwrap_key(secret, blob, context)


@cases("bundles")
def test_bundle(case: dict[str, Any]) -> None:
    content, custodian = case["content"].encode(), bytes.fromhex(FILE["custodian"])

    def ours() -> tuple[str, str, bytes]:
        bundle = PublicBundle.from_bytes(content)
        bundle.verify(VerifyingKey(custodian))
        return bundle.agency, bundle.kem, bundle.public_key

    if case["result"] == "valid":
        assert ours() == decoder.verify_bundle(content, custodian)
        return
    with pytest.raises((DecryptionError, KeyringError)):
        ours()
    with pytest.raises(decoder.RefusedError):
        decoder.verify_bundle(content, custodian)


@cases("texts")
def test_text(case: dict[str, Any]) -> None:
    if case["result"] == "valid":
        assert SealedRecord.from_text(case["text"]) == record(case)
        assert record(case).to_text() == case["text"]
        assert decoder.read_text(case["text"]) == (record(case).header, list(record(case).fields))
        return
    with pytest.raises(DecryptionError):
        SealedRecord.from_text(case["text"])
    with pytest.raises(decoder.RefusedError):
        decoder.read_text(case["text"])


def test_the_file_is_what_its_generator_makes() -> None:
    assert make_sealed_record.written() == make_sealed_record.FILE.read_text("utf-8")


def test_every_flag_is_explained_and_used() -> None:
    tests = [test for group in ("records", "wrapped_keys", "bundles", "texts") for test in FILE[group]]
    used = Counter(flag for test in tests for flag in test["flags"])
    assert set(used) == set(FILE["notes"])
    assert [test["tcId"] for test in tests] == list(range(1, FILE["numberOfTests"] + 1))
    assert len({json.dumps(test | {"tcId": 0, "comment": ""}) for test in tests}) == len(tests)
