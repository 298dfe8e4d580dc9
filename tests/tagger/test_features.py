import numpy as np
import pytest

from safefeedback.tagger._features import PIECE_BITS, SMALL, SOUND_BITS, WORD_BITS, featurize
from safefeedback.tagger._lexemes import CLASSES, lexemes

_SHAPE, _GAP, _STYLE = 0, 1, 2
_SURNAME, _COMMON, _HEARD_SURNAME = 8, 9, 12


def test_every_value_is_in_its_table() -> None:
    seen = featurize("Sres. MUNICIPALIDAD\n\nsoy José Quispe 😀 李, dni 45871236999999999999 (x)")
    count = len(seen.tokens)
    assert seen.small.shape == (count, len(SMALL))
    assert (seen.small >= 0).all()
    assert (seen.small < np.array(SMALL)).all()
    assert seen.words.max() < 1 << WORD_BITS
    assert seen.sounds.max() < 1 << SOUND_BITS
    assert max(seen.threes.max(), seen.fives.max()) < 1 << PIECE_BITS


def test_nothing_visible_has_no_rows() -> None:
    assert featurize("  ").small.shape == (0, len(SMALL))


def test_shape_tells_case_and_length_of_digits() -> None:
    shapes = featurize("hola Hola HOLA H hOLA 45871236 ,").small[:, _SHAPE].tolist()
    assert shapes == [1, 2, 3, 4, 5, 14, 0]


def test_gap_tells_what_stands_before() -> None:
    assert featurize("a, b\nc\n\nd").small[:, _GAP].tolist() == [0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "style"),
    [("soy ana de breña", 1), ("SOY ANA DE BREÑA", 2), ("Soy Ana de Breña", 3), ("1 2 3", 0)],
)
def test_style_is_of_the_whole_message(text: str, style: int) -> None:
    assert set(featurize(text).small[:, _STYLE].tolist()) == {style}


def test_tables_know_surnames_and_common_words_in_any_spelling() -> None:
    known, plain, unknown = featurize("Quispe agua zzxxw").small
    assert known[_SURNAME] > 0
    assert plain[_COMMON] > 0
    assert not unknown[6:11].any()
    assert featurize("kispe").small[0, _HEARD_SURNAME] > 0


def test_classes_are_within_their_sizes() -> None:
    assert (lexemes().rows.max(0) < np.array(CLASSES)).all()
    assert not lexemes().rows[-1].any()
