import datetime as dt
from dataclasses import replace

import pytest

from safefeedback.crypto import (
    Opener,
    PublicBundle,
    Recipient,
    RecipientKey,
    SealedRecord,
    SecretBytes,
    SigningKey,
    WrappingKey,
    open_record,
    rewrap_header,
    seal_record,
)
from safefeedback.errors import ConfigurationError, DecryptionError

FIELDS = {"message": b"m" * 600, "name": b"n" * 19, "contact": b"c" * 18, "dni": b"d" * 8}
KEY = WrappingKey(b"subject1", SecretBytes(bytes(range(32))))
OTHER = WrappingKey(b"subject2", SecretBytes(bytes(32)))
SIGNING = SigningKey(SecretBytes(bytes(32)))


def sealed(*recipients: Recipient) -> SealedRecord:
    return seal_record(FIELDS, agency="muni-puno", recipients=recipients or (KEY,))


def refuse(header: bytes, *, agency: str = "muni-puno", key: Opener = KEY) -> None:
    with pytest.raises(DecryptionError, match="wrong key, wrong context or changed data"):
        open_record(header, agency=agency, keys=[key])


def test_a_record_opens() -> None:
    record = sealed()
    with open_record(record.header, agency="muni-puno", keys=[KEY]) as opened:
        assert opened.fields(record) == FIELDS
    assert len(record.header) == 148


def test_every_flipped_bit_and_every_cut_of_the_header_is_refused() -> None:
    header = sealed().header
    for bit in range(8 * len(header)):
        refuse(header[: bit // 8] + bytes([header[bit // 8] ^ 1 << bit % 8]) + header[bit // 8 + 1 :])
    for end in range(len(header)):
        refuse(header[:end])
    refuse(header + b"\0")


def test_another_agency_and_another_key_are_refused() -> None:
    refuse(sealed().header, agency="muni-juli")
    refuse(sealed().header, key=replace(OTHER, key_id=KEY.key_id))
    refuse(sealed().header, key=OTHER)


def test_swapped_and_missing_fields_are_refused() -> None:
    record = sealed()
    ciphertexts = dict(record.fields)
    with open_record(record.header, agency="muni-puno", keys=[KEY]) as opened:
        for name, other in (("name", "contact"), ("contact", "dni")):
            with pytest.raises(DecryptionError):
                opened.field(name, ciphertexts[other])
        with pytest.raises(DecryptionError):
            opened.fields(replace(record, fields=record.fields[1:]))


@pytest.mark.parametrize(("kem", "size"), [("X25519", 180), ("MLKEM768-X25519", 1268)])
def test_a_public_bundle_seals_and_its_key_opens_and_promotes(kem: str, size: int) -> None:
    private = RecipientKey.generate(kem=kem)
    bundle = PublicBundle.from_bytes(private.bundle("muni-puno", dt.date(2027, 1, 31), SIGNING).to_bytes())
    bundle.verify(SIGNING.verifying_key())
    record = sealed(bundle)
    assert len(record.header) == size
    with open_record(record.header, agency="muni-puno", keys=[private]) as opened:
        assert opened.fields(record) == FIELDS
    promoted = rewrap_header(record.header, agency="muni-puno", keys=[private], recipients=[KEY])
    refuse(promoted, key=private)
    open_record(promoted, agency="muni-puno", keys=[KEY])


def test_a_changed_bundle_is_refused() -> None:
    bundle = RecipientKey.generate().bundle("muni-puno", dt.date(2027, 1, 31), SIGNING)
    with pytest.raises(DecryptionError):
        replace(bundle, agency="muni-juli").verify(SIGNING.verifying_key())


def test_a_classical_stanza_is_never_put_beside_a_hybrid_one() -> None:
    bundles = [
        RecipientKey.generate(kem=kem).bundle("muni-puno", dt.date(2027, 1, 31), SIGNING)
        for kem in ("X25519", "MLKEM768-X25519")
    ]
    with pytest.raises(ConfigurationError, match="no X25519 beside"):
        sealed(*bundles)
