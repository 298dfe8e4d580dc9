import time

import pytest

from safefeedback.operators.linking import linked


@pytest.mark.parametrize(
    ("names", "part", "whole"),
    [
        (["nely", "nely polo quilla"], "nely", "nely polo quilla"),
        (["nely", "nely polo", "nely polo quilla"], "nely", "nely polo quilla"),
        (["j perez", "juan perez rojas"], "j perez", "juan perez rojas"),
        (["j perez", "juan perez"], "j perez", "juan perez"),
        (["j perez", "maria perez"], "j perez", "j perez"),
        (["rojas", "ana rojas", "luis rojas"], "rojas", "rojas"),
        (["ana luz", "luz ana"], "ana luz", "ana luz"),
        (["j", "juan"], "j", "j"),
        (["ana"], "ana", "ana"),
    ],
)
def test_part_of_a_name(names: list[str], part: str, whole: str) -> None:
    assert linked(names)[part] == whole


@pytest.mark.timing
def test_a_word_that_many_bear_links_nobody_and_takes_no_time() -> None:
    names = ["rojas", *(f"ana{number} rojas" for number in range(40_000))]
    start = time.perf_counter()
    assert linked(names)["rojas"] == "rojas"
    assert time.perf_counter() - start < 5
