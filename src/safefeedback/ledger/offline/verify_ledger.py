#!/usr/bin/env python3
"""Verify an export of safefeedback's logs, or a receipt, with nothing of safefeedback.

    python3 verify_ledger.py FOLDER [--key NAME+ID+KEY]...
    python3 verify_ledger.py --receipt constancia.txt --key NAME+ID+KEY

It needs Python 3.10 or newer and the package "cryptography" (a recent one for keys of type ML-DSA-44). The key of a log
is the line that "safefeedback audit checkpoint" prints; get it another way than the export. Without --key the keys in
the export are used, which shows only that the export agrees with itself.

Written from RFC 6962 (the tree), and from the C2SP texts signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof.

Exit codes: 0 nothing is wrong, 1 something is, 2 the files cannot be read.
"""

import argparse
import base64
import hashlib
import json
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["open_note", "read_key", "root_of", "verify_export", "verify_receipt"]

FORM = "safefeedback/ledger-export/1"
TEXTS = {
    "leaf-malformed": "una anotación no tiene la forma debida",
    "log-start": "la primera anotación no dice de qué registro es, o lo dice otra",
    "leaf-missing": "faltan anotaciones: la exportación dice tener más",
    "leaf-unsigned": "ninguna firma válida cubre desde esa anotación: nadie responde por ellas",
    "log-missing": "falta uno de los dos registros, o hay otro",
    "leaf-added": "hay más anotaciones de las que la exportación dice tener",
    "checkpoint-malformed": "una firma no se puede leer",
    "checkpoint-unknown-key": "una firma es de una clave desconocida",
    "checkpoint-bad-signature": "una firma fue cambiada o es falsa",
    "checkpoint-foreign": "una firma es de otro registro",
    "checkpoint-diverged": "una firma no corresponde a las anotaciones",
    "tail-cut": "hay una firma de un registro más largo: le cortaron el final",
    "anchor-malformed": "un ancla no se puede leer",
    "anchor-unknown-key": "un ancla está firmada con una clave desconocida",
    "anchor-bad-signature": "un ancla fue cambiada o es falsa",
    "anchor-foreign": "un ancla es de otro registro",
    "anchor-diverged": "un ancla no corresponde a las anotaciones",
    "anchor-missing": "falta un ancla que el registro dice haber puesto",
    "rolled-back": "afuera se conserva la firma de un registro más largo: se volvió a un estado anterior",
    "fork": "se firmaron dos historias distintas",
    "time-back": "aviso: una anotación lleva una hora anterior, por más de un minuto, a la de la anterior",
}
NOTICES = {"time-back"}
Fault = tuple[str, int]


class DoubtError(Exception):
    """A note or a proof cannot be trusted; the text is the end of a code."""


