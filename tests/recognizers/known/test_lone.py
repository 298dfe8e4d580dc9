"""A common word that is also a known name: a name where it acts, is spoken with or is accused."""

from __future__ import annotations

import pytest

from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.known import KnownValueRecognizer

KNOWN = (("PERSON", "Luz Cruz Guerra"),)


def found(text: str) -> list[str]:
    findings = KnownValueRecognizer().analyze(read(Message(text, known=KNOWN)))
    return [text[finding.start : finding.end] for finding in findings if finding.entity == "PERSON"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("y cruz me cerro la puerta", ["cruz"]),
        ("ayer guerra volvió a venir", ["guerra"]),
        ("luz sigue igual", ["luz"]),
        ("no hay agua\nluz dice que no sabe", ["luz"]),
        ("ya hablé con cruz y nada", ["cruz"]),
        ("le dije a guerra que no", ["guerra"]),
        ("no fui yo, fue guerra.", ["guerra"]),
        ("fue cruz", ["cruz"]),
    ],
)
def test_a_common_word_is_a_name_where_it_acts(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "la luz me falta",
        "no hay luz me dicen",
        "una casa con luz y agua",
        "sin luz sigue todo",
        "después de la guerra vino el hambre",
        "luz, sigue sin venir",
        "lo que fue guerra hoy es paz",
        "vamos a guerra",
        "la cruz de la iglesia",
    ],
)
def test_and_a_word_elsewhere(text: str) -> None:
    assert found(text) == []
