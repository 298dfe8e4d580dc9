import hmac
import json
import re
from pathlib import Path
from typing import Any

import pytest
from stdnum.iso7064 import mod_37_36
from tests.crypto.specimens import quiet

from safefeedback.crypto import SecretBytes, blind_index, pseudonym_code, read_pseudonym_code
from safefeedback.errors import (
    ChecksumError,
    ConfigurationError,
    FormatError,
    InputError,
    KeyringError,
    LengthError,
    SafeFeedbackError,
)

FILE = Path(__file__).parent / "vectors/pseudonym.json"
VECTORS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["cases"]
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET = bytes(range(32))
PERSON = {"agency": "muni-puno", "purpose": "estadistica-2026", "value": "56809734"}


def code(secret: bytes = SECRET, /, **changed: str) -> str:
    return pseudonym_code(SecretBytes(secret), **{**PERSON, **changed})


def second_implementation(secret: bytes, given: dict[str, str]) -> str:
    parts = ["safefeedback/pseudonym-code/1", given["agency"], given["purpose"], given["value"]]
    message = b"".join(len(part.encode()).to_bytes(8, "big") + part.encode() for part in parts)
    return written(int.from_bytes(hmac.digest(secret, message, "sha256")[:10], "big"))


def written(number: int) -> str:
    digits = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(16)))
    checked: str = digits + mod_37_36.calc_check_digit(digits, ALPHABET)
    return "-".join(["CIU", *re.findall("....", checked[:12]), checked[12:]])


@pytest.mark.parametrize("case", VECTORS, ids=[case["id"] for case in VECTORS])
def test_vector(case: dict[str, Any]) -> None:
    secret, given = bytes.fromhex(case["input"]["key"]), dict(case["input"])
    del given["key"]
    assert pseudonym_code(SecretBytes(secret), **given) == case["expect"]
    assert second_implementation(secret, given) == case["expect"]
    assert read_pseudonym_code(case["expect"]) == case["expect"]


def test_a_code_is_of_24_characters_that_are_not_mistaken_for_each_other() -> None:
    assert re.fullmatch(r"CIU-([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{5}", code())
    assert len(code()) == 24


def test_a_code_is_not_the_blind_index_of_the_value_under_the_same_key() -> None:
    key, names = SecretBytes(SECRET), ("muni-puno", "estadistica-2026")
    tag = blind_index(key, agency=names[0], index=names[1], version=1, value="56809734", bits=80)
    assert code() != written(int.from_bytes(tag, "big"))


@pytest.mark.parametrize(
    ("changed", "kind", "said"),
    [
        ({"agency": ""}, ConfigurationError, "agency: expected 1 to 200 characters, got 0"),
        ({"agency": "\ud800"}, ConfigurationError, "agency: expected text, got a lone surrogate"),
        ({"purpose": ""}, ConfigurationError, "a purpose of 1 to 200 characters"),
        ({"purpose": " "}, ConfigurationError, "a purpose of 1 to 200 characters"),
        ({"purpose": "p" * 201}, ConfigurationError, "a purpose of 1 to 200 characters"),
        ({"value": ""}, InputError, "a value of one character or more, got none"),
    ],
)
def test_what_is_outside_is_refused(changed: dict[str, str], kind: type[SafeFeedbackError], said: str) -> None:
    with quiet(kind, said, b"56809734", SECRET):
        code(**changed)


def test_the_edges_are_inside() -> None:
    assert code(agency="a" * 200, purpose="p" * 200, value="v") != code()


def test_a_key_of_another_length_and_a_wiped_one_are_refused() -> None:
    with quiet(KeyringError, "expected 32 bytes, got 31", b"56809734"):
        code(SECRET[:31])
    key = SecretBytes(SECRET)
    key.wipe()
    with quiet(KeyringError, "one that was wiped", b"56809734"):
        pseudonym_code(key, **PERSON)


@pytest.mark.parametrize(
    "typed",
    ["CIU-7K3F-0000-0000-0000Z", "ciu-7k3f-0000-0000-0000z", "CIU7K3F000000000000Z", " ciu 7k3f oooo 0000 O00Oz "],
)
def test_what_somebody_typed_is_read(typed: str) -> None:
    assert read_pseudonym_code(typed) == "CIU-7K3F-0000-0000-0000Z"


def test_i_and_l_are_read_as_1() -> None:
    ones = "1" * 16
    check = mod_37_36.calc_check_digit(ones, ALPHABET)
    assert read_pseudonym_code(f"ciu-{'iIlL1111' * 2}{check}") == f"CIU-1111-1111-1111-1111{check}"


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ("", FormatError, "expected CIU at the start"),
        ("C1U-7K3F-0000-0000-0000Z", FormatError, "expected CIU at the start"),
        ("CIU", LengthError, "expected 17 characters after CIU, got 0"),
        ("CIU-7K3F-0000-0000-0000", LengthError, "got 16"),
        ("CIU-7K3F-0000-0000-0000ZZ", LengthError, "got 18"),
        ("CIU-7K3F-0000-00U0-0000Z", FormatError, "without I, L, O, U at position 10"),
        ("CIU-7K3F-0000-00Ñ0-0000Z", FormatError, "at position 10"),
        ("CIU-7K3F-0000-00٣0-0000Z", FormatError, "at position 10"),
        ("CIU-7K3F-0000-0000-0000Y", ChecksumError, "the check character does not agree"),
    ],
)
def test_what_is_no_code_is_refused_without_quoting_it(typed: str, kind: type[SafeFeedbackError], said: str) -> None:
    with quiet(kind, said, b"7K3F", b"0000"):
        read_pseudonym_code(typed)
