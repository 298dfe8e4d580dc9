"""Keys and records that the tests of sealing share; every secret is made up, and planted to be looked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from safefeedback.crypto import RecipientKey, SecretBytes, SigningKey, WrappingKey
from safefeedback.errors import DecryptionError, SafeFeedbackError

__all__ = [
    "AGENCY",
    "DAY",
    "FIELDS",
    "KEMS",
    "KEY",
    "OTHER",
    "RECORD_ID",
    "SIGNING",
    "flipped",
    "quiet",
    "refusal",
    "stuck",
]

AGENCY = "muni-puno"
DAY = dt.date(2027, 1, 31)
RECORD_ID = b"record-id-000001"
FIELDS = {
    "message": b"el canario vive en el jiron que nadie nombra. " * 13,
    "name": b"Canaria Condori",
    "contact": b"canario@ejemplo.pe",
    "dni": b"00000000",
}
KEY = WrappingKey(b"subject1", SecretBytes(bytes(range(32))))
OTHER = WrappingKey(b"subject2", SecretBytes(bytes(range(1, 33))))
SIGNING = SigningKey(SecretBytes(bytes(range(2, 34))))
KEMS = {kem: RecipientKey.from_seed(SecretBytes(bytes(range(3, 35))), kem=kem) for kem in ("X25519", "MLKEM768-X25519")}


@contextmanager
def quiet(kind: type[SafeFeedbackError], match: str, *secrets: bytes) -> Iterator[None]:
    """Expect an error whose text holds none of the secrets, and that was raised from nothing that would."""
    with pytest.raises(kind, match=match) as caught:
        yield
    error = caught.value
    shown = f"{error!s} {error!r} {error.hint} {error.__cause__!r}"
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__
    for secret in secrets:
        assert not any(form in shown for form in (secret.hex(), repr(secret)[2:-1], repr(list(secret))) if secret)


@contextmanager
def refusal() -> Iterator[None]:
    """Expect the one error of everything that does not open: the very same text, whatever the reason."""
    with pytest.raises(DecryptionError) as caught:
        yield
    error = caught.value
    assert error.args == ("cannot be opened: wrong key, wrong context or changed data",)
    assert error.hint is None
    assert error.__context__ is None or error.__suppress_context__


def flipped(content: bytes) -> Iterator[bytes]:
    """Give the content with each of its bits changed, one at a time."""
    for bit in range(8 * len(content)):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def stuck(content: bytes) -> Callable[[int], bytes]:
    """Return a generator of randomness that always gives the same."""
    return lambda length: (content * length)[:length]
