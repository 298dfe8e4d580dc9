"""One leaf of every event, with every optional field."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["AT", "BY", "DIGEST", "ID", "SPECIMENS"]

AT: Final = 1_795_651_200_000
BY: Final = "svc:ingest-1"
ID: Final = "00112233445566778899aabbccddeeff"
DIGEST: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_KEY: Final = "0123456789abcdef"
_COUNTS: Final = {"PHONE_NUMBER": {"redact": 2, "mask": 1}, "PE_DNI": {"seal": 1}}

SPECIMENS: Final[dict[str, dict[str, Any]]] = {
    "log.init": {"log": "records"},
    "record.sealed": {
        "rec": ID,
        "ver": 1,
        "dig": DIGEST,
        "aud": ["storage", "publication"],
        "pol": DIGEST,
        "det": DIGEST,
        "ch": "web-form",
        "ubi": "210101",
        "cnt": _COUNTS,
        "withheld": "recognizer-failed",
    },
    "record.promoted": {"rec": ID, "ver": 2, "dig": DIGEST},
    "record.purged": {"rec": ID},
    "record.erased": {"rec": ID},
    "record.reprotected": {
        "rec": ID,
        "ver": 3,
        "aud": ["publication"],
        "pol": DIGEST,
        "det": DIGEST,
        "cnt": _COUNTS,
    },
    "reprotect.began": {"pol": DIGEST, "det": DIGEST, "dry": 1},
    "record.revealed": {
        "rec": ID,
        "ver": 1,
        "names": ["contact.email", "PE_DNI_1"],
        "why": "reply",
        "base": "ley29733-14.1",
        "case": "exp-2026-00123",
        "app": ["officer-2", "officer-3"],
    },
    "reveal.denied": {"rec": ID, "why": "statistics", "cause": "purpose-gives-nothing"},
    "reveal.requested": {
        "req": ID,
        "rec": ID,
        "ver": 1,
        "names": ["contact.email"],
        "why": "court-order",
        "case": "c7",
    },
    "reveal.approved": {"req": ID, "off": "officer-2"},
    "key.made": {"key": _KEY, "kind": "subject", "name": "subjects-2026"},
    "key.moved": {"key": _KEY, "state": "retired"},
    "key.gone": {"key": _KEY},
    "subject.added": {"n": 100},
    "subject.rewrapped": {"n": 0, "key": _KEY},
    "subject.held": {"sub": ID, "reason": "request-being-decided"},
    "subject.freed": {"sub": ID},
    "subject.erased": {"sub": ID, "basis": "ley29733-20", "dead": "2026-12-31"},
    "rights.opened": {"req": ID, "kind": "access", "sub": ID, "due": "2026-12-24", "got": "2026-11-26"},
    "rights.step": {"req": ID, "step": "identity-checked", "note": "in-person"},
    "rights.closed": {"req": ID, "result": "granted"},
    "review.drawn": {
        "n": 200,
        "want": 200,
        "pop": 12_345,
        "from": "2026-01-01",
        "to": "2026-06-30",
        "aud": "publication",
        "strata": ["channel", "territory"],
        "seed": DIGEST,
    },
    "review.judged": {"rec": ID, "ver": 1, "aud": "publication", "ok": 0, "kinds": ["person"], "seed": DIGEST},
    "report.made": {"from": "2026-01-01", "to": "2026-06-30", "dig": DIGEST},
    "export.made": {"what": "open-data", "n": 5_000, "dig": DIGEST},
    "policy.used": {"pol": DIGEST, "name": "citizen-messages", "ver": "2026.1"},
    "anchor.made": {"log": "records", "size": 1_000, "root": DIGEST, "sink": "tsa"},
    "checkpoint.made": {"size": 1_000, "root": DIGEST},
    "restore.ran": {"n": 3},
    "purge.ran": {"n": 17, "on": "2026-11-26"},
}
