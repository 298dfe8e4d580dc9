import base64
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.crypto.specimens import AGENCY, DAY, KEMS, OTHER, SIGNING, flipped, quiet, refusal

from safefeedback.crypto import PublicBundle, RecipientKey, SecretBytes, SigningKey
from safefeedback.crypto.bundle import bundle_key_id
from safefeedback.crypto.stanza import CLASSICAL, HYBRID
from safefeedback.errors import ConfigurationError, KeyringError

BUNDLES = {kem: key.bundle(AGENCY, DAY, SIGNING) for kem, key in KEMS.items()}
BUNDLE = BUNDLES["X25519"]
NOT_A_BUNDLE = "public bundle: expected the JSON of a bundle, got another content"


@pytest.mark.parametrize("kem", KEMS)
def test_json_gives_the_bundle_back_and_it_verifies(kem: str) -> None:
    again = PublicBundle.from_bytes(BUNDLES[kem].to_bytes())
    assert again == BUNDLES[kem]
    again.verify(SIGNING.verifying_key())
    assert (again.agency, again.kem, again.not_after) == (AGENCY, kem, DAY)


def test_the_json_holds_public_things_only() -> None:
    found = json.loads(BUNDLE.to_bytes())
    assert sorted(found) == ["agency", "form", "kem", "key_id", "not_after", "public_key", "signature"]
    assert found["form"] == "safefeedback public bundle/1"
    assert found["not_after"] == "2027-01-31"
    assert base64.urlsafe_b64decode(found["key_id"]) == BUNDLE.key_id
    assert bytes(range(3, 35)) not in BUNDLE.to_bytes()


@pytest.mark.parametrize("kem", KEMS)
def test_the_key_id_names_the_key_and_the_type_its_stanzas(kem: str) -> None:
    bundle = BUNDLES[kem]
    assert bundle.key_id == KEMS[kem].key_id == bundle_key_id(kem, bundle.public_key)
    assert len(bundle.key_id) == 8
    assert bundle.stanza_type == {"X25519": CLASSICAL, "MLKEM768-X25519": HYBRID}[kem]
    assert KEMS[kem].stanza_types == (bundle.stanza_type,)


@pytest.mark.parametrize(
    "changed",
    [
        {"agency": "muni-juli"},
        {"not_after": dt.date(2027, 2, 1)},
        {"public_key": b"p" * 32},
        {"signature": b""},
        {"signature": bytes(64)},
        {"signature": bytes(65)},
        {"kem": "MLKEM768-X25519", "public_key": b"p" * 1216},
    ],
)
def test_a_changed_bundle_does_not_verify(changed: dict[str, Any]) -> None:
    with refusal():
        replace(BUNDLE, **changed).verify(SIGNING.verifying_key())


def test_another_signer_and_every_flipped_bit_of_the_signature_are_refused() -> None:
    with refusal():
        BUNDLE.verify(SigningKey(OTHER.secret).verifying_key())
    for signature in flipped(BUNDLE.signature):
        with refusal():
            BUNDLE.with_signature(signature).verify(SIGNING.verifying_key())


def changed_json(change: Callable[[dict[str, Any]], object]) -> bytes:
    found = json.loads(BUNDLE.to_bytes())
    change(found)
    return json.dumps(found).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"text"',
        b"17",
        b"9" * 5000,
        b"\xff\xfe",
        b"[" * 16_000,
        BUNDLE.to_bytes() + b" ",
        b" " + BUNDLE.to_bytes(),
        b" " * 16_385,
        BUNDLE.to_bytes().ljust(16_385),
        BUNDLE.to_bytes().decode().encode("utf-16"),
        BUNDLE.to_bytes().replace(b"{", b'{"agency": "muni-juli", ', 1),
        BUNDLE.to_bytes().replace(b"2027-01-31", b"20270131"),
        BUNDLE.to_bytes().replace(b"2027-01-31", b"2027-02-30"),
        changed_json(lambda found: found.update(form="safefeedback public bundle/2")),
        changed_json(lambda found: found.update(more=1)),
        changed_json(lambda found: found.update(agency=7)),
        changed_json(lambda found: found.update(not_after=7)),
        changed_json(lambda found: found.update(public_key=7)),
        changed_json(lambda found: found.update(public_key=found["public_key"].rstrip("="))),
        changed_json(lambda found: found.update(public_key="!" + found["public_key"])),
        changed_json(lambda found: found.update(public_key="ñ")),
        changed_json(lambda found: found.update(signature=None)),
        changed_json(lambda found: found.update(key_id="AAAAAAAAAAA=")),
        *(changed_json(lambda found, name=name: found.pop(name)) for name in json.loads(BUNDLE.to_bytes())),  # type: ignore[misc]
    ],
)
def test_anything_else_is_no_bundle_and_is_not_quoted(content: bytes) -> None:
    with quiet(KeyringError, "public bundle: expected"):
        PublicBundle.from_bytes(content)


