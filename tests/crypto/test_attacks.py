"""What docs/reference/sealed-record.md promises, attacked: by who writes the database, who seals, who holds keys.

``test_opening.py`` shows the same for one record of one symmetric key; here are all kinds of headers, whole records,
parts of other records, ciphertexts that two keys accept, and a generator that repeats itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations, islice, permutations, product
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.crypto import decoder
from tests.crypto.decoder import expand, lp
from tests.crypto.specimens import (
    AGENCY,
    DAY,
    FIELDS,
    KEMS,
    KEY,
    OTHER,
    RECORD_ID,
    SIGNING,
    flipped,
    refusal,
    stuck,
)
from tests.crypto.two_keys import OneTime, for_two_keys, plaintext

from safefeedback.crypto import (
    Header,
    Opener,
    Recipient,
    SealedRecord,
    SecretBytes,
    Stanza,
    WrappingKey,
    open_record,
    seal_record,
)

BUNDLES = {kem: key.bundle(AGENCY, DAY, SIGNING) for kem, key in KEMS.items()}
KINDS: dict[str, tuple[list[Recipient], list[Opener]]] = {
    "local": ([KEY], [KEY]),
    "classical": ([BUNDLES["X25519"]], [KEMS["X25519"]]),
    "hybrid": ([BUNDLES["MLKEM768-X25519"]], [KEMS["MLKEM768-X25519"]]),
    "one of two": ([OTHER, KEY], [KEY]),
    "beside hybrid": ([BUNDLES["MLKEM768-X25519"], KEY], [KEY]),
}
KINDS_OF_RECORDS = pytest.mark.parametrize(("recipients", "keys"), KINDS.values(), ids=KINDS)
LOCAL_KINDS = pytest.mark.parametrize("kind", ["local", "one of two"])
LAYOUT = {
    "count": (6, 8),
    "schema": (8, 10),
    "version": (10, 14),
    "id": (16, 32),
    "names": (32, 40),
    "salt": (40, 56),
}


def sealed(recipients: Sequence[Recipient] = (KEY,), **changed: Any) -> SealedRecord:
    return seal_record(
        **{"fields": FIELDS, "agency": AGENCY, "record_id": RECORD_ID, "recipients": recipients, **changed}
    )


def values(record: SealedRecord, keys: Sequence[Opener] = (KEY,), agency: str = AGENCY) -> dict[str, bytes]:
    with open_record(record.header, agency=agency, keys=keys) as opened:
        return opened.fields(record)


def cut(content: bytes) -> Iterator[bytes]:
    """Give the content without its end, or its beginning, at every place, and with something after it."""
    for place in range(len(content)):
        yield content[:place]
        yield content[place + 1 :]
    yield content + b"\0"
    yield content + content


class TestOneRecord:
    @KINDS_OF_RECORDS
    def test_every_flipped_bit_of_the_header_is_refused(self, recipients: list[Recipient], keys: list[Opener]) -> None:
        """Also the bits of a stanza that the reader has no key for."""
        for header in flipped(sealed(recipients).header):
            with refusal():
                open_record(header, agency=AGENCY, keys=keys)

    @KINDS_OF_RECORDS
    def test_every_cut_of_the_header_is_refused(self, recipients: list[Recipient], keys: list[Opener]) -> None:
        for header in cut(sealed(recipients).header):
            with refusal():
                open_record(header, agency=AGENCY, keys=keys)

    @pytest.mark.parametrize("name", FIELDS)
    def test_every_flipped_bit_and_every_cut_of_a_ciphertext_is_refused(self, name: str) -> None:
        record = sealed()
        ciphertext = dict(record.fields)[name]
        with open_record(record.header, agency=AGENCY, keys=[KEY]) as opened:
            assert opened.field(name, ciphertext) == FIELDS[name]
            for changed in (*flipped(ciphertext), *cut(ciphertext)):
                with refusal():
                    opened.field(name, changed)

    def test_every_changed_character_of_the_text_form_is_refused(self) -> None:
        """By the reader of the text, or at the latest when the record is opened."""
        text = sealed(fields={"dni": b"00000000", "name": b"Canaria"}).to_text()
        for place, character in enumerate(text):
            for other in {"A", "z", "-", "=", "\n"} - {character}:
                with refusal():
                    values(SealedRecord.from_text(text[:place] + other + text[place + 1 :]))

    def test_every_cut_of_the_text_form_is_refused(self) -> None:
        text = sealed().to_text()
        for end in range(len(text)):
            with refusal():
                SealedRecord.from_text(text[:end])

    def test_every_other_order_of_the_ciphertexts_is_refused(self) -> None:
        record = sealed()
        names, ciphertexts = zip(*record.fields, strict=True)
        for order in islice(permutations(ciphertexts), 1, None):
            with refusal():
                values(replace(record, fields=tuple(zip(names, order, strict=True))))

    def test_every_other_choice_of_fields_is_refused(self) -> None:
        record = sealed()
        for some in (chosen for count in range(4) for chosen in combinations(record.fields, count)):
            with refusal():
                values(replace(record, fields=some))
        for doubled in record.fields:
            with refusal():
                values(replace(record, fields=tuple(sorted((*record.fields, doubled)))))


OTHER_RECORDS: dict[str, dict[str, Any]] = {
    "of the same id and version": {},
    "of another id": {"record_id": b"record-id-000002"},
    "of another version": {"record_version": 2},
    "of another schema": {"schema_version": 2},
    "of another agency": {"agency": "muni-juli"},
    "of an agency with a longer name": {"agency": AGENCY + "-"},
    "with another value": {"fields": {**FIELDS, "dni": b"00000001"}},
    "with a field more": {"fields": {**FIELDS, "more": b""}},
    "for another person": {"recipients": [replace(OTHER, key_id=KEY.key_id)]},
}
REPLAYS = pytest.mark.parametrize("changed", OTHER_RECORDS.values(), ids=OTHER_RECORDS)


class TestTwoRecords:
    @REPLAYS
    def test_no_field_of_another_record_is_taken(self, changed: dict[str, Any]) -> None:
        """Each under its own name and under every other one, in both directions."""
        one, other = sealed(), sealed(**changed)
        pairs = [(one, other, AGENCY, KEY)]
        if "recipients" not in changed:
            pairs.append((other, one, changed.get("agency", AGENCY), KEY))
        for reader, giver, agency, key in pairs:
            with open_record(reader.header, agency=agency, keys=[key]) as opened:
                for (name, _), (_, ciphertext) in product(reader.fields, giver.fields):
                    with refusal():
                        opened.field(name, ciphertext)

    @REPLAYS
    def test_no_mixture_of_two_headers_opens(self, changed: dict[str, Any]) -> None:
        """Fixed part, stanzas and MAC: six mixtures beside the two that are genuine."""
        one, other = (record.header for record in (sealed(), sealed(**changed)))
        parts = [(header[:56], header[56:-32], header[-32:]) for header in (one, other)]
        mixtures = {b"".join(mixture) for mixture in product(*zip(*parts, strict=True))} - {one, other}
        assert len(mixtures) == 6
        for mixture in mixtures:
            for agency in {AGENCY, changed.get("agency", AGENCY)}:
                with refusal():
                    open_record(mixture, agency=agency, keys=[KEY, OTHER])

    @REPLAYS
    def test_no_single_part_of_the_fixed_header_is_taken_over(self, changed: dict[str, Any]) -> None:
        one, other = (record.header for record in (sealed(), sealed(**changed)))
        for start, end in LAYOUT.values():
            header = one[:start] + other[start:end] + one[end:]
            if header != one:
                with refusal():
                    open_record(header, agency=AGENCY, keys=[KEY])

    def test_a_record_opens_for_its_agency_only(self) -> None:
        for owner, asked in permutations((AGENCY, "muni-juli", AGENCY + "\0", AGENCY.upper()), 2):
            record = sealed(agency=owner)
            assert values(record, agency=owner) == FIELDS
            with refusal():
                open_record(record.header, agency=asked, keys=[KEY])

    def test_agency_and_header_are_kept_apart(self) -> None:
        """What is cut from the end of one and put before the other is another context, since lengths stand there."""
        header = sealed(agency="muni").header
        for agency, moved in (("muniSREC", header[4:]), ("mun", b"i" + header), ("m", b"uni" + header)):
            with refusal():
                open_record(moved, agency=agency, keys=[KEY])


def with_stanzas(header: bytes, stanzas: Sequence[Stanza]) -> bytes:
    return replace(Header.parse(header), stanzas=tuple(stanzas)).to_bytes()


class TestStanzas:
    RECIPIENTS: tuple[Recipient, ...] = (KEY, OTHER, BUNDLES["MLKEM768-X25519"])
    KEYS: tuple[Opener, ...] = (KEY, OTHER, KEMS["MLKEM768-X25519"])

    def test_every_other_order_and_choice_is_refused(self) -> None:
        header = sealed(self.RECIPIENTS).header
        stanzas = Header.parse(header).stanzas
        others = [some for count in (1, 2, 3) for some in permutations(stanzas, count) if some != stanzas]
        assert len(others) == 3 + 6 + 5
        for some, key in product(others, self.KEYS):
            with refusal():
                open_record(with_stanzas(header, some), agency=AGENCY, keys=[key])

    def test_a_doubled_one_is_refused(self) -> None:
        header = sealed(self.RECIPIENTS).header
        stanzas = Header.parse(header).stanzas
        for doubled, place, key in product(stanzas, range(4), self.KEYS):
            some = (*stanzas[:place], doubled, *stanzas[place:])
            with refusal():
                open_record(with_stanzas(header, some), agency=AGENCY, keys=[key])

    @pytest.mark.parametrize("changed", [{}, {"record_id": b"record-id-000002"}], ids=["same id", "another id"])
    def test_one_of_another_record_is_refused_in_place_before_and_after(self, changed: dict[str, Any]) -> None:
        mine, foreign = (sealed(self.RECIPIENTS, **given).header for given in ({}, changed))
        stanzas = Header.parse(mine).stanzas
        for number, taken in enumerate(Header.parse(foreign).stanzas):
            for some in (
                (*stanzas[:number], taken, *stanzas[number + 1 :]),
                (taken, *stanzas[:number], *stanzas[number + 1 :]),
                (*stanzas, replace(taken, key_id=b"newcomer")),
            ):
                with refusal():
                    open_record(with_stanzas(mine, some), agency=AGENCY, keys=[self.KEYS[number]])

    def test_one_of_a_record_key_of_the_attackers_own_is_refused(self) -> None:
        """Who has a bundle can wrap any key for any header; the header's MAC is not of that key."""
        bundle = BUNDLES["MLKEM768-X25519"]
        header = sealed([bundle]).header
        info = lp(b"srec/1 stanza", lp(b"srec/1", AGENCY.encode()) + header[:56], bytes([4]), bundle.key_id)
        body = bundle.wrap(SecretBytes(b"k" * 32), info)
        assert KEMS["MLKEM768-X25519"].unwrap(4, body, info) == SecretBytes(b"k" * 32)
        with refusal():
            open_record(
                with_stanzas(header, [Stanza(4, bundle.key_id, body)]), agency=AGENCY, keys=[KEMS["MLKEM768-X25519"]]
            )


