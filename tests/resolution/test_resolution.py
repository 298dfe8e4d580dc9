from __future__ import annotations

import pytest

from safefeedback.findings import Evidence, Finding
from safefeedback.resolution import ABSORBED, resolve, trim_remainders


def finding(start: int, end: int, entity: str, score: float = 0.8, **fields: object) -> Finding:
    return Finding(start, end, entity, score, fields.pop("recognizer", "test"), **fields)  # type: ignore[arg-type]


def shape(findings: tuple[Finding, ...]) -> list[tuple[int, int, str]]:
    return [(f.start, f.end, f.entity) for f in findings]


def nested(entity: str, start: int, end: int) -> Evidence:
    return Evidence("nested", entity, start=start, end=end)


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == ()


def test_findings_below_the_threshold_are_left_out() -> None:
    kept, dropped = finding(5, 9, "AGE", 0.5), finding(0, 3, "AGE", 0.3)
    assert resolve([kept, dropped], threshold=0.5) == (kept,)


def test_disjoint_findings_come_back_as_they_are_ordered_by_start() -> None:
    first, second = finding(0, 3, "AGE"), finding(4, 8, "PERSON")
    assert resolve(iter([second, first])) == (first, second)


def test_adjacent_findings_of_one_entity_stay_two() -> None:
    assert shape(resolve([finding(0, 4, "PERSON"), finding(4, 9, "PERSON")])) == [(0, 4, "PERSON"), (4, 9, "PERSON")]


def test_adjacent_findings_inside_a_weaker_one_stay_two() -> None:
    found = resolve([finding(0, 4, "PERSON"), finding(4, 9, "PERSON"), finding(0, 9, "PERSON", 0.5)])
    assert shape(found) == [(0, 4, "PERSON"), (4, 9, "PERSON")]


def test_equal_findings_combine_evidence_and_keep_the_highest_score() -> None:
    cue, check = Evidence("cue", "dni", 0.2), Evidence("check", "dni", 0.1)
    weak = finding(0, 8, "PE_DNI", 0.6, evidence=(cue,), recognizer="b", role="sender")
    strong = finding(0, 8, "PE_DNI", 0.9, evidence=(check, cue), recognizer="a")
    assert resolve([weak, strong]) == (
        finding(0, 8, "PE_DNI", 0.9, evidence=(check, cue), recognizer="a", role="sender"),
    )


def test_the_longer_of_one_class_wins_and_names_the_loser() -> None:
    found = resolve([finding(0, 20, "BANK_ACCOUNT", 0.7), finding(4, 13, "PHONE_NUMBER", 0.85)])
    assert found == (finding(0, 20, "BANK_ACCOUNT", 0.7, evidence=(nested("phone_number", 4, 13),)),)


def test_a_better_class_beats_a_longer_finding_whose_remainders_keep_their_entity() -> None:
    found = resolve([finding(0, 20, "STREET_ADDRESS", 0.7), finding(5, 14, "PHONE_NUMBER", 0.95)])
    assert shape(found) == [(0, 5, "STREET_ADDRESS"), (5, 14, "PHONE_NUMBER"), (14, 20, "STREET_ADDRESS")]
    assert all(f.evidence == (nested("street_address", 0, 20),) for f in found)


@pytest.mark.parametrize(("weight", "winner"), [(0.1, "PE_RUC"), (0.0, "CASE_NUMBER"), (-0.1, "CASE_NUMBER")])
def test_only_a_check_that_passed_beats_a_longer_weak_finding(weight: float, winner: str) -> None:
    checked = finding(4, 15, "PE_RUC", 0.5, evidence=(Evidence("check", "ruc", weight),))
    found = resolve([checked, finding(0, 20, "CASE_NUMBER", 0.55)])
    assert [f.entity for f in found if f.start <= 4 < f.end] == [winner]
    assert (found[0].start, found[-1].end) == (0, 20)


def test_a_proven_and_checked_finding_is_of_the_first_class() -> None:
    checked = finding(4, 15, "PE_RUC", 0.95, evidence=(Evidence("check", "ruc", 0.3),))
    assert (4, 15, "PE_RUC") in shape(resolve([checked, finding(0, 20, "CASE_NUMBER", 0.89)]))


