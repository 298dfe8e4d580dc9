"""Spain: NIF (DNI with its letter, and the tax numbers of companies) and NIE (foreigners: X, Y or Z first).

Not in Latin America, but many who write to Peruvian consulates hold one.

>>> validate_nif("54362315-K"), validate_nie("x-2482300-W")
('54362315K', 'X2482300W')
"""

from __future__ import annotations

from safefeedback.errors import ComponentError
from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._stdnum import ask

__all__ = ["validate_nie", "validate_nif"]


def validate_nif(number: str) -> str:
    """Return nine characters; a NIE, which is its holder's NIF as well, is left to :func:`validate_nie`."""
    number = ask("es.nif", compacted(number))
    if number[0] in "XYZ":
        raise ComponentError("a number that begins with X, Y or Z is a NIE")
    return number


def validate_nie(number: str) -> str:
    """Return nine characters; spaces, hyphens and dots are ignored."""
    return ask("es.nie", compacted(number))
