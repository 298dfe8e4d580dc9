import re

import pytest

from safefeedback.errors import ComponentError
from safefeedback.territory import settle


def settled(marked: str, home: str | None = None) -> list[str]:
    """Return the codes of the names between square brackets, ``-`` for what stays open."""
    spans: list[tuple[int, int]] = []
    text = ""
    for piece in re.split(r"(\[[^]]*\])", marked):
        name = piece.strip("[]")
        if name != piece:
            spans.append((len(text), len(text) + len(name)))
        text += name
    return [found.code if found else "-" for found in settle(text, spans, home=home)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("vivo en [Miraflores], [Arequipa]", ["040110", "04"]),
        ("en [miraflores arequipa] no hay agua", ["040110"]),
        ("desde [san juan de miraflores] [lima]", ["150133", "15"]),
        ("la posta de [Sondor], [Huancabamba], [Piura]", ["200307", "2003", "20"]),
        ("distrito de [Cusco], provincia de [Cusco], departamento de [Cusco]", ["080101", "0801", "08"]),
        ("[Cusco], [Cusco], [Cusco]", ["080101", "0801", "08"]),
        ("trabajo en [SJL]", ["150132"]),
        ("soy de [wancabamba]", ["2003"]),
        ("soy de [sanjuandelurigancho]", ["150132"]),
    ],
)
def test_names_are_settled_by_what_stands_around_them(text: str, codes: list[str]) -> None:
    assert settled(text) == codes


def test_a_bare_name_means_the_widest_of_those_that_lie_in_each_other() -> None:
    assert settled("no hay medicinas en [Cusco]") == ["08"]
    assert settled("no hay medicinas en [Huancayo]") == ["1201"]


def test_a_namesake_is_settled_by_the_area_from_which_the_text_comes() -> None:
    assert settled("no hay agua en [Santa Rosa]") == ["-"]
    assert settled("no hay agua en [Santa Rosa]", home="1504") == ["-"]
    assert settled("no hay agua en [Santa Rosa]", home="1501") == ["150139"]


def test_a_namesake_far_larger_than_the_others_is_meant() -> None:
    assert settled("me robaron en [Miraflores]") == ["-"]
    assert settled("me robaron en [San Isidro]") == ["150131"]


@pytest.mark.parametrize(
    "text", ["el caserío de [Miraflores] en [Arequipa]", "la av. [Arequipa]", "urb. [San Isidro]", "el río [Santa]"]
)
def test_what_is_named_as_something_else_than_a_place_of_the_tree_has_no_code(text: str) -> None:
    assert settled(text)[0] == "-"


@pytest.mark.parametrize("name", ["", " ", "xyzzy", "la esquina", "💧", "a" * 500, "Perú"])
def test_what_is_no_place_of_the_tree_has_no_code(name: str) -> None:
    assert settled(f"en [{name}]") == ["-"]


def test_an_unknown_home_is_refused_without_its_digits() -> None:
    with pytest.raises(ComponentError) as caught:
        settle("Lima", [(0, 4)], home="999999")
    assert "999999" not in str(caught.value)


def test_names_beyond_what_is_weighed_stay_open() -> None:
    found = settled(" ".join(["[Tacna]"] * 70))
    assert len(found) == 70
    assert set(found[64:]) == {"-"}
