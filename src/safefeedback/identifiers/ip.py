"""IP addresses, version 4 and 6 (standard library ``ipaddress``).

>>> validate("2001:0DB8:0::5")
'2001:db8::5'
>>> version("192.0.2.10")
4
"""

from __future__ import annotations

from typing import Literal

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import written
from safefeedback.identifiers._validity import accepts

__all__ = ["compact", "is_valid", "validate", "version"]


def compact(number: str) -> str:
    """Return the address in lower case without spaces and without the brackets of a URL."""
    return "".join(written(number).lower().split()).removeprefix("[").removesuffix("]")


def validate(number: str) -> str:
    """Return the canonical address.

    Args:
        number: dotted decimal without leading zeros, or hexadecimal groups; no port, prefix length or zone.

    Returns:
        The shortest form; an IPv4 address mapped into IPv6 comes back as IPv4.

    Raises:
        LengthError: more than 64 characters.
        FormatError: not an address.
    """
    import ipaddress  # noqa: PLC0415 (several ms, only when an address is checked)

    text = compact(number)
    if not text.isascii() or "%" in text:
        raise FormatError("expected an address without zone")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise FormatError("expected an IPv4 or IPv6 address") from None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(address)


def version(number: str) -> Literal[4, 6]:
    """Return the version of the canonical address; errors as in :func:`validate`."""
    return 6 if ":" in validate(number) else 4


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