ONE_RK, OTHER_RK = bytes(range(40, 72)), bytes(range(41, 73))


class TestTwoKeysForOneCiphertext:
    """AES-GCM commits to no key; the MAC of the header does, and the commitment of a wrapped key."""

    def test_a_field_that_two_record_keys_open_is_read_under_one_of_them(self) -> None:
        """An insider gives two officers one record, in which each would read something else."""
        forger = Forger()
        for owner, loser in ((0, 1), (1, 0)):
            header, keys = forger.header(forger.record_keys[owner]), (KEY, OTHER)
            with open_record(header, agency=AGENCY, keys=[keys[owner]]) as opened:
                assert opened.field("dni", forger.ciphertext) == forger.values[owner]
            with refusal():
                open_record(header, agency=AGENCY, keys=[keys[loser]])
        assert forger.values[0] != forger.values[1]

    def test_the_second_reader_refuses_it_too(self) -> None:
        forger = Forger()
        header = forger.header(forger.record_keys[0])
        readers = [decoder.Key(1, key.key_id, key.secret.plaintext_secret()) for key in (KEY, OTHER)]
        assert decoder.record_key(header, AGENCY, readers[:1]) == forger.record_keys[0]
        with pytest.raises(decoder.RefusedError):
            decoder.record_key(header, AGENCY, readers[1:])

    def test_a_stanza_that_two_wrapping_keys_open_gives_one_record_key(self) -> None:
        """One body, one key id, two keys: the record opens for the one whose record key made the MAC."""
        impostor = replace(OTHER, key_id=KEY.key_id)
        fixed = sealed().header[:56]
        info = lp(b"srec/1 stanza", lp(b"srec/1", AGENCY.encode()) + fixed, b"\x01", KEY.key_id)
        salt = bytes(16)
        ciphers = [stanza_cipher(key, salt, info) for key in (KEY, impostor)]
        body = salt + for_two_keys(ciphers[0], ciphers[1], bytes(16))
        found = [key.unwrap(1, body, info).plaintext_secret() for key in (KEY, impostor)]
        assert found[0] != found[1]
        header = mac_under(found[0], fixed, [Stanza(1, KEY.key_id, body)])
        with open_record(header, agency=AGENCY, keys=[impostor, KEY]) as opened:
            assert opened.header.mac == header[-32:]
        with refusal():
            open_record(header, agency=AGENCY, keys=[impostor])

    def test_a_wrapped_key_that_two_keys_open_is_opened_by_one(self) -> None:
        salt, context = bytes(16), b"epoch"
        derived = [expand(key.secret.plaintext_secret(), lp(b"srec/1 wrap", salt, context), 76) for key in (KEY, OTHER)]
        ciphers = [OneTime(each[32:64], each[64:], context) for each in derived]
        text = for_two_keys(ciphers[0], ciphers[1], bytes(16))
        for owner, loser in ((0, 1), (1, 0)):
            blob = b"\x01" + salt + derived[owner][:32] + text
            keys = (KEY, OTHER)
            assert keys[owner].unwrap_key(blob, context).plaintext_secret() == plaintext(ciphers[owner], text[:-16])
            with refusal():
                keys[loser].unwrap_key(blob, context)

    def test_the_ciphertext_is_accepted_by_the_cipher_under_both_keys_and_no_third(self) -> None:
        """The attack is real: without the MAC both would read."""
        forger = Forger()
        for used, value in zip(forger.ciphers, forger.values, strict=True):
            assert AESGCM(used.key).decrypt(used.nonce, forger.ciphertext, used.associated)[:31] == value
        third = field_cipher(bytes(range(42, 74)), forger.fixed, "dni")
        with pytest.raises(InvalidTag):
            AESGCM(third.key).decrypt(third.nonce, forger.ciphertext, third.associated)


