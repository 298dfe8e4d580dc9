"""One entry for all kinds: a label and a surface in, another value out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from .addresses import Addresses
from .numbers import number
from .online import email, url, username
from .organizations import Organizations
from .people import People
from .place_tables import PlaceTables
from .places import Places
from .positions import coordinates
from .style import unaccented
from .times import age, date

__all__ = ["Refiller"]

_NUMBERS: Final = (
    "PHONE_NUMBER IP_ADDRESS DEVICE_ID PE_DNI PE_RUC PE_FOREIGNER_ID PASSPORT PE_DRIVER_LICENSE PE_VEHICLE_PLATE "
    "BANK_ACCOUNT CREDIT_CARD CASE_NUMBER SERVICE_ACCOUNT HEALTH_ID OTHER_ID"
).split()

Maker = Callable[[str, Random], str]


class Refiller:
    """Puts other values in the places of marked ones.

    Args:
        data: the folder that has ``gazetteers/``.
        seed: settles what is sampled from the larger tables.
    """

    def __init__(self, data: Path, seed: int) -> None:
        people, tables = People(data), PlaceTables(data, seed)
        organizations = Organizations(data, tables, people.full)

        def word(random: Random) -> str:
            return unaccented(people.words(random)[random.random() < 0.5])

        self._makers: dict[str, Maker] = {
            "PERSON": people.value,
            "LOCATION": Places(tables).value,
            "ORGANIZATION": organizations.value,
            "STREET_ADDRESS": Addresses(data, tables).value,
            "USERNAME": lambda surface, random: username(surface, word, random),
            "EMAIL_ADDRESS": lambda surface, random: email(surface, word, random),
            "URL": lambda surface, random: url(surface, word, random),
            "COORDINATES": coordinates,
            "DATE_OF_BIRTH": lambda surface, random: date(surface, random, is_birth=True),
            "DATE_TIME": lambda surface, random: date(surface, random, is_birth=False),
            "AGE": age,
        }
        for label in _NUMBERS:
            self._makers[label] = _numbers_of(label)

    def value(self, label: str, surface: str, random: Random) -> str:
        """Return another value of the same kind and shape.

        Args:
            label: entity of the guide; ``SENSITIVE`` and unknown ones give the surface back.
            surface: as it stands in the message.
            random: where chance comes from.

        Returns:
            A value that is not empty, has no ``[[`` and no line break unless the surface had one; the surface itself
            when it is of no shape that is known.
        """
        make = self._makers.get(label)
        if make is None or not surface.strip():
            return surface
        new = make(surface, random)
        if not new.strip() or "[[" in new or "]]" in new or ("\n" in new and "\n" not in surface):
            return surface
        return new.strip() if new[0].isspace() or new[-1].isspace() else new


def _numbers_of(label: str) -> Maker:
    return lambda surface, random: number(label, surface, random)
