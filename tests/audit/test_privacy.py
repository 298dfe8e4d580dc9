"""No personal data by construction: messages with planted values go through the whole chain, and none comes out."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import dnis, emails, mobiles

from safefeedback import KnownValue, Message, Pipeline
from safefeedback.audit.figures import LeafLog, Sources
from safefeedback.audit.html.form_page import form_page
from safefeedback.audit.html.report_page import report_page
from safefeedback.audit.incident import Incident, incident_file
from safefeedback.audit.period import Period, day_of
from safefeedback.audit.population import population
from safefeedback.audit.processing import processing_record
from safefeedback.audit.report import make_report
from safefeedback.audit.sampling import draw
from safefeedback.ledger.leaf import make_leaf, read_leaf
from safefeedback.policy import load_policy
from safefeedback.vault import Vault, VaultSettings
from safefeedback.vault.stores import open_key_store, open_record_store
from safefeedback.vault.stores.stored_record import StoredView

AGENCY = "muni-x"
SURNAMES = ("Quispealanoca", "Mamanichura", "Huarcayatito", "Ccopacondori")


class Site:
    """A vault that messages are sealed in, and what an auditor makes of its logs."""

    def __init__(self, folder: Path) -> None:
        settings = VaultSettings(
            agency=AGENCY,
            records=f"sqlite:///{folder}/records.db",
            keys=f"sqlite:///{folder}/keys.db",
            provider=f"insecure-file:{folder}/keyring.json",
        )
        self.vault = Vault.init(settings)
        self.pipeline = Pipeline(vault=self.vault, tagger=None)
        self.records, self.keys = open_record_store(settings.records), open_key_store(settings.keys)
        self.policy = load_policy("pe-ley-29733")

    def outputs(self) -> Iterator[str]:
        """Yield all that leaves the audit: leaves, reports, documents and the leaves of a sample."""
        leaves = [*self.records.leaves(AGENCY), *self.keys.leaves(AGENCY)]
        at = read_leaf(leaves[0]).at
        today = day_of(at)
        period = Period(today - dt.timedelta(days=1), today + dt.timedelta(days=1))
        sources = Sources(
            AGENCY,
            LeafLog(lambda: self.records.leaves(AGENCY)),
            LeafLog(lambda: self.keys.leaves(AGENCY)),
            policies={self.policy.digest: self.policy},
            view_of=self.view_of,
        )
        report = make_report(sources, period, made_at=at)
        units = population(sources.records, period, "storage", ("channel", "length"), text_of=self.text_of)
        sample = draw(units, 2, bytes(32), period=period, audience="storage", by=("channel", "length"))
        yield from (body.decode() for body in leaves)
        yield make_leaf("review.drawn", at=at, by="auditor-1", **sample.leaf_fields()).decode()
        yield report.to_bytes().decode()
        yield report_page(report)
        incident = incident_file(sources, Incident(at, at - 1, at + 60_000, "stored"), made_at=at)
        for form in (processing_record(report.figures, sources.policies, made_at=at), incident):
            yield json.dumps(form.as_json(), ensure_ascii=False)
            yield form_page(form)

    def view_of(self, record: str, version: int) -> StoredView | None:
        found = self.records.views(bytes.fromhex(record), version)
        return found[0] if found else None

    def text_of(self, record: str, version: int) -> str | None:
        view = self.view_of(record, version)
        return None if view is None else view.text


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    yield made
    made.vault.close()
    made.records.close()
    made.keys.close()


def traces(values: Iterable[str]) -> Iterator[str]:
    """Yield each value, plain and hashed and encoded in the ways that a careless log would use."""
    for value in values:
        for form in {value, value.lower(), value.upper()}:
            yield form
            for digest in (hashlib.sha256, hashlib.sha1, hashlib.md5):
                yield digest(form.encode()).hexdigest()[:16]
            yield base64.b64encode(form.encode()).decode().rstrip("=")[:-1]
            yield form.encode().hex()


@given(
    dni=dnis(),
    mobile=mobiles(),
    email=emails(),
    surname=st.sampled_from(SURNAMES),
    channel=st.sampled_from(["web", "sms", None]),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_planted_value_nor_its_hash_leaves_the_audit(
    site: Site, *, dni: str, mobile: str, email: str, surname: str, channel: str | None
) -> None:
    text = f"Soy Rosa {surname}, mi DNI es {dni}, mi celular {mobile} y mi correo {email}. No hay agua en mi calle."
    known = (KnownValue("PE_DNI", dni), KnownValue("PHONE_NUMBER", mobile))
    stored = site.pipeline.protect_and_store(
        Message(text, id=f"caso-{dni}", channel=channel, known=known, thread=surname)
    )
    assert stored.receipt is not None
    found = "\n".join(site.outputs())
    assert stored.receipt.record_id in found
    planted = [dni, mobile, email, surname]
    assert [trace for trace in traces(planted) if trace in found] == []


def test_a_channel_that_is_no_code_stays_out(site: Site) -> None:
    for channel in ("Juana Zapanatito", "dni-54172366", "987654321", "54172366"):
        site.pipeline.protect_and_store(Message("no hay agua", channel=channel))
    found = "\n".join(site.outputs())
    assert not any(each in found for each in ("Zapanatito", "zapanatito", "54172366", "987654321"))


def test_a_withheld_message_tells_its_code_alone(site: Site) -> None:
    site.pipeline.protect_and_store(Message("hola soy Zoilita \ud800 Chuquimia"))
    found = "\n".join(site.outputs())
    assert "Chuquimia" not in found
