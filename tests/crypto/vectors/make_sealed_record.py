"""Makes ``sealed_record.json``: records, wrapped keys, bundles and texts that open, and those that must be refused.

    python -m tests.crypto.vectors.make_sealed_record          from the root of the repository

What must be refused is forged with the record key in hand and with a right MAC wherever it can be, so that one check of
a reader, and no other, stands between it and acceptance. The same file comes out each time: randomness is drawn from a
seed, and HPKE bodies, whose randomness cannot be chosen, are taken over from the file while they open.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.crypto.decoder import BODIES, Key, RefusedError, expand, lp, mac, padme, unwrap

from safefeedback.crypto import Header, Recipient, RecipientKey, SecretBytes, SigningKey, WrappingKey
from safefeedback.crypto.sealing import _seal_record
from safefeedback.crypto.wrapping import _wrap_key

FILE = Path(__file__).with_name("sealed_record.json")
AGENCY = "Municipalidad Provincial de Puno (ñ)"
FIELDS = {"contact": b"puno@example.org", "dni": b"00000000", "message": b"Hay un bache. "}
NOTES = {
    "Lawful": "opens",
    "Boundary": "a value, a name or a number at the end of its range",
    "Header": "a header that is not one, its MAC right wherever there is one",
    "Mac": "a header that was changed after its MAC was made",
    "Stanza": "stanzas that are damaged, of another record, or may not stand together",
    "Key": "the key that opens it is not there",
    "Agency": "sealed for another agency",
    "Fields": "fields swapped, dropped, added, renamed, doubled or of another record",
    "Padding": "a genuine key encrypted what is no padded value, or not in its one form",
    "Bit": "one bit changed",
    "Cut": "bytes missing at the end",
    "Commitment": "a wrapped key that is not the one its commitment names",
    "Signature": "a bundle that its custodian did not sign as it is",
    "Form": "a text that is not the one text of a record",
}
RECORD_KEY = bytes(range(100, 132))


@dataclass(frozen=True)
class Forged:
    """A record that is put together by hand, around ``RECORD_KEY``."""

    start: bytes = b"SREC\x01\x01"
    count: int = 3
    schema: int = 1
    version: int = 1
    flags: bytes = b"\0\0"
    record_id: bytes = b"record-id-000001"
    names: Sequence[str] = ("contact", "dni", "message")
    salt: bytes = b"salt-salt-salt-1"
    agency: str = AGENCY

    @property
    def fixed(self) -> bytes:
        names = sha256(lp(*[name.encode("utf-8") for name in self.names])).digest()[:8]
        numbers = self.count.to_bytes(2, "big") + self.schema.to_bytes(2, "big") + self.version.to_bytes(4, "big")
        return self.start + numbers + self.flags + self.record_id + names + self.salt

    @property
    def context(self) -> bytes:
        return lp(b"srec/1", self.agency.encode()) + self.fixed

    def stanza(self, kind: int = 1, key_id: bytes = b"subject1", body: bytes | None = None) -> bytes:
        if body is None:
            info = lp(b"srec/1 stanza", self.context, bytes([kind]), key_id)
            salt = mac(expand(SECRETS["subject"], lp(b"srec/1 local salt"), 32), lp(info) + RECORD_KEY)[:16]
            cipher = expand(SECRETS["subject"], lp(b"srec/1 local", salt, sha256(info).digest()), 44)
            body = salt + gcm(cipher, RECORD_KEY, info)
        return bytes([kind]) + key_id + len(body).to_bytes(2, "big") + body

    def header(self, *stanzas: bytes, count: int | None = None, after: bytes = b"") -> bytes:
        stanzas = stanzas or (self.stanza(),)
        unsigned = self.fixed + bytes([len(stanzas) if count is None else count]) + b"".join(stanzas) + after
        return unsigned + mac(expand(RECORD_KEY, lp(b"srec/1 mac"), 32), lp(b"srec/1", self.agency.encode()) + unsigned)

    def field(self, name: str, text: bytes) -> bytes:
        """Return the ciphertext of what stands for a padded value."""
        cipher = expand(RECORD_KEY, lp(b"srec/1 field", self.salt, name.encode("utf-8")), 44)
        return gcm(cipher, text, self.context + name.encode("utf-8"))

    def fields(self) -> list[tuple[str, bytes]]:
        return [(name, self.field(name, padded(FIELDS.get(name, b"")))) for name in self.names]


def gcm(cipher: bytes, plaintext: bytes, associated: bytes) -> bytes:
    return AESGCM(cipher[:32]).encrypt(cipher[32:], plaintext, associated)


def padded(value: bytes) -> bytes:
    return (value + b"\x80").ljust(padme(len(value) + 1), b"\0")


SECRETS = {
    "subject": bytes(range(32)),
    "other": bytes(range(1, 33)),
    "x25519": bytes(range(2, 34)),
    "hybrid": bytes(range(3, 35)),
}
PRIVATE = {
    name: RecipientKey.from_seed(SecretBytes(SECRETS[name]), kem=kem)
    for name, kem in (("x25519", "X25519"), ("hybrid", "MLKEM768-X25519"))
}
KEYS = {
    "subject": Key(1, b"subject1", SECRETS["subject"]),
    "other": Key(1, b"subject2", SECRETS["other"]),
    "impostor": Key(1, b"subject1", SECRETS["other"]),
    "x25519": Key(3, PRIVATE["x25519"].key_id, SECRETS["x25519"]),
    "x25519 as hybrid": Key(4, PRIVATE["x25519"].key_id, SECRETS["x25519"]),
    "hybrid": Key(4, PRIVATE["hybrid"].key_id, SECRETS["hybrid"]),
}
SIGNING = SigningKey(SecretBytes(bytes(range(4, 36))))
SUBJECT, OTHER = (WrappingKey(KEYS[name].key_id, SecretBytes(SECRETS[name])) for name in ("subject", "other"))


@dataclass(frozen=True)
class Kept:
    """A recipient whose stanzas are taken over from the old file, where one opens to the same record key."""

    key: Key
    kem: str
    old: tuple[bytes, ...]
    used: list[bytes]

    @property
    def key_id(self) -> bytes:
        return self.key.key_id

    @property
    def stanza_type(self) -> int:
        return self.key.type

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        for body in self.old:
            with suppress(RefusedError):
                if len(body) == BODIES[self.key.type] and unwrap(self.key, body, info) == record_key.plaintext_secret():
                    self.used.append(body)
                    return body
        bundle = RecipientKey.from_seed(SecretBytes(self.key.secret), kem=self.kem).bundle("a", dt.date.max, SIGNING)
        self.used.append(bundle.wrap(record_key, info))
        return self.used[-1]


def old_bodies() -> tuple[bytes, ...]:
    found = json.loads(FILE.read_text("utf-8"))["hpke_bodies"] if FILE.exists() else []
    return tuple(bytes.fromhex(body) for body in found)


class Maker:
    """Collects the tests of the file."""

    def __init__(self) -> None:
        self.draw = random.Random(20261126)
        self.records: list[dict[str, Any]] = []
        self.wrapped: list[dict[str, Any]] = []
        self.bundles: list[dict[str, Any]] = []
        self.texts: list[dict[str, Any]] = []
        self.used: list[bytes] = []
        old = old_bodies()
        self.x25519 = Kept(KEYS["x25519"], "X25519", old, self.used)
        self.hybrid = Kept(KEYS["hybrid"], "MLKEM768-X25519", old, self.used)

    def seal(
        self,
        *recipients: Recipient,
        fields: dict[str, bytes] = FIELDS,
        agency: str = AGENCY,
        version: int = 1,
        schema: int = 1,
    ) -> tuple[bytes, list[tuple[str, bytes]]]:
        blank = Header(self.draw.randbytes(16), version, schema, len(fields), bytes(8), bytes(16), (), b"")
        record = _seal_record(fields, agency, blank, recipients or (SUBJECT,), random=self.draw.randbytes)
        return record.header, list(record.fields)

    def opens(
        self,
        comment: str,
        record: tuple[bytes, list[tuple[str, bytes]]],
        values: dict[str, bytes] = FIELDS,
        *,
        keys: Sequence[str] = ("subject",),
        agency: str = AGENCY,
        flag: str = "Lawful",
    ) -> None:
        shown = {name: value.hex() for name, value in sorted(values.items())}
        self._record(
            {"comment": comment, "flags": [flag], "agency": agency, "keys": list(keys), "result": "valid"}, record
        )
        self.records[-1]["values"] = shown

    def refused(
        self,
        comment: str,
        flag: str,
        header: bytes,
        fields: list[tuple[str, bytes]],
        *,
        keys: Sequence[str] = ("subject",),
        agency: str = AGENCY,
    ) -> None:
        test = {"comment": comment, "flags": [flag], "agency": agency, "keys": list(keys), "result": "invalid"}
        self._record(test, (header, fields))

    def _record(self, test: dict[str, Any], record: tuple[bytes, list[tuple[str, bytes]]]) -> None:
        header, fields = record
        self.records.append(test | {"header": header.hex(), "fields": [[name, text.hex()] for name, text in fields]})


def lawful(make: Maker) -> None:
    make.opens("a symmetric key", make.seal())
    make.opens("an X25519 key", make.seal(make.x25519), keys=["x25519"])
    make.opens("a hybrid key", make.seal(make.hybrid), keys=["hybrid"])
    make.opens("the second of two symmetric keys", make.seal(SUBJECT, OTHER), keys=["other"])
    make.opens("a symmetric key beside a hybrid one", make.seal(make.hybrid, SUBJECT))
    make.opens("a hybrid key beside a symmetric one", make.seal(SUBJECT, make.hybrid), keys=["hybrid"])
    make.opens("an X25519 key beside a symmetric one", make.seal(SUBJECT, make.x25519), keys=["x25519"])
    make.opens(
        "keys that open nothing stand before the one that does",
        make.seal(),
        keys=["other", "x25519", "hybrid", "subject"],
    )
    make.opens("two keys of one id, the second opens", make.seal(), keys=["impostor", "subject"])
    forged = Forged()
    make.opens("put together by hand", (forged.header(), forged.fields()))
    others = [forged.stanza(9, b"unknown1", b"?"), forged.stanza(255, b"unknown2", bytes(300))]
    make.opens(
        "stanzas of unknown types are kept", (forged.header(others[0], forged.stanza(), others[1]), forged.fields())
    )
    broken = forged.stanza(key_id=b"subject2", body=bytes(64))
    make.opens(
        "a stanza that does not unwrap is passed over",
        (forged.header(broken, forged.stanza()), forged.fields()),
        keys=["other", "subject"],
    )
    eight = [forged.stanza(9, bytes([n]) * 8, b"?") for n in range(7)]
    make.opens("eight stanzas", (forged.header(*eight, forged.stanza()), forged.fields()), flag="Boundary")
    for comment, value in {
        "an empty value": b"",
        "a value of 31 bytes": bytes(range(31)),
        "a value of 32 bytes": bytes(range(32)),
        "a value of 600 bytes": bytes(600),
        "a value that looks like padding": b"\x80" + bytes(40),
        "a value of marks": b"\x80" * 33,
    }.items():
        make.opens(comment, make.seal(fields={"message": value}), {"message": value}, flag="Boundary")
    names = {name: name.encode() for name in ("A", "a", "0", "-", ".", "_", "n" * 100, "finding.1.PE_DNI")}
    make.opens("names of every kind", make.seal(fields=names), names, flag="Boundary")
    for agency in ("a", "ñ" * 200, "𝔸" * 200):
        make.opens(f"an agency of {len(agency)} code points", make.seal(agency=agency), agency=agency, flag="Boundary")
    make.opens("the highest versions", make.seal(version=2**32 - 1, schema=2**16 - 1), flag="Boundary")
    make.opens("the lowest versions", make.seal(version=1, schema=0), flag="Boundary")


def headers(make: Maker) -> None:
    good = Forged()
    for comment, forged in {
        "another magic": Forged(start=b"SREK\x01\x01"),
        "version 0": Forged(start=b"SREC\x00\x01"),
        "version 2": Forged(start=b"SREC\x02\x01"),
        "suite 0": Forged(start=b"SREC\x01\x00"),
        "suite 2": Forged(start=b"SREC\x01\x02"),
        "the lowest flag": Forged(flags=b"\0\1"),
        "the highest flag": Forged(flags=b"\x80\0"),
        "no field": Forged(count=0, names=()),
        "record version 0": Forged(version=0),
    }.items():
        make.refused(comment, "Header", forged.header(), forged.fields())
    many = Forged(count=1025)
    make.refused("a number of fields over 1,024", "Header", many.header(), many.fields())
    stanza, fields = good.stanza(), good.fields()
    for comment, header in {
        "no bytes": b"",
        "the magic alone": b"SREC",
        "the fixed part alone": good.fixed,
        "no stanza": good.header(b"", count=0),
        "more stanzas than there are": good.header(stanza, count=2),
        "fewer stanzas than there are": good.header(stanza, good.stanza(9, b"unknown1", b"?"), count=1),
        "nine stanzas": good.header(stanza, *[good.stanza(9, bytes([n]) * 8, b"?") for n in range(8)]),
        "255 stanzas": good.header(stanza, *[good.stanza(9, bytes([n]) * 8, b"?") for n in range(254)]),
        "a byte between the stanzas and the MAC": good.header(stanza, after=b"\0"),
        "half a stanza between the stanzas and the MAC": good.header(stanza, after=stanza[:20]),
        "a byte after the MAC": good.header() + b"\0",
        "two MACs": good.header() + good.header()[-32:],
        "a MAC of 31 bytes": good.header()[:-1],
    }.items():
        make.refused(comment, "Header", header, fields)


def stanzas(make: Maker) -> None:
    good, fields, hybrid = Forged(), Forged().fields(), bytes(1168)
    stanza = good.stanza()
    body = stanza[11:]
    for comment, lot in {
        "type 0": (stanza, good.stanza(0, b"unknown1", b"?")),
        "an empty body": (stanza, good.stanza(9, b"unknown1", b"")),
        "a body longer than the header": (stanza, b"\x09unknown1\xff\xff?"),
        "a symmetric body of 63 bytes": (stanza, good.stanza(1, b"subject2", bytes(63))),
        "a symmetric body of 65 bytes": (stanza, good.stanza(1, b"subject2", bytes(65))),
        "an X25519 body of 79 bytes": (stanza, good.stanza(3, b"unknown1", bytes(79))),
        "a hybrid body of 1,167 bytes": (stanza, good.stanza(4, b"unknown1", bytes(1167))),
        "twice the same stanza": (stanza, stanza),
        "the same type and key id, another body": (stanza, good.stanza(body=bytes(64))),
        "X25519 beside hybrid": (stanza, good.stanza(3, b"unknown1", bytes(80)), good.stanza(4, b"unknown2", hybrid)),
        "hybrid beside X25519": (good.stanza(4, b"unknown2", hybrid), stanza, good.stanza(3, b"unknown1", bytes(80))),
        "another key's body under this key's id": (good.stanza(body=body[::-1]),),
        "a body under another id": (good.stanza(key_id=b"subject2", body=body),),
        "a body of a record with another salt": (good.stanza(body=Forged(salt=bytes(16)).stanza()[11:]),),
        "a body of the next version of the record": (good.stanza(body=Forged(version=2).stanza()[11:]),),
        "a body of another agency": (good.stanza(body=Forged(agency="b").stanza()[11:]),),
    }.items():
        make.refused(comment, "Stanza", good.header(*lot), fields, keys=["subject", "other"])
    header, sealed = make.seal()
    replayed = header[:57] + make.seal()[0][57:132] + header[132:]
    make.refused("a genuine stanza of another record", "Stanza", replayed, sealed)
    for name, recipient in (("x25519", make.x25519), ("hybrid", make.hybrid)):
        header, sealed = make.seal(recipient)
        make.refused(
            f"{name}: the encapsulated key is all zeros",
            "Stanza",
            header[:68] + bytes(32) + header[100:],
            sealed,
            keys=[name],
        )
        other = make.seal(recipient)[0]
        make.refused(
            f"{name}: a genuine stanza of another record",
            "Stanza",
            header[:57] + other[57:-32] + header[-32:],
            sealed,
            keys=[name],
        )
    header, sealed = make.seal(make.hybrid)
    low = header[: 68 + 1088] + bytes(32) + header[68 + 1120 :]
    make.refused("hybrid: an X25519 point of low order", "Stanza", low, sealed, keys=["hybrid"])


def keys(make: Maker) -> None:
    header, fields = make.seal()
    make.refused("no key", "Key", header, fields, keys=[])
    make.refused("another key", "Key", header, fields, keys=["other"])
    make.refused("another key of the same id", "Key", header, fields, keys=["impostor"])
    make.refused("keys of other types", "Key", header, fields, keys=["x25519", "hybrid"])
    header, fields = make.seal(make.x25519)
    make.refused("an X25519 key taken for a hybrid one", "Key", header, fields, keys=["x25519 as hybrid"])
    make.refused("X25519: a hybrid key", "Key", header, fields, keys=["hybrid"])
    header, fields = make.seal(make.hybrid)
    make.refused("hybrid: an X25519 key", "Key", header, fields, keys=["x25519"])
    for agency in ("b", AGENCY.upper(), AGENCY + " ", unicodedata.normalize("NFD", AGENCY), AGENCY[:-1]):
        header, fields = make.seal()
        make.refused(f"another agency: {agency}", "Agency", header, fields, agency=agency)


def changed_fields(make: Maker) -> None:
    header, fields = make.seal()
    contact, dni, message = fields
    later = make.seal(version=2)[1]
    for comment, lot in {
        "two ciphertexts swapped": [(contact[0], dni[1]), (dni[0], contact[1]), message],
        "one ciphertext for two names": [(contact[0], dni[1]), dni, message],
        "the first field dropped": fields[1:],
        "the last field dropped": fields[:-1],
        "no field": [],
        "a field added": [*fields, ("name", dni[1])],
        "a field doubled": [contact, dni, dni, message],
        "a field doubled, another dropped": [contact, dni, dni],
        "a field renamed": [contact, dni, ("messages", message[1])],
        "a field renamed by case": [contact, ("dnI", dni[1]), message],
        "the order reversed": fields[::-1],
        "two fields in each other's place": [dni, contact, message],
        "a field of another record": [contact, later[1], message],
        "all fields of another record": later,
        "an empty ciphertext": [contact, (dni[0], b""), message],
        "a ciphertext of 15 bytes": [contact, (dni[0], dni[1][:15]), message],
        "a ciphertext of 16 bytes": [contact, (dni[0], dni[1][-16:]), message],
        "a byte after a ciphertext": [contact, (dni[0], dni[1] + b"\0"), message],
        "a byte before a ciphertext": [contact, (dni[0], b"\0" + dni[1]), message],
    }.items():
        make.refused(comment, "Fields", header, lot)
    make.refused("the header of another record", "Fields", make.seal()[0], fields)
    for comment, names in {
        "names out of order, as their digest says": ("dni", "contact", "message"),
        "a name twice, as its digest says": ("dni", "dni", "message"),
        "a name that is not ASCII, as its digest says": ("contact", "dni", "ñ"),
        "fewer names than fields, as their digest says": ("contact", "dni"),
    }.items():
        forged = Forged(names=names)
        make.refused(comment, "Fields", forged.header(), forged.fields())
    forged = Forged(count=2)
    make.refused("more names than fields, as their digest says", "Fields", forged.header(), forged.fields())


def padding(make: Maker) -> None:
    good = Forged()
    value = FIELDS["dni"]
    for comment, text in {
        "no bytes": b"",
        "zeros": bytes(32),
        "a mark alone": b"\x80",
        "a mark after 31 zeros is lawful only there, one more byte is not": bytes(31) + b"\x80" + bytes(1),
        "no mark": value.ljust(32, b"\0"),
        "another mark": (value + b"\x81").ljust(32, b"\0"),
        "no zeros": value + b"\x80",
        "31 bytes": (value + b"\x80").ljust(31, b"\0"),
        "33 bytes": (value + b"\x80").ljust(33, b"\0"),
        "a whole unit of zeros more": (value + b"\x80").ljust(36, b"\0"),
        "something after the mark": (value + b"\x80").ljust(31, b"\0") + b"\1",
        "33 bytes for a value of 32": bytes(32) + b"\x80",
    }.items():
        lot = [(name, good.field(name, text) if name == "dni" else sealed) for name, sealed in good.fields()]
        make.refused(comment, "Padding", good.header(), lot)


def bits(make: Maker) -> None:
    for name, recipient in (("subject", SUBJECT), ("x25519", make.x25519), ("hybrid", make.hybrid)):
        header, fields = make.seal(recipient)
        body = len(header) - 32
        places = {
            "magic": 0,
            "version": 4,
            "suite": 5,
            "fields": 7,
            "schema": 9,
            "record version": 13,
            "flags": 15,
            "record id": 16,
            "names": 39,
            "salt": 40,
            "number of stanzas": 56,
            "type": 57,
            "key id": 65,
            "length": 67,
            "first of the body": 68,
            "last of the body": body - 1,
            "first of the MAC": body,
            "last of the MAC": len(header) - 1,
        }
        for place, offset in places.items():
            if name == "hybrid" and place not in {"type", "first of the body", "last of the body", "last of the MAC"}:
                continue
            bit = 1 << make.draw.randrange(8)
            flipped = header[:offset] + bytes([header[offset] ^ bit]) + header[offset + 1 :]
            make.refused(f"{name}: a bit of {place}", "Bit" if offset < body else "Mac", flipped, fields, keys=[name])
        for end in (0, 55, 56, 57, 88, 89, 115, body, len(header) - 1):
            if name == "subject":
                make.refused(f"a header cut to {end} bytes", "Cut", header[:end], fields)
    header, fields = make.seal()
    (name, text), rest = fields[0], fields[1:]
    for offset in (0, 31, 32, len(text) - 1):
        changed = text[:offset] + bytes([text[offset] ^ 1]) + text[offset + 1 :]
        make.refused(f"a bit of byte {offset} of a ciphertext", "Bit", header, [(name, changed), *rest])
        make.refused(f"a ciphertext cut to {offset} bytes", "Cut", header, [(name, text[:offset]), *rest])


def wrapped_keys(make: Maker) -> None:
    def add(comment: str, flag: str, blob: bytes, context: bytes, *, secret: bytes | None = None) -> None:
        test = {
            "comment": comment,
            "flags": [flag],
            "key": SECRETS["subject"].hex(),
            "context": context.hex(),
            "blob": blob.hex(),
        }
        found = {"result": "invalid"} if secret is None else {"result": "valid", "secret": secret.hex()}
        make.wrapped.append(test | found)

    def wrap(secret: bytes, context: bytes, key: WrappingKey = SUBJECT) -> bytes:
        return _wrap_key(key, SecretBytes(secret), context, make.draw.randbytes)

    for size, context in ((32, b"muni-puno"), (1, b"c"), (100, bytes(1000)), (32, b"")):
        secret = make.draw.randbytes(size)
        flag = "Lawful" if size == 32 and context else "Boundary"
        add(
            f"a secret of {size} bytes, a context of {len(context)}",
            flag,
            wrap(secret, context),
            context,
            secret=secret,
        )
    blob, other = wrap(RECORD_KEY, b"muni-puno"), wrap(RECORD_KEY, b"muni-puno")
    derived = expand(SECRETS["subject"], lp(b"srec/1 wrap", blob[1:17], b"muni-puno"), 76)
    genuine = gcm(derived[32:], RECORD_KEY, b"muni-puno")
    empty = gcm(derived[32:], b"", b"muni-puno")
    for comment, flag, changed in (
        ("another version", "Header", b"\2" + blob[1:]),
        ("a bit of the salt", "Bit", blob[:1] + bytes([blob[1] ^ 1]) + blob[2:]),
        ("a bit of the commitment", "Commitment", blob[:48] + bytes([blob[48] ^ 128]) + blob[49:]),
        ("no commitment, the rest genuine", "Commitment", blob[:17] + bytes(32) + genuine),
        ("the commitment of another blob", "Commitment", blob[:17] + other[17:49] + blob[49:]),
        ("the ciphertext of another blob", "Bit", blob[:49] + other[49:]),
        ("a bit of the ciphertext", "Bit", blob[:49] + bytes([blob[49] ^ 1]) + blob[50:]),
        ("a bit of the tag", "Bit", blob[:-1] + bytes([blob[-1] ^ 1])),
        ("a byte more", "Cut", blob + b"\0"),
        ("a secret of no bytes", "Cut", blob[:49] + empty),
        ("another key", "Key", wrap(RECORD_KEY, b"muni-puno", OTHER)),
        ("another context", "Key", wrap(RECORD_KEY, b"muni-juli")),
        *((f"cut to {end} bytes", "Cut", blob[:end]) for end in (0, 1, 17, 49, 65, 66, len(blob) - 1)),
    ):
        add(comment, flag, changed, b"muni-puno")


def bundles(make: Maker) -> None:
    def add(comment: str, content: bytes, result: str = "invalid") -> None:
        flag = "Lawful" if result == "valid" else "Signature"
        make.bundles.append({"comment": comment, "flags": [flag], "result": result, "content": content.decode()})

    for name, private in PRIVATE.items():
        bundle = private.bundle(AGENCY, dt.date(2027, 1, 31), SIGNING)
        add(name, bundle.to_bytes(), "valid")
        if name == "x25519":
            content = bundle.to_bytes()
            found = json.loads(content)
            add("another agency", content.replace(b"Puno", b"Juli"))
            add("another day", content.replace(b"2027", b"2028"))
            for field, value in (("public_key", bytes(31) + b"\1"), ("signature", bytes(64)), ("signature", b"")):
                add(
                    f"another {field} of {len(value)} bytes",
                    json.dumps(found | {field: urlsafe_b64encode(value).decode()}).encode(),
                )
            stranger = SigningKey(SecretBytes(bytes(32)))
            add("signed by another", private.bundle(AGENCY, dt.date(2027, 1, 31), stranger).to_bytes())
            add("another key id", json.dumps(found | {"key_id": urlsafe_b64encode(bytes(8)).decode()}).encode())
            add("another form", json.dumps(found | {"form": "safefeedback public bundle/2"}).encode())
            add(
                "no name of a key",
                json.dumps({name: value for name, value in found.items() if name != "agency"}).encode(),
            )


def texts(make: Maker) -> None:
    header, fields = make.seal()

    def text(*parts: bytes) -> str:
        return "srec1:" + urlsafe_b64encode(lp(*parts)).decode().rstrip("=")

    def add(comment: str, content: str, result: str = "invalid") -> None:
        flag = "Lawful" if result == "valid" else "Form"
        rest = {"header": header.hex(), "fields": [[n, t.hex()] for n, t in fields]} if result == "valid" else {}
        make.texts.append({"comment": comment, "flags": [flag], "result": result, "text": content} | rest)

    parts = [part for name, sealed in fields for part in (name.encode(), sealed)]
    good = text(header, *parts)
    add("a record", good, "valid")
    short_header, ((name, sealed),) = make.seal(fields={"dni": FIELDS["dni"]})
    short = text(short_header, name.encode(), sealed)  # its last character has bits to spare
    for comment, content in {
        "nothing": "",
        "the prefix alone": "srec1:",
        "no prefix": good[6:],
        "another prefix": "srec2:" + good[6:],
        "the prefix in capitals": "SREC1:" + good[6:],
        "padding": good + "=",
        "a line end": good + "\n",
        "a space before": " " + good,
        "a space inside": good[:50] + " " + good[50:],
        "the other alphabet": good.replace("-", "+").replace("_", "/"),
        "the header alone": text(header),
        "the last ciphertext missing": text(header, *parts[:-1]),
        "fields in another order": text(header, *parts[2:], *parts[:2]),
        "a field doubled": text(header, *parts[:2], *parts),
        "a name that is not ASCII": text(header, *parts[:-2], "ñ".encode(), parts[-1]),
        "no header": text(*parts),
        "a header of another version": text(b"SREC\x02" + header[5:], *parts),
        "a length beyond the end": "srec1:" + urlsafe_b64encode(b"\xff" * 8 + header).decode().rstrip("="),
        "cut": good[:-1],
        "bits after the end": short[:-1] + chr(ord(short[-1]) + 1),
    }.items():
        add(comment, content)


STEPS: tuple[Callable[[Maker], None], ...] = (
    lawful,
    headers,
    stanzas,
    keys,
    changed_fields,
    padding,
    bits,
    wrapped_keys,
    bundles,
    texts,
)


def vectors() -> dict[str, Any]:
    """Return the content of the file."""
    make = Maker()
    for step in STEPS:
        step(make)
    groups = {"records": make.records, "wrapped_keys": make.wrapped, "bundles": make.bundles, "texts": make.texts}
    tests = [test for group in groups.values() for test in group]
    for number, test in enumerate(tests, 1):
        test["tcId"] = number
    shown = {
        name: {"type": key.type, "key_id": key.key_id.hex(), "secret": key.secret.hex()} for name, key in KEYS.items()
    }
    return {
        "algorithm": "SREC/1",
        "source": "made for this project",
        "licence": "Apache-2.0",
        "generator": "python -m tests.crypto.vectors.make_sealed_record",
        "numberOfTests": len(tests),
        "notes": NOTES,
        "custodian": SIGNING.verifying_key().public_key.hex(),
        "keys": shown,
        **groups,
        "hpke_bodies": [body.hex() for body in make.used],
    }


def written() -> str:
    """Return the text of the file."""
    return json.dumps(vectors(), indent=1, ensure_ascii=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
