import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, hmac

from safefeedback.crypto import PseudonymKey, keyed_tag

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/tag.json").read_text("utf-8"))["cases"]


def second_implementation(secret: bytes, parts: list[str]) -> bytes:
    tag = hmac.HMAC(secret, hashes.SHA256())
    for part in parts:
        tag.update(len(part.encode()).to_bytes(8, "big") + part.encode())
    return tag.finalize()


@pytest.mark.parametrize("case", VECTORS, ids=[case["id"] for case in VECTORS])
def test_vector(case: dict[str, Any]) -> None:
    secret, parts = bytes.fromhex(case["input"]["key"]), case["input"]["parts"]
    assert keyed_tag(PseudonymKey.from_bytes(secret), *parts).hex() == case["expect"]
    assert second_implementation(secret, parts).hex() == case["expect"]


def test_text_and_its_bytes_give_the_same_tag() -> None:
    key = PseudonymKey.from_bytes(bytes(32))
    assert keyed_tag(key, "ñ") == keyed_tag(key, "ñ".encode())


def test_a_lone_surrogate_has_a_tag() -> None:
    assert len(keyed_tag(PseudonymKey.from_bytes(bytes(32)), "\ud800")) == 32
