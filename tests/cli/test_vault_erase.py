"""Erasure, holds, retention and restoring, with records that were deposited by hand."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from safefeedback.cli import exits, question
from safefeedback.cli.vault import erase
from safefeedback.errors import DecryptionError, VaultError
from safefeedback.operators.value import value_of
from safefeedback.vault import Deposit, Vault
from safefeedback.vault.providers.file import FileProvider
from safefeedback.vault.providers.port import Capabilities

DNI, OTHER_DNI, PHONE = "51234567", "57654321", "987 654 321"
CASE = ("--basis", "solicitud-118")


@pytest.fixture
def vault(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "boveda"
    erasures = tmp_path / "supresiones.jsonl"
    words = ["--provider", "insecure-file:keyring.json", "--erasures", erasures]
    assert shell("vault", "init", folder, "--agency", "muni-puno", *words).code == exits.DONE
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(folder))
    return folder


def keep(vault: Path, *senders: Sequence[tuple[str, str]], until: dt.date | None = None) -> list[str]:
    """Store a message of each sender and return the ids of the records."""
    with Vault.open(vault) as opened:
        deposits = [
            Deposit({"message": b"hola"}, known=tuple((e, value_of(e, v)) for e, v in known), until=until)
            for known in senders
        ]
        return [receipt.record_id for receipt in opened.keep(deposits)]


def is_there(vault: Path, record: str) -> bool:
    with Vault.open(vault) as opened:
        try:
            return opened._open(record) == {"message": b"hola"} or True
        except (DecryptionError, VaultError):
            return False


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what will be typed as answers, on a terminal."""
    answers: list[str] = []
    monkeypatch.setattr(question, "read_line", lambda: answers.pop(0))
    return answers


def test_a_person_is_shown_asked_for_and_erased(shell: Any, vault: Path, agreed: list[str]) -> None:
    first, second, other = keep(vault, [("PE_DNI", DNI)], [("PE_DNI", "5123-4567")], [("PE_DNI", OTHER_DNI)])
    agreed += ["no"]
    ran = shell("vault", "erase", "--value", "PE_DNI=51 23 45 67", *CASE)
    assert ran.code == exits.DONE
    assert ran.out.startswith("Por suprimir: 1 persona y 2 registros.\n")
    assert ran.out.endswith("No se suprimió nada.\n")
    assert ran.err == "No se puede deshacer. Escriba suprimir para seguir: "
    assert is_there(vault, first)
    agreed += ["Suprimir"]
    ran = shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE)
    assert ran.code == exits.DONE
    assert re.search(r"Suprimido el \d+ de \w+ de \d{4} \(solicitud-118\): 1 persona y 2 registros\.", ran.out)
    assert "las copias antiguas del archivo de claves guardan las claves destruidas" in ran.out
    assert [is_there(vault, record) for record in (first, second, other)] == [False, False, True]
    assert shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE).out.startswith("No hay nadie con ese dato")


def test_nobody_to_ask_changes_nothing(shell: Any, vault: Path) -> None:
    (record,) = keep(vault, [("PE_DNI", DNI)])
    ran = shell("vault", "erase", "--value", "PE_DNI=-", *CASE, stdin=DNI.encode() + b"\n")
    assert ran.code == exits.USAGE
    assert "expected a terminal to ask on" in ran.err
    assert "--yes" in ran.err
    assert is_there(vault, record)


def test_a_dry_run_changes_nothing(shell: Any, vault: Path) -> None:
    (record,) = keep(vault, [("PE_DNI", DNI)])
    ran = shell("vault", "erase", "--record", record, *CASE, "--dry-run")
    assert (ran.code, ran.err) == (exits.DONE, "")
    assert ran.out.splitlines()[-1] == "No se suprimió nada."
    assert is_there(vault, record)


def test_a_shared_telephone_warns_and_one_of_them_is_chosen(shell: Any, vault: Path) -> None:
    mother, son = keep(vault, [("PE_DNI", DNI), ("PHONE_NUMBER", PHONE)], [("PHONE_NUMBER", "+51 987654321")])
    ran = shell("vault", "erase", "--value", f"PHONE_NUMBER={PHONE}", *CASE, "--dry-run")
    assert "Por suprimir: 2 personas y 2 registros." in ran.out
    assert "Es más de una persona" in ran.out
    with Vault.open(vault) as opened:
        person = opened.subject_of(son)
    assert person is not None
    assert person in ran.out
    assert shell("vault", "erase", "--subject", person, *CASE, "--yes").code == exits.DONE
    assert [is_there(vault, record) for record in (mother, son)] == [True, False]


def test_the_receipt_as_json_holds_ids_days_and_codes(shell: Any, vault: Path) -> None:
    keep(vault, [("PE_DNI", DNI)])
    plan = json.loads(shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE, "--dry-run", "--json").out)
    ran = shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE, "--yes", "--json")
    done = json.loads(ran.out)
    assert (plan["is_done"], plan["erased"], done["is_done"]) == (False, None, True)
    assert plan["subjects"] == done["subjects"]
    assert (done["agency"], done["basis"], done["records"]) == ("muni-puno", "solicitud-118", 1)
    assert done["backups_dead_on"] is None
    assert done["erased"] == dt.datetime.now(tz=dt.UTC).date().isoformat()
    assert DNI not in ran.out + ran.err


def test_the_day_on_which_backups_die_is_stated(shell: Any, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(vault, [("PE_DNI", DNI)])
    monkeypatch.setattr(FileProvider, "capabilities", Capabilities(binds_context=True, destroys=True, hardware=True))
    ran = shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE, "--yes")
    assert re.search(r"Desde el \d+ de \w+ de \d{4} tampoco se abre en ninguna copia de seguridad", ran.out)


