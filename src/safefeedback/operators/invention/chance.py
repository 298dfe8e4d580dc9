"""Where chance comes from: a secret and the value, so that the same value meets the same chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final, TypeAlias

from safefeedback.crypto import PseudonymKey, keyed_tag
from safefeedback.operators.base import Mention

__all__ = ["Chance", "Inventor"]

_DOMAIN: Final = "safefeedback/surrogate/1"


@dataclass(frozen=True, slots=True)
class Chance:
    """A source of repeatable chance.

    Attributes:
        secret: the key of one purpose, or of one message.
        of_message: the secret is of one message only.
        attempt: 0, and more when an earlier outcome did not serve.
    """

    secret: PseudonymKey
    of_message: bool
    attempt: int = 0

    @classmethod
    def of_purpose(cls, key: PseudonymKey, purpose: str, attempt: int) -> Chance:
        """Return the chance that all messages of a purpose share."""
        return cls(PseudonymKey.from_bytes(keyed_tag(key, _DOMAIN, purpose)), of_message=False, attempt=attempt)

    @classmethod
    def of_seed(cls, seed: bytes, attempt: int) -> Chance:
        """Return the chance of one message, from its secret seed."""
        return cls(PseudonymKey.from_bytes(sha256(_DOMAIN.encode() + seed).digest()), of_message=True, attempt=attempt)

    def within(self, *parts: str) -> Chance:
        """Return the chance of one value, for the many draws that it takes."""
        secret = PseudonymKey.from_bytes(keyed_tag(self.secret, *parts, str(self.attempt)))
        return Chance(secret, self.of_message, self.attempt)

    def random(self, *parts: str) -> Random:
        """Return a generator that the parts and nothing else settle."""
        tag = keyed_tag(self.secret, *parts, str(self.attempt))
        return Random(int.from_bytes(tag, "big"))  # noqa: S311 - seeded by a keyed tag


Inventor: TypeAlias = Callable[[Mention, Chance], str | None]
"""A mention and its chance go in, the invented value or None comes out."""
