"""A year in the life of an invented agency, with everything that a report tells of."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import Any

from tests.audit.logs import Logs, hex_of

from safefeedback.audit.declared import Declared
from safefeedback.audit.figures import LeafLog, Sources
from safefeedback.audit.log_state import Verified
from safefeedback.audit.period import Period
from safefeedback.audit.population import population
from safefeedback.audit.sampling import draw, seed_digest
from safefeedback.ledger.leaf import read_leaf
from safefeedback.policy import Policy, load_policy
from safefeedback.vault.stores.stored_record import StoredView

PERIOD = Period(dt.date(2026, 10, 1), dt.date(2026, 12, 31))
CHANNELS = ("whatsapp", "web_form", "email", "facebook_comment", "complaint_book_scan", "telegram")
PLACES = ("210101", "210102", "2111", "15", "04", "08", None)
WORDS = "no hay agua en mi calle desde el lunes por favor vengan a ver la pista rota frente al mercado central".split()
SLANG = "chevrolo guachafita xkisiera pateadaza".split()
KINDS = {"PERSON": 0.55, "PE_DNI": 0.3, "PHONE_NUMBER": 0.25, "STREET_ADDRESS": 0.2, "EMAIL_ADDRESS": 0.08, "AGE": 0.07}
RARE = {"PE_VEHICLE_PLATE": 0.03, "SENSITIVE": 0.03, "BANK_ACCOUNT": 0.015, "HEALTH_ID": 0.01, "CASE_NUMBER": 0.1}
AUDITORS_SEED = b"dados del auditor: 4 2 6 1 3 5 5"


class Agency:
    """Writes the logs and keeps the protected texts."""

    def __init__(self, *, messages: int = 2_400, seed: int = 11) -> None:
        self.rng = random.Random(seed)
        self.logs = Logs(dt.datetime(2026, 7, 27, 8, tzinfo=dt.timezone(dt.timedelta(hours=-5))), agency="muni-ejemplo")
        self.views: dict[str, StoredView] = {}
        self.old = load_policy("pe-ley-29733")
        self.new = self.old.model_copy(update={"version": "1.1", "retention": {"storage": 730, "officer": 90}})
        self.records: list[str] = []
        self._key("epoch", "2026-07")
        for kind in ("blind-index", "pseudonym", "signing"):
            self._key(kind, "1")
        self._used(self.old)
        self._live(messages)

    @property
    def policies(self) -> dict[str, Policy]:
        return {each.digest: each for each in (self.old, self.new)}

    def sources(self, **verified: Verified) -> Sources:
        return Sources(
            agency=self.logs.agency,
            records=LeafLog(lambda: self.logs.records),
            keys=LeafLog(lambda: self.logs.keys),
            policies=self.policies,
            seeds=(AUDITORS_SEED,),
            verified=verified,
            view_of=lambda record, _: self.views.get(record),
        )

    def text_of(self, record: str, _version: int) -> str | None:
        view = self.views.get(record)
        return None if view is None else view.text

    def _live(self, messages: int) -> None:
        step, month = dt.timedelta(days=157) / messages, self.logs.now.month
        for number in range(messages):
            self.logs.now += step
            policy = self.old if self.logs.now.date() < dt.date(2026, 11, 9) else self.new
            if policy is self.new and number and self.logs.now - step < self._switch() <= self.logs.now:
                self._used(self.new)
            self._message(number, policy)
            self._staff(number)
            if self.logs.now.month != month:
                month = self.logs.now.month
                self._rotate(f"2026-{month:02}")
        self._people()
        self._review()
        for log in (self.logs.records, self.logs.keys):
            log.sort(key=lambda body: read_leaf(body).at)

    def _switch(self) -> dt.datetime:
        return dt.datetime(2026, 11, 9, tzinfo=self.logs.now.tzinfo)

    def _used(self, policy: Policy) -> None:
        self.logs.record("policy.used", pol=policy.digest, name=policy.name, ver=policy.version)

    def _message(self, number: int, policy: Policy) -> None:
        rng = self.rng
        fields: dict[str, Any] = {"ch": rng.choices(CHANNELS, (50, 25, 12, 9, 4, 0.4))[0]}
        if place := rng.choices(PLACES, (40, 20, 8, 6, 2, 0.6, 20))[0]:
            fields["ubi"] = place
        if rng.random() < 0.003:
            self.logs.seal(str(number), aud=(), withheld="detection", **fields)
            return
        counts = {kind: {"redact": rng.randint(1, 2)} for kind, share in (KINDS | RARE).items() if rng.random() < share}
        if rng.random() < 0.4:
            counts["LOCATION"] = {"keep": 1}
        if counts:
            fields["cnt"] = counts
        rec = self.logs.seal(str(number), pol=policy.digest, det=hex_of("detector", 64), **fields)
        self.records.append(rec)
        late = dt.date(2026, 11, 30) <= self.logs.now.date() < dt.date(2026, 12, 14)
        slang = 0.12 if late else 0.03
        text = " ".join(
            rng.choice(SLANG) if rng.random() < slang else rng.choice(WORDS) for _ in range(rng.randint(8, 40))
        )
        findings = [{"start": 0, "end": 0, "score": round(rng.uniform(0.55, 1), 2)} for _ in counts]
        self.views[rec] = StoredView("storage", text, json.dumps(findings), policy.digest, hex_of("detector", 64))

    def _staff(self, number: int) -> None:
        rng = self.rng
        if rng.random() < 0.05 and self.records:
            why, base, names = rng.choice(
                [
                    ("reply", "ley-29733-art-14.1", ["contact"]),
                    ("case-handling", "ds-007-2020-pcm", ["message", "contact"]),
                    ("rights-request", "ley-29733-art-19", ["message", "PE_DNI.1"]),
                ]
            )
            case = {"case": f"exp-2026-{number}"} if rng.random() < 0.9 else {}
            who = rng.choice(["atencion-1", "atencion-2", "legal-1"])
            self.logs.record(
                "record.revealed", by=who, rec=rng.choice(self.records), ver=1, names=names, why=why, base=base, **case
            )
        if rng.random() < 0.004 and self.records:
            cause = rng.choice(["field-not-allowed", "hourly-limit", "approvals-missing"])
            self.logs.record(
                "reveal.denied", by="estadistica-1", rec=rng.choice(self.records), why="statistics", cause=cause
            )
        if number % 60 == 59:
            self.logs.key("subject.added", n=50)
            self.logs.key("purge.ran", n=0, on=self.logs.now.date().isoformat())
        if number % 200 == 199:
            for log, size in (("records", len(self.logs.records)), ("keys", len(self.logs.keys))):
                self.logs.key(
                    "anchor.made", log=log, size=size, root=hex_of(f"{log}{size}", 64), sink="archivo-contraloria"
                )

    def _key(self, kind: str, name: str) -> None:
        key = hex_of(f"{kind}{name}", 16)
        self.logs.key("key.made", key=key, kind=kind, name=f"k{name}")
        if kind == "epoch":
            self.logs.key("key.moved", key=key, state="primary")

    def _rotate(self, name: str) -> None:
        previous = f"{name[:5]}{int(name[5:]) - 1:02}"
        self.logs.key("key.moved", key=hex_of(f"epoch{previous}", 16), state="decrypt-only")
        self._key("epoch", name)
        if int(name[5:]) >= 10:
            self.logs.key("key.gone", key=hex_of(f"epoch{name[:5]}{int(name[5:]) - 3:02}", 16))

    def _people(self) -> None:
        end, logs = self.logs.now, self.logs
        plans = [
            ("access", 90, 62, 75),
            ("rectification", 70, 56, 66),
            ("access", 60, 32, 40),
            ("cancellation", 55, 41, 38),
            ("opposition", 25, 11, None),
            ("information", 9, -3, None),
        ]  # days before the end: got, due, closed
        for number, (kind, got, due, closed) in enumerate(plans):
            req = hex_of(f"request {number}")
            logs.now = end - dt.timedelta(days=got)
            day = (end - dt.timedelta(days=got)).date().isoformat(), (end - dt.timedelta(days=due)).date().isoformat()
            logs.key("rights.opened", by="oficial-datos", req=req, kind=kind, got=day[0], due=day[1])
            logs.key("rights.step", by="oficial-datos", req=req, step="identity-checked")
            if closed is not None:
                logs.now = end - dt.timedelta(days=closed)
                logs.key("rights.closed", by="oficial-datos", req=req, result="granted")
        logs.now = end - dt.timedelta(days=38)
        for number in range(3):
            logs.key("subject.erased", sub=hex_of(f"subject {number}"), basis="rights-request", dead="2027-03-31")
            logs.record("record.erased", rec=self.records[-1 - number])
            self.views.pop(self.records[-1 - number], None)
        logs.key("subject.held", sub=hex_of("subject held"), reason="exp-2026-118")
        logs.now = end

    def _review(self) -> None:
        by = ("channel", "presence")
        november = Period(dt.date(2026, 10, 1), dt.date(2026, 12, 15))
        units = population(self.logs.read_records(), november, "storage", by)
        sample = draw(units, 200, AUDITORS_SEED, period=november, audience="storage", by=by)
        self.logs.key("review.drawn", by="auditor-1", **sample.leaf_fields())
        for place, each in enumerate(sample.drawn):
            leak = place in {17, 90}
            self.logs.pass_time(minutes=1)
            self.logs.key(
                "review.judged", by=f"revisor-{1 + place % 2}", rec=each.record, ver=each.version, aud="storage",
                ok=int(not leak), kinds=["street_address"] if leak else [], seed=seed_digest(sample.seed),
            )  # fmt: skip
        self.logs.key("export.made", what="open-data", n=412)


DECLARED = (
    Declared(1, "rnpdp-constancia-2025", dt.date(2025, 5, 2)),
    Declared(2, "rd-014-2026", dt.date(2026, 2, 3)),
    Declared(3, "inventario-2026", dt.date(2026, 2, 3)),
    Declared(10, "acta-accesos-2026-1", dt.date(2026, 3, 1)),
    Declared(12, "dir-custodia-claves", dt.date(2026, 7, 1)),
    Declared(16, "ra-102-2025", dt.date(2025, 4, 14)),
    Declared(19, "ra-033-2026", dt.date(2026, 1, 20)),
)


def all_verified(agency: Agency) -> dict[str, Verified]:
    return {
        name: Verified(len(log), len(log) - 40, (), None, agency.logs.at)
        for name, log in (("records", agency.logs.records), ("keys", agency.logs.keys))
    }
