"""Laws of the name recognizer.

1. Findings of any text are in order, disjoint, inside it, PERSON, and scored between the threshold and 0.95.
2. The same text gives the same findings.
3. Of Peruvian given names with two surnames after "me llamo", in small letters or in capitals, 97 in 100 are covered.
4. Time grows with the length of the text, not faster.
"""

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.lexicon import names
from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.names import NameRecognizer
from safefeedback.text import fold

RECOGNIZER = NameRecognizer()
PIECES = st.sampled_from(
    [
        "soy",
        "Sr.",
        "QUISPE",
        "Quispe",
        "juan",
        "de",
        "la",
        "y",
        ",",
        ".",
        "\n",
        ": ",
        "J.",
        "av.",
        "san",
        "12345678",
        "@",
        "d'a'b",
        "🙏",
        " ",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_findings_are_ordered_disjoint_and_inside(text: str) -> None:
    found = RECOGNIZER.analyze(read(Message(text)))
    ends = [0, *(finding.end for finding in found)]
    assert all(finding.start >= end for finding, end in zip(found, ends, strict=False))
    assert ends[-1] <= len(text)
    assert all(finding.entity == "PERSON" and 0.4 <= finding.score <= 0.95 for finding in found)
    assert RECOGNIZER.analyze(read(Message(text))) == found


def _announced(seed: int) -> tuple[str, set[int]]:
    rng = Random(seed)
    name = f"{names().sample_given(None, rng)} {names().sample_surname(rng)} {names().sample_surname(rng)}"
    text = f"me llamo {fold(name)} y no tengo agua"
    text = text.upper() if seed % 2 else text
    return text, {place for place in range(9, 9 + len(name)) if text[place].isalnum()}


def test_announced_full_names_are_covered() -> None:
    covered = 0
    for seed in range(400):
        text, letters = _announced(seed)
        findings = RECOGNIZER.analyze(read(Message(text)))
        covered += letters <= {place for finding in findings for place in range(finding.start, finding.end)}
    assert covered >= 0.97 * 400


@pytest.mark.timing
@pytest.mark.parametrize(
    "piece", ["soy juan quispe ", "a'b'c'", "Xq ", "J. ", "QUISPE, ", "de la ", "zxcvbnmasdfghjklqwer ", "\n", "y"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    RECOGNIZER.analyze(read(Message("soy kispe")))

    def seconds(size: int) -> float:
        reading = read(Message((piece * (size // len(piece) + 1))[:size]))
        start = time.process_time()
        RECOGNIZER.analyze(reading)
        return time.process_time() - start

    short = min(seconds(20_000) for _ in range(3))
    assert seconds(200_000) < 30 * short + 0.05
