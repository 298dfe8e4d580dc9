"""The report: figures as the logs have them, evidence item by item, and a page that needs nothing from outside."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html.parser
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # no types in it
import pytest
from tests.audit.agency import DECLARED, PERIOD, Agency, all_verified
from tests.audit.logs import Logs, hex_of

from safefeedback.audit.declared import Declared, read_declared
from safefeedback.audit.evidence import ITEMS
from safefeedback.audit.fault_texts import FAULT_TEXTS
from safefeedback.audit.figures import LeafLog, Sources, collect
from safefeedback.audit.html.report_page import report_page
from safefeedback.audit.log_state import Verified, verified
from safefeedback.audit.period import Period
from safefeedback.audit.report import Report, make_report
from safefeedback.audit.tested import read_tested
from safefeedback.errors import ConfigurationError, InputError, LedgerError
from safefeedback.ledger.leaf import make_leaf
from safefeedback.ledger.verification import FAULTS, Fault, LeafRange, Verification
from safefeedback.policy import load_policy
from safefeedback.vault.weakness import Weakness

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
EVALUATION: dict[str, Any] = {
    "schema": "safefeedback/evaluation/1",
    "messages": 900,
    "overall": {"direct_leak": {"value": 0.012, "low": 0.008, "high": 0.017, "numerator": 12, "denominator": 1000}},
    "entities": {"PERSON": {"coverage": {"value": 0.97}}, "AGE": {"coverage": {"value": None}}},
}


@cache
def agency() -> Agency:
    return Agency(messages=1_200)


def year(**changes: Any) -> Report:
    made: dict[str, Any] = {"declared": DECLARED, "weaknesses": [Weakness("keys-due", "keys", 2)]}
    return make_report(agency().sources(**all_verified(agency())), PERIOD, made_at=agency().logs.at, **(made | changes))


def of(logs: Logs, period: Period = PERIOD, **changes: Any) -> Report:
    sources = Sources(logs.agency, LeafLog(lambda: logs.records), LeafLog(lambda: logs.keys), **changes)
    return make_report(sources, period, made_at=logs.at)


def item(report: Report, number: int) -> tuple[str, str]:
    found = report.evidence[number - 1]
    return found.standing, found.text


def test_json_has_the_documented_shape() -> None:
    schema = json.loads((SCHEMAS / "audit-report-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (year(), year(tested=read_tested(EVALUATION), weaknesses=None), of(Logs())):
        jsonschema.validate(json.loads(report.to_bytes()), schema)


def test_the_same_logs_give_the_same_bytes_and_the_leaf_has_their_digest() -> None:
    report, again = year(), year()
    assert report.to_bytes() == again.to_bytes()
    make_leaf("report.made", at=1, by="auditor", **report.leaf_fields())
    assert report.leaf_fields()["dig"] in report_page(report)


def test_figures_are_those_of_the_logs() -> None:
    report = year()
    told = [json.loads(body) for body in agency().logs.records]
    sealed = [leaf for leaf in told if leaf["ev"] == "record.sealed" and PERIOD.holds(leaf["t"])]
    figures = report.figures
    assert figures.volumes.messages == len(sealed) == sum(figures.volumes.weeks.values())
    assert sum(figures.volumes.withheld.values()) == sum("withheld" in leaf for leaf in sealed)
    assert figures.found.messages == sum("withheld" not in leaf for leaf in sealed)
    persons = next(each for each in figures.found.entities if each.entity == "PERSON")
    assert persons.messages == sum("PERSON" in leaf.get("cnt", {}) for leaf in sealed)
    assert persons.done == {"redact": sum(leaf.get("cnt", {}).get("PERSON", {}).get("redact", 0) for leaf in sealed)}
    opened = [leaf for leaf in told if leaf["ev"] == "record.revealed" and PERIOD.holds(leaf["t"])]
    assert figures.reveals.times == len(opened) == sum(figures.reveals.actors.values())
    assert [each.version for each in figures.policies] == ["1.0", "1.1"]
    assert figures.policies[0].last < figures.policies[1].first


def test_policy_changes_are_shown_and_lists_only_counted() -> None:
    old = load_policy("pe-ley-29733")
    always = {"entity": "PE_DNI", "exact": "51234567"}
    new = type(old).model_validate(old.model_dump(by_alias=True, mode="json") | {"version": "2.0", "always": [always]})
    logs = Logs(dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC))
    for name, policy in (("a", old), ("b", new)):
        logs.seal(name, pol=policy.digest, det=hex_of("d", 64))
        logs.pass_time(days=1)
    report = of(logs, policies={each.digest: each for each in (old, new)})
    (step,) = report.figures.steps
    assert {(each.path, each.before, each.after) for each in step.changes or ()} == {
        ("version", old.version, "2.0"),
        ("always", "none", "1 entries"),
    }
    assert of(logs).figures.steps[0].changes is None
    assert "no se dio el texto" in report_page(of(logs))


def test_requests_stand_as_on_the_last_day() -> None:
    rights = year().figures.rights
    by_kind = {(each.kind, each.standing) for each in rights.requests}
    assert by_kind == {
        ("access", "in-time"),
        ("rectification", "in-time"),
        ("cancellation", "late"),
        ("opposition", "overdue"),
        ("information", "open"),
    }
    assert rights.count("in-time", "access") == 2
    assert item(year(), 18)[0] == "partial"


def test_a_request_that_was_closed_before_the_period_is_not_shown() -> None:
    logs = Logs(dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC))
    for name in ("closed before", "open"):
        logs.key("rights.opened", req=hex_of(name), kind="access", got="2026-09-01", due="2026-09-29")
    logs.key("rights.closed", req=hex_of("closed before"), result="granted")
    logs.key("rights.step", req=hex_of("never opened"), step="identity-checked")
    rights = of(logs).figures.rights
    assert [each.standing for each in rights.requests] == ["overdue"]
    assert rights.ever == 2


def test_deletions_holds_and_the_day_from_which_no_backup_opens() -> None:
    logs = Logs(dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC))
    logs.key("subject.added", n=5)
    logs.key("subject.held", sub=hex_of("a"), reason="exp-1")
    logs.key("subject.held", sub=hex_of("b"), reason="exp-1")
    logs.key("subject.freed", sub=hex_of("b"))
    logs.key("subject.erased", sub=hex_of("b"), basis="rights-1", dead="2027-01-31")
    logs.key("purge.ran", n=1, on="2026-10-05")
    logs.record("record.purged", rec=hex_of("r"))
    done = of(logs).figures.retention
    assert (done.kept, done.holds, done.persons, done.purged, done.runs) == (4, {"exp-1": 1}, {"rights-1": 1}, 1, 1)
    assert done.backups_dead_on == dt.date(2027, 1, 31)
    assert item(of(logs), 13)[0] == "present"
    logs.key("subject.erased", sub=hex_of("a"), basis="rights-2")
    assert of(logs).figures.retention.backups_dead_on is None
    assert item(of(logs), 13)[0] == "partial"
    november = Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    assert item(of(logs, november), 13) == ("partial", "0 registros borrados por fin de plazo y 0 por supresión de 0 "
        "personas. La última purga fue el 5 de octubre de 2026. En el periodo no corrió.")  # fmt: skip


def test_keys_have_their_state_and_age() -> None:
    logs = Logs(dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC))
    for name in ("old", "new", "staged"):
        logs.key("key.made", key=hex_of(name, 16), kind="epoch", name=name)
        if name != "staged":
            logs.key("key.moved", key=hex_of(name, 16), state="primary")
        logs.pass_time(days=10)
    logs.key("key.moved", key=hex_of("old", 16), state="decrypt-only")
    logs.key("key.gone", key=hex_of("old", 16))
    keys = {each.key: (each.state, each.days) for each in of(logs).figures.keys}
    assert keys == {
        hex_of("old", 16): ("destroyed", 30),
        hex_of("new", 16): ("primary", 81),
        hex_of("staged", 16): ("staged", 71),
    }
    assert item(of(logs), 12) == (
        "missing",
        "La clave del mes tiene 81 días; 1 clave destruida. Debió rotarse: es de hace más de dos meses.",
    )


def test_clock_that_goes_back_and_anchors_are_told() -> None:
    logs = Logs(dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC))
    for size, sink in ((1, "archivo"), (2, "archivo"), (2, "tsa")):
        logs.key("anchor.made", log="records", size=size, root=hex_of("r", 64), sink=sink)
    logs.pass_time(days=-1)
    logs.key("restore.ran", n=1)
    records, keys = of(logs).figures.logs
    assert [(each.sink, each.size) for each in records.anchors] == [("archivo", 2), ("tsa", 2)]
    assert (records.backwards, keys.backwards, keys.anchors) == (0, 1, ())


@pytest.mark.parametrize(
    ("verification", "standing", "words"),
    [
        (None, "partial", "Sin verificar"),
        (Verified(9, 5, (), None, 1), "partial", "Íntegro"),
        (Verified(9, 0, ("leaf-changed",), None, 1), "missing", "Alterado"),
        (Verified(9, 5, (), 3, 1), "missing", "Difiere del ancla desde la anotación 3"),
    ],
    ids=["nobody", "whole", "edited", "diverged"],
)
def test_verification_is_told(verification: Verified | None, standing: str, words: str) -> None:
    logs = Logs()
    states = {} if verification is None else {"records": verification, "keys": verification}
    report = of(logs, verified=states)
    assert item(report, 11)[0] == standing
    assert words in report_page(report)


def test_a_verification_of_the_ledger_is_taken_over() -> None:
    ranges = (LeafRange(0, 7, "anchored"), LeafRange(7, 9, "diverged"))
    faults = (Fault("leaf-changed", 7, 8), Fault("leaf-changed", 8, 9), Fault("anchor-diverged", 9, 10))
    found = verified(Verification("safefeedback/x/keys", 9, b"", ranges, faults), at=5)
    assert found == Verified(9, 7, ("leaf-changed", "anchor-diverged"), 7, 5)
    assert verified(Verification("safefeedback/x/keys", 9, b"", (LeafRange(0, 9, "anchored"),), ()), at=5).is_whole


def test_every_fault_of_a_log_has_spanish_words() -> None:
    assert set(FAULT_TEXTS) == set(FAULTS)
    page = report_page(of(Logs(), verified={"records": Verified(1, 0, tuple(FAULTS), None, 1)}))
    assert all(text in page for text in FAULT_TEXTS.values())


def test_what_is_missing_is_said_with_what_to_do() -> None:
    report = of(Logs())
    page = report_page(report)
    assert {each.item.number for each in report.missing} >= {1, 2, 4, 7, 8, 9, 14, 15, 16, 17, 20, 22, 23, 24}
    assert all(each.remedy for each in report.missing)
    assert page.count("✗ Falta") == sum(each.standing == "missing" for each in report.evidence)
    assert len(ITEMS) == 24
    assert "Nadie revisó una muestra" in page


def test_documents_that_the_agency_declares_fill_what_no_log_knows() -> None:
    report = year()
    assert {number: item(report, number)[0] for number in (1, 3, 10, 12, 16, 17, 19)} == {
        1: "declared",
        3: "present",
        10: "missing",  # the review of privileges is older than six months
        12: "present",
        16: "declared",
        17: "missing",
        19: "declared",
    }
    fresh = year(declared=[Declared(10, "acta-2", dt.date(2026, 9, 1)), Declared(2, "later", dt.date(2027, 1, 1))])
    assert item(fresh, 10)[0] == "declared"
    assert item(fresh, 2)[0] == "missing"


def test_declared_documents_are_read_from_toml() -> None:
    content = '[[evidence]]\nitem = 2\ndocument = "ds-2026"\ndate = 2026-03-02\n'
    assert read_declared(content) == (Declared(2, "ds-2026", dt.date(2026, 3, 2)),)
    assert read_declared("") == ()


@pytest.mark.parametrize(
    "content",
    [
        "[[evidence",
        'x = 1\n[[evidence]]\nitem = 2\ndocument = "a"\ndate = 2026-03-02',
        "evidence = 7",
        '[[evidence]]\nitem = 25\ndocument = "a"\ndate = 2026-03-02',
        '[[evidence]]\nitem = true\ndocument = "a"\ndate = 2026-03-02',
        '[[evidence]]\nitem = 2\ndocument = "Juan Quispe"\ndate = 2026-03-02',
        '[[evidence]]\nitem = 2\ndocument = "dni-45678912"\ndate = 2026-03-02',
        "[[evidence]]\nitem = 2\ndocument = 7\ndate = 2026-03-02",
        '[[evidence]]\nitem = 2\ndocument = "a"\ndate = "2026-03-02"',
        '[[evidence]]\nitem = 2\ndocument = "a"',
    ],
)
def test_other_declarations_are_refused_without_a_word_of_them(content: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^evidence: expected") as error:
        read_declared(content)
    assert not {"Quispe", "45678912"} & set(re.split(r"\W", str(error.value)))


def test_measured_quality_is_taken_from_an_evaluation() -> None:
    report = year(tested=read_tested(EVALUATION))
    assert item(report, 7) == (
        "present",
        "En 900 mensajes marcados quedó visible 1.2\xa0% (entre 0.8\xa0% y 1.7\xa0%) de los datos que identifican por sí "
        "solos.",
    )
    assert "97\xa0%" in report_page(report)


@pytest.mark.parametrize(
    "wrong",
    [{}, EVALUATION | {"schema": "x"}, EVALUATION | {"overall": {}}, EVALUATION | {"messages": "Ana"},
     EVALUATION | {"entities": {"PERSON": {"coverage": {"value": 7}}}}],
    ids=range(5),
)  # fmt: skip
def test_what_is_no_evaluation_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="expected a report of the schema"):
        read_tested(wrong)


def test_small_groups_are_hidden_in_page_and_json() -> None:
    logs = Logs(dt.datetime(2026, 10, 5, 12, tzinfo=dt.UTC))
    for number in range(40):
        logs.seal(str(number), ch="web", ubi="210101" if number < 37 else "15")
    for number in range(3):
        logs.seal(f"few {number}", ch="telegram", ubi="04")
    report = of(logs)
    volumes = report.figures.volumes
    assert volumes.channels == {"web": "oculto", "telegram": "<5"}
    assert volumes.places is not None
    assert volumes.places.rows == {"web": ("oculto", "<5", 0), "telegram": ("oculto", "oculto", "oculto")}
    assert "channel:" not in json.dumps(report.as_json()["drift"])
    assert "Puno" in report_page(report)


def test_leaves_outside_the_schema_are_refused() -> None:
    sources = Sources("x", LeafLog(lambda: [b'{"ev":"x"}']), LeafLog(list))
    with pytest.raises(LedgerError, match="leaf: expected"):
        collect(sources, PERIOD)


class Page(html.parser.HTMLParser):
    """Checks that every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self._note(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def _note(self, tag: str, attrs: dict[str, str | None]) -> None:
        self.ids += [attrs["id"] or ""] if "id" in attrs else []
        if tag == "a":
            self.links.append(attrs["href"] or "")
        elif {"src", "href", "srcset", "action", "data", "poster"} & attrs.keys() or tag in {
            "script",
            "link",
            "iframe",
        }:
            self.fetched.append(tag)


def test_the_page_is_well_formed_and_fetches_nothing() -> None:
    page = report_page(year(tested=read_tested(EVALUATION)))
    parser = Page()
    parser.feed(page)
    assert parser.open == []
    assert parser.fetched == []
    assert len(set(parser.ids)) == len(parser.ids)
    assert {link[1:] for link in parser.links} <= set(parser.ids)
    assert all(link.startswith("#") for link in parser.links)
    assert "http" not in page.replace('http-equiv="Content', "")
    assert "url(" not in page
    assert "@import" not in page
    assert '<html lang="es">' in page


def test_a_hostile_name_of_an_agency_is_text() -> None:
    logs = Logs(agency='<script>alert("x")</script>')
    page = report_page(of(logs))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_purposes_and_causes_are_told_in_spanish() -> None:
    page = report_page(year(), purposes={"reply": "Responder a la persona"})
    assert "Responder a la persona" in page
    assert "límite por hora" in page or "faltan aprobaciones" in page


def test_the_page_says_whether_the_drawn_messages_were_read() -> None:
    sources = agency().sources()
    assert "se sorteó otra vez con la semilla" in report_page(make_report(sources, PERIOD, made_at=1))
    blind = report_page(make_report(dataclasses.replace(sources, seeds=()), PERIOD, made_at=1))
    assert "No se dio la semilla" in blind
    fields = json.loads(next(each for each in agency().logs.keys if b"review.judged" in each))
    other = {name: fields[name] for name in ("ver", "aud", "seed")} | {"rec": hex_of("other"), "ok": 1, "kinds": []}
    more = [*agency().logs.keys, make_leaf("review.judged", at=fields["t"], by="revisor-9", **other)]
    cheated = dataclasses.replace(sources, keys=LeafLog(lambda: more))
    assert "1 veredicto es de mensajes que no se sortearon" in report_page(make_report(cheated, PERIOD, made_at=1))


def test_a_chart_says_in_words_what_it_shows() -> None:
    page = report_page(year())
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) >= 4
    assert all("<title>" in each and "<desc>" in each and 'role="img"' in each for each in pictures)
