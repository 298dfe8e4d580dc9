"""Pseudonymize: a keyed token that is the same wherever the value appears.

This is *seudonimización* (Ley 29733, art. 2.15, *disociación*): who holds the key can tell which value a token stands
for by trying values. It is no *anonimización*.

Token: the first ``bits`` of HMAC-SHA-256(key, "safefeedback/pseudonym/1", purpose, entity, folded value), in base 32
(RFC 4648, lower case). Tokens of different purposes or entities cannot be linked without the key. Collisions: two of N
different values share a token with a chance of about N^2 / 2^(bits+1); with the default 80 bits, 4e-13 for a million
values. The folded value is that of :mod:`safefeedback.operators.value`.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from typing import ClassVar, Final

from safefeedback.crypto import keyed_tag
from safefeedback.entities import kind
from safefeedback.errors import ConfigurationError, KeyringError
from safefeedback.operators.base import Mention, Operator

__all__ = ["Pseudonymize"]

_DOMAIN: Final = "safefeedback/pseudonym/1"
_BITS: Final = range(60, 161, 5)


@dataclass(frozen=True, slots=True)
class Pseudonymize(Operator):
    """Write ``[PERSONA_k3f9q2...]``, stable across messages inside one purpose.

    Attributes:
        purpose: what the tokens are for, such as ``estadistica-2026``; another purpose gives other tokens.
        bits: length of the token in bits: 60 to 160, a multiple of 5.

    Raises:
        ConfigurationError: the purpose is empty or the length is another.
    """

    purpose: str
    bits: int = 80

    name: ClassVar[str] = "pseudonymize"

    @property
    def needs_key(self) -> bool:
        """It always needs a key."""
        return True

    def __post_init__(self) -> None:
        if not self.purpose.strip():
            raise ConfigurationError("pseudonymize: expected a purpose, got an empty text")
        if self.bits not in _BITS:
            raise ConfigurationError(f"pseudonymize: expected bits from 60 to 160 in steps of 5, got {self.bits}")

    def replace(self, mention: Mention) -> str | None:
        """Return the token.

        Raises:
            KeyringError: there is no key.
        """
        if mention.key is None:
            raise KeyringError(
                f"pseudonymize: expected a key for purpose {self.purpose!r}, got none",
                hint="make one with PseudonymKey.generate().to_file(path) and give key=PseudonymKey.from_file(path)",
            )
        tag = keyed_tag(mention.key, _DOMAIN, self.purpose, mention.entity, mention.value)
        token = b32encode(tag).decode("ascii").lower()[: self.bits // 5]
        return f"[{kind(mention.entity).label}_{token}]"
