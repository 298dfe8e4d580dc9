from __future__ import annotations

import pytest

from safefeedback.evaluation import GoldMessage, GoldSpan
from safefeedback.evaluation.tally import hides_characters, tally
from safefeedback.findings import Finding

#       0123456789012345678901234567890
TEXT = "soy nora ticona, cel 987 654 32"
NAME, PHONE = GoldSpan(4, 15, "PERSON"), GoldSpan(21, 31, "PHONE_NUMBER")
GOLD = GoldMessage("x-1", TEXT, (NAME, PHONE))


def found(start: int, end: int, entity: str, *, public: bool = False) -> Finding:
    return Finding(start, end, entity, 0.9, "fake", public=public)


def test_the_same_span_and_label_is_a_hit() -> None:
    counts = tally(GOLD, [found(4, 15, "PERSON"), found(21, 31, "PHONE_NUMBER")])
    assert (counts["all", "", "hits"], counts["all", "", "found"], counts["all", "", "expected"]) == (2, 2, 2)
    assert counts["all", "", "direct_covered"] == 2
    assert counts["recognizer", "fake", "hits"] == 2


def test_a_shorter_span_is_no_hit_and_leaks_its_rest() -> None:
    counts = tally(GOLD, [found(4, 8, "PERSON")])
    assert counts["entity", "PERSON", "hits"] == 0
    assert counts["entity", "PERSON", "leaked"] == 1
    assert (counts["entity", "PERSON", "leaked_characters"], counts["entity", "PERSON", "characters"]) == (6, 10)
    assert counts["all", "", "structured_leaked_characters"] == 8


def test_another_entity_covers_without_being_a_hit() -> None:
    counts = tally(GOLD, [found(4, 15, "LOCATION"), found(20, 31, "PE_DNI")])
    assert counts["all", "", "hits"] == 0
    assert counts["all", "", "direct_covered"] == 2
    assert counts["all", "", "outside_hidden"] == 0


def test_two_findings_cover_one_span_together() -> None:
    counts = tally(GOLD, [found(4, 8, "PERSON"), found(9, 15, "PERSON")])
    assert counts["entity", "PERSON", "covered"] == 1


def test_spaces_and_signs_need_not_be_hidden() -> None:
    counts = tally(GOLD, [found(21, 24, "PE_DNI"), found(25, 28, "PE_DNI"), found(29, 31, "PE_DNI")])
    assert counts["entity", "PHONE_NUMBER", "covered"] == 1


def test_an_organization_hides_nothing() -> None:
    assert tally(GOLD, [found(4, 15, "ORGANIZATION")])["entity", "PERSON", "leaked"] == 1


def test_an_organization_in_the_gold_is_no_mention_to_cover() -> None:
    counts = tally(GoldMessage("x-1", "la UGEL", (GoldSpan(3, 7, "ORGANIZATION"),)), [])
    assert counts["all", "", "mentions"] == 0
    assert counts["entity", "ORGANIZATION", "leaked"] == 1


def test_a_public_finding_hides_nothing() -> None:
    counts = tally(GOLD, [found(21, 31, "PHONE_NUMBER", public=True)])
    assert counts["all", "", "structured_leaked"] == 1
    assert counts["all", "", "outside_hidden"] == 0


def test_letters_outside_every_span_are_over_redaction() -> None:
    counts = tally(GOLD, [found(0, 15, "PERSON")])
    assert (counts["all", "", "outside_hidden"], counts["all", "", "outside"]) == (3, 6)
    assert counts["entity", "PERSON", "outside_hidden"] == 3
    assert counts["recognizer", "fake", "outside_hidden"] == 3


def test_a_span_without_letters_cannot_leak() -> None:
    counts = tally(GoldMessage("x-1", "aqui 📍", (GoldSpan(5, 6, "COORDINATES"),)), [])
    assert counts["all", "", "direct_covered"] == 1


OPTIONAL = GoldMessage("x-1", TEXT, (NAME, GoldSpan(21, 31, "PHONE_NUMBER", optional=True)))


@pytest.mark.parametrize(
    "finding", [found(21, 31, "PHONE_NUMBER"), found(23, 31, "PE_DNI"), found(21, 31, "PHONE_NUMBER", public=True)]
)
def test_optional_spans_count_neither_way(finding: Finding) -> None:
    without, with_it = tally(OPTIONAL, []), tally(OPTIONAL, [finding])
    for key in set(without) | set(with_it):
        assert without[key] == with_it[key], key


def test_a_finding_across_required_and_optional_spans_counts() -> None:
    assert tally(OPTIONAL, [found(4, 31, "PERSON")])["all", "", "found"] == 1


CLEAN = GoldMessage("x-1", "en breña, Ley 29733", (GoldSpan(3, 8, "LOCATION"),))


@pytest.mark.parametrize(
    ("finding", "alarms"),
    [
        (found(14, 19, "CASE_NUMBER"), 1),
        (found(3, 8, "PERSON"), 1),
        (found(3, 8, "LOCATION"), 0),
        (found(14, 19, "DATE_TIME"), 0),
        (found(14, 19, "PHONE_NUMBER", public=True), 0),
    ],
)
def test_a_direct_entity_in_a_clean_message_is_a_false_alarm(finding: Finding, alarms: int) -> None:
    counts = tally(CLEAN, [finding])
    assert (counts["all", "", "alarms"], counts["all", "", "clean_messages"]) == (alarms, 1)


def test_a_message_with_direct_identifiers_is_not_clean() -> None:
    assert tally(GOLD, [found(0, 3, "PERSON")])["all", "", "clean_messages"] == 0


def test_an_optional_direct_span_leaves_a_message_clean() -> None:
    message = GoldMessage("x-1", "llamen al 105", (GoldSpan(10, 13, "PHONE_NUMBER", optional=True),))
    counts = tally(message, [found(10, 13, "PHONE_NUMBER")])
    assert (counts["all", "", "alarms"], counts["all", "", "clean_messages"]) == (0, 1)


def test_which_findings_hide_can_be_chosen() -> None:
    counts = tally(GOLD, [found(4, 15, "PERSON")], hides=lambda finding: finding.entity != "PERSON")
    assert counts["entity", "PERSON", "leaked"] == 1
    assert hides_characters(found(4, 15, "PERSON"))


def test_a_finding_past_the_end_hides_to_the_end() -> None:
    assert tally(GOLD, [found(21, 99, "PHONE_NUMBER")])["entity", "PHONE_NUMBER", "covered"] == 1
