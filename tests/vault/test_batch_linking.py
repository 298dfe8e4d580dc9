"""Senders of one batch are linked as if each had come alone: by documents they share, and by their records."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings

TEXT = {"message": b"hola"}
DNI, PASSPORT, OTHER = ("PE_DNI", "51234567"), ("PASSPORT", "PA4712"), ("PE_DNI", "57654321")


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


@pytest.fixture(params=["kept", "received"])
def persons(request: pytest.FixtureRequest, vault: Vault) -> object:
    """Return a function that stores a batch and gives the person of each message."""

    def store(*deposits: Deposit) -> list[str | None]:
        if request.param == "kept":
            receipts = vault.keep(deposits)
        else:
            with SealOnly(vault.bundle(), vault.settings.records) as reception:
                receipts = reception.keep(deposits)
            vault.promote()
        return [vault.subject_of(each.record_id) for each in receipts]

    return store


def of(*known: tuple[str, str], record: bytes | None = None, version: int = 1) -> Deposit:
    return Deposit(TEXT, known=known, record_id=record, version=version)


def test_any_shared_document_links(persons: object) -> None:
    one, two, three, other = persons(of(DNI, PASSPORT), of(PASSPORT), of(DNI), of(OTHER))  # type: ignore[operator]
    assert one == two == three != other


def test_a_later_sender_joins_whom_a_document_of_the_batch_names(persons: object) -> None:
    one, two, three = persons(of(PASSPORT), of(DNI, PASSPORT), of(DNI))  # type: ignore[operator]
    assert one == two == three


def test_versions_of_one_record_are_of_one_person(persons: object) -> None:
    record = secrets.token_bytes(16)
    found = persons(of(record=record), of(PASSPORT, record=record, version=2), of(DNI, PASSPORT))  # type: ignore[operator]
    assert len(set(found)) == 1


def test_nobody_is_linked_by_a_telephone(persons: object) -> None:
    phone = ("PHONE_NUMBER", "987654321")
    one, two = persons(of(phone), of(phone))  # type: ignore[operator]
    assert one != two
