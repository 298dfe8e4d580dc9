"""Drift: what is counted of a week, false alarms no more often than stated, and real changes that are seen."""

from __future__ import annotations

import datetime as dt
import json
import random

import numpy as np
import pytest
from tests.audit.logs import Logs, hex_of

from safefeedback.audit.drift import RATE, alarms, watch
from safefeedback.audit.period import Period
from safefeedback.audit.tally import Tally, add_up, weekly
from safefeedback.audit.wording import wording
from safefeedback.errors import InputError
from safefeedback.vault.stores.stored_record import StoredView

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
USUAL = {
    "entity:PERSON": 0.55,
    "entity:PE_DNI": 0.3,
    "entity:PHONE_NUMBER": 0.25,
    "entity:PE_VEHICLE_PLATE": 0.04,
    "entity:EMAIL_ADDRESS": 0.08,
    "entity:PASSPORT": 0.002,
    "score:90": 0.5,
    "score:70": 0.3,
    "score:50": 0.2,
    "unknown-above-0": 0.55,
    "unknown-above-5": 0.21,
    "unknown-above-10": 0.08,
    "unknown-above-20": 0.02,
    "loose": 0.04,
    "channel:whatsapp": 0.6,
    "channel:web": 0.3,
    "channel:oficina": 0.1,
    "withheld": 0.001,
}


def week(rng: np.random.Generator, messages: int, shares: dict[str, float]) -> Tally:
    tally = Tally()
    tally.totals.update(dict.fromkeys(("sealed", "protected", "read", "found"), messages))
    tally.traits.update({name: int(rng.binomial(messages, share)) for name, share in shares.items()})
    return tally


@pytest.mark.parametrize("weeks", [400, pytest.param(10_000, marks=pytest.mark.full)])
@pytest.mark.parametrize("messages", [40, 400])
def test_false_alarms_are_no_more_than_stated(messages: int, weeks: int) -> None:
    rng = np.random.default_rng(1126)
    rate = 0.05  # a higher one than the default, so that few weeks tell
    false = 0
    for _ in range(weeks):
        baseline = [week(rng, messages, USUAL) for _ in range(4)]
        false += bool(alarms(week(rng, messages, USUAL), baseline, rate=rate, factor=1.0))
    assert false <= rate * weeks


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        ({"unknown-above-0": 0.78, "unknown-above-5": 0.45, "unknown-above-10": 0.22, "unknown-above-20": 0.06}, 300),
        ({"entity:PHONE_NUMBER": 0.0}, 100),
        ({"entity:PE_VEHICLE_PLATE": 0.0}, 500),
        ({"loose": 0.12}, 400),
        ({"channel:oficina": 0.0, "channel:web": 0.4}, 200),
        ({"withheld": 0.03}, 500),
        ({"score:50": 0.4, "score:90": 0.3}, 300),
        ({"entity:CREDIT_CARD": 0.03}, 500),
    ],
    ids=[
        "slang",
        "phones vanish",
        "plates vanish",
        "new numbers",
        "channel breaks",
        "withheld",
        "less sure",
        "new kind",
    ],
)
def test_a_real_change_is_seen_in_nine_weeks_of_ten(change: dict[str, float], messages: int) -> None:
    rng = np.random.default_rng(2611)
    seen = 0
    for _ in range(50):
        baseline = [week(rng, messages, USUAL) for _ in range(8)]
        found = {alarm.trait for alarm in alarms(week(rng, messages, USUAL | change), baseline)}
        seen += bool(found & set(change))
    assert seen >= 45


def test_a_change_that_does_not_matter_raises_no_alarm() -> None:
    rng = np.random.default_rng(5)
    baseline = [week(rng, 100_000, USUAL) for _ in range(8)]
    slight = week(rng, 100_000, USUAL | {"entity:PERSON": 0.60})
    assert {alarm.trait for alarm in alarms(slight, baseline, factor=1.0)} == {"entity:PERSON"}
    assert alarms(slight, baseline) == ()


def test_a_week_like_one_of_the_baseline_raises_no_alarm() -> None:
    rng = np.random.default_rng(5)
    campaign = USUAL | {"entity:PE_DNI": 0.6}
    baseline = [*(week(rng, 1_000, USUAL) for _ in range(7)), week(rng, 1_000, USUAL | {"entity:PE_DNI": 0.65})]
    assert alarms(week(rng, 1_000, campaign), baseline) == ()


