"""Words that tell where a dictated address starts, goes on and ends: providers, sites, endings and cue words.

Providers and endings are those of mailboxes used in Peru, with the spellings of the ear ("jotmeil", "gemail").
"""

from __future__ import annotations

from typing import Final

__all__ = ["ENDINGS", "FILLERS", "HANDLE_CUES", "MAIL_CUES", "PROVIDERS", "SITES", "SMALL_WORDS", "WRONG_ENDINGS"]

PROVIDERS: Final = frozenset(
    (
        "gmail gemail gmeil jimeil yimeil gimail gmal gmial gamil gmaill gmai hotmail jotmail jotmeil hotmeil hotmal"
        " homail hotmial hotnail otmail outlook outlok outluk autluk autlook oulook yahoo yaho yajoo yaju yahu"
        " icloud aiclaud live msn proton protonmail ymail rocketmail aol tutanota zoho"
    ).split()
)
"""First label of the domain of a mail provider."""

SITES: Final = frozenset(
    (
        "facebook fb feisbuk feis instagram insta tiktok youtube yutub youtu wa m t x twitter linkedin linktr bit drive"
        " docs dropbox onedrive telegram whatsapp chat forms threads pinterest google goo zoom meet www"
    ).split()
)
"""First label of a site where people have pages."""

ENDINGS: Final = frozenset(
    "com pe es net org edu gob gov me info mil ec cl co bo br ar mx ve uy us uk eu io tv gl be ly ee app".split()
)
"""Top-level domains, and second-level ones that stand before a country."""

WRONG_ENDINGS: Final = {"con": "com", "cm": "com", "comm": "com", "coom": "com", "om": "com", "cop": "com"}
"""Slips for "com" after a provider."""

MAIL_CUES: Final = frozenset("es correo correos email emails mail mails imeil a al electronico".split())
"""Words straight after which a mailbox in several words may start."""

HANDLE_CUES: Final = frozenset(
    "instagram insta ig tiktok twitter face facebook fb feis usuario cuenta perfil telegram threads redes user".split()
)
"""Words near which "arroba" announces a handle."""

FILLERS: Final = frozenset("todo junto pegado pegadito seguido juntito minuscula minusculas".split())
"""What people add about a mailbox while they dictate it: "todo junto"."""

SMALL_WORDS: Final = frozenset(
    (
        "el la los las lo un una unos unas de del d al a e y o u ni que q k en con sin por para x pa es son era soy fue"
        " ser mi tu su mis sus tus me te se le les nos ya no si muy mas como donde cuando porque pq xq este esta"
        " esto ese esa eso otro otra aqui ahi alli aca alla correo correos email mail arroba punto cuenta usuario"
        " perfil pagina link escriban escribanme escribeme escribame escribir escribanle"
        " respondan respondanme contesten contestenme manden mandenme mandar enviar envien enviarme envienme"
        " comunicarse contacto buen mismo todo toda sobre hasta desde hay tengo tiene senor senora hola gracias favor"
    ).split()
)
"""Words that are no part of a mailbox or a host when dictated."""
