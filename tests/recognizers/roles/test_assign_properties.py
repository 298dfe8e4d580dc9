"""Laws of roles.

1. Only the role of PERSON findings changes, and it is one of the four or None.
2. What stands far behind a last mention does not change the ones before it: time is linear.
"""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback import Finding, Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.roles import assign

WORDS = st.sampled_from(
    "soy me llamo rosa Quispe quispe mi hija de 5 años el alcalde señora doctora . , : \n atte. nombre: yo vecino posta "
    "\u200b 😀 menor dni 51234567 ( ) que atiende mayor firma felicito no".split(" ")
)
TEXTS = st.one_of(st.text(min_size=1, max_size=80), st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
ROLES = {None, "sender", "third_party", "official", "minor"}


@given(TEXTS, st.data())
def test_only_roles_of_people_change(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    entity = st.sampled_from(("PERSON", "PERSON", "LOCATION"))
    findings = tuple(Finding(start, end, data.draw(entity), 0.9, "test") for start, end in pairs)
    found = assign(read(Message(text)), findings)
    assert tuple(replace(finding, role=None) for finding in found) == findings
    assert {finding.role for finding in found} <= ROLES
    assert all(finding.role is None for finding in found if finding.entity != "PERSON")


@pytest.mark.timing
def test_time_is_linear_in_the_message() -> None:
    def seconds(times: int) -> float:
        text = "la señora rosa quispe de la la la posta " * times
        names = [Finding(at * 40 + 10, at * 40 + 21, "PERSON", 0.9, "test") for at in range(times)]
        reading = read(Message(text))
        start = time.process_time()
        assign(reading, names)
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < 30 * max(seconds(400), 0.005)