def test_ties_go_to_the_score_then_the_table_then_the_name_then_the_start() -> None:
    assert shape(resolve([finding(0, 8, "OTHER_ID", 0.8), finding(0, 8, "PE_DNI", 0.7)])) == [(0, 8, "OTHER_ID")]
    assert shape(resolve([finding(0, 8, "OTHER_ID"), finding(0, 8, "PE_DNI")])) == [(0, 8, "PE_DNI")]
    assert shape(resolve([finding(2, 6, "X_B"), finding(2, 6, "X_A")])) == [(2, 6, "X_A")]
    assert shape(resolve([finding(2, 6, "X_A"), finding(0, 4, "X_B")])) == [(0, 2, "X_B"), (2, 6, "X_A")]
    first, second = finding(0, 4, "AGE", recognizer="b"), finding(3, 7, "AGE", recognizer="a")
    assert [(f.span, f.recognizer) for f in resolve([second, first])] == [((0, 7), "b")]


def test_overlapping_findings_of_one_entity_become_one_with_the_highest_score() -> None:
    found = resolve([finding(0, 11, "PERSON", 0.7), finding(5, 18, "PERSON", 0.8, role="official")])
    assert found == (finding(0, 18, "PERSON", 0.8, role="official", evidence=(nested("person", 0, 11),)),)


def test_a_short_strong_finding_is_extended_over_a_longer_weak_one_on_both_sides() -> None:
    found = resolve([finding(0, 18, "PERSON", 0.5, role="sender"), finding(5, 11, "PERSON", 0.95)])
    assert found == (finding(0, 18, "PERSON", 0.95, role="sender", evidence=(nested("person", 0, 18),)),)


def test_a_remainder_between_two_of_its_entity_joins_the_left_one() -> None:
    found = resolve(
        [finding(0, 9, "PHONE_NUMBER"), finding(10, 19, "PHONE_NUMBER"), finding(0, 19, "PHONE_NUMBER", 0.5)]
    )
    assert shape(found) == [(0, 10, "PHONE_NUMBER"), (10, 19, "PHONE_NUMBER")]


def test_a_chain_of_one_entity_becomes_one() -> None:
    found = resolve([finding(0, 6, "PERSON", 0.5), finding(4, 12, "PERSON", 0.7), finding(10, 18, "PERSON", 0.95)])
    assert shape(found) == [(0, 18, "PERSON")]


def test_a_loser_cut_off_from_its_own_kind_stays_by_itself() -> None:
    found = resolve([finding(0, 12, "PERSON", 0.5), finding(8, 12, "PERSON", 0.95), finding(4, 8, "PE_DNI", 0.95)])
    assert shape(found) == [(0, 4, "PERSON"), (4, 8, "PE_DNI"), (8, 12, "PERSON")]
    assert found[1].evidence == (nested("person", 0, 12),)
    assert found[2].evidence == ()


@pytest.mark.parametrize(("inner", "outer"), [(inner, outer) for inner, names in ABSORBED.items() for outer in names])
def test_what_belongs_to_the_finding_around_it_gives_way_whatever_the_scores(inner: str, outer: str) -> None:
    for span in ((0, 4), (3, 9), (9, 14)):
        found = resolve([finding(0, 14, outer, 0.36), finding(*span, inner, 0.99)])
        assert found == (finding(0, 14, outer, 0.36, evidence=(nested(inner.lower(), *span),)),)


def test_equal_spans_are_settled_by_score_even_where_one_could_belong_to_the_other() -> None:
    assert shape(resolve([finding(0, 9, "LOCATION", 0.7), finding(0, 9, "PERSON", 0.8)])) == [(0, 9, "PERSON")]


def test_a_private_name_inside_a_public_link_stays_private() -> None:
    found = resolve([finding(0, 30, "URL", 0.95, public=True), finding(12, 20, "PERSON", 0.4)])
    assert [(f.span, f.entity, f.public) for f in found] == [
        ((0, 12), "URL", True),
        ((12, 20), "PERSON", False),
        ((20, 30), "URL", True),
    ]


def test_a_public_link_belongs_to_the_public_mailbox_around_it() -> None:
    link = finding(14, 25, "URL", 0.95, public=True)
    assert shape(resolve([finding(0, 25, "EMAIL_ADDRESS", 0.7, public=True), link])) == [(0, 25, "EMAIL_ADDRESS")]


def test_a_private_reading_of_a_public_value_wins() -> None:
    found = resolve([finding(0, 3, "PHONE_NUMBER", 0.95, public=True), finding(0, 3, "PHONE_NUMBER", 0.4)])
    assert [(f.public, f.score) for f in found] == [(False, 0.4)]


