import copy
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.providers.keyring import Entry, Keyring, Lock

MASTER = SecretBytes(bytes(range(32)))
DAY = dt.date(2026, 11, 26)
LOCK = Lock("argon2id", bytes(16))
RING = Keyring(LOCK, (Entry("a#1", DAY, b"wrapped"), Entry("b#2", DAY, b"", DAY)))


def changed(*path: str | int, value: object) -> bytes:
    tree: Any = json.loads(RING.sealed(MASTER))
    place = tree
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(tree).encode()


def without(*path: str | int) -> bytes:
    tree: Any = json.loads(RING.sealed(MASTER))
    place = tree
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return json.dumps(tree).encode()


def test_what_is_written_is_read() -> None:
    read = Keyring.parse(RING.sealed(MASTER))
    read.verify(MASTER)
    assert (read.lock, read.entries) == (RING.lock, RING.entries)
    assert read.entry("a#1") == RING.entries[0]
    assert read.entry("c#3") is None


def test_another_master_key_is_refused() -> None:
    with pytest.raises(DecryptionError):
        Keyring.parse(RING.sealed(MASTER)).verify(SecretBytes(bytes(32)))


@pytest.mark.parametrize(
    "content",
    [
        changed("keys", 0, "reference", value="z#1"),
        changed("keys", 0, "created", value="2026-11-27"),
        changed("keys", 0, "wrapped", value="00"),
        changed("keys", 1, "destroyed", value="2026-11-27"),
        changed("keys", value=[]),
        changed("lock", "salt", value="11" * 16),
        changed("lock", "time", value=4),
        changed("mac", value="00" * 32),
        without("keys", 1),
    ],
)
def test_every_change_of_meaning_is_found(content: bytes) -> None:
    with pytest.raises(DecryptionError):
        Keyring.parse(content).verify(MASTER)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        changed("version", value=2),
        changed("format", value="other"),
        changed("extra", value=1),
        changed("mac", value="00"),
        changed("mac", value=1),
        changed("lock", "kind", value="none"),
        changed("lock", "time", value=2),
        changed("lock", "time", value=65),
        changed("lock", "time", value=True),
        changed("lock", "time", value=3.0),
        changed("lock", "memory_kib", value=65_535),
        changed("lock", "memory_kib", value=2**23),
        changed("lock", "lanes", value="4"),
        changed("lock", "salt", value="11"),
        changed("keys", 0, "wrapped", value="0g"),
        changed("keys", 0, "wrapped", value="AA"),
        changed("keys", 0, "created", value="26/11/2026"),
        changed("keys", 0, "created", value="20261126"),
        changed("keys", 0, "extra", value=1),
        changed("keys", 0, value=1),
        changed("keys", 0, "reference", value=1),
        changed("keys", 0, "destroyed", value="2026-11-26"),
        changed("keys", 1, "reference", value="a#1"),
        without("keys", 0, "wrapped"),
        without("lock"),
        without("mac"),
    ],
)
def test_other_forms_are_refused_without_quoting_them(content: bytes) -> None:
    with pytest.raises(KeyringError, match="version 1") as refused:
        Keyring.parse(content)
    assert refused.value.__context__ is None


def test_an_insecure_lock_holds_its_key() -> None:
    ring = Keyring(Lock("insecure", MASTER.plaintext_secret()), ())
    read = Keyring.parse(ring.sealed(MASTER))
    assert read.lock.master(b"") == MASTER
    read.verify(MASTER)


def test_repr_shows_no_salt_and_no_key() -> None:
    assert repr(Lock("insecure", b"planted-5f0c")) == "Lock(insecure)"


def test_the_passphrase_makes_the_master_key() -> None:
    one, other = LOCK.master(b"planted passphrase"), LOCK.master(b"planted passphras3")
    assert one == LOCK.master(b"planted passphrase")
    assert one != other
    assert len(one.plaintext_secret()) == 32


def _flipped(content: bytes) -> list[bytes]:
    return [content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :] for place in range(len(content))]


def test_every_flipped_byte_is_refused_or_means_the_same() -> None:
    """A flip in the white space or in the case of a letter that JSON ignores may change nothing; nothing else opens."""
    content = RING.sealed(MASTER)
    for each in _flipped(content):
        try:
            read = Keyring.parse(each)
            read.verify(MASTER)
        except (KeyringError, DecryptionError):
            continue
        assert (read.lock, read.entries) == (RING.lock, RING.entries)


def test_a_copy_is_equal() -> None:
    reader: Callable[[bytes], Keyring] = Keyring.parse
    assert copy.deepcopy(RING) == RING
    assert reader(RING.sealed(MASTER)).sealed(MASTER) == RING.sealed(MASTER)
