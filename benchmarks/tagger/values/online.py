"""Handles, e-mail addresses and links, word for word."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from safefeedback.text import fold

from .drawing import pick
from .numerals import spoken

__all__ = ["email", "url", "username"]

_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")
_TRADES: Final = (
    "bodega peluqueria taxi dulces moda abogado oficial peru tramites ventas repuestos flores pasteleria artesania "
    "viajes fotos noticias tv radio fc rock gamer real ok pe lima norte sur arequipa cusco piura puno tacna selva"
).split()
_PROVIDERS: Final = (
    "gmail gmail gmail gmail hotmail hotmail outlook outlook yahoo icloud live protonmail gmai hotmai terra speedy msn"
).split()
_AGENCIES: Final = (
    "sunat reniec minsa essalud indecopi osiptel sunass osinergmin migraciones midis minedu mtc pcm mininter mimp "
    "sunarp onpe jne cofopri sunafil susalud pronabec indeci sutran sernanp oefa ana serfor senasa inei onp sbs "
    "minjus defensoria contraloria pronis ugel01 diresapuno drelm munlima munipiura munitacna regioncusco "
    "gorelambayeque"
).split()
_PUBLIC: Final = re.compile(r"^@?muni|policia|gobpe|gob_|pnp|electro|banco|oficial_pe|ministerio|hospital")
_CAMEL: Final = re.compile(r"(?:[A-Z][a-z]{2,}){2,}")
_CONNECTORS: Final = frozenset(
    "arroba arrobita aroba arova at punto dot guion bajo abajo medio underscore a com pe es net org gob edu barra "
    "slash todo "
    "junto minuscula minusculas con numero de en mx arr pto".split()
)
_AT: Final = re.compile(
    r"@|＠|[(\[{<]\s*(?:arroba|arr|at|a|@)\s*[)\]}>]|\b(?:arrobita|arroba|aroba|arova|a roba|at)\b", re.IGNORECASE
)
_ROLES: Final = (
    "atencionusuario mesadepartes consultas reclamos informes webmaster oti tramite contacto soporte prensa".split()
)
_HOSTS: Final = (
    "facebook.com www.facebook.com instagram.com www.instagram.com m.facebook.com fb.com x.com twitter.com "
    "www.tiktok.com/@ tiktok.com/@ t.me www.linkedin.com/in linkedin.com/in"
).split()
_PROFILE: Final = re.compile(
    r"(?:(?:www\.|m\.)?(?:facebook|instagram|twitter|x|fb|tiktok|linkedin)\.com|t\.me)(?:/in)?/@?(?=[\w.\-]+$)"
)
_KEPT: Final = frozenset(
    "groups posts post profile photos photo videos video status in p reel reels watch file files folders drive "
    "document d edit permalink php story fbid id set media share shorts spreadsheets forms viewform usp sharing u "
    "maps place search q s v a h "
    "sh c t ms channel user b https http www com pe goo gl app html htm pdf jpg png people ref view open invite "
    "joinchat".split()
)

Words = Callable[[Random], str]
"""Draws a name in its best spelling."""


def _word(old: str, words: Words, random: Random) -> str:
    """Return a word, a letter or a number like an old one."""
    if old.isdecimal():
        if len(old) == 4 and old[:2] in ("19", "20"):
            return str(1950 + int(random.random() * 75))
        return "".join(pick("0123456789", random) for _ in old)
    if len(old) < 3:
        new = "".join(pick("abcdefghijlmnoprstuvwxyz", random) for _ in old)
    elif random.random() < 0.1:
        new = pick(_TRADES, random)
    else:
        new = re.sub(r"[^a-z]", "", fold(words(random))) or "ana"
        new += re.sub(r"[^a-z]", "", fold(words(random))) if len(old) > 12 else ""
    return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new


def username(surface: str, words: Words, random: Random) -> str:
    """Return a handle with the same separators, digits and case; an agency's becomes another agency's."""
    folded = fold(surface)
    if any(agency in folded for agency in _AGENCIES) or _PUBLIC.search(folded):
        return _agency(surface, random)
    return _PIECE.sub(lambda piece: _word(piece[0], words, random), surface)


def _agency(surface: str, random: Random) -> str:
    new = pick(_AGENCIES, random)
    body = surface.lstrip("@")
    new = new.upper() if body[:3].isupper() else new.capitalize() if body[:1].isupper() else new
    return surface[: len(surface) - len(body)] + new + pick(["", "", "_Peru", "Peru", "_pe", "Oficial"], random)


def email(surface: str, words: Words, random: Random) -> str:
    """Return another address, disguised in the same way."""
    at = _AT.search(surface)
    if at is None:
        return surface
    local, domain = surface[: at.start()], surface[at.end() :]
    if "gob" in fold(domain):
        role = pick(_ROLES, random)
        local = role.upper() if local.isupper() else role
    else:
        local = _PIECE.sub(lambda piece: _spelt(piece[0], words, random), local)
    return local + at[0] + _domain(domain, words, random)


def _spelt(piece: str, words: Words, random: Random) -> str:
    folded = fold(piece)
    if folded in _CONNECTORS and len(folded) > 1:
        return piece
    number = spoken(piece, random)
    return number if number != piece else _word(piece, words, random)


def _domain(domain: str, words: Words, random: Random) -> str:
    found = _PIECE.search(domain)
    if found is None:
        return domain
    old = fold(found[0])
    if "gob" in fold(domain):
        new = pick(_AGENCIES, random)
    elif old in _PROVIDERS or random.random() < 0.5:
        new = old if random.random() < 0.3 else pick(_PROVIDERS, random)
    else:
        new = fold(_word("empresa", words, random))
    new = new.upper() if found[0].isupper() and len(found[0]) > 1 else new
    return domain[: found.start()] + new + domain[found.end() :]


def url(surface: str, words: Words, random: Random) -> str:
    """Return another link: the host mostly stays, names and codes become others."""
    folded = surface.lower()
    if ".gob.pe" in folded or "gob.pe/" in folded:
        return re.sub(r"[a-z]+(?=\.gob\.pe)|(?<=gob\.pe/)\w+", lambda _: pick(_AGENCIES, random), surface)
    profile = _PROFILE.search(surface)
    if profile is not None and random.random() < 0.4:
        host = pick(_HOSTS, random)
        return f"{surface[: profile.start()].replace('www.', '')}{host}{'' if host.endswith('@') else '/'}" + _path(
            surface[profile.end() :], words, random
        )
    slash = re.search(r"(?<![:/])/|\b(?:barra|slash)\b", surface, re.IGNORECASE)
    if slash is None:
        return surface
    return surface[: slash.end()] + _path(surface[slash.end() :], words, random)


def _path(path: str, words: Words, random: Random) -> str:
    return re.sub(r"[A-Za-z\u00c0-\u024f\d]+", lambda token: _token(token[0], words, random), path)


def _token(token: str, words: Words, random: Random) -> str:
    folded = fold(token)
    if folded in _KEPT or (folded in _CONNECTORS and len(folded) > 3):
        return token
    if token.isalpha() and (token.islower() or token.isupper() or token.istitle()):
        return _word(token, words, random)
    if _CAMEL.fullmatch(token):
        return re.sub("[A-Z][a-z]+", lambda word: _word(word[0], words, random), token)
    return "".join(_code(c, random) for c in token)


def _code(c: str, random: Random) -> str:
    if c.isdecimal():
        return pick("0123456789", random)
    new = pick("abcdefghijklmnopqrstuvwxyz", random)
    return new.upper() if c.isupper() else new
