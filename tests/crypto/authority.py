"""A time-stamping authority (RFC 3161) made with openssl: certificates, and answers to queries."""

from __future__ import annotations

import subprocess
from pathlib import Path

__all__ = ["Authority"]

_CONFIG = """\
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = stamps
[stamps]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Authority:
    """An authority in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True)
        self._config = folder / "openssl.cnf"
        self._config.write_text(_CONFIG.format(folder=folder), encoding="ascii")
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", str(self._config)]
        self._run(
            "req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Root", "-extensions", "ca"
        )
        self._run("req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamps")
        signing = ["-CA", "root.pem", "-CAkey", "root.key", "-extfile", str(self._config), "-extensions", "stamping"]
        self._run("x509", "-req", "-in", "tsa.csr", *signing, "-days", "30", "-out", "tsa.pem")

    @property
    def roots(self) -> Path:
        """PEM of the certificate that stands for it."""
        return self._folder / "root.pem"

    def answer(self, query: bytes) -> bytes:
        """Return the answer to a query, both DER."""
        (self._folder / "query.tsq").write_bytes(query)
        self._run("ts", "-reply", "-config", str(self._config), "-queryfile", "query.tsq", "-out", "answer.tsr")
        return (self._folder / "answer.tsr").read_bytes()

    def verifies(self, data: bytes, answer: bytes) -> bool:
        """Tell whether openssl itself takes an answer for these bytes."""
        (self._folder / "data").write_bytes(data)
        (self._folder / "kept.tsr").write_bytes(answer)
        words = ["ts", "-verify", "-data", "data", "-in", "kept.tsr", "-CAfile", "root.pem"]
        return subprocess.run(["openssl", *words], cwd=self._folder, capture_output=True, check=False).returncode == 0

    def _run(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self._folder, check=True, capture_output=True)
