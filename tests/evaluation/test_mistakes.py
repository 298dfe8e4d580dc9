from __future__ import annotations

import pytest

from safefeedback.evaluation import Confusion, GoldMessage, GoldSpan
from safefeedback.evaluation.mistakes import confusions, mistakes, table
from safefeedback.findings import Finding

TEXT = "soy nora ticona de breña, cel 987654321"
GOLD = GoldMessage(
    "x-1", TEXT, (GoldSpan(4, 15, "PERSON"), GoldSpan(19, 24, "LOCATION"), GoldSpan(30, 39, "PHONE_NUMBER"))
)
RIGHT = (
    Finding(4, 15, "PERSON", 0.9, "f"),
    Finding(19, 24, "LOCATION", 0.9, "f"),
    Finding(30, 39, "PHONE_NUMBER", 0.9, "f"),
)


def kinds(message: GoldMessage, *findings: Finding) -> list[tuple[str, int, str | None, str | None]]:
    found = sorted(mistakes(message, findings), key=lambda mistake: mistake.gravity)
    return [(m.kind, m.start, m.gold, m.found) for m in found]


def test_right_findings_are_no_mistakes() -> None:
    assert kinds(GOLD, *RIGHT) == []


def test_a_readable_direct_identifier_is_a_leak_whatever_was_found() -> None:
    assert kinds(GOLD, Finding(4, 8, "PERSON", 0.9, "f"), RIGHT[1], RIGHT[2]) == [("leak", 4, "PERSON", "PERSON")]
    assert kinds(GOLD, *RIGHT[:2]) == [("leak", 30, "PHONE_NUMBER", None)]


def test_other_spans_are_missed_confused_or_off() -> None:
    assert kinds(GOLD, RIGHT[0], RIGHT[2]) == [("missed", 19, "LOCATION", None)]
    assert kinds(GOLD, RIGHT[0], Finding(19, 24, "PERSON", 0.9, "f"), RIGHT[2]) == [
        ("confused", 19, "LOCATION", "PERSON")
    ]
    assert kinds(GOLD, RIGHT[0], Finding(16, 24, "LOCATION", 0.9, "f"), RIGHT[2]) == [
        ("boundary", 19, "LOCATION", "LOCATION")
    ]


def test_a_finding_beside_the_gold_is_spurious_and_in_a_clean_message_a_false_alarm() -> None:
    extra = Finding(26, 29, "CASE_NUMBER", 0.9, "f")
    assert kinds(GOLD, *RIGHT, extra) == [("spurious", 26, None, "CASE_NUMBER")]
    assert kinds(GoldMessage("x-1", TEXT), extra) == [("false-alarm", 26, None, "CASE_NUMBER")]
    assert kinds(GoldMessage("x-1", TEXT), Finding(26, 29, "AGE", 0.9, "f")) == [("spurious", 26, None, "AGE")]


def test_an_optional_span_makes_no_mistake() -> None:
    message = GoldMessage("x-1", TEXT, (GoldSpan(30, 39, "PHONE_NUMBER", optional=True),))
    assert kinds(message) == kinds(message, RIGHT[2]) == []


def test_gravest_mistakes_come_first() -> None:
    assert [
        kind for kind, *_ in kinds(GOLD, Finding(0, 3, "AGE", 0.9, "f"), Finding(16, 24, "LOCATION", 0.9, "f"))
    ] == [
        "leak",
        "leak",
        "spurious",
        "boundary",
    ]


def test_the_table_says_which_label_was_found_as_which_entity() -> None:
    findings = (
        Finding(0, 3, "AGE", 0.9, "f"),
        Finding(4, 15, "PERSON", 0.9, "f"),
        Finding(19, 25, "STREET_ADDRESS", 0.9, "f"),
    )
    assert table(confusions(GOLD, findings)) == (
        Confusion("PERSON", "PERSON", 1, 0),
        Confusion("PHONE_NUMBER", None, 0, 1),
        Confusion("LOCATION", "STREET_ADDRESS", 0, 1),
        Confusion(None, "AGE", 0, 1),
    )


@pytest.mark.parametrize("order", [1, -1])
def test_the_finding_that_shares_most_is_the_one_compared(order: int) -> None:
    findings = (Finding(4, 8, "LOCATION", 0.9, "f"), Finding(8, 15, "AGE", 0.9, "f"))[::order]
    pairs = confusions(GoldMessage("x-1", TEXT, (GoldSpan(4, 15, "PERSON"),)), findings)
    assert dict(pairs) == {("PERSON", "AGE", False): 1}
