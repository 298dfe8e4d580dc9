"""The address of a provider, read strictly: ``scheme:place?option=value&…``, percent-encoded where needed.

It holds no secret, so it may stand in configuration files, logs and lists.

>>> Location.parse("file:/var/lib/agency/keyring.json?credential=keyring")
Location(scheme='file', place='/var/lib/agency/keyring.json', options=(('credential', 'keyring'),))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import unquote

from safefeedback.errors import ConfigurationError

__all__ = ["Location"]

_SHAPE: Final = re.compile(r"([a-z][a-z0-9+-]*):([^?#]*)(?:\?([^#]*))?")
_LIMIT: Final = 4096  # characters
_BROKEN: Final = re.compile(r"%(?![0-9A-Fa-f]{2})|[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Location:
    """The parts of an address.

    Attributes:
        scheme: lower case, such as ``file``.
        place: what stands before the question mark, decoded; ``//`` before an absolute path is dropped.
        options: name and value, decoded, in the order written; no name occurs twice.
    """

    scheme: str
    place: str
    options: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, uri: str) -> Self:
        """Return the parts.

        Raises:
            ConfigurationError: another form, an option without value, or one given twice. The text does not quote it.
        """
        found = _SHAPE.fullmatch(uri) if len(uri) <= _LIMIT and not _BROKEN.search(uri) else None
        if found is None:
            raise ConfigurationError(
                "key provider: expected scheme:place?option=value", hint="such as file:/var/lib/agency/keyring.json"
            )
        scheme, place, query = found.groups()
        options = tuple(_option(part) for part in query.split("&")) if query else ()
        if len({name for name, _ in options}) < len(options):
            raise ConfigurationError("key provider: expected each option once, got one twice")
        return cls(scheme, unquote(place.removeprefix("//") if place.startswith("///") else place), options)

    def option(self, name: str) -> str | None:
        """Return the value of an option, or None."""
        return dict(self.options).get(name)

    def needed_place(self) -> str:
        """Return the place.

        Raises:
            ConfigurationError: it is empty.
        """
        if not self.place:
            raise ConfigurationError(f"key provider: expected a place after {self.scheme}:")
        return self.place

    def allow(self, *names: str) -> None:
        """Accept these options only.

        Raises:
            ConfigurationError: another option; the text names it not, the hint lists the known ones.
        """
        unknown = sum(name not in names for name, _ in self.options)
        if unknown:
            known = f"options are {', '.join(sorted(names))}" if names else "it takes no options"
            raise ConfigurationError(
                f"key provider: expected known options for {self.scheme}, got {unknown} others", hint=known
            )

    def days(self, name: str, *, default: int, lowest: int, highest: int) -> int:
        """Return an option that is a number of days.

        Raises:
            ConfigurationError: no whole number from ``lowest`` to ``highest``.
        """
        value = self.option(name)
        if value is None:
            return default
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 5 else -1
        if not lowest <= number <= highest:
            raise ConfigurationError(f"key provider: expected {lowest} to {highest} days at {name}")
        return number

    def secure(self, name: str) -> str | None:
        """Return an option that is an ``https:`` address, or None.

        Raises:
            ConfigurationError: another scheme.
        """
        value = self.option(name)
        if value is not None and not value.startswith("https://"):
            raise ConfigurationError(f"key provider: expected an https: address at {name}")
        return value


def _option(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    if not name or not value:
        raise ConfigurationError("key provider: expected options of the form name=value")
    return unquote(name), unquote(value)
