"""The verifier that auditors run: it finds what was done to an export, and needs nothing of this library."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.keys import AGENCY, KEYS, ORIGIN, OTHER, QUANTUM, RECORDS
from tests.ledger.logs import SIZES, T0, log_of, made_log, sealed_leaf

from safefeedback.ledger.checkpoint import Checkpoint
from safefeedback.ledger.leaf import make_leaf
from safefeedback.ledger.merkle import CompactRange, leaf_hash
from safefeedback.ledger.note import sign_note

SCRIPT = Path(str(files("safefeedback.ledger").joinpath("offline", "verify_ledger.py")))
STORE, NOTES = made_log()
BODIES = tuple(STORE.bodies[AGENCY])


def note(bodies: list[bytes], *signers: Any, origin: str = ORIGIN) -> bytes:
    """Return the signed checkpoint of some leaves."""
    kept = CompactRange()
    for body in bodies:
        kept.append(leaf_hash(body))
    return sign_note(Checkpoint(origin, len(bodies), kept.root()).to_text(), signers or (RECORDS,))


@dataclass
class Export:
    """What stands in the files, to be changed before they are written."""

    bodies: list[bytes] = field(default_factory=lambda: list(BODIES))
    checkpoints: list[bytes] = field(default_factory=lambda: list(NOTES))
    anchors: list[bytes] = field(default_factory=lambda: [NOTES[1]])
    told: list[tuple[int, str]] = field(default_factory=list)
    size: int | None = None

    def write(self, folder: Path) -> Path:
        """Write the folder."""
        (folder / "records.jsonl").write_bytes(b"".join(body + b"\n" for body in self.bodies))
        keys = [make_leaf("log.init", at=T0, by="svc:vault", log="keys")]
        keys += [
            make_leaf("anchor.made", at=T0, by="svc:vault", log="records", size=size, root=root, sink="file")
            for size, root in self.told
        ]
        (folder / "keys.jsonl").write_bytes(b"".join(body + b"\n" for body in keys))
        logs = {
            "records": self._log(
                RECORDS,
                "records",
                checkpoints=self.checkpoints,
                anchors=self.anchors,
                size=self.size or len(self.bodies),
            ),
            "keys": self._log(
                KEYS, "keys", checkpoints=[note(keys, KEYS, origin=KEYS.name)], anchors=[], size=len(keys)
            ),
        }
        manifest = {"form": "safefeedback/ledger-export/1", "has_anchors": False, "logs": logs}
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="ascii")
        return folder

    def _log(
        self, signer: Any, kind: str, *, checkpoints: list[bytes], anchors: list[bytes], size: int
    ) -> dict[str, Any]:
        return {
            "origin": signer.name,
            "key": signer.verifier().to_text(),
            "leaves": f"{kind}.jsonl",
            "size": size,
            "checkpoints": [b64encode(each).decode() for each in checkpoints],
            "anchors": [b64encode(each).decode() for each in anchors],
        }


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(SCRIPT), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def keys() -> list[str]:
    return [word for signer in (RECORDS, KEYS) for word in ("--key", signer.verifier().to_text())]


def codes(ran: subprocess.CompletedProcess[str]) -> set[str]:
    return {line.split(": ")[1].split(",")[0] for line in ran.stdout.splitlines() if line.startswith("  ATENCIÓN")}


def test_it_is_one_file_that_needs_nothing_of_ours() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {*sys.stdlib_module_names, "cryptography"}


def test_a_whole_export_is_sound(tmp_path: Path) -> None:
    head = note(list(BODIES[:600])).splitlines()[2]
    export = Export(told=[(600, b64decode(head).hex())])
    ran = run(export.write(tmp_path), *keys())
    assert (ran.returncode, codes(ran)) == (0, set())
    assert "records: 900 anotaciones, 600 ancladas." in ran.stdout
    assert "Nada está mal." in ran.stdout
    assert "AVISO: sin --key" in run(tmp_path).stdout


def edited(export: Export) -> None:
    export.bodies[17] = sealed_leaf(17, "b")


def edited_late(export: Export) -> None:
    export.bodies[800] = sealed_leaf(800, "b")


def swapped(export: Export) -> None:
    export.bodies[17], export.bodies[18] = export.bodies[18], export.bodies[17]


def forked(export: Export) -> None:
    export.bodies[400:] = [sealed_leaf(place, "b") for place in range(400, 1000)]
    export.checkpoints = [NOTES[0], note(export.bodies)]
    export.anchors = [NOTES[1]]


def rolled_back(export: Export) -> None:
    export.bodies, export.checkpoints = export.bodies[:300], [NOTES[0]]


def with_another_key(export: Export) -> None:
    edited(export)
    export.checkpoints, export.anchors = [note(export.bodies, OTHER)], []


def lost(export: Export) -> None:
    export.size = 900
    export.bodies.pop()


def added(export: Export) -> None:
    export.size = 900
    export.bodies.append(sealed_leaf(900))


def cut(export: Export) -> None:
    del export.bodies[500:], export.checkpoints[1:]


def backwards(export: Export) -> None:
    export.bodies.append(make_leaf("record.purged", at=T0 - 86_400_000, by="svc:vault", rec="0" * 32))
    export.checkpoints.append(note(export.bodies))


BAD = NOTES[2].replace(b"\n900\n", b"\n901\n")
FOREIGN = sign_note(Checkpoint(KEYS.name, 900, bytes(32)).to_text(), [KEYS, RECORDS])
TAMPERING: dict[str, tuple[Callable[[Export], Any], set[str]]] = {
    "a leaf is edited": (edited, {"checkpoint-diverged", "anchor-diverged"}),
    "a leaf is edited behind the anchor": (edited_late, {"checkpoint-diverged"}),
    "two leaves change places": (swapped, {"checkpoint-diverged", "anchor-diverged"}),
    "a leaf is dropped": (lambda e: e.bodies.pop(100), {"checkpoint-diverged", "anchor-diverged", "tail-cut"}),
    "a leaf is dropped from the file alone": (lost, {"leaf-missing", "tail-cut"}),
    "a leaf is added to the file alone": (added, {"leaf-added"}),
    "a leaf is inserted": (lambda e: e.bodies.insert(100, sealed_leaf(100, "b")), {"checkpoint-diverged", "anchor-diverged"}),
    "a leaf stands twice": (lambda e: e.bodies.insert(100, e.bodies[100]), {"checkpoint-diverged", "anchor-diverged"}),
    "the tail is cut": (lambda e: e.bodies.__delitem__(slice(700, None)), {"tail-cut"}),
    "the tail is cut with its checkpoint": (cut, {"rolled-back"}),
    "rolled back": (rolled_back, {"rolled-back"}),
    "forked": (forked, {"anchor-diverged", "fork"}),
    "signed anew with another key": (with_another_key, {"checkpoint-unknown-key"}),
    "a leaf is no JSON": (lambda e: e.bodies.__setitem__(899, b"{"), {"leaf-malformed", "checkpoint-diverged"}),
    "a leaf is not canonical": (lambda e: e.bodies.append(b'{"v": 1,"t":5,"ev":"x"}'), {"leaf-malformed"}),
    "a leaf of another version": (lambda e: e.bodies.append(b'{"ev":"x","t":5,"v":2}'), {"leaf-malformed"}),
    "the log starts a second time": (lambda e: e.bodies.append(BODIES[0]), {"log-start"}),
    "another log's first leaf": (lambda e: e.bodies.__setitem__(0, make_leaf("log.init", at=T0, by="svc:vault", log="keys")), {"log-start", "checkpoint-diverged", "anchor-diverged"}),
    "a checkpoint is changed": (lambda e: e.checkpoints.__setitem__(2, BAD), {"checkpoint-bad-signature"}),
    "the root of a checkpoint is changed": (lambda e: e.checkpoints.__setitem__(2, NOTES[2].replace(NOTES[2].splitlines()[2], b"A" * 43 + b"=")), {"checkpoint-bad-signature"}),
    "the checkpoint of another log": (lambda e: e.checkpoints.__setitem__(2, FOREIGN), {"checkpoint-foreign"}),
    "a checkpoint that cannot be read": (lambda e: e.checkpoints.__setitem__(2, b"\xff"), {"checkpoint-malformed"}),
    "a forged anchor": (lambda e: e.anchors.append(BAD), {"anchor-bad-signature"}),
    "an anchor of another key": (lambda e: e.anchors.append(note(e.bodies, OTHER)), {"anchor-unknown-key"}),
    "an anchor of another log": (lambda e: e.anchors.append(FOREIGN), {"anchor-foreign"}),
    "an anchor that cannot be read": (lambda e: e.anchors.append(b""), {"anchor-malformed"}),
    "an anchor is taken away": (lambda e: e.told.append((300, "ab" * 32)), {"anchor-missing"}),
    "two anchors of one size": (lambda e: e.anchors.append(sign_note(Checkpoint(ORIGIN, 900, bytes(32)).to_text(), [RECORDS])), {"anchor-diverged", "fork"}),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_found_and_named(tmp_path: Path, name: str) -> None:
    tamper, expected = TAMPERING[name]
    export = Export()
    tamper(export)
    ran = run(export.write(tmp_path), *keys())
    assert ran.returncode == 1, ran.stderr
    assert expected <= codes(ran) <= expected | {"leaf-unsigned"}
    assert "Algo está mal" in ran.stdout


def forged(export: Export) -> None:
    export.bodies[1:] = [sealed_leaf(place, "b") for place in range(1, 900)]
    export.checkpoints, export.anchors = [], []


def stripped(export: Export) -> None:
    edited(export)
    export.checkpoints, export.anchors = [], []


def edited_behind_the_last_signature(export: Export) -> None:
    edited_late(export)
    del export.checkpoints[2:]


@pytest.mark.parametrize("tamper", [forged, stripped, edited_behind_the_last_signature])
def test_what_nobody_signed_is_not_sound(tmp_path: Path, tamper: Callable[[Export], None]) -> None:
    export = Export()
    tamper(export)
    ran = run(export.write(tmp_path), *keys())
    assert (ran.returncode, codes(ran)) == (1, {"leaf-unsigned"})


@pytest.mark.parametrize("left", [["records"], ["keys"], []])
def test_a_log_that_is_taken_away_is_missed(tmp_path: Path, left: list[str]) -> None:
    folder = Export().write(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="ascii"))
    manifest["logs"] = {kind: manifest["logs"][kind] for kind in left}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="ascii")
    ran = run(folder, *keys())
    assert (ran.returncode, codes(ran)) == (1, {"log-missing"})


def test_an_empty_log_is_not_sound(tmp_path: Path) -> None:
    ran = run(Export(bodies=[], checkpoints=[], anchors=[]).write(tmp_path), *keys())
    assert (ran.returncode, codes(ran)) == (1, {"leaf-unsigned"})


def test_anchors_that_are_elsewhere_are_left_by_option_alone(tmp_path: Path) -> None:
    folder = Export(told=[(300, "ab" * 32)]).write(tmp_path)
    assert codes(run(folder, *keys())) == {"anchor-missing"}
    ran = run(folder, *keys(), "--without-anchors")
    assert (ran.returncode, "no se buscan las anclas" in ran.stdout) == (0, True)


def test_an_anchor_leaf_of_another_shape_is_named(tmp_path: Path) -> None:
    export = Export()
    export.bodies.append(b'{"ev":"anchor.made","log":"keys","root":null,"size":"x","t":1795651200000,"v":1}')
    export.checkpoints.append(note(export.bodies))
    assert codes(run(export.write(tmp_path), *keys())) == {"leaf-malformed"}


def test_a_time_that_goes_back_is_a_notice(tmp_path: Path) -> None:
    export = Export()
    backwards(export)
    ran = run(export.write(tmp_path), *keys())
    assert ran.returncode == 0
    assert "AVISO: time-back, en 900" in ran.stdout


def test_a_swapped_key_is_found_with_the_key_from_elsewhere(tmp_path: Path) -> None:
    export = Export()
    with_another_key(export)
    folder = export.write(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="ascii"))
    manifest["logs"]["records"]["key"] = OTHER.verifier().to_text()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="ascii")
    assert run(folder).returncode == 0  # the export agrees with itself
    assert codes(run(folder, *keys())) == {"checkpoint-unknown-key", "leaf-unsigned"}


def test_keys_of_both_kinds_are_known(tmp_path: Path) -> None:
    export = Export(checkpoints=[note(list(BODIES), RECORDS, QUANTUM)], anchors=[])
    words = ["--key", QUANTUM.verifier().to_text(), "--key", KEYS.verifier().to_text()]
    assert run(export.write(tmp_path), *words).returncode == 0
    export.checkpoints = [note(list(BODIES), QUANTUM).replace(b"\n900\n", b"\n901\n")]
    assert codes(run(export.write(tmp_path), *words)) == {"checkpoint-bad-signature", "leaf-unsigned"}


@pytest.mark.parametrize("index", [0, 1, 299, 511, 512, 899])
def test_a_receipt_is_verified(tmp_path: Path, index: int) -> None:
    proof = log_of(STORE).prove(index)
    receipt = tmp_path / "constancia.txt"
    receipt.write_text(proof.to_text(), encoding="utf-8")
    (tmp_path / "leaf").write_bytes(BODIES[index])
    words = ["--receipt", receipt, "--leaf", tmp_path / "leaf"]
    ran = run(*words, "--key", RECORDS.verifier().to_text())
    assert (ran.returncode, f"La anotación {index} está en el registro" in ran.stdout) == (0, True)
    assert run(*words, "--key", OTHER.verifier().to_text()).returncode == 1
    (tmp_path / "leaf").write_bytes(sealed_leaf(index, "b"))
    assert run(*words, "--key", RECORDS.verifier().to_text()).returncode == 1
    assert run(*words).returncode == 1


@pytest.mark.parametrize("manifest", ["", "{}", "[]", '{"form": "x"}', '{"form": "safefeedback/ledger-export/1"}'])
def test_what_is_no_export_is_refused(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, encoding="ascii")
    ran = run(tmp_path)
    assert ran.returncode in {1, 2}
    assert "Traceback" not in ran.stderr
    assert run(tmp_path / "absent").returncode == 2
    assert SIZES == (300, 600, 900)
