"""Checkpoints are kept elsewhere, and the logs are held against them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.crypto.authority import Authority
from tests.vault.facade.place import Place

from safefeedback import Pipeline
from safefeedback.errors import ConfigurationError, InputError, LedgerError, VaultError
from safefeedback.ledger.leaf import read_leaf
from safefeedback.vault import Vault, VaultSettings
from safefeedback.vault.anchors import open_sink

ORIGINS = ("safefeedback/muni-puno/records", "safefeedback/muni-puno/keys")


def stored(vault: Vault, count: int = 3) -> None:
    list(Pipeline(tagger=None, vault=vault).protect_and_store_all(["no hay agua"] * count))


def codes(vault: Vault, kind: str) -> tuple[str, ...]:
    return vault.verify(kind).codes


@contextmanager
def with_anchors(vault: Vault, *addresses: str) -> Iterator[Vault]:
    """The same vault, opened with places in its settings."""
    with Vault.open(replace(vault.settings, anchors=addresses)) as found:
        yield found


@pytest.fixture(params=["file", "store"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return {"file": f"file:{tmp_path}/anclas.jsonl", "store": f"store:sqlite:///{tmp_path}/anclas.db"}[request.param]


def test_what_is_anchored_is_called_so(vault: Vault, address: str) -> None:
    stored(vault)
    with with_anchors(vault, address) as kept:
        made = kept.anchor()
        assert [(each.log, each.sink) for each in made] == [
            ("records", address.partition(":")[0]),
            ("keys", address.partition(":")[0]),
        ]
        for each in made:
            found = kept.verify(each.log)
            assert found.faults == ()
            assert found.leaves("anchored") == each.size
        stored(kept)
        assert kept.verify("records").leaves("unanchored") == 3
        kept.anchor()
        assert kept.verify("records").leaves("unanchored") == 0
        told = [leaf for leaf in map(read_leaf, kept.leaves("keys")) if leaf.event == "anchor.made"]
        assert len(told) == 4


def test_a_log_that_was_put_back_is_noticed(files: Place, address: str, tmp_path: Path) -> None:
    with files.made() as vault:
        stored(vault)
        settings = vault.settings
    records = Path(settings.records.removeprefix("sqlite:///"))
    shutil.copy(records, tmp_path / "copia.db")
    with Vault.open(replace(settings, anchors=(address,))) as vault:
        stored(vault)
        vault.anchor()
    for each in records.parent.glob(f"{records.name}-*"):
        each.unlink()
    shutil.copy(tmp_path / "copia.db", records)
    with Vault.open(replace(settings, anchors=(address,))) as vault:
        assert "rolled-back" in codes(vault, "records")
        with pytest.raises(LedgerError, match="shorter"):
            vault.anchor()
        stored(vault, 6)  # another history, longer than the one that was anchored
        assert "anchor-diverged" in codes(vault, "records")
        with pytest.raises(LedgerError):
            vault.anchor()


def test_an_anchor_that_is_taken_away_is_missed(small: Vault, tmp_path: Path) -> None:
    file = tmp_path / "anclas.jsonl"
    stored(small)
    with with_anchors(small, f"file:{file}") as vault:
        vault.anchor()
        lines = file.read_bytes().splitlines(keepends=True)
        file.write_bytes(lines[1])
        assert codes(vault, "records") == ("anchor-missing",)
        file.unlink()
        assert codes(vault, "records") == ("anchor-missing",)
        assert codes(vault, "keys") == ("anchor-missing",)


@pytest.mark.parametrize("line", [b"{}\n", b"\xff\n", b'{"note": 5}\n', b'{"note": "!"}\n', b"[]\n"])
def test_a_line_that_is_no_checkpoint_is_named(small: Vault, tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "anclas.jsonl"
    stored(small)
    with with_anchors(small, f"file:{file}") as vault:
        vault.anchor()
        with file.open("ab") as stream:
            stream.write(line)
        assert codes(vault, "records") == ("anchor-malformed",)


def test_nothing_is_kept_twice(small: Vault, tmp_path: Path) -> None:
    file = tmp_path / "anclas.jsonl"
    stored(small)
    small.anchor([f"file:{file}"])
    small.anchor([f"file:{file}"])
    notes = [json.loads(line)["note"] for line in file.read_bytes().splitlines()]
    assert len(notes) == len(set(notes)) == 3  # the log of keys has grown by what was noted


def test_a_store_keeps_one_checkpoint_of_a_size(tmp_path: Path, small: Vault) -> None:
    stored(small)
    note = small.log("records").checkpoint()
    with open_sink(f"store:sqlite:///{tmp_path}/anclas.db", origins=ORIGINS) as sink:
        sink.put(note)
        sink.put(note)
        assert list(sink.notes()) == [note]
        root = note.splitlines()[2]
        with pytest.raises(LedgerError, match="another"):
            sink.put(note.replace(root, b"A" * 43 + b"="))


@contextmanager
def served(authority: Authority, spoil: Any = bytes) -> Iterator[str]:
    """An authority that answers over HTTP on this host."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            answer = spoil(authority.answer(query))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tsa"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_an_authority_says_when_a_checkpoint_was_there(small: Vault, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "authority")
    stored(small)
    with served(authority) as url:
        address = f"tsa:{url}?file={tmp_path}/stamps.jsonl&roots={authority.roots}"
        with with_anchors(small, address) as vault:
            assert [each.sink for each in vault.anchor()] == ["tsa", "tsa"]
            assert vault.verify("records").leaves("anchored") == vault.verify("records").size
    with with_anchors(small, address) as vault:  # the authority is not asked again
        assert codes(vault, "records") == ()
        lines = (tmp_path / "stamps.jsonl").read_bytes().splitlines()
        forged = {**json.loads(lines[0]), "stamp": json.loads(lines[1])["stamp"]}
        (tmp_path / "stamps.jsonl").write_text(json.dumps(forged) + "\n", encoding="ascii")
        assert set(codes(vault, "records")) == {"anchor-malformed", "anchor-missing"}
        with pytest.raises(VaultError, match="time-stamping authority"):
            vault.anchor()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_an_answer_that_is_none_is_not_kept(small: Vault, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "authority")
    for spoil, error in ((lambda _: b"no", LedgerError), (lambda _: b"x" * 1_100_000, VaultError)):
        with served(authority, spoil) as url, pytest.raises(error):
            small.anchor([f"tsa:{url}?file={tmp_path}/stamps.jsonl&roots={authority.roots}"])
    assert not (tmp_path / "stamps.jsonl").exists()
    with pytest.raises(VaultError, match="roots"):
        small.anchor([f"tsa:http://127.0.0.1:9/?file={tmp_path}/s&roots={tmp_path}/none.pem"])


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:",
        "ftp:x",
        "store:",
        "tsa:https://a.b/c",
        "tsa:ftp://a/b?file=x&roots=y",
        "tsa:https://a/?file=x&roots=y&z=1",
    ],
)
def test_an_address_of_no_place_is_refused(small: Vault, address: str) -> None:
    with pytest.raises(ConfigurationError, match="address of a place"):
        small.anchor([address])


