"""Surrogate: a realistic invented value of the same kind and shape, never a working one.

What is promised of the invented value:

- A number with a check digit (RUC, CCI, card, IMEI, a DNI with its character, IBAN) fails it, and a number of another
  kind does not pass one of them by chance.
- A DNI, also inside a RUC or licence, is of series 5, which no source names as issued; e-mails and links are under
  ``example`` names, IP addresses in documentation ranges, MAC addresses in the locally administered range.
- It is not the value that it stands for, and no letter or digit of a number is carried over but the kind of taxpayer,
  the bank of a CCI, the first digit of a card and the letters of a file number.
- The same value gives the same surrogate inside one message, or with a purpose and a key in all messages of that
  purpose. This is *seudonimización* while the key or the message exists, not *anonimización*.

What is not: a telephone, plate, supply number, handle, street or name may by chance be somebody's. Telephones are of
prefixes that no carrier is known to have (:mod:`safefeedback.operators.invention.phones`); of plates and other numbers
without check no unissued range is known, and the chance is that of hitting an issued one at random.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from safefeedback.errors import KeyringError
from safefeedback.operators.base import Mention, Operator
from safefeedback.operators.invention import Chance, inventors
from safefeedback.operators.value import is_dictated
from safefeedback.text import fold

__all__ = ["Surrogate"]

_ATTEMPTS: Final = 8
_WRITTEN_OUT: Final = frozenset({"EMAIL_ADDRESS", "DATE_OF_BIRTH", "DATE_TIME", "AGE"})


@dataclass(frozen=True, slots=True)
class Surrogate(Operator):
    """Write an invented value. Kinds that cannot be invented well become the label, and so do numbers in words.

    Attributes:
        purpose: surrogates are the same in all messages of the purpose, which needs a key; empty keeps them inside
            one message.
    """

    purpose: str = ""

    name: ClassVar[str] = "surrogate"

    @property
    def needs_key(self) -> bool:
        """A purpose needs a key."""
        return bool(self.purpose)

    def replace(self, mention: Mention) -> str | None:
        """Return the invented value, or None when this kind has none.

        Raises:
            KeyringError: there is a purpose and no key.
        """
        invent = inventors().get(mention.entity)
        if invent is None or (mention.entity not in _WRITTEN_OUT and is_dictated(mention.entity, mention.text)):
            return None
        for attempt in range(_ATTEMPTS):
            invented = invent(mention, self._chance(mention, attempt))
            if not invented:
                return None
            if fold(invented) != fold(mention.text):
                return invented
        return None

    def _chance(self, mention: Mention, attempt: int) -> Chance:
        if not self.purpose:
            return Chance.of_seed(mention.seed, attempt)
        if mention.key is None:
            raise KeyringError(
                f"surrogate: expected a key for purpose {self.purpose!r}, got none",
                hint="leave the purpose out, or give key=PseudonymKey.from_file(path)",
            )
        return Chance.of_purpose(mention.key, self.purpose, attempt)
