from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from safefeedback.errors import DetectionError, InputError
from safefeedback.evaluation import GoldMessage, GoldSpan, compare, evaluate
from safefeedback.findings import Finding
from safefeedback.messages import Message

GOLD = [
    GoldMessage("wa-1", "soy nora", (GoldSpan(4, 8, "PERSON"),), channel="whatsapp", style="minusculas", author="wa"),
    GoldMessage("em-1", "de Nora Paz", (GoldSpan(3, 11, "PERSON"),), channel="email", style="formal", author="em"),
    GoldMessage("em-2", "sin datos", (), channel="email", style="formal", author="em"),
]


def detect(message: Message) -> Sequence[Finding]:
    start = message.text.lower().find("nora")
    return () if start < 0 else (Finding(start, start + 4, "PERSON", 0.9, "names"),)


def test_messages_are_measured_together_and_by_group() -> None:
    report = evaluate(GOLD, detect, by=("channel", "author"))
    assert report.section.messages == 3
    assert report.section.overall["direct_leak"].value == 0.5
    assert {name: s.overall["direct_leak"].value for name, s in report.groups["channel"].items()} == {
        "email": 1.0,
        "whatsapp": 0.0,
    }
    assert list(report.groups) == ["channel", "author"]
    assert report.groups["author"]["em"].messages == 2


def test_the_detector_gets_the_channel_and_the_id() -> None:
    seen: list[tuple[str | None, str | None]] = []

    def spy(message: Message) -> Sequence[Finding]:
        seen.append((message.id, message.channel))
        return ()

    evaluate(GOLD, spy, resamples=0)
    assert seen == [("wa-1", "whatsapp"), ("em-1", "email"), ("em-2", "email")]


def test_a_withheld_message_is_counted_and_not_measured() -> None:
    def fails(message: Message) -> Sequence[Finding]:
        if message.id == "wa-1":
            raise DetectionError("a recognizer failed")
        return detect(message)

    report = evaluate(GOLD, fails, resamples=0)
    assert (report.withheld, report.section.messages) == (1, 2)
    assert report.section.overall["direct_leak"].denominator == 1


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(ValueError, match="channel, style, topic, author"):
        evaluate(GOLD, detect, by=("age",))


def test_mistakes_are_as_many_as_asked_for() -> None:
    assert evaluate(GOLD, lambda _: (), resamples=0).mistakes == ()
    assert [m.message for m in evaluate(GOLD, lambda _: (), resamples=0, max_mistakes=1).mistakes] == ["em-1"]


def test_the_json_form_holds_no_text() -> None:
    report = evaluate(GOLD, detect, max_mistakes=10, about={"policy": "pe-ley-29733"})
    written = json.dumps(report.as_json()).lower()
    assert "nora" not in written
    assert "sin datos" not in written
    assert report.as_json()["about"] == {"policy": "pe-ley-29733"}


def test_comparison_reports_what_changed() -> None:
    before, after = evaluate(GOLD, lambda _: ()).as_json(), evaluate(GOLD, detect).as_json()
    changes = {(d.section, d.name, d.measure): (d.before, d.after, d.change) for d in compare(before, after)}
    assert changes["overall", "", "direct_leak"] == (1.0, 0.5, -0.5)
    assert changes["recognizers", "names", "precision"] == (None, 0.5, None)
    assert ("overall", "", "false_alarms") not in changes
    assert compare(after, after) == ()


def test_a_change_is_clear_when_the_intervals_are_apart() -> None:
    gold = [GoldMessage(f"a-{n}", "soy nora", (GoldSpan(4, 8, "PERSON"),)) for n in range(50)]
    before, after = evaluate(gold, lambda _: ()).as_json(), evaluate(gold, detect).as_json()
    clear = {d.measure: d.is_clear for d in compare(before, after) if d.section == "overall"}
    assert clear["direct_leak"] is True
    assert clear["precision"] is False


@pytest.mark.parametrize("baseline", [None, [], {"schema": "other"}, {"schema": "safefeedback/evaluation/1"}])
def test_a_baseline_that_is_no_report_is_refused(baseline: object) -> None:
    with pytest.raises(InputError, match="baseline"):
        compare(baseline, evaluate(GOLD, detect, resamples=0).as_json())
