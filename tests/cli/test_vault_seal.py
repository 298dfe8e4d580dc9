"""``vault seal`` with a pipeline that can be predicted and a real vault."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import FakePipeline

from safefeedback.cli import exits, options
from safefeedback.cli.item import Item, unreadable
from safefeedback.cli.vault.storing import stored_in_order
from safefeedback.crypto import PublicBundle
from safefeedback.errors import DetectionError, PolicyError, VaultError
from safefeedback.messages import Message
from safefeedback.pipeline import ProtectedMessage, Withheld
from safefeedback.vault import Deposit, Keeper, Receipt, Vault


@dataclass(frozen=True)
class Result:
    outcome: ProtectedMessage | Withheld
    receipt: Receipt


class KeepingFake(FakePipeline):
    """Keeps the text, and nobody is known."""

    def __init__(self, policy: str = "pe-ley-29733", *, vault: Keeper, **settings: Any) -> None:
        super().__init__(policy, **settings)
        self.keeper, self.batches = vault, list[int]()
        if policy == "sella.yaml":
            raise PolicyError("policy: expected a vault")

    def protect_and_store_all(self, messages: Iterable[Message], audience: str, *, together: int) -> Iterator[Result]:
        batch = list(messages)
        assert len(batch) == together
        self.batches.append(together)
        if any("DISCO" in message.text for message in batch):
            raise VaultError("store: the disk is full", hint="free space")
        receipts = self.keeper.keep([Deposit({"message": message.text.encode()}) for message in batch])
        for message, receipt in zip(batch, receipts, strict=True):
            try:
                yield Result(self.protect(message, audience), receipt)
            except DetectionError as error:
                yield Result(Withheld(message.id, error.code), receipt)


@pytest.fixture(autouse=True)
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "Pipeline", KeepingFake)


@pytest.fixture
def vault(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "boveda"
    shell("vault", "init", folder, "--agency", "muni-puno", "--provider", "insecure-file:keyring.json")
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(folder))
    return folder


def kept(vault: Path, record_id: str) -> bytes:
    with Vault.open(vault) as opened:
        return opened._open(record_id)["message"]


def test_a_message_is_stored_and_its_receipt_written(shell: Any, vault: Path) -> None:
    ran = shell("vault", "seal", "soy ana, dni 51234567, llamen al 105")
    assert (ran.code, ran.err) == (exits.DONE, "")
    line = json.loads(ran.out)
    assert line["text"] == "soy [PERSON], dni [PE_DNI], llamen al 105"
    assert line["counts"] == {"PERSON": 1, "PE_DNI": 1, "PHONE_NUMBER": 1}
    assert line["version"] == 1
    assert kept(vault, line["record_id"]) == b"soy ana, dni 51234567, llamen al 105"


def test_what_is_withheld_is_sealed_and_what_cannot_be_read_is_not(shell: Any, vault: Path) -> None:
    data = b'{"id": 1, "text": "soy ana"}\n{"id": 2, "text": "FALLA ana"}\nx\n{"id": 4, "text": "hola"}\n'
    ran = shell("vault", "seal", "-", stdin=data)
    assert ran.code == exits.WITHHELD
    assert ran.err.startswith("safefeedback: error: 2 messages withheld (detection 1, input-json 1)\n")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["id"] for line in lines] == [1, 2, None, 4]
    assert [line.get("error") for line in lines] == [None, "detection", "input-json", None]
    assert [set(line) for line in lines[1:3]] == [
        {"id", "record_id", "version", "digest", "error"},
        {"id", "error"},
    ]
    assert kept(vault, lines[1]["record_id"]) == b"FALLA ana"


def test_cells_name_their_column_and_blank_rows_are_left_out(shell: Any, vault: Path, tmp_path: Path) -> None:
    table = tmp_path / "q.csv"
    table.write_text("id,queja\n1,soy ana\n\n2,hola\n3\n", encoding="utf-8")
    ran = shell("vault", "seal", table, "--column", "queja")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [(line["id"], line.get("column"), line.get("text")) for line in lines] == [
        (1, "queja", "soy [PERSON]"),
        (3, "queja", "hola"),
        (4, None, None),
    ]
    assert ran.code == exits.WITHHELD


def test_a_long_file_goes_in_batches_with_a_bar(shell: Any, vault: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "m.jsonl", tmp_path / "r.jsonl"
    file.write_text("".join(f'{{"id": {n}, "text": "soy ana {n}"}}\n' for n in range(100)), encoding="utf-8")
    ran = shell("vault", "seal", file, "-o", out, "--progress")
    assert (ran.code, ran.out) == (exits.DONE, "")
    assert "mensajes" in ran.err
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["text"] for line in lines] == [f"soy [PERSON] {n}" for n in range(100)]
    assert out.stat().st_mode & 0o777 == 0o600


def test_receipts_of_what_was_stored_stay_when_the_rest_fails(shell: Any, vault: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "m.jsonl", tmp_path / "r.jsonl"
    texts = [*(f"soy ana {n}" for n in range(40)), "DISCO lleno de ana"]
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    ran = shell("vault", "seal", file, "-o", out)
    assert ran.code == exits.FAILED
    assert ran.err == "safefeedback: error: store: the disk is full\nsafefeedback: hint: free space\n"
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 32
    assert kept(vault, lines[-1]["record_id"]) == b"soy ana 31"


def test_receipts_are_never_written_over(shell: Any, vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    assert shell("vault", "seal", "DISCO", "-o", out).code == exits.FAILED
    assert not out.exists()
    assert shell("vault", "seal", "hola", "-o", out).code == exits.DONE
    before = out.read_bytes()
    ran = shell("vault", "seal", "chau", "-o", out)
    assert ran.code == exits.USAGE
    assert "expected a new file" in ran.err
    assert out.read_bytes() == before


def test_a_policy_that_cannot_be_used_leaves_no_file(shell: Any, vault: Path, tmp_path: Path) -> None:
    ran = shell("vault", "seal", "hola", "--policy", "sella.yaml", "-o", tmp_path / "r.jsonl")
    assert ran.code == exits.USAGE
    assert not (tmp_path / "r.jsonl").exists()


@pytest.fixture
def reception(shell: Any, vault: Path, tmp_path: Path) -> list[str]:
    """Return the words of a write-only host."""
    bundle = tmp_path / "b.json"
    custodian = shell("keys", "create-bundle", "-o", bundle).out.splitlines()[2]
    return ["--bundle", str(bundle), "--records", f"sqlite:///{vault}/records.db", "--custodian", custodian]


def test_a_write_only_host_seals_and_the_custodian_promotes(shell: Any, vault: Path, reception: list[str]) -> None:
    ran = shell("vault", "seal", "soy ana", *reception)
    assert (ran.code, ran.err) == (exits.DONE, "")
    record = json.loads(ran.out)["record_id"]
    assert "waiting-records" in shell("vault", "doctor").out
    ran = shell("vault", "promote", "--progress")
    assert (ran.code, ran.out) == (exits.DONE, "1 registro quedó a nombre de su persona.\n")
    assert kept(vault, record) == b"soy ana"


def test_a_bundle_of_another_custodian_is_refused(shell: Any, reception: list[str]) -> None:
    ran = shell("vault", "seal", "soy ana", *reception[:-1], "ab" * 32)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert "expected the custodian's signature, got another" in ran.err
    Path(reception[1]).write_text("{}", encoding="utf-8")
    assert "expected the JSON of a bundle" in shell("vault", "seal", "soy ana", *reception).err


def test_what_no_key_opens_is_said(shell: Any, vault: Path, reception: list[str], monkeypatch: Any) -> None:
    shell("vault", "seal", "soy ana", *reception)
    from safefeedback.vault import promotion

    monkeypatch.setattr(promotion, "ingest_keys", lambda _tree: [])
    ran = shell("vault", "promote")
    assert ran.code == exits.ATTENTION
    assert ran.out == "1 registro no se abre con las claves de esta bóveda.\n"
    monkeypatch.undo()


def test_a_write_only_host_loads_nothing_that_opens(reception: list[str]) -> None:
    bundle = PublicBundle.from_bytes(Path(reception[1]).read_bytes())
    code = (
        "import sys\nfrom safefeedback.cli.app import run\n"
        f"code = run(['vault', 'seal', 'soy ana', '--tagger', 'none', *{reception!r}])\n"
        "opening = ('crypto.opening', 'crypto.recipient', 'crypto.wrapping', 'crypto.signing', 'vault.vault',"
        " 'vault.providers', 'vault.key_tree', 'vault.persons')\n"
        "print(code, [m for m in sys.modules if m.removeprefix('safefeedback.').startswith(opening)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert bundle.agency == "muni-puno"


class Counting:
    def __init__(self) -> None:
        self.batches: list[int] = []

    def protect_and_store_all(self, messages: Iterable[Message], audience: str, *, together: int) -> Iterator[Result]:
        batch = list(messages)
        self.batches.append(len(batch))
        for message in batch:
            text = ProtectedMessage(message.text, (), (), audience, "a" * 64, "b" * 64, message.id)
            yield Result(text, Receipt("0" * 32, 1, "0" * 64, 0))


def test_order_stays_and_an_unreadable_item_ends_a_batch() -> None:
    items = [*(Item(Message(str(n)), n) for n in range(7)), unreadable("input-json", name=7), Item(Message("8"), 8)]
    pipeline = Counting()
    answers = list(stored_in_order(items, pipeline, "storage", together=5))
    assert [item.id for item, _ in answers] == list(range(9))
    assert pipeline.batches == [5, 2, 1]
    assert [answer.receipt is None for _, answer in answers] == [False] * 7 + [True, False]
