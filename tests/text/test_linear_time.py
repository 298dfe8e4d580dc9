"""Reading takes time in proportion to the length of the message, whatever the message holds."""

from __future__ import annotations

import random
import time

import pytest

from safefeedback.text import plain_view, spoken_view, words

_STORMS = {
    "words": "hola vecino ",
    "number words": "nueve ocho siete ",
    "thousands": "mil mil mil ",
    "tens": "treinta y ",
    "stems": "veinti ",
    "twice": "doble ",
    "glued numbers": "nueve",
    "numbers and commas": "dos, ",
    "other numbers": "tawa pusi ",
    "digits": "9",
    "digits apart": "9 ",
    "signs": "@ ",
    "signs in brackets": "( at ",
    "said signs": "arroba ",
    "weak signs": " at ",
    "weak signs and providers": " en gmail ",
    "half mailboxes": "a@ gmail ",
    "mailboxes": "ana arroba gmail punto com ",
    "handles": "@a.b ",
    "dots": "punto ",
    "spaced dots": " . ",
    "hosts": "punto com ",
    "slashes": "facebook.com / ",
    "paths": "facebook punto com barra a ",
    "broken links": "https://a.pe/b\n",
    "letters": "jota punto ",
    "letters told by words": "a de ana, ",
    "low lines": "guion bajo ",
    "underscores": "_@",
    "fillers": "todo junto ",
    "dates": "dos de del ",
    "ages": "tengo dos ",
    "doors": "mz e lote ",
    "minus": "menos 1",
    "look-alikes": "O0",
    "zero width": "\u200b",
    "zero width and digits": "9\u200b",
    "zalgo": "a\u0301\u0302",
    "marks": "\u0301",
    "line-end hyphens": "a-\n",
    "carriage returns": "\r\n",
    "Cyrillic": "раrа ",
    "ideographs": "漢字",
    "full width": "９８７",
    "pictures": "😀\ufe0f",
    "surrogates": "\ud800",
    "spaces": " ",
    "line feeds": "\n",
    "quotes": "‘’",
}
_SLACK = 3.0  # what a linear reader may exceed the ratio of the lengths by: caches, garbage, a busy machine
_COLD = 8.0  # the same where every code point is new: the short message fits the tables that remember, the long one does not
_TRIES = 3  # a collection of garbage or a busy neighbour spoils one; what is not linear fails them all
_FLOOR = 0.02  # seconds below which a time says nothing


def _seconds(message: str) -> float:
    start = time.process_time()
    view = plain_view(message)
    words(view)
    spoken_view(view)
    return time.process_time() - start


def _assert_linear(short: str, long: str, *, slack: float = _SLACK) -> None:
    _seconds(short)
    spent = min(_seconds(short), _seconds(short))
    ratio = len(long) / len(short)
    limit = slack * ratio * max(spent, _FLOOR / ratio * 2)
    assert any(_seconds(long) < limit for _ in range(_TRIES))


def _repeated(storm: str, length: int) -> str:
    return (storm * (length // len(storm) + 1))[:length]


def _random(length: int) -> str:
    source = random.Random(length)
    return "".join(
        chr(source.choice((source.randrange(32, 127), source.randrange(0x80, 0x3000), source.randrange(0x110000))))
        for _ in range(length)
    )


def _mixed(length: int) -> str:
    source = random.Random(length)
    said = [storm.strip() or storm for storm in _STORMS.values()]
    return " ".join(source.choice(said) for _ in range(length // 4))[:length]


@pytest.mark.timing
@pytest.mark.parametrize("storm", _STORMS.values(), ids=_STORMS)
def test_a_storm_takes_time_in_proportion(storm: str) -> None:
    _assert_linear(_repeated(storm, 8_000), _repeated(storm, 80_000))


@pytest.mark.timing
def test_random_text_takes_time_in_proportion() -> None:
    _assert_linear(_random(8_000), _random(80_000), slack=_COLD)
    _assert_linear(_mixed(8_000), _mixed(80_000))


@pytest.mark.timing
@pytest.mark.full
@pytest.mark.parametrize("storm", _STORMS.values(), ids=_STORMS)
def test_a_storm_of_a_megabyte_takes_time_in_proportion(storm: str) -> None:
    _assert_linear(_repeated(storm, 100_000), _repeated(storm, 1_000_000))


@pytest.mark.timing
@pytest.mark.full
def test_a_megabyte_of_random_text_takes_time_in_proportion() -> None:
    _assert_linear(_random(100_000), _random(1_000_000), slack=_COLD)
    _assert_linear(_mixed(100_000), _mixed(1_000_000))
