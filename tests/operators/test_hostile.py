"""Long and odd findings, and many of them, take little time: nothing grows with the square of their length."""

import time

import pytest

from safefeedback.crypto import PseudonymKey
from safefeedback.entities import ENTITIES
from safefeedback.findings import Finding
from safefeedback.operators import Generalize, Mask, Operator, Pseudonymize, Redact, Surrogate, apply

KEY = PseudonymKey.from_bytes(bytes(32))
SIZE = 8_000
PIECES = ("9", "a", " ", "9 ", "a.", "@", "\u200b", "nueve ", "-", "á\u0301", "/", "de ", "9°", "\n")


def spent(operator: Operator, entity: str, text: str) -> float:
    start = time.perf_counter()
    apply(text, [(Finding(0, len(text), entity, 0.9, "t"), operator)], key=KEY)
    return time.perf_counter() - start


@pytest.mark.timing
@pytest.mark.parametrize("entity", [kind.name for kind in ENTITIES])
def test_one_long_finding(entity: str) -> None:
    for operator in (Mask(), Generalize(), Pseudonymize(purpose="p"), Surrogate()):
        for piece in PIECES:
            text = piece * (SIZE // len(piece))
            assert spent(operator, entity, text) < 1.5, (operator.name, piece)


@pytest.mark.timing
@pytest.mark.parametrize("operator", [Redact(), Generalize(), Surrogate()])
@pytest.mark.parametrize("entity", ["PERSON", "LOCATION", "PE_DNI", "DATE_TIME"])
def test_many_findings(operator: Operator, entity: str) -> None:
    words = [f"nombre{number} rojas" for number in range(2000)]
    text, decisions = "", []
    for word in words:
        decisions.append((Finding(len(text), len(text) + len(word), entity, 0.9, "t"), operator))
        text += word + " y "
    start = time.perf_counter()
    apply(text, decisions)
    assert time.perf_counter() - start < 10
