"""Laws of the counts.

1. Findings equal to the gold give full marks: every hit, no leak, nothing hidden outside, no alarm.
2. The order of findings and repeated findings change nothing.
3. One more hiding finding never raises a leak and never lowers what is hidden outside.
4. Leaked mentions and covered mentions add up to the mentions; characters leaked are at most the characters.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.evaluation import GoldMessage, GoldSpan
from safefeedback.evaluation.tally import tally
from safefeedback.findings import Finding

LABELS = ("PERSON", "PE_DNI", "LOCATION", "ORGANIZATION", "STREET_ADDRESS")
TEXT = "ana vive en jr. lima 12, dni 51234567 ugel"
spans = st.tuples(st.integers(0, 41), st.integers(1, 12), st.sampled_from(LABELS), st.booleans())


@st.composite
def messages(draw: st.DrawFn) -> GoldMessage:
    marked: list[GoldSpan] = []
    for start, length, label, optional in sorted(draw(st.lists(spans, max_size=5))):
        if not marked or start >= marked[-1].end:
            marked.append(GoldSpan(start, min(start + length, len(TEXT)), label, optional))
    return GoldMessage("x-1", TEXT, tuple(marked))


found = st.builds(
    lambda start, length, entity, public: Finding(start, start + length, entity, 0.5, "fake", public=public),
    st.integers(0, 41),
    st.integers(1, 12),
    st.sampled_from(LABELS),
    st.booleans(),
)


@given(messages())
def test_the_gold_itself_has_full_marks(message: GoldMessage) -> None:
    counts = tally(message, [Finding(s.start, s.end, s.label, 1.0, "gold") for s in message.spans])
    assert counts["all", "", "hits"] == counts["all", "", "expected"] == counts["all", "", "found"]
    assert counts["all", "", "leaked"] == counts["all", "", "outside_hidden"] == counts["all", "", "alarms"] == 0


@given(messages(), st.lists(found, max_size=5), st.randoms())
def test_order_and_repetition_change_nothing(message: GoldMessage, findings: list[Finding], random: object) -> None:
    shuffled = [*findings, *findings[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert +tally(message, shuffled) == +tally(message, findings)


@given(messages(), st.lists(found, max_size=4), found)
def test_hiding_more_never_leaks_more(message: GoldMessage, findings: list[Finding], extra: Finding) -> None:
    before, after = tally(message, findings), tally(message, [*findings, extra])
    for name in ("leaked", "direct_leaked", "structured_leaked", "direct_leaked_characters"):
        assert after["all", "", name] <= before["all", "", name]
    assert after["all", "", "outside_hidden"] >= before["all", "", "outside_hidden"]


@given(messages(), st.lists(found, max_size=5))
def test_leaked_and_covered_add_up(message: GoldMessage, findings: list[Finding]) -> None:
    counts = tally(message, findings)
    for prefix in ("", "direct_", "structured_"):
        mentions = counts["all", "", f"{prefix}mentions"]
        assert counts["all", "", f"{prefix}leaked"] + counts["all", "", f"{prefix}covered"] == mentions
        assert counts["all", "", f"{prefix}leaked_characters"] <= counts["all", "", f"{prefix}characters"]
