"""Laws of the number recognizer.

1. Spans lie in the message and hold a digit, whatever the text.
2. Separators and case do not change that a cued identifier is covered.
3. Time grows in proportion to the length of hostile text.
"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.numbers import NumberRecognizer

RECOGNIZER = NumberRecognizer()
CUES = {
    "PE_DNI": ("dni", 8),
    "PHONE_NUMBER": ("celular", 9),
    "SERVICE_ACCOUNT": ("suministro", 7),
    "HEALTH_ID": ("historia clinica", 7),
    "PE_FOREIGNER_ID": ("carnet de extranjeria", 9),
    "PASSPORT": ("pasaporte", 9),
    "BANK_ACCOUNT": ("cci", 20),
    "CREDIT_CARD": ("tarjeta", 16),
    "DEVICE_ID": ("imei", 15),
}


@given(st.text(max_size=300))
def test_spans_lie_in_any_text(text: str) -> None:
    for finding in RECOGNIZER.analyze(read(Message(text))):
        assert 0 <= finding.start < finding.end <= len(text)


@given(st.text(alphabet="0123456789 -.,*/()+\nabcdniruccel", max_size=200))
def test_every_finding_holds_a_digit(text: str) -> None:
    for finding in RECOGNIZER.analyze(read(Message(text))):
        assert any(c.isdigit() for c in text[finding.start : finding.end])


@given(
    entity=st.sampled_from(sorted(CUES)),
    data=st.data(),
    separator=st.sampled_from(["", " ", "-", "."]),
    shout=st.booleans(),
)
def test_a_cued_number_is_covered_however_it_is_grouped(
    entity: str, data: st.DataObject, separator: str, shout: bool
) -> None:
    cue, size = CUES[entity]
    digits = data.draw(st.from_regex(rf"[1-9][0-9]{{{size - 1}}}", fullmatch=True))
    step = data.draw(st.sampled_from([2, 3, 4])) if separator else size
    written = separator.join(digits[i : i + step] for i in range(0, size, step))
    text = f"mi {cue} es {written} gracias"
    text = text.upper() if shout else text
    start = text.index(written)
    covered = {i for f in RECOGNIZER.analyze(read(Message(text))) for i in range(f.start, f.end)}
    assert all(i in covered for i in range(start, start + len(written)) if text[i].isdigit())


HOSTILE = {
    "digits": "9",
    "spaced": "9 ",
    "dotted": "1.",
    "dashed": "12-",
    "cues": "dni ",
    "codes": "a1-",
    "plates": "ABC-123 ",
    "amounts": "1,000",
    "months": "1 de ",
    "masked": "4557*",
}


@pytest.mark.timing
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_time_is_linear(name: str) -> None:
    unit = HOSTILE[name]

    def seconds(length: int) -> float:
        reading = read(Message(unit * (length // len(unit))))
        start = time.perf_counter()
        RECOGNIZER.analyze(reading)
        return time.perf_counter() - start

    seconds(1_000)
    small, large = min(seconds(4_000) for _ in range(3)), seconds(40_000)
    assert large < 40 * small + 0.2
