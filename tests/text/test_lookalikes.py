from __future__ import annotations

import pytest

from safefeedback.text.lookalikes import digits_for_letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("43O2554", "4302554"),
        ("994 989 l51", "994 989 151"),
        ("-8.34O700 / -78.16O727", "-8.340700 / -78.160727"),
        ("9O6 34I 624", "906 341 624"),
        ("l2/10/2O24", "12/10/2024"),
        ("C.E.: OO6496479.", "C.E.: 006496479."),
        ("460646S0", "46064650"),
        ("4606B460", "46068460"),
        ("Q2319O584", "Q23190584"),
        ("tengo 3l años", "tengo 31 años"),
        ("16:3O", "16:30"),
        ("RV-O4917200", "RV-04917200"),
    ],
)
def test_letters_among_digits_become_digits(text: str, plain: str) -> None:
    assert digits_for_letters(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "placa B1O-123",
        "placa 9954BE",
        "MAC 1B:F0:0E:D4",
        "ticket B114, S100, 4B0911",
        "500l de agua, 5l",
        "1o de mayo, 2do piso",
        "código Q23O5",
        "SOS Il Oo",
        "I5 y l7",
        "abc1O2def",
        "46S646S0",
        "sin nada",
    ],
)
def test_codes_and_measures_keep_their_letters(text: str) -> None:
    assert digits_for_letters(text) == text
