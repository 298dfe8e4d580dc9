"""A second reader of notes, checkpoints and proofs, written from the C2SP texts alone: it shares no line with ours."""

from __future__ import annotations

import base64
import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

__all__ = ["verify_checkpoint", "verify_proof"]


def verify_checkpoint(note: bytes, vkey: str) -> tuple[str, int, bytes]:
    """Return origin, size and root of a checkpoint that this key signed; ``ValueError`` otherwise."""
    name, key_id, encoded = vkey.split("+", 2)
    key = base64.b64decode(encoded)
    if hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() != key_id:
        raise ValueError("id of the key")
    at = note.rindex(b"\n\n")
    text, lines = note[: at + 1], note[at + 2 :].decode().splitlines()
    origin, size, root = text.decode().splitlines()
    signatures = []
    for line in lines:
        dash, signer, content = line.split(" ")
        blob = base64.b64decode(content)
        if dash == "—" and signer == name and blob[:4].hex() == key_id:
            signatures.append(blob[4:])
    if not signatures:
        raise ValueError("nobody signed")
    for signature in signatures:
        try:
            if key[0] == 1:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature, text)
            else:
                message = (
                    struct.pack(">12sB", b"subtree/v1\n\0", len(name.encode()))
                    + name.encode()
                    + signature[:8]
                    + struct.pack(">B", len(origin.encode()))
                    + origin.encode()
                    + struct.pack(">QQ", 0, int(size))
                    + base64.b64decode(root)
                )
                MLDSA44PublicKey.from_public_bytes(key[1:]).verify(signature[8:], message)
        except InvalidSignature:
            raise ValueError("signature") from None
    return origin, int(size), base64.b64decode(root)


def verify_proof(proof: str, body: bytes, vkey: str) -> int:
    """Return the place of a leaf that the proof shows; ``ValueError`` otherwise."""
    head, note = proof.split("\n\n", 1)
    lines = head.split("\n")
    if lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise ValueError("first line")
    if lines[0].startswith("extra "):
        lines.pop(0)
    index = int(lines.pop(0).removeprefix("index "))
    _, size, root = verify_checkpoint(note.encode(), vkey)
    path = [base64.b64decode(line) for line in lines]
    if _root(index, size, hashlib.sha256(b"\0" + body).digest(), path) != root:
        raise ValueError("path")
    return index


def _root(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """Follow the recursion of RFC 6962 section 2.1.1 from the root down, the path from its end."""
    if size == 1:
        if path:
            raise ValueError("long path")
        return leaf
    if not path or not 0 <= index < size:
        raise ValueError("short path")
    half = 1
    while half * 2 < size:
        half *= 2
    if index < half:
        pair = _root(index, half, leaf, path[:-1]) + path[-1]
    else:
        pair = path[-1] + _root(index - half, size - half, leaf, path[:-1])
    return hashlib.sha256(b"\1" + pair).digest()
