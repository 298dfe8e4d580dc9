import re

import pytest

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import KeyringError
from safefeedback.findings import Finding
from safefeedback.lexicon import names
from safefeedback.operators import Surrogate, apply
from safefeedback.operators.invention import inventors
from safefeedback.territory import find
from safefeedback.text import fold

SEED = bytes(16)
KEY = PseudonymKey.from_bytes(bytes(range(32)))


def surrogate(entity: str, text: str, seed: bytes = SEED) -> str:
    return Surrogate().operate(text, {"entity_type": entity, "seed": seed})


def shape(text: str) -> str:
    return "".join("A" if c.isupper() else "a" if c.islower() else "9" if c.isdecimal() else c for c in text)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("PHONE_NUMBER", "987 654 321"),
        ("PHONE_NUMBER", "+51 987-654-321"),
        ("PHONE_NUMBER", "0051 987654321"),
        ("PHONE_NUMBER", "(01) 512-3456"),
        ("PHONE_NUMBER", "084-590969"),
        ("PHONE_NUMBER", "512 3456"),
        ("PHONE_NUMBER", "512345 anexo 123"),
        ("PE_DNI", "51.234.567"),
        ("PE_DNI", "56809734-9"),
        ("PE_DNI", "56809734-c"),
        ("PE_RUC", "20-93390411-4"),
        ("PE_RUC", "10568097349"),
        ("PE_VEHICLE_PLATE", "abc-123"),
        ("PE_VEHICLE_PLATE", "1234-5A"),
        ("PE_DRIVER_LICENSE", "Q-56809734"),
        ("BANK_ACCOUNT", "011-241-000204895167-73"),
        ("BANK_ACCOUNT", "191-12345678-0-12"),
        ("CREDIT_CARD", "4557 8800 0000 0004"),
        ("CREDIT_CARD", "0004"),
        ("CREDIT_CARD", "4557 58** **** 0121"),
        ("DEVICE_ID", "35-627727-911457-7"),
        ("CASE_NUMBER", "00123-2021-0-1801-JR-CI-01"),
        ("CASE_NUMBER", "EXP-2024-1024303"),
        ("HEALTH_ID", "5702150GUIAA001"),
        ("PASSPORT", "PE1234567"),
        ("SERVICE_ACCOUNT", "4567891"),
        ("PE_FOREIGNER_ID", "009-123-457"),
        ("DATE_TIME", "05/12/2022"),
        ("DATE_OF_BIRTH", "05-12-82"),
        ("COORDINATES", "-12.046400, -77.042800"),
    ],
)
def test_separators_case_and_length_stay_and_the_value_does_not(entity: str, text: str) -> None:
    for number in range(20):
        invented = surrogate(entity, text, bytes([number] * 16))
        assert invented != text
        assert shape(invented) == shape(text)


@pytest.mark.parametrize(
    ("text", "start"),
    [("987654321", "911"), ("51987654321", "51911"), ("01 512 3456", "01 0"), ("512345", "0")],
)
def test_telephones_lie_where_no_carrier_is_known(text: str, start: str) -> None:
    assert surrogate("PHONE_NUMBER", text).startswith(start)


def test_the_range_of_mobiles_has_no_carrier_in_the_library_of_numbers() -> None:
    import phonenumbers
    from phonenumbers import carrier

    assert not any(
        carrier.name_for_number(phonenumbers.parse(f"+51911{number:03d}000"), "en") for number in range(0, 1000, 7)
    )


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("PHONE_NUMBER", "+58 414 123 4567"),
        ("PHONE_NUMBER", "nueve ocho siete"),
        ("PE_DNI", "1234567"),
        ("PE_DNI", "1234567890"),
        ("PE_RUC", "2093390411"),
        ("CREDIT_CARD", "****"),
        ("COORDINATES", "12°02'47\"S 77°02'34\"W"),
        ("DATE_TIME", "ayer"),
        ("DATE_TIME", "31 de febrero"),
        ("AGE", "muchos años"),
        ("AGE", "130 años"),
        ("PERSON", "¡!"),
        ("PE_VEHICLE_PLATE", "\u200b"),
        ("OTHER_ID", "\u200b"),
        ("ORGANIZATION", "comisaría de Ate"),
        ("SENSITIVE", "diabetes"),
        ("CL_RUT", "11.021.836-2"),
        ("MY_OWN", "x1"),
    ],
)
def test_what_cannot_be_invented_well_becomes_the_label(entity: str, text: str) -> None:
    assert re.fullmatch(r"\[[A-Z_]+\]", surrogate(entity, text))