def test_what_was_read_does_not_hang_on_the_error() -> None:
    with pytest.raises(KeyringError) as caught:
        PublicBundle.from_bytes(b"Zenobia Quispe")
    assert caught.value.__context__ is None


def test_every_cut_of_the_json_is_no_bundle() -> None:
    content = BUNDLE.to_bytes()
    for end in range(len(content)):
        with quiet(KeyringError, NOT_A_BUNDLE):
            PublicBundle.from_bytes(content[:end])


@pytest.mark.parametrize(
    ("kem", "length"),
    [("X25519", 31), ("X25519", 33), ("X25519", 1216), ("MLKEM768-X25519", 32), ("X448", 56), ("", 0)],
)
def test_another_encapsulation_or_length_is_refused(kem: str, length: int) -> None:
    with quiet(
        KeyringError, "expected MLKEM768-X25519 with 1216 bytes or X25519 with 32", kem.encode() * (kem == "X448")
    ):
        PublicBundle(AGENCY, kem, b"p" * length, DAY)


@pytest.mark.parametrize("agency", ["", "a" * 201, "\ud800"])
def test_an_agency_outside_its_limits_is_refused(agency: str) -> None:
    with quiet(ConfigurationError, "agency: expected"):
        PublicBundle(agency, "X25519", BUNDLE.public_key, DAY)
    with quiet(ConfigurationError, "agency: expected"):
        PublicBundle.from_bytes(changed_json(lambda found: found.update(agency=agency)))


@pytest.mark.parametrize(
    ("kem", "content"), [("X25519", bytes(32)), ("MLKEM768-X25519", b"\xff" * 1216), ("MLKEM768-X25519", bytes(1216))]
)
def test_bytes_that_are_no_public_key_are_refused_when_used(kem: str, content: bytes) -> None:
    with quiet(
        KeyringError, "expected a public key, got other bytes of its length", b"canary-of-32-bytes-............!"
    ):
        PublicBundle(AGENCY, kem, content, DAY).wrap(SecretBytes(b"canary-of-32-bytes-............!"), b"info")


def test_a_wiped_record_key_is_not_wrapped() -> None:
    gone = SecretBytes(bytes(32))
    gone.wipe()
    with quiet(KeyringError, "one that was wiped"):
        BUNDLE.wrap(gone, b"info")


@pytest.mark.parametrize(("kem", "length"), [("X25519", 80), ("MLKEM768-X25519", 1168)])
def test_a_body_is_hpke_of_the_suite_and_never_the_same_twice(kem: str, length: int) -> None:
    key = SecretBytes(bytes(range(32)))
    body = BUNDLES[kem].wrap(key, b"info")
    assert len(body) == length
    assert body != BUNDLES[kem].wrap(key, b"info")
    assert KEMS[kem].unwrap(BUNDLES[kem].stanza_type, body, b"info") == key


def test_the_suite_is_hkdf_sha256_and_aes_256_gcm() -> None:
    """A body opens under a suite that is named here in full."""
    bundle = RecipientKey.from_seed(SecretBytes(b"s" * 32), kem="X25519").bundle(AGENCY, DAY, SIGNING)
    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    raw = X25519PrivateKey.from_private_bytes(b"s" * 32)
    assert suite.decrypt(bundle.wrap(SecretBytes(b"k" * 32), b"info"), raw, b"info") == b"k" * 32
