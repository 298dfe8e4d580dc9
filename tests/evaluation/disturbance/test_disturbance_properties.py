"""Laws of the disturbances, over any text and over text like that of messages.

1. Spans keep their number, order, labels and marks, and stay disjoint, inside the text and not empty.
2. The same seed gives the same message; the message that came is not changed, and is remembered.
3. What a disturbance does not reach stays: undoing what it does to the whole text gives the whole text again, and
   undoing it to a span gives the span, so spans begin and end with the letters they began and ended with.
4. Digits are only ever changed by the disturbances of digits and of scanners.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.golden import gold_messages, realistic

from safefeedback.evaluation import GoldMessage
from safefeedback.evaluation.disturbance import DISTURBANCES, disturb
from safefeedback.evaluation.disturbance.digits import DIGITS
from safefeedback.evaluation.disturbance.homoglyphs import LOOKALIKES
from safefeedback.evaluation.disturbance.zero_width import INVISIBLE

LATIN = {ord(glyph): letter for letter, glyphs in LOOKALIKES.items() for glyph in glyphs}
seeds = st.text(alphabet="abc", max_size=2)


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def heard(text: str) -> str:
    """One letter for the letters that sound alike, in any order of rules, without the silent ones."""
    text = re.sub("ll|y", "y", bare(text.casefold()))
    return re.sub("(?<![cspt])h", "", text).translate(str.maketrans("vgc", "bjs")).replace("z", "s")


def spelled(text: str) -> str:
    """Digits in words back to digits, without anything between."""
    words = re.sub("|".join(DIGITS), lambda word: str(DIGITS.index(word[0])), text)
    return re.sub(r"[\s.-]", "", words)


def unread(text: str) -> str:
    """One sign for those that a scanner confuses, without line ends."""
    text = re.sub(r"-\n|\s", "", text).replace("rn", "m")
    return text.translate(str.maketrans("OIl", "011"))


UNDONE: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": lambda text: text.upper(),
    "no-accents": bare,
    "by-ear": heard,
    "no-punctuation": letters,
    "homoglyphs": lambda text: text.translate(LATIN),
    "zero-width": lambda text: text.translate(dict.fromkeys(map(ord, INVISIBLE))),
    "spaced-digits": lambda text: text.replace(" ", ""),
    "spoken-digits": spelled,
    "scanned": unread,
    "glued": lambda text: text.replace(" ", ""),
}


def surfaces(message: GoldMessage) -> list[str]:
    return [message.text[span.start : span.end] for span in message.spans]


@pytest.mark.parametrize("name", DISTURBANCES)
@given(message=st.one_of(gold_messages(), realistic()), seed=seeds)
def test_spans_stay_valid(name: str, message: GoldMessage, seed: str) -> None:
    after = disturb(message, name, seed=seed)
    assert [(s.label, s.optional) for s in after.spans] == [(s.label, s.optional) for s in message.spans]
    position = 0
    for span in after.spans:
        assert position <= span.start < span.end <= len(after.text)
        position = span.end


@pytest.mark.parametrize("name", DISTURBANCES)
@given(message=st.one_of(gold_messages(), realistic()), seed=seeds)
def test_it_is_a_function_of_message_and_seed(name: str, message: GoldMessage, seed: str) -> None:
    text, spans = message.text, message.spans
    after = disturb(message, name, seed=seed)
    assert after == disturb(message, name, seed=seed)
    assert (message.text, message.spans) == (text, spans)
    assert after.undisturbed is message


@pytest.mark.parametrize("name", UNDONE)
@given(message=realistic(), seed=seeds)
def test_what_it_does_not_reach_stays(name: str, message: GoldMessage, seed: str) -> None:
    undo, after = UNDONE[name], disturb(message, name, seed=seed)
    assert undo(after.text) == undo(message.text)
    assert [undo(surface) for surface in surfaces(after)] == [undo(surface) for surface in surfaces(message)]


@given(message=realistic(), seed=seeds)
def test_typos_leave_the_ends_of_words_and_all_that_is_no_word(message: GoldMessage, seed: str) -> None:
    after = disturb(message, "typos", seed=seed)
    gap = r"[^\W\d_]+"
    assert re.sub(gap, "x", after.text) == re.sub(gap, "x", message.text)
    for before, now in zip(re.findall(gap, message.text), re.findall(gap, after.text), strict=True):
        assert (before[0], before[-1]) == (now[0], now[-1])
        assert len(before) > 3 or before == now
    for before, now in zip(surfaces(message), surfaces(after), strict=True):
        assert (before[0], before[-1]) == (now[0], now[-1])


@pytest.mark.parametrize("name", sorted(set(DISTURBANCES) - {"spoken-digits", "scanned"}))
@given(message=realistic(), seed=seeds)
def test_digits_are_never_changed(name: str, message: GoldMessage, seed: str) -> None:
    digits = "".join(filter(str.isdigit, message.text))
    assert "".join(filter(str.isdigit, disturb(message, name, seed=seed).text)) == digits
