"""A key from a passphrase: Argon2id (RFC 9106), slow and large in memory on purpose.

Defaults of the callers are t=3, 64 MiB, p=4: the second recommended choice of RFC 9106, section 4, read November 2026.

>>> from safefeedback.crypto import derive_passphrase_key
>>> derive_passphrase_key(b"correct horse", salt=bytes(16), time=1, memory_kib=64, lanes=1)
SecretBytes(****)
"""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from safefeedback.crypto.capability import ARGON2ID, require
from safefeedback.crypto.secret import SecretBytes
from safefeedback.errors import ConfigurationError

__all__ = ["derive_passphrase_key"]

_KEY_BYTES: Final = 32
_SALTS: Final = range(16, 65)
_TIMES: Final = range(1, 65)
_LANES: Final = range(1, 65)
_MEMORY_LIMIT: Final = 4 * 1024 * 1024  # KiB; parameters come from a file that someone else may have written
_MEMORY_PER_LANE: Final = 8  # KiB; RFC 9106, section 3.1


def derive_passphrase_key(passphrase: bytes, *, salt: bytes, time: int, memory_kib: int, lanes: int) -> SecretBytes:
    """Return the 32-byte key of a passphrase.

    Args:
        passphrase: one byte or more.
        salt: 16 to 64 random bytes, stored beside what the key protects.
        time: passes over the memory, 1 to 64.
        memory_kib: KiB of memory, from 8 for each lane to 4 GiB.
        lanes: threads, 1 to 64.

    Raises:
        ConfigurationError: a parameter outside these ranges, or Argon2id is not there.
    """
    if not passphrase:
        raise ConfigurationError("passphrase: expected one byte or more, got none")
    _check("salt length", len(salt), _SALTS)
    _check("time", time, _TIMES)
    _check("lanes", lanes, _LANES)
    _check("memory in KiB", memory_kib, range(_MEMORY_PER_LANE * lanes, _MEMORY_LIMIT + 1))
    require(ARGON2ID)
    argon2 = Argon2id(salt=salt, length=_KEY_BYTES, iterations=time, lanes=lanes, memory_cost=memory_kib)
    return SecretBytes(argon2.derive(passphrase))


def _check(name: str, value: int, allowed: range) -> None:
    if value not in allowed:
        raise ConfigurationError(f"passphrase key: expected {name} from {allowed[0]} to {allowed[-1]}, got {value}")
