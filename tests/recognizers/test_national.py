"""Documents of other countries are found where their country is enabled, by their check or by their word."""

import re
import time
from array import array
from dataclasses import replace

import pytest

from safefeedback.entities import COUNTRY_ENTITIES
from safefeedback.errors import ConfigurationError
from safefeedback.findings import Finding
from safefeedback.identifiers.latam import COUNTRIES
from safefeedback.messages import Message
from safefeedback.recognizers.base import Reading, read
from safefeedback.recognizers.national import NationalDocumentRecognizer
from safefeedback.text import View, fold

ALL = NationalDocumentRecognizer(COUNTRIES)


def found(text: str, *countries: str) -> list[Finding]:
    recognizer = NationalDocumentRecognizer(countries) if countries else ALL
    return list(recognizer.analyze(read(Message(text))))


def triples(text: str, *countries: str) -> list[tuple[str, str, float]]:
    return [(f.entity, text[f.start : f.end], f.score) for f in found(text, *countries)]


@pytest.mark.parametrize(
    ("country", "text", "entity", "value"),
    [
        ("AR", "mi CUIT es 24-28793027-1", "AR_CUIT", "24-28793027-1"),
        ("AR", "cuil 23631082424", "AR_CUIT", "23631082424"),
        ("BR", "CPF: 853.121.703-21", "BR_CPF", "853.121.703-21"),
        ("BR", "cnpj 40.913.964/0001-45", "BR_CNPJ", "40.913.964/0001-45"),
        ("BR", "CNPJ 12.ABC.345/01DE-35", "BR_CNPJ", "12.ABC.345/01DE-35"),
        ("CL", "mi rut es 15.157.381-9, gracias", "CL_RUT", "15.157.381-9"),
        ("CL", "R.U.T. 15157381-9", "CL_RUT", "15157381-9"),
        ("CL", "RUT15157381-9", "CL_RUT", "15157381-9"),
        ("CL", "rol único tributario 22.197.868-4", "CL_RUT", "22.197.868-4"),
        ("CO", "NIT 814.193.593-6", "CO_NIT", "814.193.593-6"),
        ("EC", "cédula 0904414380", "EC_CI", "0904414380"),
        ("EC", "ruc: 1708335490001", "EC_RUC", "1708335490001"),
        ("ES", "nif 54362315-K", "ES_NIF", "54362315-K"),
        ("ES", "mi NIE es X-2482300-W", "ES_NIE", "X-2482300-W"),
        ("MX", "CURP XEXX530114HNEXXX51", "MX_CURP", "XEXX530114HNEXXX51"),
        ("MX", "rfc xaxx 540711 a15", "MX_RFC", "xaxx 540711 a15"),
        ("PY", "RUC 88209806-3", "PY_RUC", "88209806-3"),
        ("UY", "C.I. 1.234.567-2", "UY_CI", "1.234.567-2"),
        ("UY", "rut 21-269007-001-9", "UY_RUT", "21-269007-001-9"),
        ("VE", "RIF V-08898194-0", "VE_RIF", "V-08898194-0"),
    ],
)
def test_check_and_word_together_prove(country: str, text: str, entity: str, value: str) -> None:
    assert triples(text, country) == [(entity, value, 0.95)]


@pytest.mark.parametrize(
    ("country", "text", "entity", "value"),
    [
        ("AR", "DNI 49.970.684", "AR_DNI", "49.970.684"),
        ("CO", "cédula de ciudadanía No. 1.012.345.678", "CO_CC", "1.012.345.678"),
        ("CO", "c.c. 12345678", "CO_CC", "12345678"),
        ("PY", "cédula 4.123.456", "PY_CI", "4.123.456"),
        ("VE", "soy venezolano, cédula V-12.345.678", "VE_CI", "V-12.345.678"),
        ("VE", "cedula 12 345 678", "VE_CI", "12 345 678"),
    ],
)
def test_without_check_the_word_is_needed(country: str, text: str, entity: str, value: str) -> None:
    assert triples(text, country) == [(entity, value, 0.6)]
    assert triples(value, country) == []


@pytest.mark.parametrize(
    ("text", "entity", "score"),
    [
        ("15.157.381-9", "CL_RUT", 0.75),
        ("151573819", "CL_RUT", 0.4),
        ("85312170321", "BR_CPF", 0.75),
        ("54362315K", "ES_NIF", 0.75),
        ("24287930271", "AR_CUIT", 0.4),
        ("XEXX530114HNEXXX51", "MX_CURP", 0.75),
        ("XAXX540711A15", "MX_RFC", 0.75),
    ],
)
def test_a_check_alone_is_worth_what_chance_leaves(text: str, entity: str, score: float) -> None:
    assert (entity, text, score) in triples(text)


