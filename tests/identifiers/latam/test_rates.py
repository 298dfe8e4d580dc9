"""How often chance makes a document: the share of random numbers of its form that each check accepts.

The recognizer weighs a check by that share, so that the table of documents must not be far from the truth.
"""

import random
import re

import pytest

from safefeedback.identifiers.latam import COUNTRIES, NationalDocument, documents

SAMPLES = 4_000
DIGITS, LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BOTH = DIGITS + LETTERS
FORMS: dict[str, tuple[str, ...]] = {
    "AR_CUIT": (DIGITS,) * 11,
    "AR_DNI": (DIGITS,) * 8,
    "BR_CNPJ": (DIGITS,) * 14,
    "BR_CPF": (DIGITS,) * 11,
    "CL_RUT": (DIGITS,) * 8 + (DIGITS + "K",),
    "CO_CC": ("123456789",) + (DIGITS,) * 7,
    "CO_NIT": ("89",) + (DIGITS,) * 9,
    "EC_CI": (DIGITS,) * 10,
    "EC_RUC": (DIGITS,) * 10 + ("0", "0", "1"),
    "ES_NIE": ("XYZ", *(DIGITS,) * 7, LETTERS),
    "ES_NIF": (*(DIGITS,) * 8, LETTERS),
    "MX_CURP": ((LETTERS,) * 4 + (DIGITS,) * 6 + ("HM",) + (LETTERS,) * 5 + (BOTH, DIGITS)),
    "MX_RFC": (LETTERS,) * 4 + (DIGITS,) * 6 + (BOTH,) * 3,
    "PY_CI": ("123456789",) + (DIGITS,) * 6,
    "PY_RUC": ("123456789",) + (DIGITS,) * 7,
    "UY_CI": (DIGITS,) * 8,
    "UY_RUT": (DIGITS,) * 12,
    "VE_CI": ("VE", "123456789", *(DIGITS,) * 7),
    "VE_RIF": ("VEJPG",) + (DIGITS,) * 9,
}
ALL = documents(COUNTRIES)


def measured(document: NationalDocument) -> float:
    source = random.Random(document.entity)
    numbers = ("".join(map(source.choice, FORMS[document.entity])) for _ in range(SAMPLES))
    return sum(document.is_valid(number) for number in numbers) / SAMPLES


def test_every_document_has_a_form() -> None:
    assert sorted(FORMS) == sorted(document.entity for document in ALL)


@pytest.mark.parametrize("document", ALL, ids=[document.entity for document in ALL])
def test_the_stated_rate_is_the_measured_one(document: NationalDocument) -> None:
    spread = 4 * (document.rate * (1 - document.rate) / SAMPLES) ** 0.5
    assert abs(measured(document) - document.rate) <= 0.35 * document.rate + spread


@pytest.mark.parametrize("document", ALL, ids=[document.entity for document in ALL])
def test_the_form_is_one_that_the_pattern_reads(document: NationalDocument) -> None:
    source = random.Random(document.entity)
    number = "".join(map(source.choice, FORMS[document.entity]))
    separated = number[:-1] + "-" + number[-1] if document.entity == "PY_RUC" else number
    assert re.fullmatch(document.pattern, separated)


def test_a_check_is_what_chance_does_not_always_pass() -> None:
    assert {document.entity for document in ALL if not document.has_check} == {"AR_DNI", "CO_CC", "PY_CI", "VE_CI"}
