from __future__ import annotations

import pytest

from safefeedback.evaluation import GoldMessage, GoldSpan, disturb, parse_corpus

BODY = """Señora, soy [[PERSON:Yesenia Huamán Vargas]]; DNI [[PE_DNI:56809734]], cel. [[PHONE_NUMBER:987 654-321]],
placa [[PE_VEHICLE_PLATE:ABC-123]], correo [[EMAIL_ADDRESS:vero.zapata@gmail.com]]. Llovió: S/ 1750.50 el 14/04/2023."""


def message(body: str = BODY) -> GoldMessage:
    (found,) = parse_corpus(f"### id=x-1\n{body}\n", source="x.txt")
    return found


def surfaces(found: GoldMessage) -> list[str]:
    return [found.text[span.start : span.end] for span in found.spans]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lower", ["yesenia huamán vargas", "56809734", "987 654-321", "abc-123", "vero.zapata@gmail.com"]),
        ("upper", ["YESENIA HUAMÁN VARGAS", "56809734", "987 654-321", "ABC-123", "VERO.ZAPATA@GMAIL.COM"]),
        ("no-accents", ["Yesenia Huaman Vargas", "56809734", "987 654-321", "ABC-123", "vero.zapata@gmail.com"]),
        (
            "spaced-digits",
            ["Yesenia Huamán Vargas", "5 6 8 0 9 7 3 4", "9 8 7 6 5 4-3 2 1", "ABC-123", "vero.zapata@gmail.com"],
        ),
        (
            "spoken-digits",
            [
                "Yesenia Huamán Vargas",
                "cinco seis ocho cero nueve siete tres cuatro",
                "nueve ocho siete seis cinco cuatro tres dos uno",
                "ABC-123",
                "vero.zapata@gmail.com",
            ],
        ),
    ],
)
def test_what_it_does_to_the_spans(name: str, expected: list[str]) -> None:
    assert surfaces(disturb(message(), name)) == expected


def test_amounts_and_dates_are_not_dictated() -> None:
    assert disturb(message(), "spoken-digits").text.endswith("S/ 1750.50 el 14/04/2023.")


def test_marks_at_the_edges_of_words_go_and_those_inside_stay() -> None:
    after = disturb(message(), "no-punctuation").text
    assert after.startswith("Señora soy Yesenia Huamán Vargas DNI 56809734 cel 987 654-321\nplaca ABC-123 correo")
    assert after.endswith("vero.zapata@gmail.com Llovió S/ 1750.50 el 14/04/2023")


def some(name: str, text: str, *, times: int = 40) -> set[str]:
    return {disturb(GoldMessage("x-1", text), name, seed=str(n)).text for n in range(times)}


def test_letters_that_sound_alike_are_exchanged() -> None:
    heard = some("by-ear", "Huamán vive hoy y calla", times=200)
    assert any(text.startswith("Uamán") for text in heard)
    assert any("bive" in text for text in heard)
    assert any("caya" in text for text in heard)
    assert some("by-ear", "HUAYO", times=40) >= {"UAYO", "HUALLO"}


def test_every_kind_of_slip_happens() -> None:
    slips = some("typos", "reclamo", times=400) - {"reclamo"}
    assert {len(text) for text in slips} >= {6, 7, 8}
    assert {text for text in slips if sorted(text) == sorted("reclamo")}
    assert all(text[0] == "r" and text[-1] == "o" for text in slips)


def test_letters_without_a_key_and_capitals_slip_too() -> None:
    assert some("typos", "ÁÇÇÁÇÇÁ", times=60) != {"ÁÇÇÁÇÇÁ"}
    assert all(text.isupper() for text in some("typos", "RECLAMO", times=100))


def test_a_scanner_confuses_signs_and_breaks_lines() -> None:
    text = "EXP 1001 carnet normal " * 8
    read = some("scanned", text)
    assert all("\n" in each for each in read)
    assert any("O" in each for each in read)
    assert any("camet" in each for each in read)
    assert any("carnet" in each for each in read)
    assert any("norrnal" in each for each in read)
    assert any("-\n" in each for each in read)


def test_words_are_glued_and_numbers_are_not() -> None:
    joined = some("glued", "mi dni 51111111 987654321", times=100)
    assert any("midni" in text for text in joined)
    assert not any("51111111987654321" in text for text in joined)


def test_a_span_of_which_nothing_is_left_keeps_its_letters() -> None:
    marks = GoldMessage("x-1", "a ¡! b", (GoldSpan(2, 4, "SENSITIVE"),))
    assert disturb(marks, "no-punctuation").text == "a ¡! b"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        disturb(message(), "nothing")
