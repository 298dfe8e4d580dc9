"""What the installed ``cryptography`` can do: some builds of it, on older OpenSSL, lack what a vault needs.

Nothing is replaced by something weaker: what is missing is named and refused. Each is tried once and remembered.

>>> require_capabilities(post_quantum=True)
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from safefeedback.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["ARGON2ID", "HPKE", "HYBRID_KEM", "ML_DSA", "require", "require_capabilities"]

ARGON2ID: Final = "Argon2id"
"""Keys from passphrases."""

HPKE: Final = "HPKE"
"""Sealing to a public bundle."""

HYBRID_KEM: Final = "MLKEM768_X25519"
"""The same, where a quantum computer does not help."""

ML_DSA: Final = "ML-DSA-44"
"""Signatures that a quantum computer does not forge; an option, so no vault asks for it."""


def require_capabilities(*, post_quantum: bool) -> None:
    """Return when everything that a vault needs is there.

    Raises:
        ConfigurationError: something is missing; the text names it.
    """
    require(ARGON2ID, HPKE, *([HYBRID_KEM] if post_quantum else []))


def require(*names: str) -> None:
    """Return when all of these are there.

    Raises:
        ConfigurationError: something is missing; the text names it.
    """
    if missing := [name for name in names if not _is_there(name)]:
        raise ConfigurationError(
            f"cryptography: expected {', '.join(missing)}, which the installed build lacks",
            hint='install a wheel with pip install --only-binary cryptography "cryptography>=48"',
        )


@cache
def _is_there(name: str) -> bool:
    try:
        _TRIALS[name]()
    except (AttributeError, UnsupportedAlgorithm):
        return False
    return True


def _try_argon2id() -> None:
    Argon2id(salt=bytes(16), length=16, iterations=1, lanes=1, memory_cost=8).derive(b"trial")


def _try_hpke() -> None:
    hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def _try_hybrid() -> None:
    hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    MLKEM768PublicKey.from_public_bytes(bytes(1184))


def _try_mldsa() -> None:
    MLDSA44PrivateKey.from_seed_bytes(bytes(32))


_TRIALS: Final[Mapping[str, Callable[[], None]]] = {
    ARGON2ID: _try_argon2id,
    HPKE: _try_hpke,
    HYBRID_KEM: _try_hybrid,
    ML_DSA: _try_mldsa,
}
