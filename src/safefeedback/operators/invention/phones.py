"""Invented telephones of Peru, in ranges where nobody is expected to answer.

- Mobile: ``911 xxx xxx``. The carrier table of libphonenumber (phonenumbers 9.0.43, read 2026-11) gives every mobile
  prefix from 900 to 999 to a carrier but 911, an emergency number elsewhere. libphonenumber still calls it valid.
- Fixed: the number after the area begins with 0 (``01 0xx xxxx``), which dials a trunk prefix and not a subscriber.

Neither is a reserved range; Peru has none that is known (MTC, Plan Tecnico Fundamental de Numeracion, does not name
one). The chance that somebody answers is small and not measured. Other countries' numbers have no invention here.
"""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.operators.base import Mention
from safefeedback.operators.invention.chance import Chance
from safefeedback.operators.invention.shape import digits, digits_in, filled, written

__all__ = ["phone"]

_NUMBER: Final = re.compile(r"(?P<head>(?:(?:00)?51)?0?)(?P<national>9\d{8}|1\d{7}|[4-8]\d{7}|\d{7}|\d{6})")
_EXTENSION: Final = re.compile(r"\b(?:anexo|anx|ext)\b.*", re.IGNORECASE | re.DOTALL)
_AREAS: Final = "41 42 43 44 51 52 53 54 56 61 62 63 64 65 66 67 72 73 74 76 82 83 84".split()


def phone(mention: Mention, chance: Chance) -> str | None:
    """Invent a telephone of the same kind and grouping; an extension becomes another one."""
    text, rng = written(mention.text), chance.random(mention.entity, mention.value)
    extension = _EXTENSION.search(text)
    own = text[: extension.start()] if extension else text
    match = _NUMBER.fullmatch(digits_in(own))
    if match is None or any(c.isalpha() for c in own):
        return None
    tail = extension[0] if extension else ""
    return filled(own, match["head"] + _national(match["national"], rng)) + filled(
        tail, digits(len(digits_in(tail)), rng)
    )


def _national(old: str, rng: Random) -> str:
    if len(old) == 9:
        return "911" + digits(6, rng)
    if len(old) == 8:
        return "10" + digits(6, rng) if old[0] == "1" else rng.choice(_AREAS) + "0" + digits(5, rng)
    return "0" + digits(len(old) - 1, rng)
