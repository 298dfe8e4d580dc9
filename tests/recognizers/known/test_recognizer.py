"""Known values are found in any spelling, in part too, and common words are not."""

from __future__ import annotations

import time

import pytest

from safefeedback.errors import InputError
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
        ("soy yeseniaccori", "Yesenia Ccori", ["yeseniaccori"]),
        ("Y. Ccori vive aqui", "Yesenia Ccori", ["Y. Ccori"]),
        ("Ccori H. vive aqui", "Yesenia Ccori Huamán", ["Ccori H."[:-1]]),
        ("ccori a veces viene", "Ana Ccori", ["ccori"]),
        ("firma: P. M. Ccori", "P. M. Ccori", ["P. M. Ccori"]),
        ("Yesenia Carmela Ccori", "Yesenia Ccori", ["Yesenia Carmela Ccori"]),
        ("yesenia mañana ccori", "Yesenia Ccori", ["yesenia", "ccori"]),
        ("vi a De los Ríos ayer", "Ana de los Ríos", ["De los Ríos"]),
        ("Yesenia\nCcori", "Yesenia Ccori", ["Yesenia\nCcori"]),
        ("la luz de la paz", "Luz Paz", []),
        ("la Luz de la Paz", "Luz Paz", ["Luz de la Paz"]),
        ("llegó de Luz del Sur un recibo", "Luz Cruz", []),
        ("voy por Cruz Roja", "Luz Cruz", []),
        ("voy con Luz, Cruz Roja", "Luz Paz", ["Luz"]),
        ("vivo en jr Ccori sin agua", "Ana Ccori", []),
        ("la Virgen del Ccori", "Ana Ccori", []),
        ("LUZ MALA", "Luz Cruz", []),
        ("gracias\nLuz", "Luz Cruz", ["Luz"]),
        ("luz dni 51234567", "Luz Cruz", ["luz"]),
        ("las mismas torres, misma luz", "Luz Torres", []),
        ("vamos a la rueda", "Ana Ramos Rueda", []),
        ("resivi tamos y bamos", "Ana Ramos", []),
        ("somos a b c", "A. B.", []),
        ("bo se fue, vino Bo ayer", "Bo Xu", ["Bo"]),
        ("y\u200besenia c\u0441ori", "Yesenia Ccori", ["y\u200besenia c\u0441ori"]),
    ],
)
def test_names(text: str, known: str, expected: list[str]) -> None:
    assert values(text, "PERSON", known) == expected


