"""The ``pkcs11:`` address of RFC 7512, as far as it names a token, a module and where the PIN comes from.

Path attributes ``token`` (needed), ``manufacturer``, ``serial``, ``model``; query attributes ``module-path`` (needed)
and ``pin-source`` (a file). ``pin-value`` is refused: an address stands in configuration files and logs.

Source: RFC 7512, sections 2.3 and 2.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import unquote

from safefeedback.errors import ConfigurationError

__all__ = ["HsmAddress"]

_PATH: Final = ("token", "manufacturer", "serial", "model")
_QUERY: Final = ("module-path", "pin-source")
_SHAPE: Final = "such as pkcs11:token=agency?module-path=/usr/lib/softhsm/libsofthsm2.so"


@dataclass(frozen=True, slots=True)
class HsmAddress:
    """Which token, through which module.

    Attributes:
        token: label of the token.
        identity: further attributes that the token must have, such as ``(("serial", "0123"),)``.
        module: path of the vendor's PKCS#11 library.
        pin_source: path of a file that holds the PIN, or None.
    """

    token: str
    identity: tuple[tuple[str, str], ...]
    module: str
    pin_source: str | None

    @classmethod
    def parse(cls, uri: str) -> Self:
        """Return the parts.

        Raises:
            ConfigurationError: not a PKCS#11 address, an attribute that is unknown or given twice, or none for token or
                module. The text does not quote it.
        """
        scheme, _, rest = uri.partition(":")
        path, _, query = rest.partition("?")
        if scheme != "pkcs11":
            raise ConfigurationError("pkcs11: expected an address of RFC 7512", hint=_SHAPE)
        named = _attributes(path.split(";"), _PATH) | _attributes(query.split("&"), _QUERY)
        if not named.get("token") or not named.get("module-path"):
            raise ConfigurationError("pkcs11: expected the attributes token and module-path", hint=_SHAPE)
        identity = tuple((name, named[name]) for name in _PATH[1:] if name in named)
        return cls(named["token"], identity, named["module-path"], _file(named.get("pin-source")))


def _attributes(parts: Iterable[str], known: tuple[str, ...]) -> dict[str, str]:
    pairs = [part.partition("=") for part in parts if part]
    names = [name for name, _, _ in pairs]
    if "pin-value" in names:
        raise ConfigurationError(
            "pkcs11: expected no PIN in the address", hint="put it in a file and name it as pin-source"
        )
    if len(set(names)) < len(names) or not set(names) <= set(known):
        raise ConfigurationError(
            "pkcs11: expected known attributes, each once", hint=f"here they are {', '.join(known)}"
        )
    return {name: unquote(value) for name, _, value in pairs}


def _file(source: str | None) -> str | None:
    if source is None:
        return None
    path = source.removeprefix("file:")
    return path.removeprefix("//") if path.startswith("///") else path
