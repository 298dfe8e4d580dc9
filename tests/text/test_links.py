from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.edits import rewrite
from safefeedback.text.links import links, wrapped
from safefeedback.text.numbers import numbers


def _undone(text: str) -> str:
    view = plain_view(text)
    return rewrite(view, [edit for edits in links(view, numbers(view)) for edit in edits]).text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("facebook punto com barra dayiro guion vizcaino guion tours.", "facebook.com/dayiro-vizcaino-tours."),
        ("facebook punto com barra gascon punto maria, ahí", "facebook.com/gascon.maria, ahí"),
        ("youtube punto com barra watch v igual Kx92", "youtube.com/watch?v=Kx92"),
        ("wa punto me barra 51 987 654 321", "wa.me/51987654321"),
        ("wa punto me barra cincuenta y uno", "wa.me/51"),
        ("www punto poma punto com punto pe", "www.poma.com.pe"),
        ("https dos puntos barra barra www punto poma punto com", "https://www.poma.com"),
        ("facebook . com / juan", "facebook.com/juan"),
        ("facebook.com / juan", "facebook.com/juan"),
        ("facebook.com barra juan guion bajo perez", "facebook.com/juan_perez"),
        ("bit[.]ly/xyz", "bit.ly/xyz"),
        ("t (punto) me (barra) grupo", "t.me/grupo"),
        ("mi tienda punto com", "mi tienda.com"),
        ("x punto com/juan y luego", "x.com/juan y luego"),
        ("x punto com/a/b guion c", "x.com/a/b-c"),
    ],
)
def test_a_link_is_put_together(text: str, plain: str) -> None:
    assert _undone(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "el punto es que no",
        "a las doce en punto me bota",
        "punto com",
        "12 punto com",
        "tema punto es",
        "facebook.com / y nada",
        "www.facebook.com/juan",
        "ana. com",
        "",
    ],
)
def test_what_is_no_link_stays(text: str) -> None:
    assert _undone(text) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("https://dropbox.com/sh/h\nugoquintana/torax", True),
        ("https://www.tiktok.com/@khalid/\nvideo/733", True),
        ("https://poma.pe/\nhola a todos", False),
        ("https://poma.pe/x\ny/o llamen", False),
        ("https://poma.pe/x\n987654321", False),
    ],
)
def test_a_link_broken_at_the_end_of_a_line_is_joined(text: str, *, joined: bool) -> None:
    assert len(list(wrapped(plain_view(text)))) == joined
