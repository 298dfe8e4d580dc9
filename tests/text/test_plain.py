from __future__ import annotations

import sys
import unicodedata

import pytest

from safefeedback.text import plain_view
from safefeedback.text.characters import plain_character
from safefeedback.text.confusables import latin


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("hola, ¿qué tal? ¡Ñandú! N° 5 😀", "hola, ¿qué tal? ¡Ñandú! N° 5 😀"),
        ("e\u0301l sen\u0303or pingu\u0308ino", "él señor pingüino"),
        ("z\u0337\u031b\u0324a\u0334\u0353l\u0335g\u0336o", "zalgo"),
        ("a\u0e49b\u064bc", "abc"),
        ("т\u0301", "т"),
        ("DNI ４５８９ ｓí", "DNI 4589 sí"),
        ("𝟗𝟖𝟕 𝕵𝖚𝖆𝖓 𝓠𝓾𝓲𝓼𝓹𝓮 Ⓐⓝⓐ", "987 Juan Quispe Ana"),
        ("9️⃣8️⃣ ①②❸➃⓿ ⑩❿", "98 12340 1010"),
        ("٩٨٧ ९८७ ๙๘", "987 987 98"),
        ("ﬁn ½ … № 3.º ⑴", "fin 1/2 ... N° 3.° 1"),
        ("9\u200b8\u200d7\u2060\ufeff6\u202e5\u00ad4", "987654"),
        ("tab\ty\xa0espacio\u202ffino\u3000ancho", "tab y espacio fino ancho"),
        ("a – b — c ‑ d − e", "a - b - c - d - e"),
        ("‘a’ “b” «c» 5′ 6″ ´d´", "'a' \"b\" \"c\" 5' 6\" 'd'"),
        ("987·654•321 1∙2 9＊8", "987·654·321 1·2 9*8"),
        ("ana＠gmail．com ／ ＿", "ana@gmail.com / _"),
        ("uno\r\ndos\rtres\u2028cuatro", "uno\ndos\ntres\ncuatro"),
        ("🅰🅱 🅝 ᴅɴɪ", "AB N dni"),
        ("a\x00b\x07c", "abc"),
        ("\ud800 suelto \udfff", "\ud800 suelto \udfff"),
        ("¨ ¸", '" ,'),
        ("", ""),
    ],
)
def test_one_spelling_for_each_character(text: str, plain: str) -> None:
    view = plain_view(text)
    assert view.text == plain
    assert len(view.folded) == len(view.text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("extran-\njería", "extranjería"),
        ("extran- \n  jería", "extranjería"),
        ("EXTRAN-\r\nJERÍA", "EXTRANJERÍA"),
        ("extran\u00ad\njería", "extranjería"),
        ("Quispe-\nMamani", "Quispe-\nMamani"),
        ("Quispe-\r\nMamani", "Quispe-\nMamani"),
        ("987-\n654", "987-\n654"),
        ("- uno\n- dos", "- uno\n- dos"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_joined(text: str, plain: str) -> None:
    assert plain_view(text).text == plain


def test_the_way_back_from_a_joined_word_covers_the_break() -> None:
    view = plain_view("el extran-\njero")
    assert view.span(3, 13) == (3, 15)


def test_marks_belong_to_the_letter_before_them_and_unseen_characters_to_none() -> None:
    view = plain_view("9️⃣\u200b8️⃣\u200b")
    assert [view.span(0, 1), view.span(1, 2), view.span(0, 2)] == [(0, 3), (4, 7), (0, 7)]


def test_one_for_one_replacements_need_no_map() -> None:
    view = plain_view("９８７ – ‘sí’")
    assert view.is_identity
    assert view.text == "987 - 'sí'"


@pytest.mark.parametrize("text", ["hola", "¿Señor?", "DNI 45871236\nfono 9", "a-b", "", "🙏🏽 gracias"])
def test_text_that_needs_nothing_is_its_own_view(text: str) -> None:
    view = plain_view(text)
    assert view.is_identity
    assert view.text is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quisрe", "quispe"),
        ("СОМ", "COM"),
        ("4З5О", "435O"),
        ("привет", "привет"),
        ("Ελλάδα αλφα", "Ελλάδα αλφα"),
        ("ΑΝΑ", "ANA"),
        ("ana", "ana"),
    ],
)
def test_look_alike_letters_are_latin_when_the_word_calls_for_it(text: str, expected: str) -> None:
    assert latin(text) == expected


def test_confusables_are_undone_beside_what_has_a_map() -> None:
    view = plain_view("quisрe\u200b mamаni")
    assert view.text == "quispe mamani"
    assert view.folded == "quispe mamani"
    assert view.span(7, 13) == (8, 14)


def test_any_code_point_alone_is_safe_and_already_plain_when_plain() -> None:
    for code_point in range(sys.maxunicode + 1):
        view = plain_view(chr(code_point))
        assert len(view.folded) == len(view.text)
        assert view.text == "" or view.span(0, len(view.text)) == (0, 1)


def test_every_compatibility_character_is_replaced() -> None:
    """No code point that Unicode decomposes for compatibility stays: the blocks listed in ``plain`` hold them all."""
    for code_point in range(sys.maxunicode + 1):
        character = chr(code_point)
        if unicodedata.normalize("NFKC", character) != unicodedata.normalize("NFC", character):
            is_mark = unicodedata.combining(unicodedata.normalize("NFKC", character)[0]) > 0
            assert plain_view(character).text != character or character == "ª" or is_mark


def test_a_character_never_becomes_nothing() -> None:
    assert plain_character("\u0301") == "\u0301"
    assert all(plain_character(chr(code_point)) for code_point in range(0x3000))
