"""m-of-n: a request to open is written down, officers sign it, and who opens shows the signatures.

A request names actor, record, version, fields, purpose and case, and ends after a day. It is used once.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from safefeedback.crypto import SigningKey, VerifyingKey
from safefeedback.errors import DecryptionError, InputError
from safefeedback.ledger.kind import is_lawful

__all__ = ["Approval", "Request"]

_DOMAIN: Final = b"safefeedback reveal request/1\n"
_DAY: Final = 86_400_000  # milliseconds
_LIMIT: Final = 65_536  # bytes
_KINDS: Final = {
    "agency": None,
    "actor": "who",
    "record_id": "id16",
    "version": "n",
    "names": "names",
    "purpose": "code",
    "case": None,
    "request_id": "id16",
    "until": "n",
}


@dataclass(frozen=True, slots=True)
class Request:
    """A wish to open, for officers to sign; it holds no personal data.

    Attributes:
        agency: whose vault.
        actor: who will open.
        record_id: 32 hexadecimal digits.
        version: version of the record.
        names: the fields.
        purpose: code of the purpose.
        case: code of the case, or None.
        request_id: 32 random hexadecimal digits.
        until: Unix milliseconds after which it cannot be used.
    """

    agency: str
    actor: str
    record_id: str
    version: int
    names: tuple[str, ...]
    purpose: str
    case: str | None
    request_id: str
    until: int

    @classmethod
    def make(cls, *, now: int, **fields: Any) -> Request:
        """Return a new request that can be used for a day."""
        return cls(**fields, request_id=secrets.token_hex(16), until=now + _DAY)

    def to_bytes(self) -> bytes:
        """Return the canonical JSON that is signed and sent."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode("ascii")

    @classmethod
    def from_bytes(cls, content: bytes) -> Request:
        """Return the request of these bytes.

        Raises:
            InputError: something else.
        """
        found = _object(content, "request")
        lawful = found.keys() == _KINDS.keys() and all(
            kind is None or is_lawful(kind, found[name]) for name, kind in _KINDS.items()
        )
        named = lawful and isinstance(found["agency"], str)
        if not named or not (found["case"] is None or is_lawful("code", found["case"])):
            raise InputError("reveal request: expected the file that --request wrote, got something else")
        return cls(**{**found, "names": tuple(found["names"])})


@dataclass(frozen=True, slots=True)
class Approval:
    """An officer's signature under a request.

    Attributes:
        officer: id of the officer.
        signature: 64 bytes, Ed25519.
    """

    officer: str
    signature: bytes

    @classmethod
    def sign(cls, request: Request, officer: str, key: SigningKey) -> Approval:
        """Return the approval of an officer."""
        return cls(officer, key.sign(_signed(request, officer)))

    def is_of(self, request: Request, key: VerifyingKey) -> bool:
        """Return whether the officer with this key signed this request."""
        try:
            key.verify(self.signature, _signed(request, self.officer))
        except DecryptionError:
            return False
        return True

    def to_bytes(self) -> bytes:
        """Return it as JSON, to be sent."""
        signature = b64encode(self.signature).decode("ascii")
        return json.dumps({"officer": self.officer, "signature": signature}, separators=(",", ":")).encode("ascii")

    @classmethod
    def from_bytes(cls, content: bytes) -> Approval:
        """Return the approval of these bytes.

        Raises:
            InputError: something else.
        """
        found = _object(content, "approval")
        try:
            signature = b64decode(found["signature"], validate=True)
        except (KeyError, TypeError, ValueError):
            signature = b""
        if found.keys() != {"officer", "signature"} or not is_lawful("who", found["officer"]) or len(signature) != 64:
            raise InputError("reveal approval: expected the file that approve wrote, got something else")
        return cls(found["officer"], signature)


def _signed(request: Request, officer: str) -> bytes:
    return _DOMAIN + officer.encode("ascii") + b"\n" + request.to_bytes()


def _object(content: bytes, what: str) -> Mapping[str, Any]:
    try:
        found = json.loads(content) if len(content) <= _LIMIT else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError(f"reveal {what}: expected a JSON object of at most {_LIMIT} bytes, got something else")
    return found
