"""Surrogate: a realistic invented value of the same kind and shape, never a working one.

What is promised of the invented value: identifiers with a check digit (RUC, CCI, card, IMEI, DNI with its character)
fail it; a DNI comes from series 5, which is not known to have been issued; an e-mail or link is under ``example``
names (RFC 2606); the same value gives the same surrogate inside one message, and with a key inside one purpose.
What is not: a telephone (900 0xx xxx), a plate or a name may by chance be somebody's. Of 10^5 telephones in that
range some are assigned; the range is the least used one that the numbering plan has, not a reserved one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import ClassVar, Final

from safefeedback.crypto import keyed_tag
from safefeedback.lexicon import names
from safefeedback.operators._invention import (
    digits_like,
    failing,
    is_card_like,
    is_cci_like,
    is_imei_like,
    is_ruc_like,
    shaped,
)
from safefeedback.operators.base import Mention, Operator
from safefeedback.operators.value import is_dictated
from safefeedback.text import fold

__all__ = ["Surrogate"]

_DOMAIN: Final = "safefeedback/surrogate/1"
_PARTICLES: Final = frozenset("de del la las los y vda da do".split())
_STREETS: Final = ("Los Tumbos", "Las Retamas", "El Molle", "La Quinua", "Los Algarrobos", "Las Totoras")


@dataclass(frozen=True, slots=True)
class Surrogate(Operator):
    """Write an invented value. Kinds that cannot be invented well become the label.

    Attributes:
        purpose: with a key, the same value gives the same surrogate in all messages of the purpose; empty keeps
            surrogates inside one message.
    """

    purpose: str = ""

    name: ClassVar[str] = "surrogate"

    def replace(self, mention: Mention) -> str | None:
        """Return the invented value, or None when this kind has none."""
        inventor = _INVENTORS.get(mention.entity)
        if inventor is None or is_dictated(mention.entity, mention.text):
            return None
        for attempt in range(8):
            invented = inventor(mention.text, self._random(mention, attempt))
            if fold(invented) != fold(mention.text):
                return invented
        return None

    def _random(self, mention: Mention, attempt: int) -> Random:
        """Deterministic numbers for a value: by the key and purpose, or by the message's secret seed."""
        parts = (_DOMAIN, self.purpose, mention.entity, mention.value, str(attempt))
        if self.purpose and mention.key is not None:
            return Random(keyed_tag(mention.key, *parts))  # noqa: S311 - seeded by a keyed tag
        seed = hashlib.sha256(mention.seed + "\0".join(parts).encode("utf-8", "surrogatepass")).digest()
        return Random(seed)  # noqa: S311 - seeded by a secret


def _person(text: str, rng: Random) -> str:
    words = text.split(" ")
    content = [word for word in words if fold(word) not in _PARTICLES and any(c.isalpha() for c in word)]
    is_given = _given_flags([fold(word).strip(".,") for word in content], is_surname_first="," in text)
    sex = next((s for word in content if (s := names().sex_of_given(fold(word).strip(".,")))), None)
    flags = iter(is_given)
    return " ".join(_like(word, _name(next(flags), sex, rng)) if word in content else word for word in words)


def _given_flags(content: list[str], *, is_surname_first: bool) -> list[bool]:
    """Which words are given names: one or two of them, first unless a comma says otherwise."""
    size = len(content)
    if size == 1:
        return [names().sex_of_given(content[0]) is not None]
    given = 2 if size > 3 else 1
    return [(position >= size - given) if is_surname_first else (position < given) for position in range(size)]


def _name(is_given: bool, sex: str | None, rng: Random) -> str:  # noqa: FBT001 - one private question
    return names().sample_given(sex, rng) if is_given else names().sample_surname(rng)


def _like(word: str, invented: str) -> str:
    """Keep case, initial and punctuation of the word that is replaced."""
    tail = word[len(word.rstrip(",;")) :]
    core = word[: len(word) - len(tail)]
    if core.endswith(".") and len(core) <= 2:
        return f"{invented[:1].upper()}.{tail}"
    invented = (
        invented.upper()
        if core.isupper() and len(core) > 1
        else invented.lower()
        if core.islower()
        else invented.title()
    )
    return invented + tail


def _user(text: str, rng: Random) -> str:
    given, surname = fold(names().sample_given(None, rng)), fold(names().sample_surname(rng))
    return f"{'@' if text.startswith('@') else ''}{given}.{surname}{rng.randrange(10, 99)}".replace(" ", "")


def _email(_: str, rng: Random) -> str:
    given, surname = fold(names().sample_given(None, rng)), fold(names().sample_surname(rng))
    return f"{given}.{surname}@example.{rng.choice(('com', 'org', 'pe'))}".replace(" ", "")


def _phone(text: str, rng: Random) -> str:
    size = sum(c.isdigit() for c in text)
    fresh = f"9000{rng.randrange(10**5):05d}"
    if size > 9:
        fresh = "".join(c for c in text if c.isdigit())[: size - 9] + fresh
    elif size < 9:
        fresh = digits_like(text, rng)
    return shaped(text, fresh)


def _dni(text: str, rng: Random) -> str:
    tail = text[len(text.rstrip("ABCDEFGHIJKabcdefghijk- ")) :]
    size = sum(c.isdigit() for c in text)
    eight = f"5{rng.randrange(10**7):07d}"
    return failing(shaped(text, (eight + str(rng.randrange(10)))[:size]), tail, rng)


def _checked(fails: Callable[[str], bool], head: int) -> Callable[[str, Random], str]:
    """Invent digits that keep the first ones (taxpayer type, bank, issuer) and do not pass the check."""

    def invent(text: str, rng: Random) -> str:
        kept = "".join(c for c in text if c.isdigit())[:head]
        fresh = kept + digits_like(text, rng)[head:]
        while fails(fresh):
            fresh = fresh[:-1] + str((int(fresh[-1]) + 1) % 10)
        return shaped(text, fresh)

    return invent


def _digits(text: str, rng: Random) -> str:
    return shaped(text, digits_like(text, rng))


def _plate(text: str, rng: Random) -> str:
    return "".join(
        rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if c.isalpha() else str(rng.randrange(10)) if c.isdigit() else c
        for c in text
    )


def _licence(text: str, rng: Random) -> str:
    return shaped(text, f"5{rng.randrange(10**7):07d}")


def _address(_: str, rng: Random) -> str:
    return f"Jr. {rng.choice(_STREETS)} {rng.randrange(100, 1999)}"


_INVENTORS: Final[dict[str, Callable[[str, Random], str]]] = {
    "PERSON": _person,
    "USERNAME": _user,
    "EMAIL_ADDRESS": _email,
    "PHONE_NUMBER": _phone,
    "STREET_ADDRESS": _address,
    "PE_DNI": _dni,
    "PE_RUC": _checked(is_ruc_like, 2),
    "BANK_ACCOUNT": _checked(is_cci_like, 3),
    "CREDIT_CARD": _checked(is_card_like, 4),
    "DEVICE_ID": _checked(is_imei_like, 2),
    "PE_VEHICLE_PLATE": _plate,
    "PE_DRIVER_LICENSE": _licence,
    "PE_FOREIGNER_ID": _digits,
    "PASSPORT": _digits,
    "CASE_NUMBER": _digits,
    "SERVICE_ACCOUNT": _digits,
    "HEALTH_ID": _digits,
    "OTHER_ID": _digits,
}
