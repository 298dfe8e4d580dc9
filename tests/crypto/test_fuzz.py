"""Hostile bytes for everything that parses or opens: one error each, no crash, and what is accepted has one form.

Inputs are lawful ones after a few cuts, flips, repeats and insertions, so that they come past the first checks.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from tests.crypto.specimens import AGENCY, DAY, FIELDS, KEMS, KEY, RECORD_ID, SIGNING, refusal

from safefeedback.crypto import Header, PublicBundle, SealedRecord, open_record, seal_record
from safefeedback.errors import DecryptionError, KeyringError

SEED = 20_261_126
EDGES = (0x00, 0x01, 0x7F, 0x80, 0xFF)


BUNDLE = KEMS["MLKEM768-X25519"].bundle(AGENCY, DAY, SIGNING)


def sealed() -> SealedRecord:
    return seal_record(FIELDS, agency=AGENCY, record_id=RECORD_ID, recipients=[KEY, BUNDLE])


def disturbed(content: bytes, chance: random.Random) -> bytes:
    """Return the content after one to four changes."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(changed))
        stop = min(len(changed), start + chance.choice((1, 1, 2, 8, 64, 1200)))
        kind = chance.randrange(5)
        if kind == 0:
            del changed[start:stop]
        elif kind == 1:
            changed[start:start] = changed[start:stop]
        elif kind == 2:
            changed[start:start] = chance.randbytes(stop - start)
        elif start < len(changed):
            changed[start] = chance.choice(EDGES) if kind == 3 else changed[start] ^ 1 << chance.randrange(8)
    return bytes(changed)


def parse_header(content: bytes) -> None:
    assert Header.parse(content).to_bytes() == content


def parse_text(content: bytes) -> None:
    text = content.decode("latin-1")
    assert SealedRecord.from_text(text).to_text() == text


def parse_bundle(content: bytes) -> None:
    assert PublicBundle.from_bytes(content).to_bytes() == content


def open_header(content: bytes) -> None:
    open_record(content, agency=AGENCY, keys=[KEY])
    raise AssertionError("a disturbed header opens")


TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], bytes], type[Exception]]] = {
    "header": (parse_header, lambda: sealed().header, DecryptionError),
    "text of a record": (parse_text, lambda: sealed().to_text().encode(), DecryptionError),
    "bundle": (parse_bundle, BUNDLE.to_bytes, KeyringError),
    "opening": (open_header, lambda: sealed().header, DecryptionError),
}


def fuzz(name: str, count: int) -> int:
    """Return how many of so many inputs were refused."""
    work, made, error = TARGETS[name]
    chance, lawful, refused = random.Random(f"{SEED} {name}"), made(), 0
    for _ in range(count):
        content = disturbed(lawful, chance)
        if content == lawful:
            continue
        try:
            work(content)
        except error:
            refused += 1
    return refused


@pytest.mark.parametrize("name", TARGETS)
def test_disturbed_input_is_refused_with_one_error(name: str) -> None:
    assert fuzz(name, 10_000) > 5_000


@pytest.mark.full
@pytest.mark.parametrize("name", TARGETS)
def test_a_million_disturbed_inputs_are_refused_with_one_error(name: str) -> None:
    assert fuzz(name, 250_000) > 100_000


def test_noise_is_refused() -> None:
    chance = random.Random(SEED)
    for length in range(2_000):
        with refusal():
            Header.parse(chance.randbytes(length))
        with suppress(KeyringError):
            parse_bundle(chance.randbytes(length))
