import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import DetectionError
from safefeedback.findings import Evidence, Finding
from safefeedback.policy import Policy, load_policy
from safefeedback.policy import pattern as patterns
from safefeedback.policy.complaint import PolicyValueError
from safefeedback.text import plain_view

BASE = {"schema": 1, "name": "x", "version": "1"}


def always(text: str, *entries: dict[str, str]) -> list[tuple[str, str]]:
    policy = load_policy({**BASE, "always": [{"entity": "PERSON", **entry} for entry in entries]})
    return [(finding.entity, text[finding.start : finding.end]) for finding in policy.always_findings(plain_view(text))]


def never(*entries: dict[str, str]) -> Policy:
    return load_policy({**BASE, "never": list(entries)})


def whole(text: str, entity: str = "PE_DNI", *evidence: Evidence) -> Finding:
    return Finding(0, len(text), entity, 0.9, "x", evidence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vino El Chino, dijo", ["El Chino"]),
        ("vino el  CHINO", ["el  CHINO"]),
        ("vino el-chínó", ["el-chínó"]),
        ("vino el, el chino", ["el chino"]),
        ("el      chino", []),
        ("el chinoso", []),
        ("panel chino", []),
    ],
)
def test_folded_value_is_found_word_by_word(text: str, found: list[str]) -> None:
    assert [value for _, value in always(text, {"folded": "El Chino"})] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("con K-1 y k-1", ["K-1"]), ("K-1K-1", []), ("(K-1)", ["K-1"]), ("K-12", []), ("AK-1", []), ("K-1", ["K-1"])],
)
def test_exact_value_is_found_as_written_and_alone(text: str, found: list[str]) -> None:
    assert [value for _, value in always(text, {"exact": "K-1"})] == found


def test_pattern_is_found_and_its_entity_and_reason_told() -> None:
    policy = load_policy({**BASE, "always": [{"entity": "OTHER_ID", "pattern": r"INT-\d{3}"}]})
    (finding,) = policy.always_findings(plain_view("ver INT-123 y INT-4"))
    assert (finding.entity, finding.span, finding.score, finding.recognizer) == ("OTHER_ID", (4, 11), 1.0, "policy")
    assert finding.evidence == (Evidence("list", "always-pattern"),)


def test_findings_come_by_place_whatever_the_order_of_entries() -> None:
    entries = ({"pattern": "c"}, {"exact": "b"}, {"folded": "A"})
    assert [value for _, value in always("a b c", *entries)] == ["a", "b", "c"]


def test_never_leaves_whole_values_of_the_named_entity() -> None:
    assert never({"folded": "TUPAC AMARU"}).leaves(whole("Túpac  Amaru", "PERSON"), "Túpac  Amaru")
    assert not never({"folded": "Túpac Amaru"}).leaves(whole("Túpac", "PERSON"), "Túpac")
    assert not never({"folded": "a b", "entity": "LOCATION"}).leaves(whole("a b", "PERSON"), "a b")
    assert never({"pattern": "[0-9]{8}"}).leaves(whole("51234567"), "51234567")
    assert not never({"pattern": "[0-9]{7}"}).leaves(whole("51234567"), "51234567")
    assert not never({"exact": "a"}, {"pattern": "z", "entity": "PERSON"}).leaves(whole("z"), "z")


def test_only_an_exact_value_uncovers_what_a_check_digit_proved() -> None:
    passed, failed = Evidence("check", "mod-11"), Evidence("check", "mod-11-failed")
    text = "20933904114"
    assert never({"exact": text}).leaves(whole(text, "PE_RUC", passed), text)
    assert not never({"folded": text}).leaves(whole(text, "PE_RUC", passed), text)
    assert not never({"pattern": "[0-9]+"}).leaves(whole(text, "PE_RUC", passed), text)
    assert never({"pattern": "[0-9]+"}).leaves(whole(text, "PE_RUC", failed), text)


@pytest.mark.timing
@pytest.mark.parametrize(
    "pattern", ["(a+)+$", r"(?:\w+\s?)+\d$", "(x+x+)+y", "(?:(?:a{1000}){1000}){1000}", "a*", "", "(", "(" * 300]
)
def test_hostile_and_useless_patterns_are_refused_quickly(pattern: str) -> None:
    start = time.perf_counter()
    with pytest.raises(PolicyValueError) as refused:
        patterns.check_pattern(pattern)
    assert time.perf_counter() - start < 5
    assert len(pattern) < 3 or pattern not in str(refused.value)


@pytest.mark.parametrize(
    "pattern", [r"INT-\d{6}", r"\d{5}-\d{4}-\d{1,2}-\d{4}-[A-Z]{2}-[A-Z]{2}-\d{2}", "(?i)el chino"]
)
def test_ordinary_patterns_are_accepted(pattern: str) -> None:
    patterns.check_pattern(pattern)


def test_a_pattern_over_its_time_withholds_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "check_pattern", lambda _: None)
    slow = "(?:z+z+)+[0-9]"
    monkeypatch.setattr("safefeedback.policy.listing.check_pattern", lambda _: None)
    text = "z" * 5000
    with pytest.raises(DetectionError, match=r"always\[0\]\.pattern") as refused:
        always(text, {"pattern": slow})
    assert "z+" not in str(refused.value)
    with pytest.raises(DetectionError, match=r"never\[0\]\.pattern"):
        never({"pattern": slow}).leaves(whole(text, "PERSON"), text)


@pytest.mark.timing
def test_a_thousand_entries_take_linear_time() -> None:
    entries = [{"folded": f"ana rojas{number}"} for number in range(1000)]
    start = time.perf_counter()
    assert always("ana rojas7 " + "ana " * 2000, *entries) == [("PERSON", "ana rojas7")]
    assert time.perf_counter() - start < 10


@given(st.text(max_size=40), st.text(min_size=1, max_size=8))
def test_law_an_exact_value_found_is_the_value(text: str, value: str) -> None:
    view = plain_view(text)
    policy = load_policy({**BASE, "always": [{"entity": "PERSON", "exact": value}]})
    for finding in policy.always_findings(view):
        assert plain_view(text[finding.start : finding.end]).text in (value, plain_view(value).text)


@given(st.from_regex(r"[abñÑ1]{1,4}(?:[ -]{1,3}[abñÑ1]{1,4}){0,3}", fullmatch=True))
def test_law_a_folded_value_is_found_in_itself_in_any_case(value: str) -> None:
    found = always(f"¡{value.upper()}!", {"folded": value})
    assert len(found) == 1
