import pytest

from safefeedback.tagger import _hashes
from safefeedback.tagger._tokens import tokenize


@pytest.mark.parametrize(
    "written",
    [
        "yesenia Yessenia yecenia iesenia",
        "huaman guaman waman",
        "vilca bilca",
        "quispe kispe",
        "llanos yanos",
        "cevallos seballos",
    ],
)
def test_words_that_sound_alike_have_one_number(written: str) -> None:
    assert len(set(_hashes.sounds(tokenize(written)).tolist())) == 1


def test_words_that_sound_unlike_have_others() -> None:
    heard = _hashes.sounds(tokenize("rosa rasa cosa chosa gato dato casa cama"))
    assert len(set(heard.tolist())) == len(heard)


def test_case_and_accents_do_not_change_a_number() -> None:
    small, great = _hashes.words(tokenize("muñoz jose")), _hashes.words(tokenize("MUÑOZ José"))
    assert small.tolist() == great.tolist()


def test_of_digits_count_and_the_first_two_are_told() -> None:
    numbers = _hashes.words(tokenize("98765432 98111111 97765432 987654321"))
    assert numbers[0] == numbers[1]
    assert len({*numbers.tolist()}) == 3


def test_pieces_know_where_a_word_ends() -> None:
    three, five = _hashes.pieces(tokenize("sol solar sol"))
    assert three[:3].tolist() == three[-3:].tolist()
    assert three[0] == three[3]
    assert three[2] != three[5]
    assert five[1] != five[4]


def test_nothing_has_no_numbers() -> None:
    tokens = tokenize("")
    assert len(_hashes.words(tokens)) == len(_hashes.sounds(tokens)) == len(_hashes.pieces(tokens)[0]) == 0


def test_letters_that_are_not_heard_count_when_alone() -> None:
    assert len(_hashes.sounds(tokenize("h hh ll qu gu"))) == 5
