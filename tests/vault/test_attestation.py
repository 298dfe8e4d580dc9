"""Rows that somebody with the database changed, put back, added or took away are found beside the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings
from safefeedback.vault.stores import Entry

TEXT = {"message": b"hola"}
ANA = (("PE_DNI", "51234567"),)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    settings = VaultSettings(
        agency="muni-puno",
        records=f"sqlite:///{tmp_path}/records.db",
        keys=f"sqlite:///{tmp_path}/keys.db",
        provider=f"insecure-file:{tmp_path}/keyring.json",
    )
    with Vault.init(settings) as made:
        yield made


def kept(vault: Vault, count: int = 3) -> list[str]:
    return [receipt.record_id for receipt in vault.keep([Deposit(TEXT, known=ANA) for _ in range(count)])]


def run(vault: Vault, statement: str, *parameters: object) -> None:
    with vault._held.records._database.writing() as session:  # type: ignore[attr-defined]
        session.run(statement, parameters)


def test_a_whole_life_is_what_the_log_says(vault: Vault) -> None:
    first, *_ = kept(vault)
    vault.keep([Deposit(TEXT, record_id=bytes.fromhex(first), version=2)])
    with SealOnly(vault.bundle(), vault.settings.records) as reception:
        reception.keep([Deposit(TEXT)])
    assert vault.attest().is_sound
    vault.promote()
    vault.rotate(now=True)
    vault.rewrap()
    assert (vault.attest().is_sound, vault.attest().records) == (True, 5)
    vault.erase(vault.subjects("PE_DNI", "51234567"), basis="solicitud-1")
    assert (vault.attest().is_sound, vault.attest().records) == (True, 1)


def test_a_changed_row_is_named(vault: Vault) -> None:
    ids = kept(vault)
    run(vault, "UPDATE field SET ciphertext = ? WHERE rid = 2", bytes(64))
    assert vault.attest().changed == (ids[1],)


def test_a_row_that_is_put_back_is_named(vault: Vault) -> None:
    with SealOnly(vault.bundle(), vault.settings.records) as reception:
        (receipt,) = reception.keep([Deposit(TEXT)])
    before = vault._held.records.get(bytes.fromhex(receipt.record_id))
    assert before is not None
    vault.promote()
    run(vault, "UPDATE record SET header = ?, subject = NULL WHERE id = ?", before.header, before.record_id)
    assert vault.attest().changed == (receipt.record_id,)


def test_a_row_that_was_taken_away_is_named(vault: Vault) -> None:
    ids = kept(vault)
    run(vault, "DELETE FROM record WHERE rid = 3")
    found = vault.attest()
    assert (found.missing, found.records, found.is_sound) == ((ids[2],), 2, False)


def test_a_row_without_evidence_is_named(vault: Vault) -> None:
    (record_id,) = kept(vault, 1)
    copied = vault._held.records.get(bytes.fromhex(record_id))
    assert copied is not None
    vault._held.records.delete([copied.record_id], vault._held.scribe.deleted("record.erased", [copied.record_id]))
    assert vault.attest().is_sound
    vault._held.records.put([Entry(copied)])  # brought back from a copy, behind the log's back
    assert vault.attest().unlogged == (record_id,)
