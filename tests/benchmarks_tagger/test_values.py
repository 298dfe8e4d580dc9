"""Values keep the shape of the surface that they stand for."""

import re
from random import Random

import pytest
from benchmarks.tagger.values import Refiller

from safefeedback.text import fold

SHAPES = [
    ("PERSON", "QUISPE MAMANI, Juan", r"[A-ZÁÉÍÓÚÑ'\-]+ [A-ZÁÉÍÓÚÑ'\-]+, [A-ZÁÉÍÓÚ][^\W\d_'\-]+.*"),
    ("PERSON", "rosa flores", r"[^A-ZÁÉÍÓÚ]+ [^A-ZÁÉÍÓÚ]+"),
    ("PERSON", "J. Quispe", r"[A-Z]\. [A-ZÁÉÍÓÚÑ]\S+"),
    ("PERSON", "Juan\nQuispe", r"\S+\n\S+"),
    ("PERSON", "María de la Cruz", r"\S+ de la [A-Z]\S+"),
    ("PE_DNI", "56.809.734", r"\d\d\.\d{3}\.\d{3}"),
    ("PE_DNI", "5 6 8 0 9 7 3 4", r"(\d )+\d"),
    ("PE_RUC", "10-56809734-9", r"10-\d{8}-\d"),
    ("PHONE_NUMBER", "+51 912 345 678", r"\+51 9\d\d \d{3} \d{3}"),
    ("PHONE_NUMBER", "0051934567812", r"00519\d{8}"),
    ("PHONE_NUMBER", "(01) 512-3456", r"\(01\) [2-7]\d\d-\d{4}|\(01\) \d{3}-\d{4}"),
    ("PHONE_NUMBER", "105", r"1\d\d"),
    ("CASE_NUMBER", "EXP-2025-0012", r"EXP-20[12]\d-00\d\d"),
    ("CASE_NUMBER", "00123-2021-0-1801-JR-CI-01", r"\d{5}-20[12]\d-\d-\d{4}-JR-CI-\d\d"),
    ("PE_DRIVER_LICENSE", "Q56809734", r"[A-Z]\d{8}"),
    ("PE_VEHICLE_PLATE", "a1b-234", r"[a-z]\d[a-z]-\d{3}"),
    ("PASSPORT", "PE1234567", r"[A-Z]{2}\d{7}"),
    ("PE_FOREIGNER_ID", "V-12.345.678", r"V-\d\d\.\d{3}\.\d{3}"),
    ("DEVICE_ID", "1A:1E:C3:54:C9:D7", r"([0-9A-F]{2}:){5}[0-9A-F]{2}"),
    ("IP_ADDRESS", "192.0.2.10", r"\d+\.\d+\.\d+\.\d+"),
    ("AGE", "de 5 añitos", r"de \d+ añitos"),
    ("AGE", "sesenta y siete años", r"[^\W\d_]+( y [^\W\d_]+)? años"),
    ("DATE_OF_BIRTH", "12/05/1987", r"\d\d/\d\d/(19|20)\d\d"),
    ("DATE_OF_BIRTH", "1987-05-12", r"(19|20)\d\d-[01]\d-[0-2]\d"),
    ("DATE_TIME", "3 de mayo de 2023", r"\d{1,2} de [a-z]+ de 20\d\d"),
    ("DATE_TIME", "14 NOV 2023", r"\d{1,2} [A-Z]{3} 20\d\d"),
    ("COORDINATES", "-12.0464, -77.0428", r"-\d{1,2}\.\d{4}, -\d\d\.\d{4}"),
    ("EMAIL_ADDRESS", "ana.flores arroba gmail punto com", r"[a-z]+\.[a-z]+ arroba [a-z]+ punto com"),
    ("EMAIL_ADDRESS", "rosa_quispe88@example.com", r"[a-z]+_[a-z]+\d\d@[a-z]+\.com"),
    ("USERNAME", "@rosa.flores_90", r"@[a-z]+\.[a-z]+_\d\d"),
    ("URL", "https://www.facebook.com/groups/vecinos.comas", r"https://www\.facebook\.com/groups/\w+\.\w+"),
    ("LOCATION", "jr. los sauces", r"jr\. .+"),
    ("LOCATION", "AA.HH. Nuevo Sol", r"AA\.HH\. .+"),
    ("ORGANIZATION", "posta de Pampa Chica", r"posta de .+"),
    ("ORGANIZATION", "I.E. 1234", r"I\.E\. \d{1,4}"),
]


@pytest.mark.parametrize(("label", "surface", "shape"), SHAPES)
def test_a_value_has_the_shape_of_its_surface(refiller: Refiller, label: str, surface: str, shape: str) -> None:
    values = [refiller.value(label, surface, Random(seed)) for seed in range(60)]
    assert [value for value in values if not re.fullmatch(shape, value)] == []
    assert len(set(values)) > 1


def test_what_is_sensitive_stays(refiller: Refiller) -> None:
    assert refiller.value("SENSITIVE", "diabetes tipo 2", Random(1)) == "diabetes tipo 2"


@pytest.mark.parametrize("label", ["EMAIL_ADDRESS", "AGE", "COORDINATES", "DATE_TIME"])
def test_what_cannot_be_read_stays(refiller: Refiller, label: str) -> None:
    assert refiller.value(label, "???", Random(1)) == "???"


def test_a_minor_stays_a_minor(refiller: Refiller) -> None:
    ages = [int(refiller.value("AGE", "9 años", Random(seed)).split()[0]) for seed in range(60)]
    assert max(ages) < 18


def test_dictated_digits_stay_dictated(refiller: Refiller) -> None:
    value = refiller.value("PHONE_NUMBER", "nueve ocho siete, seis cinco cuatro, tres dos uno", Random(1))
    assert re.fullmatch(r"nueve [a-z]+ [a-z]+, [a-z]+ [a-z]+ [a-z]+, [a-z]+ [a-z]+ [a-z]+", value)


def test_names_come_from_many_origins(refiller: Refiller) -> None:
    drawn = {fold(refiller.value("PERSON", "Juan Quispe", Random(seed))).split()[-1] for seed in range(800)}
    assert drawn & {"mamani", "condori", "huaman", "choque", "apaza", "ticona"}
    assert drawn & {"wong", "chang", "higa", "tanaka", "li", "lau", "wu", "chen"}
    assert drawn & {"colmenares", "urdaneta", "chirinos", "bracho", "rincon"}
    assert len(drawn) > 200
