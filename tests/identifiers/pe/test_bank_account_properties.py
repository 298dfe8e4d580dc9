"""Laws of bank accounts.

A generated account passes, its bank is known by its groups, and its canonical form is its own; separators elsewhere do
not change the canonical form.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers.pe import bank_account


@given(data=st.data(), number=strategies.bank_accounts())
def test_any_spelling_has_one_canonical_form(data: st.DataObject, number: str) -> None:
    bare = number.replace("-", "")
    laws.is_canonical(bank_account.validate, number, bare)
    laws.is_canonical(bank_account.validate, data.draw(strategies.written(bare)), bare)


@given(number=strategies.bank_accounts())
def test_bank_is_known_by_its_groups(number: str) -> None:
    assert bank_account.bank_of(number) in bank_account.BANKS
    assert bank_account.bank_of(number.replace("-", " ")) == bank_account.bank_of(number)


@given(number=strategies.bank_accounts())
def test_bare_digits_never_name_another_bank(number: str) -> None:
    assert bank_account.bank_of(number.replace("-", "")) in (None, bank_account.bank_of(number))
