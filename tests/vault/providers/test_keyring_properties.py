"""Laws of the keyring file.

- What is written is read.
- Any bytes are a keyring or a KeyringError.
- A change of any member, and any other master key, is refused.
"""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.providers.keyring import Entry, Keyring, Lock

DAYS = st.dates(min_value=dt.date(2000, 1, 1))
LIVE = st.builds(Entry, st.text(max_size=8), DAYS, st.binary(min_size=1, max_size=60))
GONE = st.builds(Entry, st.text(max_size=8), DAYS, st.just(b""), DAYS)
LOCKS = st.builds(
    Lock,
    st.just("argon2id"),
    st.binary(min_size=16, max_size=16),
    st.integers(3, 64),
    st.integers(65_536, 4_194_304),
    st.integers(4, 64),
) | st.builds(Lock, st.just("insecure"), st.binary(min_size=32, max_size=32))
RINGS = st.builds(Keyring, LOCKS, st.lists(LIVE | GONE, max_size=4, unique_by=lambda each: each.reference).map(tuple))
SECRETS = st.binary(min_size=32, max_size=32)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(RINGS, SECRETS)
def test_what_is_written_is_read(ring: Keyring, secret: bytes) -> None:
    master = SecretBytes(secret)
    read = Keyring.parse(ring.sealed(master))
    read.verify(master)
    assert (read.lock, read.entries) == (ring.lock, ring.entries)


@given(RINGS, RINGS, SECRETS, SECRETS)
def test_another_content_or_master_key_is_refused(ring: Keyring, other: Keyring, one: bytes, two: bytes) -> None:
    assume((ring, one) != (other, two))
    read = Keyring.parse(ring.sealed(SecretBytes(one)))
    with pytest.raises(DecryptionError):
        replace(other, mac=read.mac).verify(SecretBytes(two))


@given(st.binary(max_size=60) | JSON.map(lambda tree: json.dumps(tree).encode()))
def test_any_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(KeyringError):
        Keyring.parse(content)


@given(RINGS, SECRETS, st.sampled_from(["format", "version", "lock", "keys", "mac"]), JSON)
def test_any_other_member_is_refused(ring: Keyring, secret: bytes, member: str, value: object) -> None:
    master = SecretBytes(secret)
    tree = json.loads(ring.sealed(master))
    assume(tree[member] != value)
    with pytest.raises((KeyringError, DecryptionError)):
        Keyring.parse(json.dumps(tree | {member: value}).encode()).verify(master)