class Tree:
    """The roots of the full subtrees of a growing log (RFC 6962, section 2.1)."""

    def __init__(self) -> None:
        self.size = 0
        self._roots: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Add a leaf."""
        self.size += 1
        width, node = 1, hashlib.sha256(b"\0" + leaf).digest()
        while self._roots and self._roots[-1][0] == width:
            node = hashlib.sha256(b"\1" + self._roots.pop()[1] + node).digest()
            width *= 2
        self._roots.append((width, node))

    def root(self) -> bytes:
        """Return the root over all leaves."""
        if not self._roots:
            return hashlib.sha256().digest()
        node = self._roots[-1][1]
        for _, left in reversed(self._roots[:-1]):
            node = hashlib.sha256(b"\1" + left + node).digest()
        return node


def read_key(text: str) -> tuple[str, bytes, bytes]:
    """Return name, id and typed key of NAME+ID+KEY."""
    try:
        name, key_id, encoded = text.split("+", 2)
        key = base64.b64decode(encoded, validate=True)
    except ValueError:
        raise SystemExit("--key: se espera NOMBRE+ID+CLAVE") from None
    if not key or hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() != key_id:
        raise SystemExit("--key: el identificador no es el de esa clave")
    return name, bytes.fromhex(key_id), key


def open_note(note: bytes, keys: list[tuple[str, bytes, bytes]]) -> tuple[str, int, bytes]:
    """Return origin, size and root of a checkpoint that its own log signed."""
    try:
        whole = note.decode()
        head, gap, tail = whole.rpartition("\n\n")
        lines = tail.split("\n")
        origin, count, encoded = head.split("\n")
        root = base64.b64decode(encoded, validate=True)
        size = int(count)
        if not gap or lines.pop() or not lines or str(size) != count or len(root) != 32:
            raise ValueError
        signed = [_signature(line) for line in lines]
    except ValueError:
        raise DoubtError("malformed") from None
    known = {(name, key_id): key for name, key_id, key in keys}
    names = set()
    for name, key_id, signature in signed:
        key = known.get((name, key_id))
        if key is not None:
            _check(key, name, head + "\n", signature, (origin, size, root))
            names.add(name)
    if not names:
        raise DoubtError("unknown-key")
    if origin not in names:
        raise DoubtError("foreign")
    return origin, size, root


def _signature(line: str) -> tuple[str, bytes, bytes]:
    dash, name, encoded = line.split(" ")
    content = base64.b64decode(encoded, validate=True)
    if dash != "\u2014" or len(content) < 5:
        raise ValueError
    return name, content[:4], content[4:]


def _check(key: bytes, name: str, text: str, signature: bytes, meant: tuple[str, int, bytes]) -> None:
    from cryptography.exceptions import InvalidSignature

    try:
        if key[0] == 1:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature, text.encode())
        elif key[0] == 6:
            from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

            origin, size, root = meant
            message = b"subtree/v1\n\0" + bytes([len(name.encode())]) + name.encode() + signature[:8]
            message += bytes([len(origin.encode())]) + origin.encode() + struct.pack(">QQ", 0, size) + root
            MLDSA44PublicKey.from_public_bytes(key[1:]).verify(signature[8:], message)
        else:
            raise DoubtError("unknown-key")
    except (InvalidSignature, ValueError):
        raise DoubtError("bad-signature") from None


class Log:
    """One log of an export."""

    def __init__(self, folder: Path, kind: str, told: dict[str, Any], keys: list[tuple[str, bytes, bytes]]) -> None:
        self.kind = kind
        self.origin = str(told["origin"])
        self.keys = [key for key in keys if key[0] == self.origin]
        self.tree = Tree()
        self.anchored = 0
        self.told: set[tuple[str, int, str]] = set()
        self._told = told
        self._file = folder / str(told["leaves"])
        self._claims: dict[int, list[tuple[str, bytes]]] = {}
        self._before = 0

    def verify(self) -> list[Fault]:
        """Return everything that is wrong."""
        faults = [*self._take("checkpoint"), *self._take("anchor")]
        sizes = {size: {root for _, root in claims} for size, claims in self._claims.items()}
        faults += [("fork", size) for size, roots in sorted(sizes.items()) if len(roots) > 1]
        held = 0
        missed: list[int] = []
        for place, body in enumerate(self._leaves()):
            faults += self._check_leaf(place, body)
            self.tree.add(body)
            for kind, root in self._claims.pop(self.tree.size, ()):
                if root == self.tree.root():
                    held = self.tree.size
                    self.anchored = self.tree.size if kind == "anchor" else self.anchored
                else:
                    faults.append((kind + "-diverged", self.tree.size))
                    missed.append(self.tree.size)
        faults += [("fork", size) for size in missed if size < held]
        if held < self.tree.size or not self.tree.size:
            faults.append(("leaf-unsigned", held))
        expected = int(self._told["size"])
        if self.tree.size != expected:
            faults.append(("leaf-missing" if self.tree.size < expected else "leaf-added", self.tree.size))
        for size, claims in sorted(self._claims.items()):
            faults += [("rolled-back" if kind == "anchor" else "tail-cut", size) for kind, _ in claims]
        return sorted(set(faults))

    def _take(self, kind: str) -> Iterator[Fault]:
        for number, encoded in enumerate(self._told[kind + "s"]):
            try:
                origin, size, root = open_note(base64.b64decode(encoded), self.keys)
                if origin != self.origin:
                    raise DoubtError("foreign")
            except DoubtError as doubt:
                yield kind + "-" + str(doubt), number
                continue
            self._claims.setdefault(size, []).append((kind, root))

    def has_anchor(self, size: int, root: str) -> bool:
        """Tell whether a checkpoint is among the anchors of the export."""
        for encoded in self._told["anchors"]:
            try:
                _, found, its = open_note(base64.b64decode(encoded), self.keys)
            except DoubtError:
                continue
            if (found, its.hex()) == (size, root):
                return True
        return False

    def _leaves(self) -> Iterator[bytes]:
        with self._file.open("rb") as file:
            for line in file:
                yield line[:-1] if line.endswith(b"\n") else line

    def _check_leaf(self, place: int, body: bytes) -> Iterator[Fault]:
        try:
            leaf = json.loads(body)
            canonical = json.dumps(leaf, sort_keys=True, separators=(",", ":")).encode("ascii")
            if canonical != body or leaf["v"] != 1 or not isinstance(leaf["t"], int) or not isinstance(leaf["ev"], str):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            yield "leaf-malformed", place
            return
        is_start = leaf["ev"] == "log.init"
        if is_start != (place == 0) or (is_start and leaf.get("log") != self.kind):
            yield "log-start", place
        if leaf["ev"] == "anchor.made":
            if not isinstance(leaf.get("size"), int) or not isinstance(leaf.get("root"), str):
                yield "leaf-malformed", place
            else:
                self.told.add((str(leaf.get("log")), leaf["size"], leaf["root"]))
        if leaf["t"] < self._before - 60_000:
            yield "time-back", place
        self._before = leaf["t"]


def verify_export(folder: Path, given: list[str], *, without_anchors: bool = False) -> int:
    """Verify a folder, say what was found, return the exit code.

    Nothing that the manifest says is trusted to make a check smaller: both logs must be there, a valid signature must
    cover every leaf, and what the leaves say was anchored must be among the anchors, unless ``without_anchors``.
    """
    manifest = json.loads((folder / "manifest.json").read_bytes())
    if manifest.get("form") != FORM:
        raise SystemExit("se espera una exportación de la forma " + FORM)
    if not given:
        say("AVISO: sin --key, las claves son las de la exportación: solo se ve si concuerda consigo misma.")
    keys = [
        read_key(text)
        for text in given or [key for log in manifest["logs"].values() for key in log.get("keys") or [log["key"]]]
    ]
    logs = [Log(folder, kind, told, keys) for kind, told in sorted(manifest["logs"].items())]
    found = {log.kind: log.verify() for log in logs}
    missing = sorted({"keys", "records"} ^ set(found))
    for log in logs:
        for kind, size, root in sorted(set().union(*(each.told for each in logs))):
            if kind == log.kind and not without_anchors and not log.has_anchor(size, root):
                found[kind].append(("anchor-missing", size))
    for kind in missing:
        say(f"  ATENCIÓN: log-missing, en {kind}: {TEXTS['log-missing']}.")
    if without_anchors:
        say("AVISO: no se buscan las anclas que los registros dicen haber puesto: compárelas con las de su lugar.")
    for log in logs:
        say(f"{log.kind}: {log.tree.size} anotaciones, {log.anchored} ancladas.")
        say(f"  raíz {log.tree.root().hex()}")
        for code, place in found[log.kind]:
            say(f"  {'AVISO' if code in NOTICES else 'ATENCIÓN'}: {code}, en {place}: {TEXTS[code]}.")
    is_sound = not missing and all(code in NOTICES for faults in found.values() for code, _ in faults)
    say("Nada está mal." if is_sound else "Algo está mal: conserve las bases como están.")
    return 0 if is_sound else 1


def verify_receipt(file: Path, given: list[str], leaf: Path | None) -> int:
    """Verify a proof (C2SP tlog-proof) whose extra data, or a file, is the leaf; return the exit code."""
    if not given:
        raise SystemExit("--receipt: se necesita --key")
    head, _, note = file.read_text(encoding="utf-8").partition("\n\n")
    lines = head.split("\n")
    try:
        if lines.pop(0) != "c2sp.org/tlog-proof@v1":
            raise DoubtError("malformed")
        extra = base64.b64decode(lines.pop(0)[6:], validate=True) if lines[0].startswith("extra ") else b""
        body = leaf.read_bytes().rstrip(b"\n") if leaf else extra
        index = int(lines.pop(0).replace("index ", "", 1))
        path = [base64.b64decode(line, validate=True) for line in lines]
        origin, size, root = open_note(note.encode(), [read_key(text) for text in given])
        if root_of(body, index, size, path) != root:
            raise DoubtError("inclusion")
    except (DoubtError, ValueError, IndexError):
        say("ATENCIÓN: la constancia no demuestra que la anotación esté en el registro.")
        return 1
    say(f"La anotación {index} está en el registro {origin} de {size} anotaciones:")
    say(body.decode("utf-8", "replace"))
    return 0


def root_of(body: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """Return the root that a leaf and its path give (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        raise DoubtError("inclusion")
    node, at, last = hashlib.sha256(b"\0" + body).digest(), index, size - 1
    for each in path:
        if last == 0:
            raise DoubtError("inclusion")
        if at % 2 or at == last:
            node = hashlib.sha256(b"\1" + each + node).digest()
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            node = hashlib.sha256(b"\1" + node + each).digest()
        at, last = at // 2, last // 2
    if last:
        raise DoubtError("inclusion")
    return node


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(text + "\n")


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--receipt", type=Path)
    parser.add_argument("--leaf", type=Path, help="the leaf of the receipt, where it does not hold it")
    parser.add_argument("--key", action="append", default=[])
    parser.add_argument(
        "--without-anchors", action="store_true", help="anchors are not in the export and are compared by hand"
    )
    options = parser.parse_args()
    try:
        if options.receipt:
            return verify_receipt(options.receipt, options.key, options.leaf)
        if not options.folder:
            parser.error("se espera una carpeta o --receipt")
        return verify_export(options.folder, options.key, without_anchors=options.without_anchors)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        sys.stderr.write(f"no se puede leer: {type(error).__name__}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
