from __future__ import annotations

from safefeedback.text import View, plain_view
from safefeedback.text.edits import Edit, rewrite


def test_edits_keep_the_way_back() -> None:
    view = rewrite(View("uno y dos", "uno y dos"), [Edit(0, 3, "1"), Edit(6, 9, "22")])
    assert (view.text, view.folded) == ("1 y 22", "1 y 22")
    assert [view.span(at, at + 1) for at in range(6)] == [(0, 3), (3, 4), (4, 5), (5, 6), (6, 9), (6, 9)]


def test_what_is_deleted_belongs_to_no_position() -> None:
    view = rewrite(View("a--b", "a--b"), [Edit(1, 3, "")])
    assert view.text == "ab"
    assert [view.span(0, 1), view.span(1, 2), view.span(0, 2)] == [(0, 1), (3, 4), (0, 4)]


def test_maps_compose() -> None:
    plain = plain_view("\u200bＮueve\u200b ocho")
    view = rewrite(plain, [Edit(0, 5, "9")])
    assert view.text == "9 ocho"
    assert view.span(0, 1) == (1, 6)
    assert view.span(2, 6) == (8, 12)


def test_a_long_text_is_mapped_past_the_ready_made_steps() -> None:
    text = "x" * 5000 + "dos" + "y" * 5000
    view = rewrite(View(text, text), [Edit(5000, 5003, "2")])
    assert view.span(5000, 5001) == (5000, 5003)
    assert view.span(10000, 10001) == (10002, 10003)


def test_no_edits_give_the_same_text() -> None:
    assert rewrite(View("hola", "hola"), []).span(1, 3) == (1, 3)
    assert rewrite(View("", ""), []).text == ""
