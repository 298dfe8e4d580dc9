"""Known values are found in any spelling, in part too, and common words are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import InputError
from safefeedback.lexicon import names
from safefeedback.messages import KnownValue, Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.known import KnownValueRecognizer

RECOGNIZER = KnownValueRecognizer()


def values(text: str, entity: str, *known: str) -> list[str]:
    message = Message(text, known=tuple(KnownValue(entity, value) for value in known))
    return [text[f.start : f.end] for f in RECOGNIZER.analyze(read(message))]


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("soy yesenia ccori otra vez", "Yesenia Ccori Huamán", ["yesenia ccori"]),
        ("CCORI HUAMAN, YESENIA", "Yesenia Ccori Huamán", ["CCORI HUAMAN, YESENIA"]),
        ("la jesenia reclama", "Yesenia Ccori", ["jesenia"]),
        ("atte. kori", "Yesenia Ccori", ["kori"]),
        ("yesneia sin agua", "Yesenia Ccori", ["yesneia"]),
        ("soy Maria de los Angeles Rojas", "María de los Ángeles Rojas", ["Maria de los Angeles Rojas"]),
        ("hay luz en la cruz", "Luz Cruz", []),
        ("vino doña Luz ayer", "Luz Cruz", ["Luz"]),
        ("ayer vino Luz y nada", "Luz Cruz", ["Luz"]),
        ("luz cruz les escribe", "Luz Cruz", ["luz cruz"]),
        ("no conozco a nadie", "Yesenia Ccori", []),
        ("y\u200besenia c\u0441ori", "Yesenia Ccori", ["y\u200besenia c\u0441ori"]),
    ],
)
def test_names(text: str, known: str, expected: list[str]) -> None:
    assert values(text, "PERSON", known) == expected


@pytest.mark.parametrize(
    ("entity", "known", "text", "expected"),
    [
        ("PHONE_NUMBER", "+51987654321", "mi cel 987-654-321", "987-654-321"),
        ("PHONE_NUMBER", "987654321", "llame al +51 987 654 321", "987 654 321"),
        ("PHONE_NUMBER", "987654321", "nueve ocho siete seis cinco cuatro tres dos uno", "nueve ocho siete seis cinco cuatro tres dos uno"),
        ("PE_DNI", "51234567-8", "soy el 51.234.567", "51.234.567"),
        ("PE_RUC", "10512345670", "dni 51234567", "51234567"),
        ("EMAIL_ADDRESS", "rosa.mamani@example.pe", "rosa.mamani es mi usuario", "rosa.mamani"),
        ("EMAIL_ADDRESS", "rosa.mamani@example.pe", "ROSA.MAMANI @ EXAMPLE.PE", "ROSA.MAMANI @ EXAMPLE.PE"),
        ("USERNAME", "@rosita_87", "busquen a rosita_87", "rosita_87"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "en los tumbos 345 no hay luz", "los tumbos 345"),
        ("OTHER_ID", "K-7781-X", "mi ficha k 7781 x", "k 7781 x"),
    ],
)  # fmt: skip
def test_other_values(entity: str, known: str, text: str, expected: str) -> None:
    assert expected in values(text, entity, known)


def test_part_of_a_longer_number_is_not_the_value() -> None:
    assert values("pedido 98765432100", "PHONE_NUMBER", "987654321") == []


def test_too_short_values_are_not_looked_for() -> None:
    assert values("a la 1 y 23", "OTHER_ID", "23") == []
    assert values("yo", "USERNAME", "yo") == []


def test_limits_are_errors_that_show_nothing() -> None:
    with pytest.raises(InputError) as many:
        values("x", "PERSON", *(["Ana"] * 201))
    with pytest.raises(InputError) as long:
        values("x", "PERSON", "Zoraida" * 100)
    assert "Zoraida" not in f"{many.value} {long.value}"


GIVEN = st.sampled_from(["Yesenia", "Zoraida", "Gumercinda", "Wilfredo"])
SURNAMES = st.sampled_from(["Ccahuana", "Quilluya", "Shupingahua", "Yupanqui"])


@given(
    GIVEN, SURNAMES, st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["{g} {s}", "{s}, {g}", "{g}"])
)
def test_known_names_are_found_in_any_case_and_order(given_name: str, surname: str, case: object, frame: str) -> None:
    written = case(frame.format(g=given_name, s=surname))  # type: ignore[operator]
    assert not names().is_common_word(surname.lower())
    assert values(f"firma {written}.", "PERSON", f"{given_name} {surname}") == [written]


@given(st.text(max_size=120), st.text(min_size=1, max_size=30))
def test_any_text_and_value_are_safe(text: str, value: str) -> None:
    for entity in ("PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "USERNAME", "STREET_ADDRESS", "OTHER_ID"):
        message = Message(text, known=(KnownValue(entity, value),))
        for finding in RECOGNIZER.analyze(read(message)):
            assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize("unit", ["yesenia ", "9 8 7 ", "a@", "los tumbos "])
def test_time_is_linear(unit: str) -> None:
    known = (
        KnownValue("PERSON", "Yesenia Ccori"),
        KnownValue("PHONE_NUMBER", "987654321"),
        KnownValue("EMAIL_ADDRESS", "aaaaaa@example.pe"),
        KnownValue("STREET_ADDRESS", "Los Tumbos 345"),
    )

    def seconds(length: int) -> float:
        reading = read(Message(unit * (length // len(unit)), known=known))
        start = time.perf_counter()
        RECOGNIZER.analyze(reading)
        return time.perf_counter() - start

    small, large = min(seconds(5_000) for _ in range(3)), seconds(50_000)
    assert large < 40 * small + 0.2
