"""A second reader of sealed records, written from docs/reference/sealed-record.md alone: nothing of the library is used.

HPKE (RFC 9180) and the combiner of MLKEM768-X25519 are written out too, on the primitives of ``cryptography``.
"""

from __future__ import annotations

import hmac
import json
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha3_256, sha256, shake_256

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

BODIES = {1: 64, 3: 80, 4: 1168}


class RefusedError(Exception):
    """What does not open."""


@dataclass(frozen=True)
class Key:
    """A key of a reader: the type of its stanzas, its id, and 32 bytes (a symmetric key or a seed)."""

    type: int
    key_id: bytes
    secret: bytes


def lp(*parts: bytes) -> bytes:
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts)


def expand(key: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(SHA256(), length, info).derive(key)


def mac(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, "sha256").digest()


def decrypt(cipher: bytes, text: bytes, associated: bytes) -> bytes:
    try:
        return AESGCM(cipher[:32]).decrypt(cipher[32:], text, associated)
    except InvalidTag:
        raise RefusedError from None


def read(header: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return type, key id and body of the stanzas of a well-formed header."""
    if len(header) < 89 or header[:6] != b"SREC\x01\x01" or header[14:16] != b"\0\0":
        raise RefusedError
    fields, version = int.from_bytes(header[6:8], "big"), int.from_bytes(header[10:14], "big")
    if not 1 <= fields <= 1024 or not version or not 1 <= header[56] <= 8:
        raise RefusedError
    stanzas, rest = [], header[57:-32]
    for _ in range(header[56]):
        kind, key_id, length = (
            (rest[0], rest[1:9], int.from_bytes(rest[9:11], "big")) if len(rest) > 10 else (0, b"", 0)
        )
        if not kind or not length or len(rest) < 11 + length or BODIES.get(kind, length) != length:
            raise RefusedError
        stanzas.append((kind, key_id, rest[11 : 11 + length]))
        rest = rest[11 + length :]
    types = {kind for kind, _, _ in stanzas}
    if rest or len({stanza[:2] for stanza in stanzas}) != len(stanzas) or types >= {3, 4}:
        raise RefusedError
    return stanzas


def record_key(header: bytes, agency: str, keys: Sequence[Key]) -> bytes:
    owner = lp(b"srec/1", agency.encode())
    for kind, key_id, body in read(header):
        for key in keys:
            if (key.type, key.key_id) != (kind, key_id):
                continue
            info = lp(b"srec/1 stanza", owner + header[:56], bytes([kind]), key_id)
            try:
                found = unwrap(key, body, info)
            except RefusedError:
                continue
            if hmac.compare_digest(mac(expand(found, lp(b"srec/1 mac"), 32), owner + header[:-32]), header[-32:]):
                return found
    raise RefusedError


def unwrap(key: Key, body: bytes, info: bytes) -> bytes:
    if key.type == 1:
        cipher = expand(key.secret, lp(b"srec/1 local", body[:16], sha256(info).digest()), 44)
        return decrypt(cipher, body[16:], info)
    return hpke(key, body[:-48], body[-48:], info)


def hpke(key: Key, enc: bytes, text: bytes, info: bytes) -> bytes:
    """Return the plaintext of HPKE in base mode with HKDF-SHA256 and AES-256-GCM."""
    kem = 0x0020 if key.type == 3 else 0x647A
    secret = dhkem(key.secret, enc) if key.type == 3 else xwing(key.secret, enc)
    suite = b"HPKE" + struct.pack(">HHH", kem, 1, 2)
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    prk = extract(suite, secret, b"secret", b"")
    cipher = labeled(suite, prk, b"key" + context, 32) + labeled(suite, prk, b"base_nonce" + context, 12)
    return decrypt(cipher, text, b"")


def extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return mac(salt, b"HPKE-v1" + suite + label + material)


def labeled(suite: bytes, prk: bytes, info: bytes, length: int) -> bytes:
    """Return what is derived for a label and what follows it."""
    return expand(prk, struct.pack(">H", length) + b"HPKE-v1" + suite + info, length)


def exchange(private: X25519PrivateKey, public: bytes) -> bytes:
    try:
        return private.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        raise RefusedError from None


def dhkem(seed: bytes, enc: bytes) -> bytes:
    private, suite = X25519PrivateKey.from_private_bytes(seed), b"KEM\0\x20"
    prk = extract(suite, b"", b"eae_prk", exchange(private, enc))
    return labeled(suite, prk, b"shared_secret" + enc + private.public_key().public_bytes_raw(), 32)


def xwing(seed: bytes, enc: bytes) -> bytes:
    both = shake_256(seed).digest(96)
    mlkem, x25519 = MLKEM768PrivateKey.from_seed_bytes(both[:64]), X25519PrivateKey.from_private_bytes(both[64:])
    public = x25519.public_key().public_bytes_raw()
    shared = mlkem.decapsulate(enc[:1088]) + exchange(x25519, enc[1088:])
    return sha3_256(shared + enc[1088:] + public + b"\\.//^\\").digest()


def padme(length: int) -> int:
    length = max(length, 32)
    exponent = length.bit_length() - 1
    unit = 1 << (exponent - exponent.bit_length())
    return -(-length // unit) * unit


def open_field(key: bytes, header: bytes, agency: str, field: tuple[str, bytes]) -> bytes:
    """Return the value of a field, given as name and ciphertext; ``key`` is the record key."""
    name, text = field[0].encode(), field[1]
    if len(text) > padme(16_777_216 + 1) + 16:
        raise RefusedError
    cipher = expand(key, lp(b"srec/1 field", header[40:56], name), 44)
    padded = decrypt(cipher, text, lp(b"srec/1", agency.encode()) + header[:56] + name)
    value = padded.rstrip(b"\0")
    if value[-1:] != b"\x80" or len(padded) != padme(len(value)):
        raise RefusedError
    return value[:-1]


def has_names(header: bytes, names: list[str]) -> bool:
    if len(names) != int.from_bytes(header[6:8], "big") or names != sorted(set(names)) or not "".join(names).isascii():
        return False
    return sha256(lp(*[name.encode() for name in names])).digest()[:8] == header[32:40]


def open_record(
    header: bytes, fields: Sequence[tuple[str, bytes]], agency: str, keys: Sequence[Key]
) -> dict[str, bytes]:
    """Return all values of a record."""
    key = record_key(header, agency, keys)
    if not has_names(header, [name for name, _ in fields]):
        raise RefusedError
    return {field[0]: open_field(key, header, agency, field) for field in fields}


def unwrap_key(secret: bytes, blob: bytes, context: bytes) -> bytes:
    """Return the secret of a free-standing wrapped key."""
    if len(blob) < 66 or blob[0] != 1:
        raise RefusedError
    derived = expand(secret, lp(b"srec/1 wrap", blob[1:17], context), 76)
    if not hmac.compare_digest(derived[:32], blob[17:49]):
        raise RefusedError
    return decrypt(derived[32:], blob[49:], context)


def digest(header: bytes, fields: Sequence[tuple[str, bytes]]) -> bytes:
    return sha256(lp(b"srec/1 digest", header, *[p for name, text in fields for p in (name.encode(), text)])).digest()


def read_text(text: str) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Return header and fields of the text form."""
    try:
        content, parts = urlsafe_b64decode(text[6:] + "=="), []
        rest = content
        while rest:
            size = 8 + int.from_bytes(rest[:8], "big")
            parts.append(rest[8:size])
            rest = rest[size:]
        fields = [(name.decode("ascii"), part) for name, part in zip(parts[1::2], parts[2::2], strict=True)]
    except ValueError:
        raise RefusedError from None
    if not parts or text != "srec1:" + urlsafe_b64encode(lp(*parts)).decode().rstrip("="):
        raise RefusedError
    read(parts[0])
    if not has_names(parts[0], [name for name, _ in fields]):
        raise RefusedError
    return parts[0], fields


def verify_bundle(content: bytes, custodian: bytes) -> tuple[str, str, bytes]:
    """Return agency, kind and public key of a bundle that the custodian signed."""
    try:
        found = json.loads(content)
        public_key, signature = urlsafe_b64decode(found["public_key"]), urlsafe_b64decode(found["signature"])
        agency, kem, day = found["agency"], found["kem"], found["not_after"]
        key_id = sha256(lp(b"srec/1 key id", kem.encode(), public_key)).digest()[:8]
        signed = lp(b"srec/1 bundle", agency.encode(), kem.encode(), public_key, day.encode())
        Ed25519PublicKey.from_public_bytes(custodian).verify(signature, signed)
    except (ValueError, KeyError, InvalidSignature):
        raise RefusedError from None
    if urlsafe_b64decode(found["key_id"]) != key_id or found["form"] != "safefeedback public bundle/1":
        raise RefusedError
    return agency, kem, public_key
