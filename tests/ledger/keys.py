"""Keys that the tests of the ledger share; all made up."""

from __future__ import annotations

from safefeedback.crypto import MlDsaSigningKey, SecretBytes, SigningKey
from safefeedback.ledger.checkpoint import log_origin
from safefeedback.ledger.note import Cosigner, NoteSigner

__all__ = ["AGENCY", "KEYS", "ORIGIN", "OTHER", "QUANTUM", "RECORDS", "STRANGER"]

AGENCY = "muni-puno"
ORIGIN = log_origin(AGENCY, "records")
_KEY = SigningKey(SecretBytes(bytes(range(5, 37))))
RECORDS = NoteSigner(ORIGIN, _KEY)
"""The log of records."""
KEYS = NoteSigner(log_origin(AGENCY, "keys"), _KEY)
"""The log of keys: another name, on purpose the same key."""
QUANTUM = Cosigner(ORIGIN, MlDsaSigningKey(SecretBytes(bytes(range(6, 38)))), clock=lambda: 1_795_651_200.5)
"""The log of records again, after quantum computers."""
OTHER = NoteSigner(ORIGIN, SigningKey(SecretBytes(bytes(range(7, 39)))))
"""Another key under the name of the log of records."""
STRANGER = NoteSigner("example.com/witness", SigningKey(SecretBytes(bytes(range(8, 40)))))
"""Someone else."""
