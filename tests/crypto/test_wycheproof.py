"""Vectors of Project Wycheproof, RFC 9180 and the X-Wing draft, through this package's own functions."""

from __future__ import annotations

import datetime as dt
import hmac
import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.crypto.decoder import extract, labeled
from tests.crypto.specimens import refusal

from safefeedback.crypto import (
    MlDsaVerifyingKey,
    PublicBundle,
    RecipientKey,
    SecretBytes,
    VerifyingKey,
)
from safefeedback.crypto._derivation import decrypt_once, encrypt_once, expand
from safefeedback.errors import KeyringError

VECTORS = Path(__file__).parent / "vectors"
PURPOSES = {"X25519": 3, "MLKEM768-X25519": 4}
TEXT = b"a record key of thirty-two bytes"


def vectors(name: str, count: int) -> list[dict[str, Any]]:
    """Return the vectors of a file, which has so many."""
    found: list[dict[str, Any]] = json.loads((VECTORS / "wycheproof" / name).read_text("ascii"))
    assert len(found) == count
    return found


def octets(vector: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(vector[name]) for name in names]


def test_aes_gcm() -> None:
    for vector in vectors("aes_gcm.json", 66):
        key, nonce, associated, text, ciphertext, tag = octets(vector, "key", "iv", "aad", "msg", "ct", "tag")
        if vector["result"] == "valid":
            assert decrypt_once(bytearray(key + nonce), ciphertext + tag, associated) == text
            assert encrypt_once(bytearray(key + nonce), text, associated) == ciphertext + tag
        else:
            with refusal():
                decrypt_once(bytearray(key + nonce), ciphertext + tag, associated)


def test_hkdf_expands_what_an_independent_extract_gives() -> None:
    seen = 0
    for vector in vectors("hkdf_sha256.json", 86):
        material, salt, info, expected = octets(vector, "ikm", "salt", "info", "okm")
        key = bytearray(hmac.digest(salt or bytes(32), material, "sha256"))
        if vector["result"] == "valid":
            assert expand(key, info, vector["size"]) == expected
            seen += 1
        else:
            with pytest.raises(ValueError, match="larger than 8160"):
                expand(key, info, vector["size"])
    assert seen > 60


def test_ed25519() -> None:
    for vector in vectors("ed25519.json", 210):
        key, data, signature = octets(vector, "pk", "msg", "sig")
        if vector["result"] == "valid":
            VerifyingKey(key).verify(signature, data)
        elif vector["result"] == "invalid":
            with refusal():
                VerifyingKey(key).verify(signature, data)


def test_ml_dsa_44() -> None:
    keys = [b64decode(key) for key in json.loads((VECTORS / "wycheproof" / "mldsa_44_keys.json").read_text("ascii"))]
    seen = {"valid": 0, "invalid": 0, "key": 0}
    for vector in vectors("mldsa_44.json", 71):
        key, data, signature = keys[vector["pk"]], bytes.fromhex(vector["msg"]), b64decode(vector["sig"])
        if len(key) != 1312:
            seen["key"] += 1
            with pytest.raises(KeyringError, match="1312"):
                MlDsaVerifyingKey(key)
            continue
        seen[vector["result"]] += 1
        if vector["result"] == "valid":
            MlDsaVerifyingKey(key).verify(signature, data)
        else:
            with refusal():
                MlDsaVerifyingKey(key).verify(signature, data)
    assert min(seen.values()) > 3


def test_points_of_low_order_open_nothing() -> None:
    for vector in vectors("x25519_zero.json", 31):
        (public,) = octets(vector, "public")
        with refusal():
            RecipientKey.from_seed(SecretBytes.generate(), kem="X25519").unwrap(3, public + bytes(48), b"")
        with pytest.raises(KeyringError, match="public key"):
            bundle("X25519", public).wrap(SecretBytes.generate(), b"")


def test_no_key_is_wrapped_for_what_is_no_ml_kem_key() -> None:
    long = 0
    for vector in vectors("mlkem_768_keys.json", 30):
        key = b64decode(vector["ek"])
        long += len(key) == 1184
        with pytest.raises(KeyringError):
            bundle("MLKEM768-X25519", key + b"\t" + bytes(31)).wrap(SecretBytes.generate(), b"")
    assert long == 10


def bundle(kem: str, public_key: bytes) -> PublicBundle:
    return PublicBundle("muni-puno", kem, public_key, dt.date(2026, 12, 31))


@pytest.mark.parametrize("vector", json.loads((VECTORS / "hpke.json").read_text("ascii")), ids=lambda each: each["kem"])
def test_hpke_opens_what_the_vectors_key_schedule_seals(vector: dict[str, str]) -> None:
    seed, enc, info, shared = octets(vector, "skRm", "enc", "info", "shared_secret")
    suite = b"HPKE" + {"X25519": b"\x00\x20", "MLKEM768-X25519": b"\x64\x7a"}[vector["kem"]] + b"\x00\x01\x00\x02"
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    secret = extract(suite, shared, b"secret", b"")
    key, nonce = (labeled(suite, secret, label + context, size) for label, size in ((b"key", 32), (b"base_nonce", 12)))
    if "key" in vector:
        assert [key, nonce] == octets(vector, "key", "base_nonce")  # the schedule above is RFC 9180's
    private = RecipientKey.from_seed(SecretBytes(seed), kem=vector["kem"])
    sealed = enc + AESGCM(key).encrypt(nonce, TEXT, b"")
    assert private.unwrap(PURPOSES[vector["kem"]], sealed, info).plaintext_secret() == TEXT
    for changed in (sealed[:-1] + bytes([sealed[-1] ^ 1]), bytes([sealed[0] ^ 1]) + sealed[1:]):
        with refusal():
            private.unwrap(PURPOSES[vector["kem"]], changed, info)
