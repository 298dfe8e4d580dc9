import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, hmac
from tests.crypto.specimens import quiet

from safefeedback.crypto import PseudonymKey, SecretBytes, keyed_tag
from safefeedback.errors import KeyringError

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
    assert keyed_tag(SecretBytes(secret), *parts).hex() == case["expect"]
    assert second_implementation(secret, parts).hex() == case["expect"]


def test_text_and_its_bytes_give_the_same_tag() -> None:
    key = PseudonymKey.from_bytes(bytes(32))
    assert keyed_tag(key, "ñ") == keyed_tag(key, "ñ".encode())


def test_a_lone_surrogate_has_a_tag() -> None:
    assert len(keyed_tag(PseudonymKey.from_bytes(bytes(32)), "\ud800")) == 32


@pytest.mark.parametrize("length", [1, 31, 33, 64])
def test_secret_bytes_of_another_length_are_refused(length: int) -> None:
    with quiet(KeyringError, f"expected 32 bytes, got {length}", b"part"):
        keyed_tag(SecretBytes(b"k" * length), "part")


def test_a_wiped_secret_makes_no_tag() -> None:
    key = SecretBytes(bytes(32))
    key.wipe()
    with quiet(KeyringError, "one that was wiped", b"part"):
        keyed_tag(key, "part")
