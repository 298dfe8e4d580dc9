"""Brazil: CPF (eleven digits) and CNPJ (fourteen characters; letters are allowed since July 2026), two check digits.

>>> validate_cpf("853.121.703-21"), validate_cnpj("12.ABC.345/01DE-35")
('85312170321', '12ABC34501DE35')
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_cnpj", "validate_cpf"]


def validate_cpf(number: str) -> str:
    """Return the eleven digits of a CPF; eleven equal digits, which pass the check, are refused as never issued."""
    number = ask("br.cpf", compacted(number))
    if len(set(number)) == 1:
        raise ComponentError("eleven equal digits are not issued")
    return number


def validate_cnpj(number: str) -> str:
    """Return the fourteen characters of a CNPJ; spaces, hyphens, dots and slashes are ignored."""
    number = compacted(number, drop=" -./")
    if not number.isascii():
        raise FormatError("expected letters A to Z and digits")
    return ask("br.cnpj", number)


DOCUMENTS: Final = (
    NationalDocument(
        entity="BR_CPF",
        country="BR",
        pattern=rf"[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{2}}",
        validate=validate_cpf,
        rate=0.01,
        cues=("cpf",),
    ),
    NationalDocument(
        entity="BR_CNPJ",
        country="BR",
        pattern=r"[A-Z0-9]{2}\.?[A-Z0-9]{3}\.?[A-Z0-9]{3}/?[A-Z0-9]{4}-?[0-9]{2}",
        validate=validate_cnpj,
        rate=0.01,
        cues=("cnpj",),
    ),
)
"""BR_CPF and BR_CNPJ."""
