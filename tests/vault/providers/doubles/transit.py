"""A double of the transit secrets engine, after its API page; the cryptography is real, the server is not Vault."""

import time
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.vault.providers.doubles.server import Answer, Request

TOKEN = "s.double"


@dataclass
class Transit:
    mount: str = "transit"
    keys: dict[str, bytes] = field(default_factory=dict)
    deletable: set[str] = field(default_factory=set)
    status: int = 0  # when set, every answer

    def __call__(self, request: Request) -> Answer:
        if self.status:
            return _error(self.status, "internal error")
        if request.headers.get("X-Vault-Token") != TOKEN:
            return _error(403, "permission denied")
        _, _, rest = request.path.partition(f"/v1/{self.mount}/")
        action, _, name = rest.partition("/")
        if action == "keys":
            return self._keys(request, name)
        return getattr(self, f"_{action}")(name, request.body)  # type: ignore[no-any-return]  # an answer

    def _keys(self, request: Request, name: str) -> Answer:  # noqa: PLR0911 - one answer for each verb
        name, _, is_config = name.partition("/")
        if request.method == "LIST":
            return Answer(200, {"data": {"keys": sorted(self.keys)}}) if self.keys else Answer(404, {"errors": []})
        if request.method in {"POST", "PUT"} and not is_config:
            self.keys.setdefault(name, token_bytes(32))
            return Answer(200, self._about(name))
        if name not in self.keys:
            return Answer(404, {"errors": []}) if request.method == "GET" else _error(400, "no existing key found")
        if is_config:
            (self.deletable.add if request.body["deletion_allowed"] else self.deletable.discard)(name)
            return Answer(204)
        if request.method == "DELETE":
            if name not in self.deletable:
                return _error(400, "deletion is not allowed for this key")
            del self.keys[name]
            return Answer(204)
        return Answer(200, self._about(name))

    def _about(self, name: str) -> dict[str, Any]:
        return {"data": {"name": name, "type": "aes256-gcm96", "exportable": False, "keys": {"1": int(time.time())}}}

    def _encrypt(self, name: str, body: dict[str, str]) -> Answer:
        key = AESGCM(self.keys.setdefault(name, token_bytes(32)))  # encrypting makes the key, as the real one does
        nonce = token_bytes(12)
        sealed = nonce + key.encrypt(nonce, b64decode(body["plaintext"]), b64decode(body.get("associated_data", "")))
        return Answer(200, {"data": {"ciphertext": f"vault:v1:{b64encode(sealed).decode()}", "key_version": 1}})

    def _decrypt(self, name: str, body: dict[str, str]) -> Answer:
        if name not in self.keys:
            return _error(400, "encryption key not found")
        if not body["ciphertext"].startswith("vault:v1:"):
            return _error(400, "invalid ciphertext: no prefix")
        try:
            sealed = b64decode(body["ciphertext"].removeprefix("vault:v1:"), validate=True)
            plain = AESGCM(self.keys[name]).decrypt(
                sealed[:12], sealed[12:], b64decode(body.get("associated_data", ""))
            )
        except (InvalidTag, ValueError):
            return _error(400, "cipher: message authentication failed")
        return Answer(200, {"data": {"plaintext": b64encode(plain).decode()}})


def _error(status: int, text: str) -> Answer:
    return Answer(status, {"errors": [text]})
