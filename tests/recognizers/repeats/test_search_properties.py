"""Laws of the search for further mentions.

1. Every span found lies outside every finding given, and inside the message.
2. The order of the findings changes nothing.
3. A second search, with what was found, finds nothing inside what is there.
"""

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback import Finding, Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.repeats import find_repeats

WORDS = st.sampled_from(
    "soy yesenia huaman Huamán WAMAN yecenia delfor apaza apasa flores Flores luz cruz de la av. jr señora alcalde , . "
    "\n yeseniahuaman y. 51234567 😀 \u200b quispe del colegio".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
ENTITIES = st.sampled_from(("PERSON", "PERSON", "ORGANIZATION", "STREET_ADDRESS", "LOCATION", "PE_DNI"))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    """Draw a message with disjoint findings."""
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    score = st.sampled_from((0.4, 0.7, 0.95))
    return text, [Finding(start, end, draw(ENTITIES), draw(score), "test") for start, end in pairs]


@given(cases())
def test_spans_lie_outside_the_findings(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    for repeat in find_repeats(read(Message(text)), findings):
        assert repeat.end <= len(text)
        assert not any(repeat.overlaps(finding) for finding in findings)


@given(cases(), st.randoms(use_true_random=False))
def test_order_changes_nothing(case: tuple[str, list[Finding]], chance: Random) -> None:
    text, findings = case
    reading = read(Message(text))
    shuffled = chance.sample(findings, len(findings))
    assert find_repeats(reading, findings) == find_repeats(reading, shuffled)


@given(cases())
def test_a_second_search_stays_outside_the_first(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    reading = read(Message(text))
    first = find_repeats(reading, findings)
    again = find_repeats(reading, [*findings, *first])
    assert not any(new.overlaps(old) for new in again for old in first)


@pytest.mark.timing
def test_time_is_linear_in_the_message() -> None:
    def seconds(times: int) -> float:
        text = "yesenia huaman y apasa de waman delfor " * times
        reading = read(Message(text))
        names = [Finding(at * 39, at * 39 + 14, "PERSON", 0.9, "test") for at in range(times)]
        start = time.process_time()
        find_repeats(reading, names)
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < 30 * max(seconds(400), 0.005)
