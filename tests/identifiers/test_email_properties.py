"""Laws of e-mail addresses.

An address under a reserved domain passes in any case, is its own canonical form and agrees with the second
implementation; without its sign, with a second sign or with a doubled dot it is refused.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws, second

from safefeedback.errors import FormatError
from safefeedback.identifiers import email


@given(address=strategies.emails(), upper=st.booleans())
def test_canonical_form_is_its_own(address: str, upper: bool) -> None:
    laws.is_canonical(email.validate, address.upper() if upper else f"\t{address} ", address)
    assert second.CHECKS["email"](address)


@given(address=strategies.emails())
def test_damaged_address_is_refused(address: str) -> None:
    laws.is_refused(email.validate, address.replace("@", "."), FormatError)
    laws.is_refused(email.validate, address.replace("@", "@@"), FormatError)
    laws.is_refused(email.validate, address.replace("@", ".@"), FormatError)
    laws.is_refused(email.validate, address.replace(".", ".."), FormatError)
    laws.is_refused(email.validate, address + ".", FormatError)
