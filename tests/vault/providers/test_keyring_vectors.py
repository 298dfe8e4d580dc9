"""Keyring files of version 1 open for ever, and for a second implementation written from the reference alone."""

import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from safefeedback.vault.providers.file import FileProvider

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/keyring.json").read_text("utf-8"))["cases"]


def canonical(*parts: str | bytes) -> bytes:
    encoded = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(part).to_bytes(8, "big") + part for part in encoded)


def unwrapped(key: bytes, blob: bytes, context: bytes) -> bytes:
    assert blob[0] == 1
    salt, commitment, ciphertext = blob[1:17], blob[17:49], blob[49:]
    derived = HKDFExpand(SHA256(), 76, canonical("srec/1 wrap", salt, context)).derive(key)
    assert derived[:32] == commitment
    return AESGCM(derived[32:64]).decrypt(derived[64:], ciphertext, context)


def master_of(lock: dict[str, Any], passphrase: str) -> bytes:
    if lock["kind"] == "insecure":
        return bytes.fromhex(lock["plaintext_key"])
    costs = {"iterations": lock["time"], "lanes": lock["lanes"], "memory_cost": lock["memory_kib"]}
    return Argon2id(salt=bytes.fromhex(lock["salt"]), length=32, **costs).derive(passphrase.encode())


def second_implementation(given: dict[str, Any]) -> bytes:
    keyring = given["keyring"]
    master = master_of(keyring["lock"], given["passphrase"])
    said = json.dumps({name: value for name, value in keyring.items() if name != "mac"}, sort_keys=True)
    mac_key = hmac.digest(master, b"safefeedback keyring/1 mac", "sha256")
    assert hmac.digest(mac_key, said.encode("ascii"), "sha256").hex() == keyring["mac"]
    entry = next(each for each in keyring["keys"] if each["reference"] == given["reference"])
    about = canonical("safefeedback keyring/1 entry", entry["reference"], entry["created"])
    root = unwrapped(master, bytes.fromhex(entry["wrapped"]), about)
    blob = bytes.fromhex(given["blob"])
    assert blob[0] == 1
    end = 3 + int.from_bytes(blob[1:3], "big")
    once = unwrapped(root, blob[3:end], canonical("safefeedback keyring/1 seal"))
    context = canonical(*(part for pair in sorted(given["context"].items()) for part in pair))
    bound = canonical("safefeedback provider/1", given["reference"], context, blob[3:end])
    return unwrapped(once, blob[end:], bound)


@pytest.mark.parametrize("case", VECTORS, ids=[case["id"] for case in VECTORS])
def test_vector(case: dict[str, Any], tmp_path: Path) -> None:
    given = case["input"]
    path = tmp_path / "keyring.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(given["keyring"]), encoding="utf-8")
    is_open = given["keyring"]["lock"]["kind"] == "insecure"
    uri = f"{'insecure-file' if is_open else 'file'}:{path}"
    provider = FileProvider.open(uri, None if is_open else given["passphrase"].encode)
    opened = provider.unwrap(given["reference"], bytes.fromhex(given["blob"]), given["context"])
    assert opened.plaintext_secret().hex() == case["expect"]
    assert second_implementation(given).hex() == case["expect"]
