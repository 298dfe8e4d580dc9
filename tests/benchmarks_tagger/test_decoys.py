"""Laws of the sentences with numbers that are nobody's: no frame is left unfilled, and no mark moves off its value."""

from __future__ import annotations

import random

from benchmarks.tagger.noise import Noisy
from benchmarks.tagger.noise.decoys import decoy, joined_by_decoy
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Soy Ana Quispe. Vivo en jr. Puno 345.\nMi DNI es 51234567"
MARKS = ((4, 14, "PERSON"), (24, 37, "STREET_ADDRESS"), (48, 56, "PE_DNI"))


@given(st.integers(0, 10_000))
def test_every_slot_is_filled(seed: int) -> None:
    assert not set("{}") & set(decoy(random.Random(seed)))


@given(st.integers(0, 10_000))
def test_same_seed_same_sentence(seed: int) -> None:
    assert decoy(random.Random(seed)) == decoy(random.Random(seed))


def test_sentences_differ() -> None:
    draw = random.Random(1)
    assert len({decoy(draw) for _ in range(300)}) > 200


@given(st.integers(0, 10_000), st.sampled_from((TEXT, TEXT.lower(), TEXT.upper())))
def test_marks_stay_on_their_values(seed: int, text: str) -> None:
    longer, spans = joined_by_decoy(Noisy(text, [*MARKS]), random.Random(seed))
    assert len(longer) > len(text)
    assert [longer[start:end] for start, end, _ in spans] == [text[start:end] for start, end, _ in MARKS]
    assert [label for _, _, label in spans] == [label for _, _, label in MARKS]
    assert longer.isupper() == text.isupper()
