"""Laws of Bitcoin addresses.

An address made by the second implementation passes and is its own canonical form; changing one character breaks it;
an address of version 1 or later with the older checksum is refused.
"""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st
from tests.identifiers import laws, second

from safefeedback.identifiers import bitcoin

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def base58(payload: bytes) -> str:
    raw = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    value, text = int.from_bytes(raw, "big"), ""
    while value:
        value, place = divmod(value, 58)
        text = BASE58[place] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def bech32(version: int, program: bytes, kind: str) -> str:
    bits = "".join(f"{byte:08b}" for byte in program)
    bits += "0" * (-len(bits) % 5)
    values = [version] + [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]
    data = "bc1" + "".join(BECH32[v] for v in values)
    # The polynomial is linear, so that the checksum is found from the state after six zeros.
    state = 1
    for value in [3, 3, 0, 2, 3, *values, 0, 0, 0, 0, 0, 0]:
        top, state = state >> 25, (state & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= term * (top >> place & 1)
    state ^= {"bech32": 1, "bech32m": 0x2BC830A3}[kind]
    return data + "".join(BECH32[state >> 5 * (5 - place) & 31] for place in range(6))


def keys() -> st.SearchStrategy[str]:
    return st.builds(
        lambda head, tail: base58(bytes([head]) + tail), st.sampled_from((0, 5)), st.binary(min_size=20, max_size=20)
    )


def segwit() -> st.SearchStrategy[str]:
    old = st.sampled_from((20, 32)).flatmap(lambda n: st.binary(min_size=n, max_size=n))
    return st.one_of(
        old.map(lambda program: bech32(0, program, "bech32")),
        st.builds(lambda v, p: bech32(v, p, "bech32m"), st.integers(1, 16), st.binary(min_size=32, max_size=32)),
    )


@given(address=st.one_of(keys(), segwit()))
def test_canonical_form_is_its_own(address: str) -> None:
    laws.is_canonical(bitcoin.validate, f" {address}\n", address)
    assert second.CHECKS["bitcoin"](address)


@given(address=segwit(), place=st.integers(3, 100), by=st.integers(1, 31))
def test_one_changed_character_of_bech32_is_refused(address: str, place: int, by: int) -> None:
    place = 3 + place % (len(address) - 3)
    other = BECH32[(BECH32.index(address[place]) + by) % 32]
    laws.is_refused(bitcoin.validate, address[:place] + other + address[place + 1 :])


@given(address=keys(), place=st.integers(1, 100), by=st.integers(1, 57))
def test_one_changed_character_of_base58_is_refused(address: str, place: int, by: int) -> None:
    place = 1 + place % (len(address) - 1)
    other = BASE58[(BASE58.index(address[place]) + by) % 58]
    laws.is_refused(bitcoin.validate, address[:place] + other + address[place + 1 :])


@given(version=st.integers(1, 16), program=st.binary(min_size=2, max_size=40))
def test_later_versions_need_the_later_checksum(version: int, program: bytes) -> None:
    assert bitcoin.is_valid(bech32(version, program, "bech32m"))
    assert not bitcoin.is_valid(bech32(version, program, "bech32"))
