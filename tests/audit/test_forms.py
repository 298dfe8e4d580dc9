"""Documents: what the logs know is filled in, and what they do not is marked."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # no types in it
import pytest
from tests.audit.agency import PERIOD, Agency
from tests.audit.logs import Logs, hex_of

from safefeedback.audit.figures import LeafLog, Sources, collect
from safefeedback.audit.form import Form
from safefeedback.audit.html.form_page import form_page
from safefeedback.audit.incident import NOTICE_HOURS, Incident, Scope, incident_file
from safefeedback.audit.processing import processing_record
from safefeedback.errors import InputError

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "audit-form-1.json"
HOUR = 3_600_000


@cache
def agency() -> Agency:
    return Agency(messages=600)


def text_of(form: Form, label: str) -> str:
    (found,) = (entry.text or "" for part in form.parts for entry in part.entries if entry.label == label)
    return found


def blank_of(form: Form, label: str) -> str:
    (found,) = (entry.blank for part in form.parts for entry in part.entries if entry.label == label)
    return found


def record(*, with_policies: bool = True) -> Form:
    figures = collect(agency().sources(), PERIOD)
    return processing_record(figures, agency().policies if with_policies else {}, made_at=agency().logs.at)


def test_both_have_the_documented_shape() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    at = agency().logs.at
    incident = incident_file(agency().sources(), Incident(at, at - HOUR, at, "stored"), made_at=at)
    for form in (record(), record(with_policies=False), incident):
        jsonschema.validate(json.loads(json.dumps(form.as_json())), schema)


def test_the_record_of_processing_says_what_the_logs_and_the_policy_know() -> None:
    form = record()
    assert "DNI" in text_of(form, "Datos encontrados")
    assert "WhatsApp" in text_of(form, "Origen")
    assert "730 días" in text_of(form, "Plazos")
    assert "nombre de persona" in text_of(form, "Funcionario a cargo")
    assert "nombre de persona" not in text_of(form, "Almacenamiento")
    assert blank_of(form, "Oficial de datos personales")
    assert not blank_of(form, "Datos encontrados")


def test_without_a_policy_its_lines_are_blanks() -> None:
    form = record(with_policies=False)
    assert blank_of(form, "Reglas de protección")
    assert blank_of(form, "Quién ve qué")
    assert form.blanks > record().blanks


def test_an_empty_log_leaves_blanks_and_no_inventions() -> None:
    logs = Logs()
    figures = collect(Sources("muni-x", LeafLog(lambda: logs.records), LeafLog(lambda: logs.keys)), PERIOD)
    form = processing_record(figures, {}, made_at=1)
    assert text_of(form, "Datos encontrados") == ""
    assert blank_of(form, "Datos encontrados")
    assert text_of(form, "Volumen") == "0 mensajes en el periodo."


def incident_logs() -> Logs:
    """Three hours: a message before, two inside, one of them erased before, and openings."""
    logs = Logs()
    logs.seal("erased before", ch="web", cnt={"AGE": {"redact": 1}})
    logs.record("record.erased", rec=hex_of("record erased before"))
    logs.seal("before", ch="web", cnt={"PERSON": {"redact": 1}})
    logs.pass_time(hours=1)
    logs.seal("inside", ch="whatsapp", cnt={"HEALTH_ID": {"redact": 1}, "PERSON": {"redact": 1}})
    opening = {"ver": 1, "names": ["message"], "why": "reply", "base": "b"}
    logs.record("record.revealed", by="atencion-1", rec=hex_of("record before"), **opening)
    logs.record("record.revealed", by="atencion-2", rec=hex_of("record inside"), **opening)
    logs.record("reveal.denied", by="atencion-2", rec=hex_of("record inside"), why="reply", cause="hourly-limit")
    logs.pass_time(hours=1)
    logs.seal("after", ch="email", cnt={"AGE": {"redact": 1}})
    return logs


@pytest.mark.parametrize(
    ("scope", "actor", "messages", "sensitive"),
    [
        ("stored", None, "2 mensajes", True),
        ("received", None, "1 mensaje", True),
        ("opened", None, "2 mensajes", True),
        ("opened", "atencion-1", "1 mensaje", False),
        ("opened", "nobody", "0 mensajes", False),
    ],
)
def test_the_file_of_an_incident_counts_what_was_reached(
    scope: Scope, actor: str | None, messages: str, *, sensitive: bool
) -> None:
    logs = incident_logs()
    begun = logs.at - 90 * 60_000
    incident = Incident(logs.at, begun, logs.at - 30 * 60_000, scope, actor)
    form = incident_file(Sources("muni-x", LeafLog(lambda: logs.records), LeafLog(list)), incident, made_at=logs.at)
    assert text_of(form, "Número aproximado de personas").startswith(f"{messages}: ")
    assert text_of(form, "Datos sensibles").startswith("Sí" if sensitive else "No constan")
    assert "edad" not in text_of(form, "Tipos de datos")


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "quedan 48 horas"), (20, "quedan 28 horas"), (48, "quedan 0 horas"), (49, "el plazo venció")],
)
def test_the_clock_runs_from_knowledge(hours: int, words: str) -> None:
    logs = Logs()
    sources = Sources("muni-x", LeafLog(lambda: logs.records), LeafLog(list))
    incident = Incident(logs.at, logs.at - HOUR, logs.at, "stored")
    form = incident_file(sources, incident, made_at=logs.at + hours * HOUR)
    assert words in text_of(form, "El aviso vence")
    assert text_of(form, "El aviso vence").startswith("3 de setiembre de 2026, 08:00")
    assert NOTICE_HOURS == 48


def test_an_incident_does_not_end_before_it_begins() -> None:
    with pytest.raises(InputError, match="incident"):
        Incident(1, 5, 4, "stored")


def test_blanks_are_seen_on_the_page() -> None:
    form = record()
    page = form_page(form)
    assert page.count("por completar:") == form.blanks
    assert f"{form.blanks} líneas esperan" in page
    assert "http" not in page.replace('http-equiv="Content', "")
