"""A sealed record as it is stored, sent and digested.

Its text form is for JSON and for paper: ``srec1:`` and, in base64url without padding (RFC 4648, section 5), the header
and then name and ciphertext of each field, every one after its length as eight big-endian bytes. A record has exactly
one text form.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto._refusal import refused
from safefeedback.crypto.header import FIELD_LIMIT, Header

__all__ = ["SealedRecord"]

_FORM: Final = "srec1:"
_LENGTH_BYTES: Final = 8
_PART_LIMIT: Final = 1 + 2 * FIELD_LIMIT  # the header, then a name and a ciphertext for each field


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """Header and ciphertexts; nothing in it is secret.

    Attributes:
        header: the header's bytes.
        fields: name and ciphertext, in the order of the names.
    """

    header: bytes
    fields: tuple[tuple[str, bytes], ...]

    @property
    def digest(self) -> bytes:
        """The 32 bytes of SHA-256 over header, names and ciphertexts, each with its length before it."""
        return sha256(length_prefixed(b"srec/1 digest", *self._parts())).digest()

    def to_text(self) -> str:
        """Return the text form."""
        return _FORM + urlsafe_b64encode(length_prefixed(*self._parts())).decode("ascii").rstrip("=")

    @classmethod
    def from_text(cls, text: str) -> SealedRecord:
        """Return the record of a text, of which nothing is verified yet; time in proportion to the length.

        Raises:
            DecryptionError: anything that ``to_text`` would not write of a record with a lawful header.
        """
        try:
            content = urlsafe_b64decode(text.removeprefix(_FORM) + "==")
            header, *rest = _split(content)
            names = [name.decode("ascii") for name in rest[::2]]
            record = cls(header, tuple(zip(names, rest[1::2], strict=True)))
        except ValueError:
            raise refused() from None
        if record.to_text() != text or not Header.parse(header).has_fields(names):
            raise refused()
        return record

    def _parts(self) -> list[bytes]:
        fields = (part for name, ciphertext in self.fields for part in (name.encode(), ciphertext))
        return [self.header, *fields]


def _split(content: bytes) -> list[bytes]:
    """Return the parts of ``length_prefixed``, where what is cut is left for the comparison to find."""
    parts: list[bytes] = []
    position = 0
    while position < len(content) and len(parts) < _PART_LIMIT:
        start = position + _LENGTH_BYTES
        position = start + int.from_bytes(content[position:start], "big")
        parts.append(content[start:position])
    return parts
