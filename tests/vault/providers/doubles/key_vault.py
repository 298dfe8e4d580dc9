"""A double of Azure Key Vault and Managed HSM, after their REST reference; the cryptography is real, the server is not Azure's."""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from functools import cache
from secrets import token_bytes, token_hex
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from tests.vault.providers.doubles.server import Answer, Request

RETENTION = 90 * 86_400  # seconds
CHALLENGE = 'Bearer authorization="https://login.microsoftonline.com/tenant", resource="https://vault.azure.net"'
OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


@cache
def rsa_key(bits: int, number: int) -> rsa.RSAPrivateKey:
    """Made once in a process: 3,072 bits take a second on a busy machine."""
    del number
    return rsa.generate_private_key(65_537, bits)


@dataclass
class KeyVault:
    url: str = ""
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    deleted: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, Any] = field(default_factory=dict)
    status: int = 0  # when set, every answer to a request with a token

    def __call__(self, request: Request) -> Answer:  # noqa: PLR0911 - one answer for each page of the reference
        if not request.headers.get("Authorization", "").startswith("Bearer "):
            return Answer(401, {}, {"WWW-Authenticate": CHALLENGE})
        if self.status:
            return _error(self.status, "Trouble")
        root, *rest = request.path.strip("/").split("/")
        if root == "deletedkeys":
            return self._deleted(rest)
        if not rest:
            return Answer(200, {"value": [self._item(bundle) for bundle in self.keys.values()]})
        name, *rest = rest
        if rest == ["create"]:
            return self._create(name, request.body)
        if name not in self.keys or (rest and rest[0] != self.keys[name]["key"]["kid"].rpartition("/")[2]):
            return _error(404, "KeyNotFound")
        if request.method == "DELETE":
            return self._delete(name)
        return self._use(name, rest[1], request.body) if len(rest) == 2 else Answer(200, self.keys[name])

    def _create(self, name: str, body: dict[str, Any]) -> Answer:
        kid = f"{self.url}/keys/{name}/{token_hex(16)}"
        jwk: dict[str, Any] = {"kid": kid, "kty": body["kty"], "key_ops": body["key_ops"]}
        if body["kty"].startswith("oct"):
            self.secrets[kid] = token_bytes(body["key_size"] // 8)
        else:
            private = rsa_key(body["key_size"], len(self.secrets) % 3)
            numbers = private.public_key().public_numbers()
            self.secrets[kid] = private
            jwk |= {"n": _text(numbers.n.to_bytes(body["key_size"] // 8, "big")), "e": _text(b"\1\0\1")}
        self.keys[name] = {
            "key": jwk,
            "attributes": {"enabled": True, "created": int(time.time()), "recoverableDays": 90},
        }
        return Answer(200, self.keys[name])

    def _delete(self, name: str) -> Answer:
        now = int(time.time())
        dates = {
            "deletedDate": now,
            "scheduledPurgeDate": now + RETENTION,
            "recoveryId": f"{self.url}/deletedkeys/{name}",
        }
        self.deleted[name] = self.keys.pop(name) | dates
        return Answer(200, self.deleted[name])

    def _deleted(self, rest: list[str]) -> Answer:
        if rest:
            return Answer(200, self.deleted[rest[0]]) if rest[0] in self.deleted else _error(404, "KeyNotFound")
        dates = ("deletedDate", "scheduledPurgeDate", "recoveryId")
        items = [self._item(each) | {name: each[name] for name in dates} for each in self.deleted.values()]
        return Answer(200, {"value": items})

    def _item(self, bundle: dict[str, Any]) -> dict[str, Any]:
        return {"kid": bundle["key"]["kid"].rpartition("/")[0], "attributes": bundle["attributes"]}

    def _use(self, name: str, verb: str, body: dict[str, str]) -> Answer:
        kid = self.keys[name]["key"]["kid"]
        value, secret = urlsafe_b64decode(body["value"] + "==="), self.secrets[kid]
        try:
            if body["alg"] == "RSA-OAEP-256":
                result = (
                    secret.decrypt(value, OAEP) if verb == "unwrapkey" else secret.public_key().encrypt(value, OAEP)
                )
            else:
                result = (aes_key_unwrap if verb == "unwrapkey" else aes_key_wrap)(secret, value)
        except (ValueError, InvalidUnwrap):
            return _error(400, "BadParameter")
        return Answer(200, {"kid": kid, "value": _text(result)})


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def _error(status: int, code: str) -> Answer:
    return Answer(status, {"error": {"code": code, "message": "double", "innererror": {"code": code}}})