@pytest.mark.parametrize("text", ["yesenia huamán ccori", "QUISPE MAMANI, JUAN", "J. de la Cruz"])
def test_names_keep_case_particles_and_number_of_words(text: str) -> None:
    invented = surrogate("PERSON", text)
    assert re.sub(r"[^\W\d_]+", "x", invented) == re.sub(r"[^\W\d_]+", "x", text)
    assert (invented.isupper(), invented.islower()) == (text.isupper(), text.islower())
    assert not {w for w in fold(invented).split() if len(w) > 3} & set(fold(text).split())


def test_a_name_broken_over_two_lines_is_made_whole() -> None:
    assert re.fullmatch(r"\w+ \w+", surrogate("PERSON", "Robert Alca-\nraz"))


@pytest.mark.parametrize(("text", "sex"), [("Rosa Mamani", "F"), ("Segundo Quispe", "M"), ("PAZ FLORES, ELENA", "F")])
def test_names_keep_the_gender(text: str, sex: str) -> None:
    for number in range(10):
        invented = re.findall(r"\w+", fold(surrogate("PERSON", text, bytes([number] * 16))))
        given = invented[-1 if "," in text else 0]
        assert names().sex_of_given(given) in (sex, None)


def test_part_of_a_name_becomes_the_same_part_of_the_invented_one() -> None:
    text = "Nely Polo Quilla vino; la sra. Polo y NELY también"
    spans = [(0, 16), (31, 35), (38, 42)]
    shown, places = apply(text, [(Finding(*span, "PERSON", 0.9, "t"), Surrogate()) for span in spans], seed=SEED)
    whole, surname, given = (shown[place.start : place.end] for place in places)
    assert whole.split()[1] == surname
    assert whole.split()[0].upper() == given


def test_dates_of_one_message_move_together() -> None:
    text = "del 05/03/2024 al 08/03/2024"
    found = [Finding(4, 14, "DATE_TIME", 0.9, "t"), Finding(18, 28, "DATE_TIME", 0.9, "t")]
    shown, places = apply(text, [(f, Surrogate()) for f in found], seed=SEED)
    from datetime import datetime

    one, other = (datetime.strptime(shown[p.start : p.end], "%d/%m/%Y").date() for p in places)
    assert (other - one).days == 3


