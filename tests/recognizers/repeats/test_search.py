"""Which further mentions of a person are found, and which words are left."""

import pytest

from safefeedback import Finding, Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.repeats import find_repeats
from safefeedback.recognizers.repeats.people import MOST_PEOPLE, people


def found(text: str, name: str, *others: tuple[str, str], score: float = 0.9) -> list[str]:
    """Return the further mentions of the first mention of a name; others are (surface, entity) already found."""
    spans = [(text.index(value), len(value), entity) for value, entity in ((name, "PERSON"), *others)]
    given = [Finding(start, start + size, entity, score, "test") for start, size, entity in spans]
    return [text[f.start : f.end] for f in find_repeats(read(Message(text)), given)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("soy Yesenia Huamán Ccori. firma YESENIA HUAMAN CCORI", "Yesenia Huamán Ccori", ["YESENIA HUAMAN CCORI"]),
        ("el señor Delfor Apaza gritó y apaza se fue", "Delfor Apaza", ["apaza"]),
        ("Delfor Apaza gritó; ese tal delfor se fue", "Delfor Apaza", ["delfor"]),
        ("vino Yesenia Huamán, digo yecenia waman", "Yesenia Huamán", ["yecenia waman"]),
        ("vino Yesenia Huamán, digo yesneia", "Yesenia Huamán", ["yesneia"]),
        ("vino Yesenia Huamán, busquen a yeseniahuaman", "Yesenia Huamán", ["yeseniahuaman"]),
        ("QUISPE MAMANI, Juan pide. atte. juan quispe", "QUISPE MAMANI, Juan", ["juan quispe"]),
        ("la doctora Rosa Flores no vino y Flores cobra igual", "Rosa Flores", ["Flores"]),
        ("vino rosa flores y la señora flores cobra", "rosa flores", ["flores"]),
    ],
)
def test_further_mentions_are_found(text: str, name: str, expected: list[str]) -> None:
    assert found(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soy Rosa Flores y piden que rieguen las flores", "Rosa Flores"),
        ("SOY ROSA FLORES Y PIDO QUE RIEGUEN LAS FLORES", "ROSA FLORES"),
        ("soy Luz Cruz, no hay luz en la cruz del cerro", "Luz Cruz"),
        ("soy Luz Cruz y falta\nagua\nluz\ndesague", "Luz Cruz"),
        ("soy Elva Mercado, en el mercado roban", "Elva Mercado"),
        ("soy Coral Alcalde, que responda el alcalde", "Coral Alcalde"),
        ("soy Elmer Puno y vivo cerca de Puno", "Elmer Puno"),
        ("soy Javier Prado y choqué en la av. Javier Prado", "Javier Prado"),
        ("soy Melchora Apaza y estudio en el colegio Melchora Apaza", "Melchora Apaza"),
        ("soy Yesenia Huamán y nadie contesta", "Yesenia Huamán"),
    ],
)
def test_other_words_are_left(text: str, name: str) -> None:
    assert found(text, name) == []


@pytest.mark.parametrize("entity", ["ORGANIZATION", "STREET_ADDRESS", "LOCATION", "EMAIL_ADDRESS"])
def test_nothing_is_found_inside_another_finding(entity: str) -> None:
    text = "soy Delfor Apaza, denuncio a Transportes Delfor Apaza SAC"
    assert found(text, "Delfor Apaza", ("Transportes Delfor Apaza SAC", entity)) == []


def test_a_weak_name_is_not_looked_for() -> None:
    assert found("Delfor Apaza gritó y apaza se fue", "Delfor Apaza", score=0.5) == []


def test_without_people_nothing_is_looked_for() -> None:
    text = "hola 51234567 apaza"
    assert find_repeats(read(Message(text)), [Finding(5, 13, "PE_DNI", 0.9, "test")]) == ()


def test_evidence_and_score_tell_a_repeat() -> None:
    text = "Delfor Apaza gritó y apaza se fue"
    (finding,) = find_repeats(read(Message(text)), [Finding(0, 12, "PERSON", 0.9, "test")])
    assert (finding.entity, finding.recognizer) == ("PERSON", "repeats")
    assert [(e.kind, e.code) for e in finding.evidence] == [("repeat", "surname")]
    assert 0.5 < finding.score < 0.9


def test_a_message_is_read_through_its_view() -> None:
    text = "soy De\u200blfor Apaza y Ａｐａｚａ se fue"
    end = text.index(" y ")
    (finding,) = find_repeats(read(Message(text)), [Finding(4, end, "PERSON", 0.9, "test")])
    assert text[finding.start : finding.end] == "Ａｐａｚａ"


def test_the_number_of_people_is_bounded_and_no_name_is_shown() -> None:
    words = [f"nombre{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(100)]
    text = " ".join(words)
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    persons = people(read(Message(text)).plain, [Finding(*span, "PERSON", 0.9, "test") for span in spans])
    assert len(persons) == MOST_PEOPLE
    assert "nombre" not in repr(persons)