def test_an_alarm_says_what_how_much_and_which_way() -> None:
    rng = np.random.default_rng(3)
    baseline = [week(rng, 1_000, USUAL) for _ in range(8)]
    (alarm,) = alarms(week(rng, 1_000, USUAL | {"entity:PHONE_NUMBER": 0.0}), baseline)
    assert (alarm.trait, alarm.share, alarm.is_rise) == ("entity:PHONE_NUMBER", 0.0, False)
    assert alarm.usual == pytest.approx(0.25, abs=0.02)
    assert alarm.chance < 1e-20


@pytest.mark.parametrize(("rate", "factor"), [(0.0, 1.2), (1.0, 1.2), (0.01, 0.9), (0.01, float("nan"))])
def test_settings_outside_are_refused(rate: float, factor: float) -> None:
    with pytest.raises(InputError, match="drift"):
        alarms(Tally(), [], rate=rate, factor=factor)


def test_nothing_to_go_by_is_no_alarm() -> None:
    rng = np.random.default_rng(3)
    assert alarms(week(rng, 10, USUAL), []) == ()
    assert alarms(Tally(), [week(rng, 10, USUAL)]) == ()


def test_each_week_is_compared_with_the_weeks_before_it() -> None:
    rng = np.random.default_rng(11)
    weeks = {f"2026-W{number:02}": week(rng, 400, USUAL) for number in range(10, 24)}
    weeks["2026-W22"] = week(rng, 400, USUAL | {"loose": 0.2})
    found = watch(weeks, baseline=8)
    assert list(found) == [f"2026-W{number}" for number in range(14, 24)]
    assert {name for name, raised in found.items() if raised} == {"2026-W22"}
    assert RATE == 0.01


@pytest.mark.parametrize(
    ("text", "spans", "traits"),
    [
        ("no hay agua en mi calle", [], set()),
        ("", [], set()),
        ("el jajlkwe no hay agua en mi calle", [], {"unknown-above-0", "unknown-above-5", "unknown-above-10"}),
        ("su placa nueva es AB12345", [], {"loose"}),
        ("su placa es AB12345", [(12, 19)], set()),
        ("pagué 187.40 en el 2026", [], set()),
        ("expediente 123456", [], {"loose"}),
        ("kxqw zzyt", [(0, 4), (5, 9)], set()),
    ],
)
def test_wording_of_what_is_not_a_finding(text: str, spans: list[tuple[int, int]], traits: set[str]) -> None:
    assert wording(text, spans) == traits


def view(text: str, *scores: float) -> StoredView:
    findings = [{"start": 0, "end": 0, "score": score} for score in scores]
    return StoredView("storage", text, json.dumps(findings), "", "")


def test_a_week_is_told_by_log_and_texts() -> None:
    logs = Logs(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC))
    views = {
        logs.seal("a", ch="web", cnt={"PERSON": {"redact": 9}}): view("hola", 0.95, 0.65),
        logs.seal("b", ch="web"): view("hola", 0.2),
        logs.seal("c"): None,
    }
    logs.seal("d", aud=(), withheld="detection")
    logs.record("record.sealed", rec=hex_of("record a"), ver=2, dig=hex_of("2", 64), aud=["storage"])
    logs.pass_time(days=7)
    logs.seal("e", ch="web")
    weeks = weekly(logs.read_records(), YEAR, lambda record, _: views.get(record))
    assert list(weeks) == ["2026-W45", "2026-W46"]
    first = weeks["2026-W45"]
    assert first.totals == {"sealed": 4, "protected": 3, "read": 2, "found": 2}
    assert first.traits == {
        "channel:web": 2,
        "channel:unknown": 2,
        "withheld": 1,
        "entity:PERSON": 1,
        "score:50": 1,
        "score:0": 1,
    }
    assert first.share("entity:PERSON") == pytest.approx(1 / 3)
    assert Tally().share("loose") is None
    assert add_up(weeks.values()).totals["sealed"] == 5


def test_without_texts_the_log_alone_is_watched() -> None:
    logs = Logs()
    rng = random.Random(1)
    for number in range(300):
        logs.seal(str(number), ch="web", cnt={"AGE": {"redact": 1}} if rng.random() < 0.5 else {"URL": {"redact": 1}})
        logs.pass_time(hours=5)
    weeks = weekly(logs.read_records(), YEAR)
    assert all(tally.totals["read"] == 0 for tally in weeks.values())
    assert not any(watch(weeks, baseline=2).values())
