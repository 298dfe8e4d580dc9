"""An export of both logs for who verifies them without this library: leaves, checkpoints, anchors and a verifier.

The form is ``docs/reference/ledger-export.md``.
"""

from __future__ import annotations

import json
from base64 import b64encode
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from safefeedback.errors import InputError
from safefeedback.ledger.checkpoint import LOGS
from safefeedback.ledger.note import open_checkpoint
from safefeedback.vault.anchoring import kept_notes
from safefeedback.vault.refusal import reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from safefeedback.ledger.log import Log
    from safefeedback.vault.batch import Progress
    from safefeedback.vault.holdings import Holdings

__all__ = ["FORM", "VERIFIER", "export_logs"]

FORM: Final = "safefeedback/ledger-export/1"
"""Name and version of the form."""

VERIFIER: Final = "verify_ledger.py"
"""The verifier: one file that needs the standard library and ``cryptography``."""


def export_logs(held: Holdings, logs: Sequence[Log], folder: Path, progress: Progress) -> int:
    """Write both logs into a new folder; return how many leaves.

    Raises:
        InputError: the folder is there, or cannot be written.
        VaultError: a store or a place of anchors cannot be read.
        LedgerError: a log that is not what was signed.
    """
    try:
        folder.mkdir(parents=True)
        told = {kind: _log(held, log, folder, progress) for kind, log in zip(LOGS, logs, strict=True)}
        manifest = {
            "form": FORM,
            "agency": held.agency,
            "made_at": held.scribe.now(),
            "logs": told,
        }
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="ascii")
        verifier = files("safefeedback.ledger").joinpath("offline", VERIFIER).read_bytes()
        (folder / VERIFIER).write_bytes(verifier)
    except OSError as error:
        raise InputError(
            f"export: expected a new folder, {reason(error)}", hint="name a folder that is not there"
        ) from None
    return sum(int(log["size"]) for log in told.values())


def _log(held: Holdings, log: Log, folder: Path, progress: Progress) -> Mapping[str, Any]:
    """Write the leaves of a log, and return what the manifest says of it."""
    signed = open_checkpoint(log.checkpoint(), log.verifiers).size  # what comes meanwhile is in the next export
    kind = log.origin.rpartition("/")[2]
    store = held.records if kind == "records" else held.keys
    size = 0
    with (folder / f"{kind}.jsonl").open("wb") as file:
        for body in store.leaves(held.agency, 0, signed):
            file.write(body + b"\n")
            size += 1
            progress(1)
    return {
        "origin": log.origin,
        "key": log.verifiers[0].to_text(),
        "keys": [verifier.to_text() for verifier in log.verifiers],
        "leaves": f"{kind}.jsonl",
        "size": size,
        "checkpoints": [b64encode(note).decode("ascii") for at, note in store.checkpoints(held.agency) if at <= signed],
        "anchors": [b64encode(note).decode("ascii") for note in kept_notes(held, log.origin)],
    }
