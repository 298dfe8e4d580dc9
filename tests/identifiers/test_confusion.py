"""Overlaps between identifiers are on purpose: the table is written down and compared."""

from __future__ import annotations

import json

from tests.identifiers import confusion, modules


def test_table_is_as_written_down() -> None:
    assert confusion.render(confusion.build()) == confusion.FILE.read_text(encoding="utf-8")


def test_every_sample_is_somebodys() -> None:
    assert all(json.loads(confusion.FILE.read_text(encoding="utf-8")).values())


def test_every_identifier_accepts_a_sample() -> None:
    accepted = {name for names in confusion.build().values() for name in names}
    assert set(modules.uniform()) <= accepted


def test_company_ruc_is_only_a_ruc_of_peru() -> None:
    names = confusion.build()["20933904114"]
    assert "pe.ruc" in names
    assert "pe.dni" not in names
    assert "pe.phone" not in names


def test_checked_numbers_do_not_pass_as_each_other() -> None:
    table = confusion.build()
    checked = {"bitcoin", "card", "iban", "pe.cci", "pe.ruc"}
    assert all(len(checked & set(names)) <= 1 for names in table.values())
