import copy
import pickle
from hashlib import shake_256

import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.crypto.specimens import AGENCY, DAY, KEMS, KEY, SIGNING, flipped, quiet, refusal

from safefeedback.crypto import RecipientKey, SecretBytes
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, LOCAL
from safefeedback.errors import KeyringError

SEED = b"canary-recipient-seed-32-bytes.!"
RECORD_KEY = SecretBytes(bytes(range(32)))
TYPES = {"X25519": CLASSICAL, "MLKEM768-X25519": HYBRID}


def body_of(kem: str, info: bytes = b"info") -> bytes:
    return KEMS[kem].bundle(AGENCY, DAY, SIGNING).wrap(RECORD_KEY, info)


@pytest.mark.parametrize("kem", KEMS)
def test_what_is_wrapped_for_its_bundle_opens(kem: str) -> None:
    assert KEMS[kem].unwrap(TYPES[kem], body_of(kem), b"info") == RECORD_KEY


@pytest.mark.parametrize("kem", KEMS)
def test_the_same_seed_is_the_same_key_and_generated_ones_differ(kem: str) -> None:
    assert RecipientKey.from_seed(SecretBytes(SEED), kem=kem).key_id == RecipientKey(SecretBytes(SEED), kem).key_id
    assert RecipientKey.generate(kem=kem).key_id != RecipientKey.generate(kem=kem).key_id


def test_the_hybrid_is_the_default() -> None:
    assert RecipientKey.generate().stanza_types == (HYBRID,)
    assert RecipientKey.from_seed(SecretBytes(SEED)).stanza_types == (HYBRID,)


def test_the_hybrid_seed_is_expanded_as_x_wing_does() -> None:
    both = shake_256(SEED).digest(96)
    mlkem, x25519 = MLKEM768PrivateKey.from_seed_bytes(both[:64]), X25519PrivateKey.from_private_bytes(both[64:])
    bundle = RecipientKey.from_seed(SecretBytes(SEED)).bundle(AGENCY, DAY, SIGNING)
    assert bundle.public_key == mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    private = hpke.MLKEM768X25519PrivateKey(mlkem, x25519)
    assert suite.decrypt(bundle.wrap(RECORD_KEY, b"info"), private, b"info") == RECORD_KEY.plaintext_secret()


@pytest.mark.parametrize("kem", KEMS)
def test_another_info_another_key_and_another_type_are_refused(kem: str) -> None:
    body, key = body_of(kem), KEMS[kem]
    for opener, kind, info in (
        (key, TYPES[kem], b"inf"),
        (key, TYPES[kem], b""),
        (key, LOCAL, b"info"),
        (key, HYBRID + CLASSICAL - TYPES[kem], b"info"),
        (RecipientKey.from_seed(SecretBytes(SEED), kem=kem), TYPES[kem], b"info"),
    ):
        with refusal():
            opener.unwrap(kind, body, info)


@pytest.mark.parametrize("kem", KEMS)
def test_every_flipped_bit_and_other_lengths_of_a_body_are_refused(kem: str) -> None:
    body = body_of(kem)
    step = 1 if kem == "X25519" else 13  # 9,344 bits, 13 does not divide: every byte and every bit place is met
    cuts = [body[:end] for end in (0, 1, 31, 32, 33, len(body) - 1)]
    for changed in [*list(flipped(body))[::step], *cuts, body + b"\0", bytes(len(body))]:
        with refusal():
            KEMS[kem].unwrap(TYPES[kem], changed, b"info")


@pytest.mark.parametrize("kem", KEMS)
def test_a_wiped_seed_is_refused(kem: str) -> None:
    seed = SecretBytes(SEED)
    key = RecipientKey.from_seed(seed, kem=kem)
    body = key.bundle(AGENCY, DAY, SIGNING).wrap(RECORD_KEY, b"info")
    seed.wipe()
    for _ in range(2):
        with quiet(KeyringError, "one that was wiped", SEED):
            key.unwrap(TYPES[kem], body, b"info")
    assert key._private is None
    with quiet(KeyringError, "one that was wiped", SEED):
        RecipientKey.from_seed(seed, kem=kem)


@pytest.mark.parametrize(
    ("length", "kem"), [(31, "X25519"), (33, "MLKEM768-X25519"), (32, "X448"), (32, ""), (1, "X25519")]
)
def test_another_seed_or_encapsulation_is_refused(length: int, kem: str) -> None:
    seed = (SEED * 2)[:length]
    with quiet(KeyringError, "expected 32 bytes and one of MLKEM768-X25519, X25519", seed[:6] * (length > 6), b"X448"):
        RecipientKey.from_seed(SecretBytes(seed), kem=kem)


@pytest.mark.parametrize("kem", KEMS)
def test_it_is_masked_and_not_pickled(kem: str) -> None:
    assert {repr(KEMS[kem]), f"{KEMS[kem]}"} == {"RecipientKey(****)"}
    with pytest.raises(TypeError, match="not pickled or copied"):
        pickle.dumps(KEMS[kem])
    with pytest.raises(TypeError, match="not pickled or copied"):
        copy.copy(KEMS[kem])


def test_it_does_not_open_what_a_symmetric_key_wrapped() -> None:
    with refusal():
        KEMS["X25519"].unwrap(CLASSICAL, KEY.wrap(RECORD_KEY, b"info"), b"info")