def test_another_provider_gives_another_reason(shell: Any, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(vault, [("PE_DNI", DNI)])
    monkeypatch.setattr(erase, "_FILE_SCHEMES", ())
    ran = shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE, "--yes")
    assert "el proveedor de claves no da una fecha" in ran.out


def test_a_hold_keeps_a_person_until_it_is_lifted(shell: Any, vault: Path) -> None:
    (record,) = keep(vault, [("PE_DNI", DNI)])
    ran = shell("vault", "hold", "--record", record, "--reason", "exp-2026-118")
    assert (ran.code, ran.out) == (exits.DONE, "1 persona queda a resguardo (exp-2026-118).\n")
    ran = shell("vault", "erase", "--record", record, *CASE, "--yes")
    assert ran.code == exits.ATTENTION
    assert "A resguardo, no se suprimen: 1 persona." in ran.out
    assert is_there(vault, record)
    assert "puede suprimirse otra vez" in shell("vault", "hold", "--record", record, "--lift").out
    assert shell("vault", "erase", "--record", record, *CASE, "--yes").code == exits.DONE
    assert not is_there(vault, record)


def test_a_purge_tells_first_and_destroys_with_yes(shell: Any, vault: Path) -> None:
    day = dt.date(2026, 1, 31)
    old, held = keep(vault, [("PE_DNI", DNI)], [("PE_DNI", OTHER_DNI)], until=day)
    (new,) = keep(vault, [("PHONE_NUMBER", PHONE)], until=dt.date(2999, 1, 1))
    shell("vault", "hold", "--record", held, "--reason", "exp-1")
    ran = shell("vault", "purge", "--on", "2026-02-01")
    assert ran.out == (
        "Al 1 de febrero de 2026: 1 registro cumplió su plazo; de 1 persona no queda más.\n"
        "A resguardo, no se destruyen: 1 registro.\n"
        "No se destruyó nada. Para hacerlo, añada --yes.\n"
    )
    assert is_there(vault, old)
    done = json.loads(shell("vault", "purge", "--yes", "--json").out)
    assert (done["is_done"], done["records"], done["subjects"], done["held"]) == (True, 1, 1, 1)
    assert [is_there(vault, record) for record in (old, held, new)] == [False, True, True]


def test_who_was_erased_does_not_come_back_with_a_backup(shell: Any, vault: Path, tmp_path: Path) -> None:
    gone, stays = keep(vault, [("PE_DNI", DNI)], [("PE_DNI", OTHER_DNI)])
    shutil.copytree(vault, tmp_path / "copia")
    shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE, "--yes")
    for name in ("records.db", "keys/keys.db"):
        for path in (vault / name).parent.glob(Path(name).name + "*"):
            path.unlink()
        shutil.copy(tmp_path / "copia" / name, vault / name)
    assert is_there(vault, gone)
    assert "erasure-list-behind" in shell("vault", "doctor").out
    ran = shell("vault", "restore", "--progress")
    assert ran.code == exits.DONE
    assert ran.out == ("1 supresión anotada.\n1 persona había vuelto y se suprimió otra vez, con 1 registro.\n")
    assert [is_there(vault, record) for record in (gone, stays)] == [False, True]


def test_a_hold_of_the_backup_is_told(shell: Any, vault: Path, tmp_path: Path) -> None:
    (record,) = keep(vault, [("PE_DNI", DNI)])
    shell("vault", "hold", "--record", record, "--reason", "exp-1")
    shutil.copytree(vault, tmp_path / "copia")
    shell("vault", "hold", "--record", record, "--lift")
    shell("vault", "erase", "--record", record, *CASE, "--yes")
    shutil.rmtree(vault)
    shutil.copytree(tmp_path / "copia", vault)
    ran = shell("vault", "restore")
    assert ran.code == exits.ATTENTION
    assert "A resguardo según la copia, no se suprimen: 1 persona." in ran.out


def test_without_a_list_outside_that_is_said(shell: Any, vault: Path) -> None:
    settings = vault / "vault.toml"
    settings.write_text(re.sub(r"erasures = .*", 'erasures = ""', settings.read_text(encoding="utf-8")), "utf-8")
    assert "Ninguna lista fuera de las bases" in shell("vault", "restore").out


def test_a_database_that_cannot_be_rewritten_needs_its_owner(
    shell: Any, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from safefeedback.vault.stores.sql_keys import SqlKeyStore

    def refuse(_self: object) -> None:
        raise VaultError("not the owner")

    keep(vault, [("PE_DNI", DNI)])
    monkeypatch.setattr(SqlKeyStore, "compact", refuse)
    ran = shell("vault", "erase", "--value", f"PE_DNI={DNI}", *CASE, "--yes", "--progress")
    assert "el dueño de la base debe ejecutar VACUUM FULL" in ran.out


def test_a_month_later_keys_move_on(shell: Any, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(vault, [("PE_DNI", DNI)], [("PE_DNI", OTHER_DNI)])
    later = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=40)
    monkeypatch.setattr(Vault, "open", staticmethod(partial(Vault.open, clock=lambda: later)))
    assert "está en uso.\nSe podrá destruir desde el " in shell("vault", "rotate").out
    assert shell("vault", "rewrap", "--limit", 1).out == (
        "1 clave de persona pasó a la clave del mes.\nFaltan más: repita la orden.\n"
    )
    ran = shell("vault", "rewrap")
    assert ran.out.startswith("1 clave de persona pasó a la clave del mes.\nLa clave de ")
    assert shell("vault", "promote", "--limit", 1).out.endswith("Faltan más: repita la orden.\n")
