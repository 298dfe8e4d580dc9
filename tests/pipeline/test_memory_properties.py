"""Laws: what is written comes back, nothing told can be read in it, and any bytes are refused or read."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from safefeedback import InputError, Message, PseudonymKey, ThreadMemory
from safefeedback.findings import Finding

KEY = PseudonymKey.from_bytes(bytes(range(32)))
DAY = dt.date(2026, 3, 1)
WORDS = st.text("abcdefghijklmnñopqrstuvwxyz", min_size=6, max_size=12)
NUMBERS = st.from_regex(r"9[0-9]{8}", fullmatch=True)


def found(text: str, value: str, entity: str) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), entity, 0.9, "names")


@given(st.lists(WORDS, min_size=1, max_size=3), NUMBERS)
def test_what_is_written_comes_back_and_holds_no_word(name: list[str], number: str) -> None:
    text = f"{' '.join(name)} tiene {number}"
    findings = [found(text, " ".join(name), "PERSON"), found(text, number, "PHONE_NUMBER")]
    memory = ThreadMemory.new(KEY).remember(text, findings, on=DAY)
    written = memory.to_bytes()
    assert ThreadMemory.from_bytes(written, KEY) == memory
    assert number.encode() not in written
    again = memory.recall(f"dice que {number} no contesta", on=DAY)
    assert [(each.entity, each.value) for each in again.remembered] == [("PHONE_NUMBER", number)]


@given(st.text(max_size=80), st.text(max_size=80), st.integers(0, 80), st.integers(1, 20))
def test_any_texts_are_remembered_and_recalled(first: str, second: str, start: int, size: int) -> None:
    findings = [Finding(start, start + size, entity, 0.9, "x") for entity in ("PERSON", "PE_DNI", "USERNAME", "ODD")]
    memory = ThreadMemory.new(KEY).remember(first, findings, on=DAY)
    recalled = memory.recall(second, on=DAY)
    assert recalled.text == second
    assert recalled == memory.recall(Message(second), on=DAY)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(kept: bytes) -> None:
    with suppress(InputError):
        assert ThreadMemory.from_bytes(kept, KEY).recall("hola").text == "hola"