def test_a_wrong_digit_needs_its_word_and_counts_less() -> None:
    assert triples("rut 15.157.381-0", "CL") == [("CL_RUT", "15.157.381-0", 0.5)]
    assert triples("15.157.381-0", "CL") == []
    assert [e.code for e in found("rut 15.157.381-0", "CL")[0].evidence] == ["cl_rut-failed", "cl_rut"]


def test_a_wrong_shape_without_check_is_nothing() -> None:
    assert triples("cédula V-012.345.678", "VE") == []
    assert triples("cédula 2.012.345.678", "CO") == []


@pytest.mark.parametrize(
    "text",
    [
        "la cita 120526 los martes",
        "12345678 Z",
        "costó $12.345.678",
        "fueron 12.345.678-5 pesos",
        "pagué S/ 15157381-9",
        "cédula, y mi celular 4123456",
        "cédula 99 y otros 4123456",
        "el código 22.197.868-4-77",
        "120 15 157 381-9",
        "15 157 381 99",
        "RX15157381-9",
        "no tengo número",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert triples(text, "CL", "CO", "ES", "MX", "PY", "VE") == []


def test_a_document_outranks_a_quantity_only_with_its_word() -> None:
    assert triples("cpf 853.121.703-21 reales", "BR") == [("BR_CPF", "853.121.703-21", 0.95)]
    assert triples("853.121.703-21 reales", "BR") == []


def test_only_enabled_countries_are_looked_for() -> None:
    assert triples("rut 15.157.381-9", "BR") == []
    assert NationalDocumentRecognizer(("PE",)).supported_entities == ()
    assert triples("dni 51234567", "PE") == []


def test_supported_entities_are_those_of_the_countries() -> None:
    assert NationalDocumentRecognizer(("CL", "BR")).supported_entities == ("BR_CPF", "BR_CNPJ", "CL_RUT")
    assert set(ALL.supported_entities) == {kind.name for kind in COUNTRY_ENTITIES}


def test_an_unknown_country_is_refused_without_its_text() -> None:
    with pytest.raises(ConfigurationError) as caught:
        NationalDocumentRecognizer(("CL", "Macondo"))
    assert "position 1" in str(caught.value)
    assert "Macondo" not in str(caught.value)
    assert "CL" in (caught.value.hint or "")


def test_the_word_is_shown_with_its_place_in_the_message() -> None:
    text = "\u200bmi r\u00fat es 15.157.381-9"
    finding = found(text, "CL")[0]
    cue = next(e for e in finding.evidence if e.kind == "cue")
    assert text[finding.start : finding.end] == "15.157.381-9"
    assert (cue.start, cue.end, cue.distance) == (text.index("r"), text.index(" es"), 1)


def test_a_spelled_word_is_shown_whole() -> None:
    cue = found("mi C.I. 1.234.567-2", "UY")[0].evidence[1]
    assert (cue.start, cue.end, cue.distance) == (3, 6, 0)


def dictated(text: str, said: str, digits: str) -> Reading:
    """The reading of a text that ends in a number said digit by digit."""
    start = text.index(said)
    view = [(character, i, i + 1) for i, character in enumerate(text[:start])]
    for digit, word in zip(digits.split(), re.finditer(r"\S+", text[start:]), strict=True):
        view += [(digit, start + word.start(), start + word.end()), (" ", start + word.end(), start + word.end() + 1)]
    written = "".join(character for character, _, _ in view[:-1])
    starts, ends = array("I", [s for _, s, _ in view[:-1]]), array("I", [e for _, _, e in view[:-1]])
    return replace(read(Message(text)), spoken=View(written, fold(written), starts, ends))


def test_a_dictated_number_says_how_it_was_read() -> None:
    text = "mi rut es uno cinco uno cinco siete tres ocho uno nueve"
    findings = ALL.analyze(dictated(text, "uno", "1 5 1 5 7 3 8 1 9"))
    rut = next(f for f in findings if f.entity == "CL_RUT")
    assert (rut.span, rut.score) == ((10, len(text)), 0.95)
    assert rut.evidence[-1].code == "dictated"


def test_what_both_readings_show_is_found_once() -> None:
    text = "rut 15.157.381-9"
    assert len(ALL.analyze(replace(read(Message(text)), spoken=read(Message(text)).plain))) == len(found(text))


def test_findings_point_and_never_quote() -> None:
    assert "15.157.381" not in repr(found("rut 15.157.381-9", "CL"))


@pytest.mark.timing
@pytest.mark.parametrize("part", ["1", "1.", "a1-", "rut ", "12.345.678-9 ", "a", "c.", "9 ", "x-1", "ABCD120526"])
def test_time_grows_with_the_length(part: str) -> None:
    reading = read(Message(part * (60_000 // len(part))))
    start = time.perf_counter()
    ALL.analyze(reading)
    assert time.perf_counter() - start < 5
