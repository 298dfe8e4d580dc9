"""How much a word is a name, and names drawn for surrogates."""

from random import Random

import pytest

from safefeedback.lexicon import names
from safefeedback.text import sound


@pytest.mark.parametrize("name", ["juan", "milagros", "yesenia", "jhon", "wilber"])
def test_given_names_are_known(name: str) -> None:
    entry = names().given(name)
    assert entry is not None
    assert entry.folded == name
    assert entry.rate > 0


@pytest.mark.parametrize("name", ["quispe", "mamani", "huaman", "condori", "flores", "de la cruz"])
def test_surnames_are_known(name: str) -> None:
    assert names().surname(name) is not None


@pytest.mark.parametrize("word", ["reclamo", "xyzzy", ""])
def test_other_words_are_no_surnames(word: str) -> None:
    assert names().surname(word) is None


@pytest.mark.parametrize(
    ("name", "sex"), [("maria", "F"), ("rosa", "F"), ("carlos", "M"), ("yhon", "M"), ("quispe", None)]
)
def test_sex_of_given_names(name: str, sex: str | None) -> None:
    assert names().sex_of_given(name) == sex


def test_andean_surnames_are_local_and_castilian_ones_are_not() -> None:
    local = {
        name: entry.is_local for name in ("quispe", "mamani", "garcia", "fernandez") if (entry := names().surname(name))
    }
    assert local == {"quispe": True, "mamani": True, "garcia": False, "fernandez": False}


@pytest.mark.parametrize(
    "word", ["flores", "luz", "cruz", "mercado", "rojas", "paz", "rosas", "leon", "campos", "maria"]
)
def test_names_that_are_also_words_lie_between_names_and_words(word: str) -> None:
    table = names()
    assert table.is_common_word(word)
    assert table.nameness("de") < table.nameness(word) < table.nameness("quispe")


def test_words_of_no_table_tell_nothing() -> None:
    assert names().nameness("xyzzy") == 0
    assert not names().is_common_word("xyzzy")


@pytest.mark.parametrize(
    ("written", "name"), [("kispe", "quispe"), ("waman", "huaman"), ("gonsales", "gonzales"), ("bisente", "vicente")]
)
def test_misspelt_names_are_found_by_sound(written: str, name: str) -> None:
    assert names().by_sound(sound(written))[0] == name


def test_common_words_are_found_by_sound_too() -> None:
    assert "celular" in names().by_sound(sound("selular"))


def test_a_word_spelt_as_it_sounds_is_found_by_its_sound() -> None:
    assert sound("ana") == "ana"
    assert "ana" in names().by_sound("ana")


def test_an_unknown_sound_gives_nothing() -> None:
    assert names().by_sound("@") == ()


@pytest.mark.parametrize(
    ("folded", "written"),
    [("jose", "José"), ("nunez", "Núñez"), ("quispe", "Quispe"), ("de la cruz", "De la Cruz"), ("xyzzy", "Xyzzy")],
)
def test_names_are_written_out(folded: str, written: str) -> None:
    assert names().written(folded) == written


@pytest.mark.parametrize("sex", ["F", "M"])
def test_drawn_given_names_suit_the_sex(sex: str) -> None:
    rng = Random(1)
    drawn = {names().sample_given(sex, rng) for _ in range(200)}
    assert len(drawn) > 50
    assert {names().sex_of_given(_folded(name)) for name in drawn} <= {sex, None}


def test_a_given_name_of_either_sex_can_be_drawn() -> None:
    rng = Random(2)
    assert {names().sex_of_given(_folded(names().sample_given(None, rng))) for _ in range(100)} >= {"F", "M"}


@pytest.mark.parametrize(("origin", "local"), [("local", {True}), ("spanish", {False}), (None, {True, False})])
def test_drawn_surnames_are_of_the_origin(origin: str | None, local: set[bool]) -> None:
    rng = Random(3)
    drawn = [names().surname(_folded(names().sample_surname(rng, origin))) for _ in range(200)]
    assert {entry.is_local for entry in drawn if entry} == local


def test_frequent_surnames_are_drawn_more_often() -> None:
    rng = Random(4)
    drawn = [names().sample_surname(rng) for _ in range(3000)]
    assert drawn.count("Quispe") > 5 > drawn.count("Abanto") - 5


def test_the_same_chance_gives_the_same_name() -> None:
    assert names().sample_surname(Random(5)) == names().sample_surname(Random(5))


def test_an_unknown_sex_or_origin_is_refused() -> None:
    with pytest.raises(ValueError, match="sex: expected F or M"):
        names().sample_given("X", Random(1))
    with pytest.raises(ValueError, match="origin: expected local, spanish or None"):
        names().sample_surname(Random(1), "andean")


def _folded(name: str) -> str:
    from safefeedback.text import fold

    return fold(name)