def field_cipher(record_key: bytes, fixed: bytes, name: str) -> OneTime:
    made = expand(record_key, lp(b"srec/1 field", fixed[40:56], name.encode()), 44)
    return OneTime(made[:32], made[32:], lp(b"srec/1", AGENCY.encode()) + fixed + name.encode())


def stanza_cipher(key: WrappingKey, salt: bytes, info: bytes) -> OneTime:
    made = expand(key.secret.plaintext_secret(), lp(b"srec/1 local", salt, sha256(info).digest()), 44)
    return OneTime(made[:32], made[32:], info)


def mac_under(record_key: bytes, fixed: bytes, stanzas: Sequence[Stanza]) -> bytes:
    packed = b"".join(
        bytes([each.type]) + each.key_id + len(each.body).to_bytes(2, "big") + each.body for each in stanzas
    )
    unsigned = fixed + bytes([len(stanzas)]) + packed
    key = expand(record_key, lp(b"srec/1 mac"), 32)
    return unsigned + decoder.mac(key, lp(b"srec/1", AGENCY.encode()) + unsigned)


class Forger:
    """Makes one header for two record keys, and a ciphertext of one field that both of them open to a lawful value."""

    def __init__(self) -> None:
        self.fixed = sealed(fields={"dni": b""}).header[:56]
        self.record_keys = self._pair()
        self.ciphers = [field_cipher(key, self.fixed, "dni") for key in self.record_keys]
        last = plaintext(self.ciphers[0], bytes(32))[-1] ^ 0x80
        self.ciphertext = for_two_keys(self.ciphers[0], self.ciphers[1], bytes(15) + bytes([last]))
        texts = [plaintext(used, self.ciphertext[:-16]) for used in self.ciphers]
        assert {text[-1] for text in texts} == {0x80}  # the longest value of 32 bytes: 31, then the mark
        self.values = [text[:-1] for text in texts]

    def header(self, owner: bytes) -> bytes:
        """Return the header that gives each of two people another key, with the MAC of one of them."""
        stanzas = []
        for key, record_key in zip((KEY, OTHER), self.record_keys, strict=True):
            info = lp(b"srec/1 stanza", lp(b"srec/1", AGENCY.encode()) + self.fixed, b"\x01", key.key_id)
            stanzas.append(Stanza(1, key.key_id, key.wrap(SecretBytes(record_key), info)))
        return mac_under(owner, self.fixed, stanzas)

    def _pair(self) -> tuple[bytes, bytes]:
        """Return two keys whose streams agree in their 32nd byte, so that the padding of both is lawful."""

        def last(key: bytes) -> int:
            return plaintext(field_cipher(key, self.fixed, "dni"), bytes(32))[-1]

        tried = (sha256(bytes([number // 256, number % 256])).digest() for number in range(1 << 16))
        return ONE_RK, next(key for key in tried if last(key) == last(ONE_RK))


def records_that_differ_in_one_thing() -> Iterator[tuple[SealedRecord, str]]:
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"fields": {**FIELDS, "dni": b"00000001"}},
        {"fields": {**FIELDS, "message": FIELDS["message"] + b"."}},
        {"fields": {name: value for name, value in FIELDS.items() if name != "contact"}},
        {"fields": {**FIELDS, "other": b""}},
        {"record_id": b"record-id-000002"},
        {"record_version": 2},
        {"schema_version": 2},
        {"agency": "muni-ilave"},
    )
    for changed in changes:
        yield sealed((KEY, OTHER), **changed), changed.get("agency", AGENCY)


def field_uses(record: SealedRecord, agency: str) -> Iterator[tuple[OneTime, bytes]]:
    """Give the one-time key of each field and what is encrypted under it."""
    key = decoder.record_key(record.header, agency, [decoder.Key(1, KEY.key_id, KEY.secret.plaintext_secret())])
    context = lp(b"srec/1", agency.encode()) + record.header[:56]
    for name, text in record.fields:
        yield field_cipher(key, record.header[:56], name)._replace(associated=context + name.encode()), text


def stanza_uses(record: SealedRecord, agency: str) -> Iterator[tuple[OneTime, bytes]]:
    """Give the one-time key of each stanza and what is encrypted under it."""
    context = lp(b"srec/1", agency.encode()) + record.header[:56]
    for key, stanza in zip((KEY, OTHER), Header.parse(record.header).stanzas, strict=True):
        info = lp(b"srec/1 stanza", context, b"\x01", key.key_id)
        yield stanza_cipher(key, stanza.body[:16], info), stanza.body[16:]


class TestStuckGenerator:
    """The source of randomness always gives the same: equal things are seen to be equal, and nothing else."""

    @pytest.fixture(autouse=True)
    def stuck_generator(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(secrets, "token_bytes", stuck(b"\0"))

    def test_the_same_sealed_twice_is_the_same(self) -> None:
        assert sealed() == sealed()
        assert sealed(record_id=None) == sealed(record_id=None)
        assert KEY.wrap_key(SecretBytes(b"same"), b"epoch") == KEY.wrap_key(SecretBytes(b"same"), b"epoch")

    def test_no_two_plaintexts_are_encrypted_under_one_key_and_nonce(self) -> None:
        """Found out by a second reader, for fields and stanzas of records that differ in one thing."""
        seen: dict[tuple[bytes, bytes], tuple[bytes, bytes]] = {}
        for record, agency in records_that_differ_in_one_thing():
            for used, text in (*field_uses(record, agency), *stanza_uses(record, agency)):
                assert seen.setdefault((used.key, used.nonce), (used.associated, text)) == (used.associated, text)
        assert len(seen) > 40

    def test_no_two_wrapped_keys_share_a_key_and_a_nonce(self) -> None:
        kept = [(key, secret, context) for key in (KEY, OTHER) for secret in (b"a", b"b") for context in (b"c", b"d")]
        ciphers = set()
        for key, secret, context in kept:
            salt = key.wrap_key(SecretBytes(secret), context)[1:17]
            ciphers.add(expand(key.secret.plaintext_secret(), lp(b"srec/1 wrap", salt, context), 76)[32:])
        assert len(ciphers) == len(kept) == 8
