"""Laws of the name table.

1. Every question has an answer for any text, and asking does not change it.
2. Nameness is positive exactly where a name outweighs the common word.
3. Every word is found by its own sound.
4. A drawn name is in the table.
"""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.lexicon import names, tables
from safefeedback.text import fold, sound

WORDS = st.integers(0, 10_000_000).map(lambda n: tables.columns().words[n % len(tables.columns().words)])


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    table = names()
    first = (
        table.given(text),
        table.surname(text),
        table.sex_of_given(text),
        table.is_common_word(text),
        table.nameness(text),
    )
    assert first == (
        table.given(text),
        table.surname(text),
        table.sex_of_given(text),
        table.is_common_word(text),
        table.nameness(text),
    )
    assert isinstance(table.by_sound(text), tuple)


@given(WORDS)
def test_nameness_is_positive_where_the_name_outweighs_the_word(word: str) -> None:
    table, columns = names(), tables.columns()
    row = columns.rows[word]
    name = max(columns.female[row], columns.male[row], columns.surname[row])
    assert (table.nameness(word) > 0) == (name > columns.common[row])
    assert (table.given(word) is not None or table.surname(word) is not None) == (name > 0)


@given(WORDS)
def test_a_word_with_a_sound_is_found_by_it(word: str) -> None:
    columns = tables.columns()
    if columns.flags[columns.rows[word]] & tables.SOUND or sound(word) == word:
        assert word in names().by_sound(sound(word))


@given(st.integers(), st.sampled_from(("F", "M", None)), st.sampled_from(("local", "spanish", None)))
def test_drawn_names_are_in_the_table(seed: int, sex: str | None, origin: str | None) -> None:
    rng = Random(seed)
    assert names().given(fold(names().sample_given(sex, rng))) is not None
    assert names().surname(fold(names().sample_surname(rng, origin))) is not None
