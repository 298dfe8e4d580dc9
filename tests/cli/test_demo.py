from __future__ import annotations

import re
from typing import Any

import pytest

from safefeedback.cli.demo import sample_messages
from safefeedback.pipeline import Pipeline


def test_the_samples_are_shown_before_after_and_why(shell: Any) -> None:
    ran = shell("demo")
    assert ran.code == 0
    assert ran.err == ""
    samples = list(sample_messages())
    assert ran.out.count("Mensaje recibido") == ran.out.count("Lo que se ve (publicación)") == len(samples)
    assert ran.out.count("\nN.º  Es ") == len(samples) - ran.out.count("No se encontró ningún dato personal.")
    assert f"{len(samples)} mensajes: " in ran.out


def test_it_reads_well_in_a_hundred_columns_without_colour(shell: Any) -> None:
    out = shell("demo").out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_the_audience_changes_what_is_seen(shell: Any) -> None:
    assert "[DNI_1]" in shell("demo").out
    officer = shell("demo", "--audience", "officer").out
    assert "[DNI_1]" not in officer
    assert "funcionario a cargo" in officer


def test_the_samples_cover_channels_and_kinds() -> None:
    pipeline = Pipeline()
    samples = list(sample_messages())
    assert 8 <= len(samples) <= 10
    assert len({message.channel for message in samples}) >= 7
    found = {finding.entity for message in samples for finding in pipeline.detect(message)}
    assert {
        "PERSON",
        "PHONE_NUMBER",
        "STREET_ADDRESS",
        "EMAIL_ADDRESS",
        "PE_DNI",
        "PE_RUC",
        "PE_VEHICLE_PLATE",
        "PE_DRIVER_LICENSE",
        "BANK_ACCOUNT",
        "CASE_NUMBER",
        "SERVICE_ACCOUNT",
        "DATE_OF_BIRTH",
        "AGE",
        "USERNAME",
    } <= found


def test_public_lines_stay_and_clean_messages_stay_as_they_are() -> None:
    pipeline = Pipeline()
    texts = {message.id: (message.text, pipeline.protect(message).text) for message in sample_messages()}
    before, after = texts["demo-7"]
    assert after == before.replace("mercado Laykakota", "[LUGAR_1]")
    before, after = texts["demo-9"]
    assert after == before.replace("Av. Huáscar", "[LUGAR_1]")


# What a reader must not find in the protected samples: every structured identifier and door that they hold.
SECRETS = {
    "demo-1": ["203", "776", "yesenia", "mamani", "482"],
    "demo-2": ["954", "ciento ocho", "doble cero", "eleuterio", "huarcaya", "5190437"],
    "demo-3": ["51830476", "tineo", "rosalvina", "015384776042", "951 447", "1190", "glicerio", "004817", "1951"],
    "demo-4": ["52.091", "644", "margot", "quispe", "388-4102", "LT. 14", "00213"],
    "demo-5": ["ccahua", "7214", "gmail"],
    "demo-6": ["BXR", "Q51746302", "10517463028"],
    "demo-8": ["nayeli", "ancco", "herlinda", "retamas", "13 años"],
}


@pytest.mark.parametrize("name", SECRETS)
def test_nothing_that_identifies_stays(name: str) -> None:
    (message,) = (message for message in sample_messages() if message.id == name)
    protected = Pipeline().protect(message).text.casefold()
    assert [secret for secret in SECRETS[name] if secret.casefold() in protected] == []
    assert all(secret.casefold() in message.text.casefold() for secret in SECRETS[name] if secret != "954")


def test_the_identity_numbers_are_of_the_least_issued_series() -> None:
    text = " ".join(message.text for message in sample_messages())
    numbers = re.findall(r"\b\d{8}\b", text)
    assert numbers
    assert all(number.startswith("5") for number in numbers)