def test_no_place_at_all_is_refused_and_a_full_one_says_so(small: Vault, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="place for checkpoints"):
        small.anchor()
    with pytest.raises(VaultError, match="anchor"):
        small.anchor([f"file:{tmp_path}/absent/anclas.jsonl"])
    (tmp_path / "folder").mkdir()
    with with_anchors(small, f"file:{tmp_path}/folder") as vault, pytest.raises(VaultError, match="anchor"):
        vault.verify("records")


def test_doctor_asks_for_a_place_and_then_for_an_anchor(small: Vault, tmp_path: Path) -> None:
    def found(vault: Vault) -> set[str]:
        return {each.code for each in vault.doctor() if "anchor" in each.code}

    assert found(small) == {"no-anchor"}
    with with_anchors(small, f"file:{tmp_path}/anclas.jsonl") as vault:
        assert found(vault) == {"anchor-late"}
        vault.anchor()
        assert found(vault) == set()


@pytest.mark.parametrize("anchors", ["file:x", [5], [""], ["a\0"], 7])
def test_places_are_a_list_of_texts(anchors: Any) -> None:
    with pytest.raises(ConfigurationError, match="anchors"):
        VaultSettings("muni", "sqlite:///r.db", "sqlite:///k.db", "file:k", anchors=anchors)


def test_places_are_read_from_the_file_of_settings(tmp_path: Path) -> None:
    made = VaultSettings("muni", "sqlite:////r.db", "sqlite:////k.db", "file:/k", anchors=("file:anclas.jsonl",))
    (tmp_path / "vault.toml").write_text(made.to_toml(), encoding="utf-8")
    assert VaultSettings.from_file(tmp_path).anchors == (f"file:{tmp_path}/anclas.jsonl",)
    assert "anclas" not in repr(made)


def test_an_export_is_a_new_folder(small: Vault, tmp_path: Path) -> None:
    stored(small)
    assert small.export_logs(tmp_path / "e") == sum(1 for kind in ("records", "keys") for _ in small.leaves(kind)) - 1
    with pytest.raises(InputError, match="new folder"):
        small.export_logs(tmp_path / "e")


def test_a_log_may_sign_against_quantum_computers_too(small: Vault, tmp_path: Path) -> None:
    stored(small)
    before = small.log("records").checkpoint()
    with Vault.open(replace(small.settings, log_signatures="ed25519+ml-dsa-44")) as vault:
        log = vault.log("records")
        assert [len(each.key.public_key) for each in log.verifiers] == [32, 1312]
        assert log.checkpoint() == before  # nothing new to sign
        stored(vault)
        note = log.checkpoint()
        assert note.count("\u2014 ".encode()) == 2
        assert vault.verify("records", [before, note]).faults == ()
        assert vault.log("records").verifiers == log.verifiers
        vault.export_logs(tmp_path / "e")
        assert len(json.loads((tmp_path / "e" / "manifest.json").read_bytes())["logs"]["records"]["keys"]) == 2
    assert codes(small, "records") == ()
    with pytest.raises(ConfigurationError, match="log_signatures"):
        replace(small.settings, log_signatures="rsa")
