from __future__ import annotations

import pytest

from safefeedback.text.pieces import Ahead, before


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *(
            (said, "@")
            for said in ("arroba", "aroba", "arrobas", "arrobita", "a roba", "(arroba)", "[at]", "( a )", "{@}", "@")
        ),
        *((said, ".") for said in ("punto", "(punto)", "[dot]", "dot", "(.)", "[ . ]", "pto", ".")),
        *(
            (said, "_")
            for said in ("guion bajo", "raya abajo", "barra baja", "subguion", "sub guion", "underscore", "(_)", "_")
        ),
        *((said, "-") for said in ("guion", "guion medio", "raya", "(guion)", "-")),
        *((said, "/") for said in ("barra", "slash", "diagonal", "(barra)", "/")),
        ("igual", "="),
    ],
)
def test_each_sign_has_its_names(text: str, sign: str) -> None:
    pieces = [piece for piece in before(f"ana {text} poma", 0, len(text) + 9) if piece.kind != "space"]
    assert [(piece.plain, piece.kind) for piece in pieces if piece.kind != "atom"] in (
        [(sign, kind)] for kind in ("at", "joint", "mark", "atom")
    ) or [piece.plain for piece in pieces] == ["ana", sign, "poma"]


def test_nothing_is_left_out() -> None:
    text = "a.b_c @, (x)\n¡z! 😀"
    row = before(text, 0, len(text))
    assert "".join(text[piece.start : piece.end] for piece in row) == text
    assert [piece.kind for piece in row][:4] == ["atom", "space", "at", "comma"]
    assert {"line", "end"} <= {piece.kind for piece in row}


def test_a_word_cut_by_the_start_is_left_out() -> None:
    assert [piece.plain for piece in before("rosajota poma", 4, 13)] == [" ", "poma"]
    assert [piece.plain for piece in before("rosa.jota", 4, 9)] == [".", "jota"]
    assert before("rosa", 4, 4) == []


def test_pieces_ahead_are_read_as_they_are_asked_for() -> None:
    row = Ahead("gmail punto com", 0, 99)
    assert [row.kind(at) for at in (2, 0, 4, 5, 6)] == ["joint", "atom", "atom", "", ""]
    assert row[4].plain == "com"
