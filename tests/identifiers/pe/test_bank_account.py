"""Examples of bank accounts; the vectors bind the groups."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ComponentError, LengthError
from safefeedback.identifiers.pe import bank_account


def test_groups_tell_the_bank() -> None:
    assert bank_account.bank_of("191-1234567-0-12") == "BCP"
    assert bank_account.bank_of("191-1234567012") == "Interbank"
    assert bank_account.bank_of("1911234567012") is None


def test_currency_of_bcp_is_0_or_1() -> None:
    assert bank_account.bank_of("191-12345678-7-12") is None
    assert bank_account.bank_of("19112345678712") is None


def test_separators_of_any_kind_part_the_groups() -> None:
    assert {bank_account.bank_of(f"04{gap}037{gap}714071") for gap in ("-", " ", ".", " - ", "\u2013")} == {
        "Banco de la Nación"
    }


def test_banks_are_named_once() -> None:
    assert len(set(bank_account.BANKS)) == len(bank_account.BANKS) == 5


def test_bank_of_another_number_is_refused() -> None:
    with pytest.raises(LengthError):
        bank_account.bank_of("123")
    laws.is_refused(bank_account.validate, "001202410204895167", ComponentError)
    assert not bank_account.is_valid("123")