@pytest.mark.parametrize(
    ("entity", "text", "pattern"),
    [
        ("DATE_TIME", "14 de abril", r"\d{1,2} de [a-z]+"),
        ("DATE_TIME", "CATORCE DE ABRIL", r"\[FECHA\]|\d{1,2} DE [A-Z]+"),
        ("DATE_TIME", "09/28", r"(0\d|1[0-2])/\d\d"),
        ("DATE_OF_BIRTH", "22-iii-2002", r"\d{1,2} de [a-z]+ de (199[6-9]|200[0-7])"),
        ("AGE", "67 años", r"(6[3-689]|7[01]) años"),
        ("AGE", "67", r"(6[3-689]|7[01])"),
        ("AGE", "8 meses", r"\d{1,2} meses"),
        ("AGE", "18 AÑOS", r"(19|2[0-2]) AÑOS"),
        ("AGE", "17 años", r"1[3-6] años"),
        ("AGE", "ochenta años", r"\d\d años"),
        ("EMAIL_ADDRESS", "ana.rojas88@gmail.com", r"[a-z]+\.[a-z]+\d\d@example\.com"),
        ("EMAIL_ADDRESS", "A.R@MINSA.GOB.PE", r"[A-Z]+\.[A-Z]+@EXAMPLE\.PE"),
        ("EMAIL_ADDRESS", "ana@proton.me", r"[a-z]+@example\.org"),
        ("EMAIL_ADDRESS", "ana", r"[a-z]+\.[a-z]+@example\.org"),
        ("USERNAME", "@ana_r.88", r"@[a-z]+_[a-z]+\.\d\d"),
        ("USERNAME", "@...", r"@[a-z]+\.[a-z]+"),
        ("URL", "https://www.facebook.com/ana.rojas", r"https://www\.example\.com/[a-z]+\.[a-z]+"),
        ("URL", "fb.com/ana", r"www\.example\.com/[a-z]+\.[a-z]+"),
        ("IP_ADDRESS", "190.12.3.4", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"),
        ("IP_ADDRESS", "2800:200::1", r"2001:db8::[0-9a-f]+:[0-9a-f]+"),
        ("DEVICE_ID", "8F:CB:84:DC:2C:00", r"[0-9A-F][26AE](:[0-9A-F]{2}){5}"),
        ("DEVICE_ID", "b5d5.6c51.b13f", r"[0-9a-f][26ae][0-9a-f]{2}\.[0-9a-f]{4}\.[0-9a-f]{4}"),
        ("DEVICE_ID", "R58-ZX1", r"[A-Z]\d\d-[A-Z]{2}\d"),
        ("STREET_ADDRESS", "Av. Brasil 1515 dpto 2", r"Av\. .+ \d{4}"),
        ("STREET_ADDRESS", "mz f lt 8 sector 3", r"mz\. [b-n] lt\. \d{1,2} .+"),
        ("STREET_ADDRESS", "LOS CEDROS 12", r"JR\. .+ \d\d"),
        ("STREET_ADDRESS", "frente al grifo", r"jr\. .+ \d{3}"),
        ("PE_DRIVER_LICENSE", "A-1234", r"[A-Z]-\d{4}"),
        ("BANK_ACCOUNT", "ES91 2100 0418 4502 0005 1332", r"[A-Z]{2}\d\d( \d{4}){5}"),
    ],
)
def test_other_kinds(entity: str, text: str, pattern: str) -> None:
    for number in range(10):
        assert re.fullmatch(pattern, surrogate(entity, text, bytes([number] * 16)))


def test_places_are_other_large_districts() -> None:
    for text in ("Ate", "surquillo", "SJL"):
        invented = surrogate("LOCATION", text)
        assert any(place.population >= 20_000 for place in find(invented))


def test_with_purpose_and_key_all_messages_share_surrogates() -> None:
    for entity, text in (("PERSON", "Rosa Mamani"), ("PE_DNI", "56809734"), ("DATE_TIME", "14/04/2023")):
        params = {"entity_type": entity, "key": KEY}
        one = Surrogate(purpose="p").operate(text, {**params, "seed": SEED})
        assert one == Surrogate(purpose="p").operate(text, {**params, "seed": bytes([1] * 16)})
        assert one != Surrogate(purpose="q").operate(text, params)


def test_a_purpose_needs_a_key() -> None:
    assert Surrogate(purpose="p").needs_key
    assert not Surrogate().needs_key
    with pytest.raises(KeyringError, match="'p'"):
        Surrogate(purpose="p").operate("Rosa", {"entity_type": "PERSON"})


def test_every_kind_but_three_has_an_inventor() -> None:
    from safefeedback.entities import ENTITIES

    assert {kind.name for kind in ENTITIES} - set(inventors()) == {"ORGANIZATION", "SENSITIVE"}
