"""A double of Cloud KMS, after its REST reference v1; the cryptography is real, the server is not Google's."""

import datetime as dt
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.vault.providers.doubles.server import Answer, Request

PAGE = 2  # keys of a page of a list


@dataclass
class CloudKms:
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, bytes] = field(default_factory=dict)
    status: tuple[int, str] | None = None  # when set, every answer

    def __call__(self, request: Request) -> Answer:
        if self.status:
            return _error(*self.status)
        path, _, verb = request.path.removeprefix("/v1/").partition(":")
        if verb == "destroy":
            return self._destroy(path.rpartition("/cryptoKeyVersions/")[0])
        if verb:
            return self._use(path, verb, request.body)
        if path.endswith("/cryptoKeys"):
            return self._create(path, request) if request.method == "POST" else self._list(path, request)
        key = self.keys.get(path.removesuffix("/cryptoKeyVersions"))
        return Answer(200, {"cryptoKeyVersions": [key["primary"]]}) if key else _error(404, "NOT_FOUND")

    def _create(self, parent: str, request: Request) -> Answer:
        identifier = request.query["cryptoKeyId"]
        if not 0 < len(identifier) <= 63 or not identifier.replace("-", "").replace("_", "").isalnum():
            return _error(400, "INVALID_ARGUMENT")
        name = f"{parent}/{identifier}"
        if name in self.keys:
            return _error(409, "ALREADY_EXISTS")
        self.secrets[name] = token_bytes(32)
        version = {"name": f"{name}/cryptoKeyVersions/1", "state": "ENABLED", "createTime": _now()}
        self.keys[name] = request.body | {"name": name, "createTime": _now(), "primary": version}
        return Answer(200, self.keys[name])

    def _list(self, parent: str, request: Request) -> Answer:
        wanted = request.query.get("filter", "").removeprefix("labels.made-by=")
        found = [
            key for name, key in self.keys.items() if name.startswith(parent) and key["labels"]["made-by"] == wanted
        ]
        start = int(request.query.get("pageToken") or 0)
        more = {"nextPageToken": str(start + PAGE)} if len(found) > start + PAGE else {}
        return Answer(200, {"cryptoKeys": found[start : start + PAGE], **more})

    def _destroy(self, name: str) -> Answer:
        version = self.keys[name]["primary"]
        if version["state"] != "ENABLED":
            return _error(400, "FAILED_PRECONDITION")
        window = str(self.keys[name]["destroyScheduledDuration"])
        version |= {"state": "DESTROY_SCHEDULED", "destroyTime": _now(seconds=int(window.removesuffix("s")))}
        return Answer(200, version)

    def _use(self, name: str, verb: str, body: dict[str, str]) -> Answer:
        if name not in self.keys:
            return _error(404, "NOT_FOUND")
        if self.keys[name]["primary"]["state"] != "ENABLED":
            return _error(400, "FAILED_PRECONDITION")
        cipher, associated = AESGCM(self.secrets[name]), _bytes(body.get("additionalAuthenticatedData", ""))
        if verb == "encrypt":
            nonce = token_bytes(12)
            sealed = nonce + cipher.encrypt(nonce, _bytes(body["plaintext"]), associated)
            return Answer(200, {"name": f"{name}/cryptoKeyVersions/1", "ciphertext": b64encode(sealed).decode()})
        sealed = _bytes(body.get("ciphertext", ""))
        try:
            plain = cipher.decrypt(sealed[:12], sealed[12:], associated)
        except (InvalidTag, ValueError):
            return _error(400, "INVALID_ARGUMENT")
        return Answer(200, {"plaintext": b64encode(plain).decode()})


def _bytes(text: str) -> bytes:
    return b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))


def _now(*, seconds: int = 0) -> str:
    moment = dt.datetime.now(tz=dt.UTC) + dt.timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _error(code: int, status: str) -> Answer:
    return Answer(code, {"error": {"code": code, "status": status, "message": f"double: {status}"}})
