"""Laws of the online recognizer.

Spans lie inside the message, findings do not overlap within a reading, the same message gives the same findings, an
address is found in any surroundings of plain words, and time is linear on hostile text.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safefeedback.messages import Message
from safefeedback.recognizers.base import Reading, read
from safefeedback.recognizers.online import OnlineRecognizer
from safefeedback.text import View

RECOGNIZER = OnlineRecognizer()
NOISE = st.text(alphabet="abe1290 @_.,:;-+°/'\"\n()ñOlx", max_size=80)
LOCALS = st.from_regex(r"[a-z]{2,8}[._]?[a-z]{1,8}[0-9]{0,3}", fullmatch=True)
HOSTS = st.sampled_from(["gmail.com", "hotmail.com", "yahoo.es", "estudio.pe", "uni.edu.pe", "example.org"])
WORDS = st.lists(st.sampled_from("no hay agua desde ayer en mi calle gracias vecinos luz".split()), max_size=6)

HOSTILE = [
    "@",
    "a@",
    "@a",
    "a.",
    "a.b@c.d ",
    "_a",
    "1.2.3.4 ",
    "-1.2345,",
    "::",
    "a:b:c:",
    "ab-cd-",
    "12°",
    "ES91 2100 0418 ",
    "iban es91 2100 0418 4502 ",
    "lat -1.11 -2.22 ",
    "a@b.pe lat 1.1 2.2 ",
    "mac 1a 2b 3c 4d 5e 6f ",
    "1a",
    "insta deladela ",
    "https://a.pe/)",
    "facebook.com/\n",
    "juan @ gmail . ",
    "x" * 63 + "@",
    "@ana_q, a, b, c, d, ",
]


@given(NOISE)
@settings(max_examples=300, deadline=None)
def test_spans_lie_inside_and_do_not_overlap(text: str) -> None:
    found = RECOGNIZER.analyze(read(Message(text)))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    spans = sorted(f.span for f in found)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(NOISE)
@settings(max_examples=100, deadline=None)
def test_same_message_gives_the_same_findings(text: str) -> None:
    assert RECOGNIZER.analyze(read(Message(text))) == OnlineRecognizer().analyze(read(Message(text)))


@given(WORDS, LOCALS, HOSTS, WORDS)
@settings(max_examples=200, deadline=None)
def test_email_is_found_among_plain_words(before: list[str], local: str, host: str, after: list[str]) -> None:
    address = f"{local}@{host}"
    text = " ".join([*before, address, *after])
    (finding,) = RECOGNIZER.analyze(read(Message(text)))
    assert (finding.entity, text[finding.start : finding.end]) == ("EMAIL_ADDRESS", address)


@given(st.integers(1, 223), st.integers(0, 255), st.integers(0, 255), st.integers(1, 254))
@settings(max_examples=100, deadline=None)
def test_any_ipv4_after_its_word_is_found(first: int, second: int, third: int, fourth: int) -> None:
    number = f"{first}.{second}.{third}.{fourth}"
    (finding,) = RECOGNIZER.analyze(read(Message(f"mi ip {number} sale bloqueada")))
    assert (finding.entity, finding.span) == ("IP_ADDRESS", (6, 6 + len(number)))


@given(st.floats(-18.3, -0.1), st.floats(-81.3, -68.7))
@settings(max_examples=100, deadline=None)
def test_any_position_in_peru_is_found(latitude: float, longitude: float) -> None:
    pair = f"{latitude:.6f}, {longitude:.6f}"
    (finding,) = RECOGNIZER.analyze(read(Message(f"queda en {pair} arriba")))
    assert (finding.entity, finding.span) == ("COORDINATES", (9, 9 + len(pair)))


def _seconds(text: str) -> float:
    reading = Reading(text, View(text, text.lower()), None)
    best = 9.0
    for _ in range(2):
        start = time.perf_counter()
        RECOGNIZER.analyze(reading)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.timing
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    small = _seconds(piece * (10_000 // len(piece)))
    large = _seconds(piece * (80_000 // len(piece)))
    assert large < 0.02 + 8 * small * 2.5


@pytest.mark.timing
@pytest.mark.full
@pytest.mark.parametrize("piece", HOSTILE)
def test_ten_megabytes_of_hostile_text(piece: str) -> None:
    assert _seconds(piece * (10_000_000 // len(piece))) < 120
