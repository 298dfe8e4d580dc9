"""The way to python-stdnum: modules loaded on first use, its exceptions turned into ours.

python-stdnum imports ``ssl`` and ``pydoc`` (about 35 ms), so that no module here imports it before a number is checked.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from safefeedback.errors import ChecksumError, ComponentError, FormatError, LengthError

__all__ = ["ask", "luhn_digit", "module"]


@cache
def module(name: str) -> Any:
    """Return the module ``stdnum.<name>``."""
    return import_module(f"stdnum.{name}")


def ask(name: str, number: str, **options: object) -> str:
    """Return what ``stdnum.<name>.validate`` makes of the number.

    Args:
        name: module below ``stdnum``, as in ``"cl.rut"``.
        number: a number whose length was guarded before.
        options: keyword arguments of that ``validate``.

    Raises:
        LengthError, FormatError, ComponentError, ChecksumError: for the exceptions of python-stdnum; any other
            ``ValueError`` counts as a wrong format.
    """
    exceptions = module("exceptions")
    try:
        return str(module(name).validate(number, **options))
    except exceptions.InvalidLength:
        raise LengthError(f"{name}: wrong length") from None
    except exceptions.InvalidChecksum:
        raise ChecksumError(f"{name}: the check character does not agree") from None
    except exceptions.InvalidComponent:
        raise ComponentError(f"{name}: a part is not one that is issued") from None
    except ValueError:
        raise FormatError(f"{name}: wrong format") from None


def luhn_digit(digits: str) -> str:
    """Return the Luhn digit (ISO/IEC 7812-1) that belongs after the digits."""
    return str(module("luhn").calc_check_digit(digits))
