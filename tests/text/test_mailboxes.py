from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.edits import rewrite
from safefeedback.text.mailboxes import mailboxes
from safefeedback.text.numbers import numbers


def _undone(text: str) -> str:
    view = plain_view(text)
    return rewrite(view, [edit for edits in mailboxes(view, numbers(view)) for edit in edits]).text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a melchi punto ilasaca arroba gmail punto com.", "a melchi.ilasaca@gmail.com."),
        ("ANA26 ARROBA GMAIL PUNTO COM", "ANA26@GMAIL.COM"),
        ("ana (punto) poma (arroba) hotmail (punto) es", "ana.poma@hotmail.es"),
        ("ana[at]outlook[dot]com", "ana@outlook.com"),
        ("ana.poma(@)gmail(.)com", "ana.poma@gmail.com"),
        ("ana (a) gmail . com", "ana@gmail.com"),
        ("juan @ gmail . com", "juan@gmail.com"),
        ("juan@ gmail.com", "juan@gmail.com"),
        ("juan @gmail.com", "juan@gmail.com"),
        ("juan @gmail", "juan@gmail.com"),
        ("juan@gmail,com", "juan@gmail.com"),
        ("juan@gmail com", "juan@gmail.com"),
        ("juan@gmailcom", "juan@gmail.com"),
        ("juan@yahooes", "juan@yahoo.es"),
        ("juan@gmail.con", "juan@gmail.com"),
        ("juan arroba gmail punto con", "juan@gmail.com"),
        ("juan arroba hotmail punto com punto pe", "juan@hotmail.com.pe"),
        ("juan (arroba) yahoo . com . pe", "juan@yahoo.com.pe"),
        ("juan arroba uni punto edu punto pe", "juan@uni.edu.pe"),
        ("juan arroba mail punto uni punto pe", "juan@mail.uni.pe"),
        ("juan arroba gmail, punto com", "juan@gmail.com"),
        ("juan arroba gmail. com", "juan@gmail.com"),
        ("juan arroba gmail. Es todo", "juan@gmail.com. Es todo"),
        ("juan arroba gmail", "juan@gmail.com"),
        ("juan arroba gmail punto com punto gracias", "juan@gmail.com punto gracias"),
        ("ana ._poma arroba gmail", "ana._poma@gmail.com"),
        ("dos" + " " * 130 + "mil arroba gmail", "dos" + " " * 130 + "mil@gmail.com"),
        ("juan arroba gmail hoy", "juan@gmail.com hoy"),
        ("juan\narroba gmail\npunto com", "juan@gmail.com"),
        ("juan A ROBA gmail PUNTO com", "juan@gmail.com"),
        ("juan arrobita gmail punto com", "juan@gmail.com"),
        ("juan arroba gmail puntocom", "juan@gmail.com"),
        ("juanarrobagmail.com", "juan@gmail.com"),
        ("juan at gmail dot com", "juan@gmail.com"),
        ("juan at proton dot me", "juan@proton.me"),
        ("al correo juan.p . inga en hotmail punto com", "al correo juan.p.inga@hotmail.com"),
        ("mi correo es juan88 gmail.com", "mi correo es juan88@gmail.com"),
        ("ana guion bajo poma arroba gmail.com", "ana_poma@gmail.com"),
        ("ana guion poma arroba gmail.com", "ana-poma@gmail.com"),
        ("ana _ poma arroba gmail.com", "ana_poma@gmail.com"),
        ("poma ochenta y ocho arroba gmail.com", "poma88@gmail.com"),
        ("ana punto dos arroba gmail.com", "ana.2@gmail.com"),
        ("benavides 1967 (at) gmail.com", "benavides1967@gmail.com"),
        ("anote: ge doble eme a, punto goico, arroba gmail", "anote: gmma.goico@gmail.com"),
        ("a jota erre arroba gmail", "a jr@gmail.com"),
        ("doble ele arroba gmail", "ll@gmail.com"),
        ("jota poma arroba gmail", "jpoma@gmail.com"),
        ("correo: rosa poma arroba gmail", "correo: rosapoma@gmail.com"),
        ("mi correo es ana maria poma todo junto arroba yahoo punto es", "mi correo es anamariapoma@yahoo.es"),
        ("que contesten al correo ana lia punto rico arroba gmail", "que contesten al correo analia.rico@gmail.com"),
        ("mi correo es hermo.\nayala@gmail.com", "mi correo es hermo.ayala@gmail.com"),
        ("juan punto perez@gmail.com", "juan.perez@gmail.com"),
        ("juan (punto) perez@gmail.com", "juan.perez@gmail.com"),
        ("ana@gmail.com y beto arroba gmail", "ana@gmail.com y beto@gmail.com"),
        ("ana arroba gmail beto arroba gmail", "ana@gmail.com beto@gmail.com"),
    ],
)
def test_a_mailbox_is_put_together(text: str, plain: str) -> None:
    assert _undone(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("arroba jota aucapoma raya abajo otoca, así", "@jaucapoma_otoca, así"),
        ("insta: arroba juanmi punto kacha, con k", "insta: @juanmi.kacha, con k"),
        ("mi Instagram, arroba rubencho", "mi Instagram, @rubencho"),
        ("arroba rubencho_quinto", "@rubencho_quinto"),
        ("usuario (arroba) poma dos", "usuario @poma dos"),
        ("usuario arroba poma guion bajo veintidós", "usuario @poma_22"),
        ("@juan punto perez", "@juan.perez"),
        ("soy arroba jota y nada", "soy arroba jota y nada"),
    ],
)
def test_an_account_is_put_together(text: str, plain: str) -> None:
    assert _undone(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "ana@gmail.com",
        "hola @juan.perez, gracias",
        "hola @juan",
        "@juan",
        "20 soles la arroba de papa",
        "tres arrobas de papa",
        "la arroba: nada",
        "dos arrobas",
        "vendo arroba papa",
        "el hijo(a) mayor",
        "opción (a) turno",
        "pan @ 5 soles",
        "oe @ los de limpieza",
        "nos vemos at home",
        "mi correo en gmail punto com no abre",
        "no tengo hotmail.com",
        "el arroba gmail",
        ", arroba gmail",
        "arroba gmail punto com",
        "hola @uni.edu",
        "Gracias.\nayala@gmail.com",
        "correo -\nayala@gmail.com",
        "",
        "@",
        "arroba",
    ],
)
def test_what_is_no_mailbox_stays(text: str) -> None:
    assert _undone(text) == text


def test_words_side_by_side_are_joined_only_after_a_word_that_announces_a_mailbox() -> None:
    assert _undone("mi hijo rosa poma arroba gmail") == "mi hijo rosa poma@gmail.com"
    assert _undone("a uno dos tres cuatro cinco arroba gmail.com").endswith("@gmail.com")
    assert _undone("es ana bea cira dora elsa arroba gmail") == "es ana bea cira dora elsa@gmail.com"
