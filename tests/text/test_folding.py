from __future__ import annotations

import sys

import pytest

from safefeedback.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("DNI 45", "dni 45"),
        ("Ñuñoa, Áncash, pingüino", "nunoa, ancash, pinguino"),
        ("😀 Ñandú", "😀 nandu"),
        ("İstanbul Ąćęłń Øst Đorđe ßÆ", "istanbul acełn ost dorde sa".replace("ł", "l")),
        ("ΟΔΟΣ ς", "οδοσ σ"),
        ("\ud800Á", "\ud800a"),
        ("한글 กำ", "한글 กำ"),
        ("", ""),
    ],
)
def test_folding_drops_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_code_point_folds_to_one_character_that_folds_to_itself() -> None:
    characters = "".join(map(chr, range(sys.maxunicode + 1)))
    folded = fold(characters)
    assert len(folded) == len(characters)
    assert fold(folded) == folded
    assert fold(characters[:256]) == folded[:256]
