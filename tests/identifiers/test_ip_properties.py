"""Laws of IP addresses.

The canonical form is its own and names the same address; the long and the short notation have one canonical form;
an address mapped into IPv6 is the IPv4 address.
"""

from __future__ import annotations

import ipaddress

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers import ip


@given(address=strategies.ips().filter(lambda text: not text.startswith("::ffff:")))
def test_canonical_form_names_the_same_address(address: str) -> None:
    canonical = ip.validate(address)
    laws.is_canonical(ip.validate, address.upper(), canonical)
    assert ipaddress.ip_address(canonical) == ipaddress.ip_address(address)


@given(address=st.ip_addresses(v=6).filter(lambda a: getattr(a, "ipv4_mapped", None) is None))
def test_long_and_short_notation_agree(address: ipaddress.IPv6Address) -> None:
    assert ip.validate(address.exploded) == ip.validate(address.compressed) == ip.validate(f"[{address}]")


@given(address=st.ip_addresses(v=4))
def test_mapped_address_is_the_address(address: ipaddress.IPv4Address) -> None:
    assert ip.validate(f"::ffff:{address}") == ip.validate(str(address)) == str(address)
