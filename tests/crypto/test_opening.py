import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.crypto.specimens import AGENCY, DAY, FIELDS, KEMS, KEY, OTHER, RECORD_ID, SIGNING, flipped, quiet, refusal

from safefeedback.crypto import (
    Header,
    OpenedRecord,
    Opener,
    PublicBundle,
    Recipient,
    RecipientKey,
    SealedRecord,
    SecretBytes,
    Stanza,
    WrappingKey,
    open_record,
    rewrap_header,
    seal_record,
)
from safefeedback.crypto._field import _CIPHERTEXT_LIMIT
from safefeedback.errors import ConfigurationError, KeyringError, VaultError

CANARIES = (*FIELDS.values(), KEY.secret.plaintext_secret(), OTHER.secret.plaintext_secret())


def sealed(*recipients: Recipient, agency: str = AGENCY, record_id: bytes | None = None) -> SealedRecord:
    return seal_record(FIELDS, agency=agency, record_id=record_id, recipients=recipients or (KEY,))


def opened(record: SealedRecord, *keys: Opener) -> OpenedRecord:
    return open_record(record.header, agency=AGENCY, keys=keys or (KEY,))


def refuse(header: bytes, *keys: Opener, agency: str = AGENCY) -> None:
    with refusal():
        open_record(header, agency=agency, keys=keys or (KEY,))


def test_a_record_opens() -> None:
    record = sealed()
    with opened(record) as found:
        assert found.fields(record) == FIELDS
        assert found.field("dni", dict(record.fields)["dni"]) == FIELDS["dni"]
        assert found.header == Header.parse(record.header)


def test_every_flipped_bit_and_every_cut_of_the_header_is_refused() -> None:
    header = sealed().header
    for changed in [*flipped(header), *(header[:end] for end in range(len(header))), header + b"\0"]:
        refuse(changed)


def test_every_flipped_bit_and_every_cut_of_a_field_is_refused() -> None:
    record = sealed()
    with opened(record) as found:
        ciphertext = dict(record.fields)["dni"]
        for changed in [*flipped(ciphertext), *(ciphertext[:n] for n in range(len(ciphertext))), ciphertext + b"\0"]:
            with refusal():
                found.field("dni", changed)


def test_another_agency_and_another_key_are_refused() -> None:
    header = sealed().header
    for agency in ("muni-juli", "Muni-puno", "muni-puno ", "muni-pun"):
        refuse(header, agency=agency)
    refuse(header, replace(OTHER, key_id=KEY.key_id))
    refuse(header, OTHER)
    refuse(header, *KEMS.values())
    with refusal():
        open_record(header, agency=AGENCY, keys=[])


def test_an_agency_that_can_be_nobodys_is_another_error() -> None:
    with quiet(ConfigurationError, "agency: expected 1 to 200 characters, got 0"):
        open_record(sealed().header, agency="", keys=[KEY])


def test_swapped_and_renamed_fields_are_refused() -> None:
    record = sealed()
    ciphertexts = dict(record.fields)
    with opened(record) as found:
        for name in FIELDS:
            for other in FIELDS.keys() - {name}:
                with refusal():
                    found.field(name, ciphertexts[other])
        for name in ("Dni", "dn", "dnii", "", "ñ", "\ud800", "d" * 10_000):
            with refusal():
                found.field(name, ciphertexts["dni"])


def test_a_field_of_another_record_of_the_same_person_is_refused() -> None:
    one, other = sealed(record_id=RECORD_ID), sealed(record_id=RECORD_ID)
    with opened(one) as found:
        for (name, _), (_, foreign) in zip(one.fields, other.fields, strict=True):
            with refusal():
                found.field(name, foreign)
        with refusal():
            found.fields(replace(other, header=one.header))
        with refusal():
            found.fields(other)


def test_missing_added_renamed_and_unsorted_fields_are_refused() -> None:
    record = sealed()
    fields = record.fields
    with opened(record) as found:
        for changed in (
            (),
            fields[1:],
            fields[:-1],
            (*fields, ("zz", fields[-1][1])),
            (*fields, fields[-1]),
            fields[::-1],
            (fields[1], fields[0], *fields[2:]),
            (("a", fields[0][1]), *fields[1:]),
            (("ñ", fields[0][1]), *fields[1:]),
            ((fields[0][0], fields[1][1]), (fields[1][0], fields[0][1]), *fields[2:]),
        ):
            with refusal():
                found.fields(replace(record, fields=changed))


