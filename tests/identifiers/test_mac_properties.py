"""Laws of MAC addresses.

Every notation of an address has one canonical form, which is its own; python-stdnum, with the maker not looked up,
agrees on pairs; an address with two kinds of separator is refused.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum import mac as stdnum_mac
from tests import strategies
from tests.identifiers import laws

from safefeedback.errors import FormatError
from safefeedback.identifiers import mac


@given(address=strategies.macs())
def test_canonical_form_is_its_own(address: str) -> None:
    canonical = mac.validate(address)
    laws.is_canonical(mac.validate, address.upper(), canonical)
    assert mac.compact(address) == canonical.replace(":", "")


@given(address=st.binary(min_size=6, max_size=6))
def test_every_notation_is_one_address(address: bytes) -> None:
    bare = address.hex()
    pairs = [bare[i : i + 2] for i in range(0, 12, 2)]
    notations = [bare, ":".join(pairs), "-".join(pairs), " ".join(pairs), f"{bare[:4]}.{bare[4:8]}.{bare[8:]}"]
    assert {mac.validate(notation) for notation in notations} == {":".join(pairs)}


@given(address=st.binary(min_size=6, max_size=6), mark=st.sampled_from(":-"))
def test_python_stdnum_gives_the_same_form(address: bytes, mark: str) -> None:
    written = mark.join(f"{byte:02X}" for byte in address)
    assert mac.validate(written) == stdnum_mac.validate(written, validate_manufacturer=False)


@given(address=st.binary(min_size=6, max_size=6), place=st.integers(1, 5))
def test_mixed_separators_are_refused(address: bytes, place: int) -> None:
    pairs = [f"{byte:02x}" for byte in address]
    laws.is_refused(mac.validate, ":".join(pairs[:place]) + "-" + ":".join(pairs[place:]), FormatError)
