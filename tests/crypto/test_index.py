import hmac
import json
import math
from pathlib import Path
from typing import Any

import pytest
from tests.crypto.specimens import quiet

from safefeedback.crypto import SecretBytes, blind_index, plan_bits
from safefeedback.errors import ConfigurationError, InputError, KeyringError, SafeFeedbackError

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/index.json").read_text("utf-8"))["cases"]
SECRET = bytes(range(32))
DNI = {"agency": "muni-puno", "index": "PE_DNI", "version": 1, "value": "56809734", "bits": 14}


def tag(secret: bytes = SECRET, **changed: Any) -> bytes:
    return blind_index(SecretBytes(secret), **{**DNI, **changed})


def second_implementation(secret: bytes, given: dict[str, Any]) -> str:
    parts = ["safefeedback/blind-index/1", given["agency"], given["index"], given["version"], given["value"]]
    coded = [part.to_bytes(4, "big") if isinstance(part, int) else part.encode() for part in parts]
    message = b"".join(len(part).to_bytes(8, "big") + part for part in coded)
    bits = "".join(f"{byte:08b}" for byte in hmac.digest(secret, message, "sha256"))[: given["bits"]]
    whole = bits.ljust(-(-len(bits) // 8) * 8, "0")
    return f"{int(whole, 2):0{len(whole) // 4}x}"


@pytest.mark.parametrize("case", VECTORS, ids=[case["id"] for case in VECTORS])
def test_vector(case: dict[str, Any]) -> None:
    secret, given = bytes.fromhex(case["input"]["key"]), dict(case["input"])
    del given["key"]
    assert tag(secret, **given).hex() == case["expect"]
    assert second_implementation(secret, given) == case["expect"]


def test_a_longer_tag_begins_as_the_shorter_so_that_two_lengths_tell_no_more_than_the_longer() -> None:
    whole = int.from_bytes(tag(bits=256), "big")
    for bits in range(2, 257):
        cut = tag(bits=bits)
        assert len(cut) == math.ceil(bits / 8)
        assert int.from_bytes(cut, "big") == whole >> 256 - bits << -bits % 8


@pytest.mark.parametrize(
    ("changed", "kind", "said"),
    [
        ({"agency": ""}, ConfigurationError, "agency: expected 1 to 200 characters, got 0"),
        ({"agency": "a" * 201}, ConfigurationError, "agency: expected 1 to 200 characters, got 201"),
        ({"index": ""}, ConfigurationError, "a name of 1 to 100 characters, got 0"),
        ({"index": "i" * 101}, ConfigurationError, "a name of 1 to 100 characters, got 101"),
        ({"version": 0}, ConfigurationError, "a version of 32 bits from 1 and 2 to 256 bits, got 0 and 14"),
        ({"version": 1 << 32}, ConfigurationError, "got 4294967296 and 14"),
        ({"bits": 1}, ConfigurationError, "got 1 and 1"),
        ({"bits": 257}, ConfigurationError, "got 1 and 257"),
        ({"value": ""}, InputError, "a value of one character or more, got none"),
    ],
)
def test_what_is_outside_is_refused(changed: dict[str, Any], kind: type[SafeFeedbackError], said: str) -> None:
    with quiet(kind, said, b"56809734", SECRET):
        tag(**changed)


def test_the_edges_are_inside() -> None:
    assert len(tag(agency="a" * 200, index="i" * 100, version=(1 << 32) - 1, value="v", bits=256)) == 32
    assert len(tag(agency="a", index="i", bits=2)) == 1


@pytest.mark.parametrize("length", [1, 31, 33, 64])
def test_a_key_of_another_length_and_a_wiped_one_are_refused(length: int) -> None:
    with quiet(KeyringError, f"expected 32 bytes, got {length}", b"56809734"):
        tag(b"k" * length)
    key = SecretBytes(SECRET)
    key.wipe()
    with quiet(KeyringError, "one that was wiped", b"56809734"):
        blind_index(key, **DNI)  # type: ignore[arg-type]  # a dict of several types


@pytest.mark.parametrize(
    ("population", "shortest", "longest"),
    [
        (16, 2, 3),
        (17, 3, 3),
        (31, 3, 3),
        (32, 3, 4),
        (64, 3, 5),
        (65, 4, 5),
        (50_000, 8, 14),
        (10**6, 10, 18),
        (33 * 10**6, 13, 23),
    ],
)
def test_the_rule_at_known_populations(population: int, shortest: int, longest: int) -> None:
    """50,000 is the worked example of CipherSweet's page: at least 8, and C < 2 from 15 on."""
    assert plan_bits(population) == range(shortest, longest + 1)
    assert plan_bits(population, distinct=10**8) == plan_bits(population)


def test_every_planned_length_makes_a_tag() -> None:
    for population in (16, 10**3, 10**9, 1 << 300):
        for bits in plan_bits(population):
            assert tag(bits=bits)
    assert plan_bits(1 << 300)[-1] == 256


@pytest.mark.parametrize("population", [-1, 0, 1, 15])
def test_too_few_values_are_refused(population: int) -> None:
    with quiet(ConfigurationError, f"expected 16 values or more, got {population}"):
        plan_bits(population, distinct=10**8)


@pytest.mark.parametrize(
    ("population", "distinct", "least"),
    [(1000, 2, 65_536), (1000, 1_891, 65_536), (10**6, 36_525, 10**6), (20, 65_535, 65_536), (10**6, 10**6 - 1, 10**6)],
    ids=["sex", "district", "date of birth", "just too few", "one less than there are"],
)
def test_values_that_repeat_by_nature_are_refused(population: int, distinct: int, least: int) -> None:
    with quiet(ConfigurationError, f"a field of {least} possible values or more, got {distinct}"):
        plan_bits(population, distinct=distinct)
    assert plan_bits(population, distinct=least)
