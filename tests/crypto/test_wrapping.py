import hmac
import pickle
from dataclasses import FrozenInstanceError, asdict, replace
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from tests.crypto.specimens import KEY, OTHER, flipped, quiet, refusal, stuck

from safefeedback.crypto import Opener, SecretBytes, WrappingKey
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, LOCAL
from safefeedback.crypto.wrapping import _wrap_key
from safefeedback.errors import KeyringError

RECORD_KEY = SecretBytes(b"canary-record-key-of-32-bytes..!")


def lp(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def test_a_blob_opens_under_its_key_and_context() -> None:
    assert KEY.unwrap_key(KEY.wrap_key(RECORD_KEY, b"epoch"), b"epoch") == RECORD_KEY


@pytest.mark.parametrize("length", [1, 16, 32, 33, 4096])
def test_a_blob_is_65_bytes_longer_than_what_it_holds(length: int) -> None:
    secret = SecretBytes.generate(length)
    blob = KEY.wrap_key(secret, b"")
    assert len(blob) == length + 65
    assert KEY.unwrap_key(blob, b"") == secret


def test_a_blob_is_what_the_docstring_says() -> None:
    """A second implementation, from the text alone."""
    blob = _wrap_key(KEY, RECORD_KEY, b"epoch", stuck(b"\x07"))
    secret = KEY.secret.plaintext_secret()
    hedge = HKDFExpand(SHA256(), 32, lp(b"srec/1 wrap salt")).derive(secret)
    mixed = lp(b"\x07" * 16, b"epoch") + RECORD_KEY.plaintext_secret()
    salt = hmac.digest(hedge, mixed, "sha256")[:16]
    derived = HKDFExpand(SHA256(), 76, lp(b"srec/1 wrap", salt, b"epoch")).derive(secret)
    body = AESGCM(derived[32:64]).encrypt(derived[64:], RECORD_KEY.plaintext_secret(), b"epoch")
    assert blob == b"\x01" + salt + derived[:32] + body


def test_every_flipped_bit_and_every_cut_of_a_blob_is_refused() -> None:
    blob = KEY.wrap_key(RECORD_KEY, b"epoch")
    for changed in [*flipped(blob), *(blob[:end] for end in range(len(blob))), blob + b"\0"]:
        with refusal():
            KEY.unwrap_key(changed, b"epoch")


def test_another_key_and_another_context_are_refused() -> None:
    blob = KEY.wrap_key(RECORD_KEY, b"epoch")
    for key, context in ((OTHER, b"epoch"), (KEY, b"epoch "), (KEY, b"")):
        with refusal():
            key.unwrap_key(blob, context)


def test_the_commitment_is_checked_before_the_ciphertext() -> None:
    blob = bytearray(KEY.wrap_key(RECORD_KEY, b"epoch"))
    other = OTHER.wrap_key(RECORD_KEY, b"epoch")
    blob[17:49] = other[17:49]
    with refusal():
        KEY.unwrap_key(bytes(blob), b"epoch")


def test_blobs_of_one_secret_differ_and_a_stuck_generator_tells_equality_only() -> None:
    assert KEY.wrap_key(RECORD_KEY, b"epoch") != KEY.wrap_key(RECORD_KEY, b"epoch")
    one, same = (_wrap_key(KEY, RECORD_KEY, b"epoch", stuck(b"\0")) for _ in range(2))
    other_secret = _wrap_key(KEY, SecretBytes(bytes(32)), b"epoch", stuck(b"\0"))
    other_context = _wrap_key(KEY, RECORD_KEY, b"epoch 2", stuck(b"\0"))
    assert one == same
    assert len({one[1:17], other_secret[1:17], other_context[1:17]}) == 3


def test_the_body_of_a_stanza_opens_under_its_info_only() -> None:
    body = KEY.wrap(RECORD_KEY, b"info")
    assert len(body) == 64
    assert KEY.unwrap(LOCAL, body, b"info") == RECORD_KEY
    for key, kind, content, info in (
        (OTHER, LOCAL, body, b"info"),
        (KEY, CLASSICAL, body, b"info"),
        (KEY, HYBRID, body, b"info"),
        (KEY, LOCAL, body, b"inf"),
        (KEY, LOCAL, body[:-1], b"info"),
        (KEY, LOCAL, body + b"\0", b"info"),
        (KEY, LOCAL, b"", b"info"),
        *((KEY, LOCAL, changed, b"info") for changed in flipped(body)),
    ):
        with refusal():
            key.unwrap(kind, content, info)


def test_a_record_key_that_is_known_gives_no_other_one_away() -> None:
    """Who seals chooses record key and header, so two record keys may be wrapped under one info."""
    known, secret = bytes(range(32)), RECORD_KEY.plaintext_secret()
    one, other = KEY.wrap(SecretBytes(known), b"info"), KEY.wrap(RECORD_KEY, b"info")
    assert one[:16] != other[:16]
    assert bytes(a ^ b ^ c for a, b, c in zip(one[16:48], other[16:48], known, strict=True)) != secret
    assert KEY.wrap(RECORD_KEY, b"info") == other


def test_the_body_of_a_stanza_is_what_the_reference_says() -> None:
    info, secret = b"canary-info", KEY.secret.plaintext_secret()
    salt_key = HKDFExpand(SHA256(), 32, lp(b"srec/1 local salt")).derive(secret)
    salt = hmac.digest(salt_key, lp(info) + RECORD_KEY.plaintext_secret(), "sha256")[:16]
    cipher = HKDFExpand(SHA256(), 44, lp(b"srec/1 local", salt, sha256(info).digest())).derive(secret)
    sealed = AESGCM(cipher[:32]).encrypt(cipher[32:], RECORD_KEY.plaintext_secret(), info)
    assert KEY.wrap(RECORD_KEY, info) == salt + sealed


def test_a_stanza_is_no_blob_and_a_blob_no_stanza() -> None:
    with refusal():
        KEY.unwrap_key(KEY.wrap(RECORD_KEY, b"x").ljust(97, b"\0"), b"x")
    with refusal():
        KEY.unwrap(LOCAL, KEY.wrap_key(RECORD_KEY, b"x")[-64:], b"x")


@pytest.mark.parametrize("length", [0, 7, 9])
def test_an_id_of_another_length_is_refused(length: int) -> None:
    with quiet(KeyringError, f"an id of 8 bytes, got {length}"):
        WrappingKey(b"i" * length, KEY.secret)


@pytest.mark.parametrize("length", [1, 16, 31, 33])
def test_a_secret_of_another_length_is_refused(length: int) -> None:
    content = b"canary-wrapping-key-of-32-bytes.?"[:length]
    with quiet(KeyringError, f"a secret of 32 bytes, got {length}", content[:6] * (length > 6)):
        WrappingKey(b"identity", SecretBytes(content))


def test_a_wiped_key_refuses_both_directions() -> None:
    key = WrappingKey(b"identity", SecretBytes.generate())
    body, blob = key.wrap(RECORD_KEY, b""), key.wrap_key(RECORD_KEY, b"")
    key.secret.wipe()
    for use in (
        lambda: key.wrap(RECORD_KEY, b""),
        lambda: key.unwrap(LOCAL, body, b""),
        lambda: key.wrap_key(RECORD_KEY, b""),
        lambda: key.unwrap_key(blob, b""),
        lambda: WrappingKey(b"identity", key.secret),
    ):
        with quiet(KeyringError, "one that was wiped", RECORD_KEY.plaintext_secret()):
            use()


def test_wrapping_a_wiped_secret_is_refused() -> None:
    gone = SecretBytes(b"canary")
    gone.wipe()
    for wrap in (KEY.wrap, KEY.wrap_key):
        with quiet(KeyringError, "one that was wiped"):
            wrap(gone, b"")


def test_it_shows_its_id_only_and_is_neither_pickled_nor_hashed_nor_changed() -> None:
    assert repr(KEY) == "WrappingKey(key_id=b'subject1')"
    for use in (lambda: pickle.dumps(KEY), lambda: hash(KEY), lambda: asdict(KEY)):
        with pytest.raises(TypeError):
            use()
    with pytest.raises(FrozenInstanceError):
        KEY.key_id = b"subject3"  # type: ignore[misc]
    assert replace(KEY) == KEY
    assert KEY not in (OTHER, replace(OTHER, key_id=KEY.key_id))


def test_it_opens_stanzas_of_its_own_type() -> None:
    assert isinstance(KEY, Opener)
    assert (KEY.stanza_type, KEY.stanza_types) == (LOCAL, (LOCAL,))
