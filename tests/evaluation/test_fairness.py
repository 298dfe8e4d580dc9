from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from safefeedback.evaluation import GoldMessage, GoldSpan, evaluate
from safefeedback.findings import Finding
from safefeedback.messages import Message


def gold(count: int, *, name: str, channel: str) -> list[GoldMessage]:
    text = f"soy {name}, dni 51111111"
    spans = (GoldSpan(4, 4 + len(name), "PERSON"), GoldSpan(len(text) - 8, len(text), "PE_DNI"))
    return [GoldMessage(f"{channel}-{n}", text, spans, channel=channel) for n in range(count)]


GOLD = [
    *gold(40, name="rosa mamani", channel="email"),
    *gold(60, name="ana torres", channel="whatsapp"),
    *gold(10, name="ana wong", channel="telegram"),
]


def detect(message: Message) -> Sequence[Finding]:
    """Find every DNI and the names but Mamani of every other message and Wong of all."""
    text, number = message.text, int(str(message.id).rpartition("-")[2])
    found = [Finding(len(text) - 8, len(text), "PE_DNI", 0.9, "fake")]
    if "torres" in text or ("mamani" in text and number % 2):
        found.append(Finding(4, text.index(","), "PERSON", 0.9, "fake"))
    return found


def test_the_leak_of_each_group_stands_beside_the_average() -> None:
    shares = evaluate(GOLD, detect, by=("origin",)).fairness["origin"]["person_leak"]
    assert (shares.average.numerator, shares.average.denominator) == (30, 110)
    native = shares.groups["andean_amazonian"]
    assert (native.leak.numerator, native.leak.denominator) == (20, 40)
    assert native.ratio == pytest.approx(0.5 * 110 / 30)
    assert native.ratio is not None
    assert native.low is not None
    assert native.high is not None
    assert 1 < native.low < native.ratio < native.high
    assert shares.groups["spanish"].ratio == 0.0


def test_the_worst_group_is_one_with_mentions_enough() -> None:
    shares = evaluate(GOLD, detect, by=("origin",), resamples=0).fairness["origin"]
    assert shares["person_leak"].groups["asian"].leak.value == 1.0
    assert not shares["person_leak"].groups["asian"].is_judged
    assert shares["person_leak"].worst == "andean_amazonian"
    assert shares["direct_leak"].groups["andean_amazonian"].leak.value == 0.25
    assert shares["direct_leak"].worst == "andean_amazonian"


def test_groups_of_messages_and_of_mentions_come_in_one_report() -> None:
    report = evaluate(GOLD, detect, by=("channel", "origin", "region"), resamples=0)
    assert list(report.groups) == ["channel", "region"]
    assert list(report.fairness) == ["channel", "origin", "region"]
    assert report.fairness["channel"]["person_leak"].worst == "email"
    assert report.fairness["region"]["person_leak"].worst is None


def test_nobody_is_worst_where_nothing_leaks() -> None:
    def all_found(message: Message) -> Sequence[Finding]:
        return [Finding(0, len(message.text), "PERSON", 0.9, "fake")]

    shares = evaluate(GOLD, all_found, by=("channel",), resamples=10).fairness["channel"]["person_leak"]
    assert shares.worst is None
    assert {(s.ratio, s.low, s.high) for s in shares.groups.values()} == {(None, None, None)}


def test_identifiers_of_nobody_are_shown_and_not_in_the_average() -> None:
    alone = GoldMessage("x-1", "dni 51111111", (GoldSpan(4, 12, "PE_DNI"),))
    shares = evaluate([*GOLD, *[replace(alone, id=f"x-{n}") for n in range(50)]], lambda _: (), by=("sex",))
    direct = shares.fairness["sex"]["direct_leak"]
    assert direct.groups["-"].leak.denominator == 50
    assert not direct.groups["-"].is_judged
    assert direct.average.denominator == 220


def test_optional_and_indirect_spans_are_no_mentions() -> None:
    spans = (GoldSpan(0, 3, "PERSON", optional=True), GoldSpan(4, 8, "LOCATION"))
    report = evaluate([GoldMessage("x-1", "ana puno", spans)], lambda _: (), by=("channel",))
    assert report.fairness["channel"]["direct_leak"].groups == {}


def test_groups_are_read_in_the_message_as_it_was() -> None:
    before = GOLD[0]
    disturbed = replace(before, text=before.text.replace("mamani", "m4m4n1"), undisturbed=before)
    report = evaluate([disturbed], lambda _: (), by=("origin",), resamples=0)
    assert list(report.fairness["origin"]["person_leak"].groups) == ["andean_amazonian"]


def test_the_json_form_holds_no_name() -> None:
    written = json.dumps(evaluate(GOLD, detect, by=("origin", "sex")).as_json())
    assert "mamani" not in written
    assert '"worst": "andean_amazonian"' in written