@pytest.mark.parametrize(
    "place", [10, 14, 16, 31, 8, 9], ids=["version", "flags", "id", "id end", "schema", "schema end"]
)
def test_a_header_under_another_id_or_version_is_refused(place: int) -> None:
    header = bytearray(sealed().header)
    header[place] ^= 1
    refuse(bytes(header))


def test_the_id_of_another_record_does_not_fit() -> None:
    one, other = sealed(record_id=b"1" * 16).header, sealed(record_id=b"2" * 16).header
    refuse(one[:16] + other[16:32] + one[32:])


def test_a_stanza_of_another_record_does_not_fit() -> None:
    one, other = Header.parse(sealed().header), Header.parse(sealed().header)
    refuse(replace(one, stanzas=other.stanzas).to_bytes())
    refuse(replace(one, stanzas=other.stanzas, mac=other.mac).to_bytes())


def test_a_stanza_that_was_added_or_taken_away_is_refused() -> None:
    header = Header.parse(sealed(KEY, OTHER).header)
    strange = Stanza(200, b"strange1", b"body")
    for stanzas in (header.stanzas[:1], header.stanzas[1:], header.stanzas[::-1], (*header.stanzas, strange)):
        refuse(replace(header, stanzas=stanzas).to_bytes(), KEY, OTHER)


def test_one_good_stanza_is_enough_and_a_wrong_key_before_it_is_passed_over() -> None:
    record = sealed(KEY, OTHER)
    impostor = replace(OTHER, key_id=KEY.key_id)
    choices: list[list[Opener]] = [[OTHER], [impostor, KEY], [impostor, OTHER], [*KEMS.values(), KEY]]
    for keys in choices:
        with opened(record, *keys) as found:
            assert found.fields(record) == FIELDS


def test_an_opener_that_gives_another_key_is_passed_over_and_its_key_is_wiped() -> None:
    given: list[SecretBytes] = []

    class Liar:
        key_id, stanza_types = KEY.key_id, (1,)

        def __init__(self, length: int) -> None:
            self.length = length

        def unwrap(self, stanza_type: int, body: bytes, info: bytes) -> SecretBytes:
            given.append(SecretBytes(b"l" * self.length))
            return given[-1]

    record = sealed()
    refuse(record.header, Liar(32), Liar(31), Liar(33), Liar(1))
    assert len(given) == 4
    assert all(key.is_wiped for key in given)
    assert opened(record, Liar(32), KEY).fields(record) == FIELDS


def test_after_the_context_nothing_is_read() -> None:
    record = sealed()
    with opened(record) as found:
        pass
    for use in (lambda: found.fields(record), lambda: found.field("dni", dict(record.fields)["dni"])):
        with quiet(KeyringError, "one that was wiped", *CANARIES):
            use()


def test_it_is_masked() -> None:
    assert {repr(opened(sealed())), f"{opened(sealed())}"} == {"OpenedRecord(****)"}


@pytest.mark.parametrize("length", [0, 15, 16, 17, 47, _CIPHERTEXT_LIMIT, _CIPHERTEXT_LIMIT + 1])
def test_a_ciphertext_of_any_length_is_refused_when_it_is_none(length: int) -> None:
    with opened(sealed()) as found, refusal():
        found.field("dni", bytes(length))


