"""What a number is depends on the words around it, in any spelling."""

import pytest

from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.numbers import NumberRecognizer
from safefeedback.resolution import resolve

RECOGNIZER = NumberRecognizer()


def found(text: str) -> tuple[Finding, ...]:
    return resolve(RECOGNIZER.analyze(read(Message(text))))


def pairs(text: str) -> list[tuple[str, str]]:
    return [(f.entity, text[f.start : f.end]) for f in found(text)]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("mi dni es 51234567 gracias", "PE_DNI", "51234567"),
        ("D.N.I. Nº 51.234.567", "PE_DNI", "51.234.567"),
        ("identificada con dni 51 23 45 67", "PE_DNI", "51 23 45 67"),
        ("DNI51234567 cel987654321", "PE_DNI", "51234567"),
        ("dni 56809734-9", "PE_DNI", "56809734-9"),
        ("documento 56809734-C", "PE_DNI", "56809734-C"),
        ("51234567 es mi dni", "PE_DNI", "51234567"),
        ("suministro 5123456", "SERVICE_ACCOUNT", "5123456"),
        ("el suministro de mi casa es 51234567", "SERVICE_ACCOUNT", "51234567"),
        ("mi suminiztro 51234567 no figura", "SERVICE_ACCOUNT", "51234567"),
        ("historia clínica 51234567", "HEALTH_ID", "51234567"),
        ("mi istoria klinica 512345", "HEALTH_ID", "512345"),
        ("con código de operación 51234567", "CASE_NUMBER", "51234567"),
        ("ruc 20933904114", "PE_RUC", "20933904114"),
        ("R.U.C. N° 20-93390411-4", "PE_RUC", "20-93390411-4"),
        ("RUC 16967484575", "PE_RUC", "16967484575"),
        ("20933904114 sin decir que es", "PE_RUC", "20933904114"),
        ("carné de extranjería 009123457", "PE_FOREIGNER_ID", "009123457"),
        ("soy venezolana, C.E. 6750856, y no me atienden", "PE_FOREIGNER_ID", "6750856"),
        ("PTP 954318027", "PE_FOREIGNER_ID", "954318027"),
        ("cédula V-12.345.678", "PE_FOREIGNER_ID", "V-12.345.678"),
        ("mi pasaporte número 955650004 se perdió", "PASSPORT", "955650004"),
        ("pasaporte PE1234567", "PASSPORT", "PE1234567"),
        ("licencia Q56809734", "PE_DRIVER_LICENSE", "Q56809734"),
        ("brevete q-56809734", "PE_DRIVER_LICENSE", "q-56809734"),
        ("placa ABC-123", "PE_VEHICLE_PLATE", "ABC-123"),
        ("la combi t4h 345 no paró", "PE_VEHICLE_PLATE", "t4h 345"),
        ("moto 1234-5A", "PE_VEHICLE_PLATE", "1234-5A"),
        ("placa ABC 1234", "PE_VEHICLE_PLATE", "ABC 1234"),
        ("mi CCI 011-241-000204895167-73", "BANK_ACCOUNT", "011-241-000204895167-73"),
        ("01124100020489516773", "BANK_ACCOUNT", "01124100020489516773"),
        ("cta ahorros bcp 191-12345678-0-12", "BANK_ACCOUNT", "191-12345678-0-12"),
        ("cuenta del banco de la nación 04-037-714071", "BANK_ACCOUNT", "04-037-714071"),
        ("mi tarjeta 4557 8800 0000 0004", "CREDIT_CARD", "4557 8800 0000 0004"),
        ("la tarjeta terminada en 4821", "CREDIT_CARD", "4821"),
        ("tarjeta 4557 88** **** 0004", "CREDIT_CARD", "4557 88** **** 0004"),
        ("IMEI 356277279114577", "DEVICE_ID", "356277279114577"),
        ("imei 35-627727-911457-7", "DEVICE_ID", "35-627727-911457-7"),
        ("cel 987 654 321", "PHONE_NUMBER", "987 654 321"),
        ("llámenme al +51 987-654-321", "PHONE_NUMBER", "+51 987-654-321"),
        ("al fijo (01) 512-3456", "PHONE_NUMBER", "(01) 512-3456"),
        ("tlf 054-512345", "PHONE_NUMBER", "054-512345"),
        ("teléfono 4567890", "PHONE_NUMBER", "4567890"),
        ("987*654*321 escríbanme", "PHONE_NUMBER", "987*654*321"),
        ("mi selular es 9 8 7 6 5 4 3 2 1", "PHONE_NUMBER", "9 8 7 6 5 4 3 2 1"),
        ("expediente 00123-2021-0-1801-JR-CI-01", "CASE_NUMBER", "00123-2021-0-1801-JR-CI-01"),
        ("exp. EXP-2024-0012345 sin respuesta", "CASE_NUMBER", "EXP-2024-0012345"),
        ("mi denuncia 510649-2024", "CASE_NUMBER", "510649-2024"),
        ("médico cirujano, CMP 54321", "OTHER_ID", "54321"),
        ("código de alumno 20201234", "OTHER_ID", "20201234"),
        ("nací el 12/05/1987", "DATE_OF_BIRTH", "12/05/1987"),
        ("el 14/04/2023 presenté mi queja", "DATE_TIME", "14/04/2023"),
        ("pasaporte 1725\n75079", "PASSPORT", "1725\n75079"),
    ],
)
def test_cue_and_shape_decide(text: str, entity: str, value: str) -> None:
    assert (entity, value) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "la Ley 29733 y el DS 016-2024-JUS",
        "según la resolución 000123-2024 y el artículo 12345",
        "la ordenanza 2345-2021 de la municipalidad",
        "pagué S/ 12345678 por la obra",
        "son 51234567 soles de presupuesto",
        "costó S/ 4'500,000.00 y no sirve",
        "un presupuesto de 1,256,000.00",
        "fueron 33396698 habitantes",
        "sembramos 25000000 plantones y 12500 kilos",
        "el periodo 2019-2030 del plan",
        "ventanilla 12, turno 118, a las 10:30",
        "el proyecto SNIP 2456789",
        "pagó 120.50 y 1350.75",
    ],
)
def test_laws_amounts_and_quantities_are_left_alone(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize("line", ["llamé al 105", "la línea 100 no contesta", "al 0800-12345", "marqué 0800 1 2345"])
def test_lines_of_the_state_are_public(line: str) -> None:
    findings = found(line)
    assert [f.entity for f in findings] == ["PHONE_NUMBER"]
    assert all(f.public for f in findings)


def test_neighbouring_numbers_are_not_merged() -> None:
    assert pairs("dni 51234567 987654321") == [("PE_DNI", "51234567"), ("PHONE_NUMBER", "987654321")]


def test_a_number_said_again_is_found_again() -> None:
    text = "mi suministro es 5123456. Repito: 512-3456"
    assert pairs(text) == [("SERVICE_ACCOUNT", "5123456"), ("SERVICE_ACCOUNT", "512-3456")]


def test_a_cue_that_another_number_used_does_not_reach_further() -> None:
    assert ("PHONE_NUMBER", "944 296 661") in pairs("CE 540012677! Gianmarco 944 296 661")


def test_evidence_names_shape_and_cue_by_points() -> None:
    text = "mi dni es 51234567"
    (finding,) = found(text)
    kinds = {item.kind: item for item in finding.evidence}
    assert kinds["shape"].code == "eight-digits"
    cue = kinds["cue"]
    assert cue.start is not None
    assert text[cue.start : cue.end] == "dni"
    assert cue.distance == 1


def test_evidence_of_a_check_digit_is_a_check() -> None:
    (finding,) = found("ruc 20933904114")
    assert ("check", "mod-11") in {(item.kind, item.code) for item in finding.evidence}


def test_wrong_check_digit_is_still_hidden_beside_its_cue() -> None:
    assert pairs("ruc 20933904115") == [("PE_RUC", "20933904115")]


def test_words_win_over_shape() -> None:
    assert pairs("mi pasaporte 987654321") == [("PASSPORT", "987654321")]