@pytest.mark.parametrize(
    ("entity", "known", "text", "expected"),
    [
        ("PHONE_NUMBER", "+51987654321", "mi cel 987-654-321", "987-654-321"),
        ("PHONE_NUMBER", "987654321", "llame al +51 987 654 321", "+51 987 654 321"),
        ("PHONE_NUMBER", "987654321", "nueve ocho siete seis cinco cuatro tres dos uno", "nueve ocho siete seis cinco cuatro tres dos uno"),
        ("PHONE_NUMBER", "9 8765 4321", "mi cel 51987654321", "51987654321"),
        ("PHONE_NUMBER", "(01) 4567890", "fijo 456-7890", "456-7890"),
        ("PHONE_NUMBER", "4567890", "fijo 01-4567890", "01-4567890"),
        ("PHONE_NUMBER", "084 234567", "fijo 234567", "234567"),
        ("PHONE_NUMBER", "+56 9 8765 4321", "chile 9 8765 4321", "9 8765 4321"),
        ("PHONE_NUMBER", "+56 9 8765 4321", "chile +56987654321", "+56987654321"),
        ("PE_DNI", "51234567-8", "ruc 10512345676 mio", "10512345676"),
        ("PE_DNI", "01234567", "soy 1234567", "1234567"),
        ("PE_DNI", "51234", "soy 51234", "51234"),
        ("PE_DNI", "51234567-8", "soy el 51.234.567", "51.234.567"),
        ("PE_RUC", "10512345670", "dni 51234567", "51234567"),
        ("EMAIL_ADDRESS", "rosa.mamani@example.pe", "rosa.mamani es mi usuario", "rosa.mamani"),
        ("EMAIL_ADDRESS", "rosa.mamani@example.pe", "ROSA.MAMANI @ EXAMPLE.PE", "ROSA.MAMANI @ EXAMPLE.PE"),
        ("USERNAME", "@rosita_87", "busquen a rosita_87", "rosita_87"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "en los tumbos 345 no hay luz", "los tumbos 345"),
        ("EMAIL_ADDRESS", "luz@example.pe", "luz @ example . pe", "luz @ example . pe"),
        ("EMAIL_ADDRESS", "mercado@example.pe", "soy @mercado", "@mercado"),
        ("EMAIL_ADDRESS", "rosa.mamani@example.pe", "rosa.mamani arroba example punto pe", "rosa.mamani arroba example punto pe"),
        ("USERNAME", "https://facebook.com/rosita_87/", "soy @rosita_87 pues", "@rosita_87"),
        ("USERNAME", "@luz", "busquen a @luz", "@luz"),
        ("USERNAME", "zorobabelina", "busquen a Zorobabelina", "Zorobabelina"),
        ("URL", "https://www.facebook.com/rosita.87?x=1", "facebook.com/rosita.87?x=1", "facebook.com/rosita.87?x=1"),
        ("URL", "https://www.facebook.com/rosita.87?x=1", "soy rosita.87", "rosita.87"),
        ("URL", "rosita.example", "mi web rosita.example ok", "rosita.example"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345 dpto 2", "casa en jiron de los tumbos n° 345", "jiron de los tumbos n° 345"),
        ("STREET_ADDRESS", "Mz. B Lt. 12 Urb. Los Tumbos", "vivo en manzana b lote 12", "manzana b lote 12"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "en la av los tumbos hay huecos", "av los tumbos"),
        ("LOCATION", "La Merced", "vine de la merced", "la merced"),
        ("LOCATION", "Mercado", "vine del Mercado", "Mercado"),
        ("DATE_OF_BIRTH", "1985-03-12", "nací el 12 de marzo de 1985", "12 de marzo de 1985"),
        ("DATE_OF_BIRTH", "12/03/1985", "nací el 12-3-85", "12-3-85"),
        ("DATE_OF_BIRTH", "1985-03-02", "nací el 2/3/85", "2/3/85"),
        ("DATE_OF_BIRTH", "marzo 1985", "nací en marzo, 1985", "marzo, 1985"),
        ("CASE_NUMBER", "EXP-2031-004512", "mi 2031-004512", "2031-004512"),
        ("CASE_NUMBER", "4512", "mi 4512", "4512"),
        ("OTHER_ID", "K-7781-X", "mi ficha k 7781 x", "k 7781 x"),
    ],
)  # fmt: skip
def test_other_values(entity: str, known: str, text: str, expected: str) -> None:
    assert expected in values(text, entity, known)


@pytest.mark.parametrize(
    ("entity", "known", "text"),
    [
        ("PHONE_NUMBER", "987654321", "pedido 98765432100"),
        ("PHONE_NUMBER", "987654321", "987      654321"),
        ("PE_DNI", "51234567", "0512345670"),
        ("CASE_NUMBER", "4512", "4 512"),
        ("OTHER_ID", "23", "a la 1 y 23"),
        ("USERNAME", "yo", "yo"),
        ("USERNAME", "@luz", "no hay luz"),
        ("USERNAME", "rosita_87", "rosita 87 y xrosita_87"),
        ("EMAIL_ADDRESS", "mercado@example.pe", "voy al mercado"),
        ("EMAIL_ADDRESS", "a@b", "a b"),
        ("LOCATION", "Mercado", "voy al mercado"),
        ("DATE_OF_BIRTH", "1985-03-02", "2385"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "hay 345 y tumbos"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "tumbos de ayer"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "tumbos con muchas cosas en medio de la 345"),
        ("STREET_ADDRESS", "Jr. Los Tumbos 345", "tumbos\n\n345"),
    ],
)
def test_what_only_looks_like_a_known_value_is_not_found(entity: str, known: str, text: str) -> None:
    assert values(text, entity, known) == []


def test_the_reading_that_is_surer_gives_the_evidence() -> None:
    known = (KnownValue("PHONE_NUMBER", "+56 9 8765 4321"), KnownValue("PHONE_NUMBER", "987654321"))
    for order in (known, known[::-1]):
        found = RECOGNIZER.analyze(read(Message("cel 987654321", known=order)))
        assert [(f.span, f.score) for f in found] == [((4, 13), 0.97)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Yesenia Ccori Huamán", "full"),
        ("Yesenia Huamán", "partial"),
        ("Yesenia", "given"),
        ("Huamán", "surname"),
        ("Waman", "sound"),
        ("Yesneia", "edit"),
        ("yesenia waman", "sound"),
    ],
)
def test_evidence_says_in_which_way_a_name_was_known(text: str, code: str) -> None:
    message = Message(text, known=(KnownValue("PERSON", "Yesenia Ccori Huamán"),))
    (finding,) = RECOGNIZER.analyze(read(message))
    assert [(e.kind, e.code) for e in finding.evidence] == [("known", code)]


def test_two_people_are_two_findings() -> None:
    assert values("yesenia zoraida", "PERSON", "Yesenia Ccori", "Zoraida Quispe") == ["yesenia", "zoraida"]


def test_limits_are_errors_that_show_nothing() -> None:
    assert RECOGNIZER.analyze(read(Message("Zoraida"))) == ()
    with pytest.raises(InputError) as many:
        values("x", "PERSON", *(["Ana"] * 201))
    with pytest.raises(InputError) as long:
        values("x", "PERSON", "Zoraida" * 100)
    assert "Zoraida" not in f"{many.value} {long.value}"


@pytest.mark.timing
@pytest.mark.parametrize("unit", ["yesenia ", "9 8 7 ", "a@", "los tumbos ", "1 ", "Y. ", "de la ", "yesenia de la "])
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
