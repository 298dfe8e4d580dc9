"""Brazil: CPF (eleven digits) and CNPJ (fourteen characters; letters are allowed since July 2026), two check digits.

>>> validate_cpf("853.121.703-21"), validate_cnpj("12.ABC.345/01DE-35")
('85312170321', '12ABC34501DE35')
"""

from __future__ import annotations

from safefeedback.errors import ComponentError
from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._stdnum import ask

__all__ = ["validate_cnpj", "validate_cpf"]


def validate_cpf(number: str) -> str:
    """Return the eleven digits of a CPF; eleven equal digits, which pass the check, are refused as never issued."""
    number = ask("br.cpf", compacted(number))
    if len(set(number)) == 1:
        raise ComponentError("eleven equal digits are not issued")
    return number


def validate_cnpj(number: str) -> str:
    """Return the fourteen characters of a CNPJ; spaces, hyphens, dots and slashes are ignored."""
    return ask("br.cnpj", compacted(number, drop=" -./"))
