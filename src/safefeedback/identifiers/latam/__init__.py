"""National documents of other countries, one module for each country code; Spain's stand beside (``identifiers.es``).

A module here holds several numbers, so that its functions carry the number's name: ``validate_cuit``. The check
characters come from python-stdnum, our own only where it has none.

>>> [document.entity for document in documents(("CL", "BR"))]
['BR_CPF', 'BR_CNPJ', 'CL_RUT']
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ConfigurationError
from safefeedback.identifiers import es
from safefeedback.identifiers._document import NationalDocument
from safefeedback.identifiers.latam import ar, br, cl, co, ec, mx, py, uy, ve

__all__ = ["COUNTRIES", "NationalDocument", "documents"]

_DOCUMENTS: Final[tuple[NationalDocument, ...]] = (
    *ar.DOCUMENTS,
    *br.DOCUMENTS,
    *cl.DOCUMENTS,
    *co.DOCUMENTS,
    *ec.DOCUMENTS,
    *es.DOCUMENTS,
    *mx.DOCUMENTS,
    *py.DOCUMENTS,
    *uy.DOCUMENTS,
    *ve.DOCUMENTS,
)

COUNTRIES: Final = tuple(sorted({document.country for document in _DOCUMENTS}))
"""The countries that have documents here, ISO 3166 alpha-2."""


def documents(countries: tuple[str, ...]) -> tuple[NationalDocument, ...]:
    """Return the documents of the countries, by country code; Peru's are elsewhere (``identifiers.pe``).

    Raises:
        ConfigurationError: a code that is neither ``PE`` nor in :data:`COUNTRIES`.
    """
    for position, country in enumerate(countries):
        if country != "PE" and country not in COUNTRIES:
            raise ConfigurationError(
                f"countries: expected a country code at position {position}, got another value",
                hint="countries are PE, " + ", ".join(COUNTRIES),
            )
    return tuple(document for document in _DOCUMENTS if document.country in countries)
