"""Yes or no where "no" is an ordinary answer."""

from __future__ import annotations

from collections.abc import Callable

from safefeedback.errors import IdentifierError

__all__ = ["accepts"]


def accepts(validate: Callable[[str], object], number: str) -> bool:
    """Tell whether ``validate`` returns; only the errors of identifiers mean no."""
    try:
        validate(number)
    except IdentifierError:
        return False
    return True