@pytest.mark.parametrize(
    "text", [b"", b"\x80", bytes(32), b"value" + bytes(27), b"\x80" + bytes(30), b"\x80" + bytes(32)]
)
def test_a_field_that_was_padded_in_another_way_is_refused(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Only a holder of the record key can make one; that there is one form keeps a second meaning out."""
    monkeypatch.setattr("safefeedback.crypto.sealing.padded", lambda value: text)
    record = sealed()
    monkeypatch.undo()
    with opened(record) as found, refusal():
        found.fields(record)


@pytest.mark.parametrize("kem", KEMS)
def test_a_public_bundle_seals_and_its_key_opens_and_promotes(kem: str) -> None:
    private = RecipientKey.generate(kem=kem)
    bundle = PublicBundle.from_bytes(private.bundle(AGENCY, dt.date(2027, 1, 31), SIGNING).to_bytes())
    bundle.verify(SIGNING.verifying_key())
    record = sealed(bundle)
    refuse(record.header, KEY)
    assert opened(record, private).fields(record) == FIELDS
    promoted = rewrap_header(record.header, agency=AGENCY, keys=[private], recipients=[KEY])
    refuse(promoted, private)
    after = replace(record, header=promoted)
    assert len(promoted) == 164
    assert opened(after).fields(after) == FIELDS


def test_a_rewrap_changes_stanzas_and_mac_only() -> None:
    record = sealed()
    old, new = (
        Header.parse(header)
        for header in (record.header, rewrap_header(record.header, agency=AGENCY, keys=[KEY], recipients=[OTHER]))
    )
    assert replace(new, stanzas=old.stanzas, mac=old.mac) == old
    assert new.mac != old.mac
    after = replace(record, header=new.to_bytes())
    refuse(after.header, KEY)
    assert opened(after, OTHER).fields(after) == FIELDS


def test_a_rewrap_needs_a_key_an_agency_and_lawful_recipients() -> None:
    header = sealed().header
    for agency, keys in ((AGENCY, [OTHER]), ("muni-juli", [KEY])):
        with refusal():
            rewrap_header(header, agency=agency, keys=keys, recipients=[OTHER])
    bundles = [key.bundle(AGENCY, DAY, SIGNING) for key in KEMS.values()]
    unlawful: list[Sequence[Recipient]] = [[], [KEY, KEY], bundles]
    for recipients in unlawful:
        with quiet(ConfigurationError, "recipients: expected 1 to 8", *CANARIES):
            rewrap_header(header, agency=AGENCY, keys=[KEY], recipients=recipients)


class Lying(WrappingKey):
    """Says that it wrapped the record key, and wraps another, or spoils what it wrapped."""

    __slots__ = ()

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        return super().wrap(SecretBytes(b"x" * 32), info)


class Spoiling(WrappingKey):
    __slots__ = ()

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        return super().wrap(record_key, info)[:-1] + b"x"


class Shortening(WrappingKey):
    __slots__ = ()

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        return super().wrap(record_key, info)[:-1]


@pytest.mark.parametrize("kind", [Lying, Spoiling, Shortening])
@pytest.mark.parametrize("beside", [[], [KEY]])
def test_a_rewrap_that_does_not_open_again_is_not_given_out(kind: type[WrappingKey], beside: list[Recipient]) -> None:
    liar = kind(b"newowner", SecretBytes(b"w" * 32))
    with quiet(VaultError, "open to the same key; nothing was changed", *CANARIES, b"x" * 32, b"w" * 32):
        rewrap_header(sealed().header, agency=AGENCY, keys=[KEY], recipients=[*beside, liar])


def test_a_rewrap_for_a_bundle_is_verified_with_the_private_key_that_is_at_hand() -> None:
    private = KEMS["X25519"]
    bundle = private.bundle(AGENCY, DAY, SIGNING)

    class Liar:
        key_id, stanza_type = bundle.key_id, bundle.stanza_type

        def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
            return bundle.wrap(SecretBytes(b"x" * 32), info)

    header = sealed().header
    with quiet(VaultError, "nothing was changed", *CANARIES):
        rewrap_header(header, agency=AGENCY, keys=[KEY, private], recipients=[Liar()])
    assert rewrap_header(header, agency=AGENCY, keys=[KEY, private], recipients=[bundle])
    # without the private key it cannot be verified: the custodian, who rewraps, has it
    assert rewrap_header(header, agency=AGENCY, keys=[KEY], recipients=[bundle])


def test_an_open_record_is_rewrapped_without_its_old_keys_until_it_is_closed() -> None:
    record = sealed(KEMS["X25519"].bundle(AGENCY, DAY, SIGNING))
    with opened(record, KEMS["X25519"]) as found:
        after = replace(record, header=found.rewrapped([KEY]))
        assert opened(after).fields(after) == FIELDS
        with quiet(ConfigurationError, "recipients: expected 1 to 8", *CANARIES):
            found.rewrapped([])
        with quiet(VaultError, "nothing was changed", *CANARIES):
            found.rewrapped([Lying(b"newowner", SecretBytes(b"w" * 32))])
    with quiet(KeyringError, "one that was wiped", *CANARIES):
        found.rewrapped([KEY])
