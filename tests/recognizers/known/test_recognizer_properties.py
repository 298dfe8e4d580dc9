"""Laws of known values.

1. A known full name is found whole in any case, accent, spacing and order. 2. A known number is found however it is
grouped. 3. Any text and value give spans inside the text. 4. The order of the known values does not matter.
5. One typing error is one typing error both ways.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.messages import KnownValue, Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.known import KnownValueRecognizer
from safefeedback.recognizers.known.edits import is_one_edit

RECOGNIZER = KnownValueRecognizer()
ENTITIES = ("PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "USERNAME", "STREET_ADDRESS", "OTHER_ID", "URL", "DATE_OF_BIRTH", "PE_DNI", "PE_RUC", "LOCATION")  # fmt: skip
GIVEN = st.sampled_from(["Yesenia", "Zoraida", "Gumercinda", "Luz", "Rosa María", "José", "Ángel"])
SURNAMES = st.sampled_from(["Ccahuana", "Quilluya", "De la Cruz", "Ñahui", "Flores", "Muñoz", "Paz"])
SPACES = st.sampled_from([" ", "  ", "\t", "\n", "   ", "-"])


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


CASES: tuple[Callable[[str], str], ...] = (str.upper, str.lower, str.title, str.swapcase, bare)


@given(GIVEN, st.lists(SURNAMES, min_size=1, max_size=2), st.lists(st.sampled_from(CASES), max_size=2), SPACES)
def test_a_known_name_is_found_whole_in_any_spelling(
    given_name: str, surnames: list[str], cases: list[Callable[[str], str]], space: str
) -> None:
    names = [given_name, *surnames]
    written = space.join(names if len(cases) == 1 else [*surnames, given_name]).replace(" ", space)
    for case in cases:
        written = case(written)
    text = f"buenas {written}. gracias"
    known = (KnownValue("PERSON", " ".join(names)),)
    found = RECOGNIZER.analyze(read(Message(text, known=known)))
    covered = {place for f in found for place in range(*f.span)}
    start = text.index(written)
    assert not [c for place, c in enumerate(written, start) if c.isalnum() and place not in covered]


@given(
    st.from_regex(r"9[0-9]{8}", fullmatch=True),
    st.lists(st.sampled_from(["", " ", "-", ".", " - "]), min_size=8, max_size=8),
)
def test_a_known_number_is_found_however_it_is_grouped(number: str, gaps: list[str]) -> None:
    written = "".join(a + b for a, b in zip(number, [*gaps, ""], strict=True))
    message = Message(f"cel: {written}, urgente", known=(KnownValue("PHONE_NUMBER", f"+51{number}"),))
    spans = [f.span for f in RECOGNIZER.analyze(read(message))]
    assert (5, 5 + len(written)) in spans


@given(st.text(max_size=120), st.text(min_size=1, max_size=30), st.sampled_from(ENTITIES))
def test_any_text_and_value_are_safe(text: str, value: str, entity: str) -> None:
    message = Message(f"{text} {value} {text}", known=(KnownValue(entity, value),))
    for finding in RECOGNIZER.analyze(read(message)):
        assert 0 <= finding.start < finding.end <= len(message.text)


@given(
    st.permutations(
        [("PERSON", "Yesenia Ccori"), ("PERSON", "Ana Ccori"), ("PHONE_NUMBER", "987654321"), ("PE_DNI", "51234567")]
    )
)
def test_the_order_of_known_values_does_not_matter(known: list[tuple[str, str]]) -> None:
    text = "Yesenia Ccori y ana ccori, 987654321, dni 51234567, jesenia"
    message = Message(text, known=tuple(KnownValue(*pair) for pair in known))
    found = {(f.span, f.entity, f.score) for f in RECOGNIZER.analyze(read(message))}
    assert {((0, 13), "PERSON", 0.96), ((16, 25), "PERSON", 0.96), ((42, 50), "PE_DNI", 0.97)} <= found
    assert len(found) == 7


@given(st.text("abc", min_size=1, max_size=6), st.text("abc", min_size=1, max_size=6))
def test_one_typing_error_is_seen_both_ways(one: str, other: str) -> None:
    swaps = {one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)}
    deletions = {one[:i] + one[i + 1 :] for i in range(len(one))}
    insertions = {one[:i] + c + one[i:] for i in range(len(one) + 1) for c in "abc"}
    replacements = {one[:i] + c + one[i + 1 :] for i in range(len(one)) for c in "abc"}
    is_near = other in swaps | deletions | insertions | replacements and other != one
    assert is_one_edit(one, other) == is_one_edit(other, one)
    assert is_one_edit(one, other) == is_near or one == other
