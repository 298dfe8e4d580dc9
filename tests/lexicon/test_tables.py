"""The shipped tables hang together, load fast and have a digest."""

import re
import subprocess
import sys
from random import Random

import pytest

from safefeedback.lexicon import digest, is_place, names, places, tables
from safefeedback.text import fold, sound


def test_every_column_has_a_cell_for_every_word() -> None:
    table = tables.columns()
    cells = (table.female, table.male, table.surname, table.common, table.flags)
    assert {len(column) for column in cells} == {len(table.words)}
    assert len(table.words) > 50_000


def test_words_are_folded_sorted_and_unlike() -> None:
    words = tables.columns().words
    assert list(words) == sorted(set(words))
    assert [word for word in words if fold(word) != word] == []


def test_sound_keys_are_those_of_the_text_floor() -> None:
    table = tables.columns()
    spoken = [word for word, flags in zip(table.words, table.flags, strict=True) if flags & tables.SOUND]
    keys = tables.lines("sounds.txt.gz")
    assert len(keys) == len(spoken)
    chosen = Random(1).sample(range(len(keys)), 2000)
    assert [spoken[row] for row in chosen if sound(spoken[row]) != keys[row]] == []


def test_written_forms_fold_back() -> None:
    rows = [line.split("\t") for line in tables.lines("written.tsv.gz")]
    assert [row for row in rows if fold(row[1]) != row[0]] == []


@pytest.mark.parametrize("name", ["ate", "brena", "san juan de lurigancho", "cusco", "jose leonardo ortiz"])
def test_places_are_known(name: str) -> None:
    assert is_place(name)


def test_people_are_no_places() -> None:
    assert not {"quispe", "milagros", "carlos"} & places()
    assert len(places()) > 1500


def test_digest_covers_every_table(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = digest()
    assert re.fullmatch("[0-9a-f]{64}", shipped)
    read = tables._read
    for changed in tables._TABLES:
        other = next(table for table in tables._TABLES if table != changed)
        monkeypatch.setattr(
            tables, "_read", lambda table, swap=(changed, other): read(swap[1] if table == swap[0] else table)
        )
        assert digest.__wrapped__() != shipped


def test_tables_are_read_at_first_use_only() -> None:
    code = (
        "import sys, safefeedback.lexicon.tables as t; before = t.columns.cache_info().currsize;"
        "import safefeedback.lexicon, safefeedback.recognizers.names; print(before, t.columns.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["0", "0"]


def test_tables_are_compact() -> None:
    assert sum(len(tables._read(table)) for table in tables._TABLES) < 500_000


def test_the_table_is_made_once() -> None:
    assert names() is names()