@pytest.mark.parametrize("inner", ["PERSON", "LOCATION", "DATE_TIME"])
def test_a_name_place_or_date_inside_an_organization_belongs_to_it(inner: str) -> None:
    assert shape(resolve([finding(0, 20, "ORGANIZATION", 0.5), finding(9, 20, inner, 0.95)])) == [
        (0, 20, "ORGANIZATION")
    ]


def test_any_other_private_finding_inside_an_organization_stays_covered() -> None:
    found = resolve([finding(0, 20, "ORGANIZATION", 0.95), finding(9, 20, "SENSITIVE", 0.4)])
    assert shape(found) == [(0, 9, "ORGANIZATION"), (9, 20, "SENSITIVE")]


def test_a_person_partly_outside_an_organization_stays_covered_whole() -> None:
    found = resolve([finding(0, 20, "ORGANIZATION", 0.95), finding(9, 27, "PERSON", 0.4)])
    assert shape(found) == [(0, 9, "ORGANIZATION"), (9, 27, "PERSON")]


def test_the_known_whole_name_of_a_person_is_covered_inside_an_organization() -> None:
    known = finding(7, 18, "PERSON", 0.95, evidence=(Evidence("known", "full", 0.5),))
    part = finding(7, 10, "PERSON", 0.7, evidence=(Evidence("known", "given", 0.3),))
    shop = finding(0, 18, "ORGANIZATION", 0.99)
    place = finding(7, 18, "LOCATION", 0.99)
    assert shape(resolve([known, shop, place])) == [(0, 7, "ORGANIZATION"), (7, 18, "PERSON")]
    assert shape(resolve([part, shop])) == [(0, 18, "ORGANIZATION")]


def test_an_organization_and_a_name_of_the_same_span_are_settled_by_score() -> None:
    shop = finding(0, 9, "ORGANIZATION", 0.8)
    assert shape(resolve([shop, finding(0, 9, "PERSON", 0.7)])) == [(0, 9, "ORGANIZATION")]
    assert shape(resolve([shop, finding(0, 9, "PERSON", 0.8)])) == [(0, 9, "PERSON")]


def test_unknown_entities_hide() -> None:
    assert shape(resolve([finding(0, 9, "ORGANIZATION", 0.9), finding(2, 5, "XX_THING", 0.4)])) == [
        (0, 2, "ORGANIZATION"),
        (2, 5, "XX_THING"),
        (5, 9, "ORGANIZATION"),
    ]


def test_remainders_are_trimmed_to_letters_and_digits() -> None:
    text = "Jr. Ica 345, cel 987654321, ."
    found = resolve([finding(0, 29, "STREET_ADDRESS", 0.7), finding(17, 26, "PHONE_NUMBER", 0.95)])
    assert shape(found) == [(0, 17, "STREET_ADDRESS"), (17, 26, "PHONE_NUMBER"), (26, 29, "STREET_ADDRESS")]
    trimmed = trim_remainders(found, text)
    assert [text[f.start : f.end] for f in trimmed] == ["Jr. Ica 345, cel", "987654321"]


def test_whole_findings_are_not_trimmed() -> None:
    text = "(@ana.q_)"
    winner = finding(1, 8, "USERNAME", 0.95, evidence=(Evidence("cue", "username"),))
    found = resolve([winner, finding(2, 5, "PERSON", 0.8), finding(2, 8, "USERNAME", 0.5)])
    assert trim_remainders(found, text) == found
    assert [f.span for f in found] == [(1, 8)]


MODEL = (Evidence("model", "m"),)


def test_a_number_of_which_only_a_model_speaks_gives_way_to_the_public_value_around_it() -> None:
    public = finding(5, 8, "PHONE_NUMBER", 0.8, public=True)
    for other in (finding(5, 8, "PHONE_NUMBER", 0.89, evidence=MODEL), finding(6, 8, "CASE_NUMBER", evidence=MODEL)):
        (found,) = resolve([public, other])
        assert found.public
        assert found.span == (5, 8)


@pytest.mark.parametrize(
    "other",
    [
        finding(5, 9, "PHONE_NUMBER", 0.89, evidence=MODEL),
        finding(5, 8, "PERSON", 0.89, evidence=MODEL),
        finding(5, 8, "PHONE_NUMBER", 0.89, evidence=(*MODEL, Evidence("cue", "c"))),
        finding(5, 8, "PHONE_NUMBER", 0.89),
    ],
)
def test_any_other_private_reading_of_a_public_value_hides_it(other: Finding) -> None:
    public = finding(5, 8, "PHONE_NUMBER", 0.8, public=True)
    assert any(f.span == other.span and not f.public for f in resolve([public, other]))
