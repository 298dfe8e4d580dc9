"""Each disturbance does what it says, and the spans stay on their words."""

from random import Random

import pytest
from benchmarks.tagger.noise import KINDS, disturb
from benchmarks.tagger.noise.chat import emoji, punctuation, short_words, tight_punctuation
from benchmarks.tagger.noise.digits import regrouped
from benchmarks.tagger.noise.edits import Noisy, apply
from benchmarks.tagger.noise.layout import glued, line_breaks, scanned, split
from benchmarks.tagger.noise.slips import by_ear, drawn_out, keyboard
from benchmarks.tagger.noise.writing import lower, no_accents, title, upper, wrong_accents

from safefeedback.text import fold

TEXT = "Señores: soy Rosa Pérez, que vivo en Comas. Mi cel es 987654321 y mi correo ana@example.com porque no llaman."
MARKED = ((TEXT.index("Rosa"), "Rosa Pérez", "PERSON"), (TEXT.index("Comas"), "Comas", "LOCATION"),
          (TEXT.index("987"), "987654321", "PHONE_NUMBER"), (TEXT.index("ana@"), "ana@example.com", "EMAIL_ADDRESS"))  # fmt: skip
MESSAGE = Noisy(TEXT, [(start, start + len(surface), label) for start, surface, label in MARKED])


def _surfaces(noisy: Noisy) -> list[str]:
    return [noisy.text[start:end] for start, end, _ in noisy.spans]


def test_nothing_happens_without_strength() -> None:
    assert disturb(TEXT, MESSAGE.spans, Random(1), 0.0) == (TEXT, MESSAGE.spans)


def test_case_and_accents() -> None:
    assert _surfaces(lower(MESSAGE, Random(1), 0.0))[:2] == ["rosa pérez", "comas"]
    assert _surfaces(upper(MESSAGE, Random(1), 0.0))[:2] == ["ROSA PÉREZ", "COMAS"]
    assert "Que Vivo En" in title(MESSAGE, Random(1), 0.0).text
    assert _surfaces(no_accents(MESSAGE, Random(1), 0.0))[0] == "Rosa Perez"


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS], ids=lambda kind: str(kind.__name__))
def test_every_kind_changes_some_message_and_keeps_the_mail(kind: object) -> None:
    assert callable(kind)
    outcomes = [kind(MESSAGE, Random(seed), 0.2) for seed in range(40)]
    assert any(outcome.text != TEXT for outcome in outcomes)
    assert {_surfaces(outcome)[3] for outcome in outcomes} == {"ana@example.com"}


def test_words_become_short() -> None:
    text = short_words(MESSAGE, Random(3), 0.3).text
    assert any(f" {form} vivo" in text for form in ("q", "k"))


def test_spaces_are_lost_and_found() -> None:
    assert len(glued(MESSAGE, Random(1), 0.2).text) < len(TEXT) < len(split(MESSAGE, Random(1), 0.2).text)
    assert "\n" in line_breaks(MESSAGE, Random(1), 0.2).text
    assert any(".Mi" in tight_punctuation(MESSAGE, Random(seed), 0.2).text for seed in range(20))


def test_phone_digits_are_grouped_or_told() -> None:
    phones = {_surfaces(regrouped(MESSAGE, Random(seed), 0.2))[2] for seed in range(200)}
    assert "987 654 321" in phones
    assert any(phone.startswith("nueve ocho siete") for phone in phones)
    assert any(phone.startswith("novecientos ochenta y siete") for phone in phones)


def test_slips_of_finger_and_ear_and_scanner() -> None:
    for kind in (keyboard, by_ear, drawn_out, wrong_accents, scanned, emoji, punctuation):
        outcome = kind(MESSAGE, Random(2), 0.3)
        assert len(outcome.spans) == 4
        assert outcome.text != TEXT
    assert fold(wrong_accents(MESSAGE, Random(2), 0.3).text) == fold(TEXT)


def test_an_edit_over_the_edge_of_a_span_is_left_out() -> None:
    noisy = Noisy("de Rosa a", [(3, 7, "PERSON")])
    assert apply(noisy, [(1, 4, "x")]) == noisy
    assert apply(noisy, [(3, 4, "")]) == noisy
    assert apply(noisy, [(3, 3, "x"), (7, 7, "y")]) == Noisy("de xRosay a", [(4, 8, "PERSON")])
    assert apply(noisy, [(3, 4, "rr"), (5, 5, "-")]) == Noisy("de rro-sa a", [(3, 9, "PERSON")])


def test_at_the_usual_strength_a_third_is_small_and_some_is_left_alone() -> None:
    random = Random(5)
    texts = [disturb(TEXT, MESSAGE.spans, random, 0.3)[0] for _ in range(2000)]
    assert 0.3 < sum(text == text.lower() for text in texts) / 2000 < 0.42
    assert 0.03 < sum(text == text.upper() for text in texts) / 2000 < 0.1
    assert sum(text == TEXT for text in texts) / 2000 > 0.1
