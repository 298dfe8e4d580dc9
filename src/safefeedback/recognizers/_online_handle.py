"""Social handles: with an at sign anywhere, without one after a word that says so.

``@ana_q`` is a handle by its form. ``ana_q`` is one by its underscore, unless it looks like a file or a field name.
``ana.quispe.c`` and ``anaq87`` need a word nearby: a network ("mi insta", "en tiktok"), "usuario", "cuenta", "perfil".
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.findings import Evidence
from safefeedback.recognizers._online_domain import PROVIDERS, is_ending, is_word
from safefeedback.recognizers._online_hit import Hit, cue, shape
from safefeedback.recognizers._online_public import is_agency_handle
from safefeedback.text import View

__all__ = ["LETTER_GATES", "handle_at", "letter_handles", "mixed_handle", "spelled_after", "written_handle"]

_AT_BODY: Final = re.compile(r"[a-z0-9_][a-z0-9_.]{1,49}")
_NETWORK: Final = (
    r"instagram|insta|inst|ig|tik ?tok|facebook|face|fb|feis(?:bu[ck]k?)?|twitter|tuiter|telegram|telegran|youtube"
    r"|linkedin|threads|snapchat|discord|messenger|inbox|dm"
)
_CUE: Final = re.compile(
    rf"(?<![a-z0-9@./_-])(?P<word>(?P<network>{_NETWORK})|usuari[oa]|user(?:name)?|nick|perfil|cuenta|canal|red(?:es)?"
    r"|(?:llam[ao]n?|busc[ao](?:n|r|rme)?|conocen|figuro|figura|firmo|firma|aparece|publico|publica|escribe) como"
    r"|internet|etiquet\w{1,8}|llama)(?![a-z0-9@./_-])"
)
_LINK: Final = re.compile(
    r"(?:\W{1,3}(?:de|del|d|la|el|en|mi|su|x|es|era|soy|esta|como|a|al|se|llama|nomas|internet|red|personal|seria|sale"
    r"|senor|senora|senorita|por|ahi|aca|aqui|mas|"
    rf"{_NETWORK})(?![a-z0-9]))*\W{{0,4}}\Z"
)
_AFTER: Final = re.compile(rf"\W{{0,3}}(?:(?:en|x|por|de)\W(?:el |mi |su |la )?(?:{_NETWORK}))(?![a-z0-9])")
_REACH: Final = 70
_FILES: Final = (
    "jpg jpeg png gif pdf doc docx xls xlsx csv ppt pptx txt mp3 mp4 ogg opus wav zip rar heic webp mov avi html php"
).split()
_MACHINE: Final = re.compile(
    r"(?:img|user|vid|pic|pxl|dsc|doc|scan|foto|fotos|captura|screenshot|archivo|adjunto|anexo|exp|dni|id|ptt|aud|audio|video"
    r"|error|http|utm|num|nro|cod|codigo|fecha|tipo|nombre|nombres|apellido|apellidos|numero|telefono|correo|direccion)_"
    r"|.*\.(?:" + "|".join(_FILES) + r")$|.*_(?:id|url|pdf|dni|error|token|code|final|v\d+)$"
)
_GLUED: Final = re.compile(rf"(?<![a-z0-9])(?:{_NETWORK})\Z")
_NEXT_WORDS: Final = frozenset(
    "a e i o u y q x soy hola buenas buenos que por para con mi mis tu su sus los las el un una uno yo ya ahi aca "
    "alli hoy ayer ahora pero porque cuando donde como quien esto esta este ese esa eso gracias favor xfa solo "
    "todo nada".split()
)
_MIXED: Final = re.compile(r"[a-z]{3,20}[0-9]{1,6}[a-z]{0,10}")
_NAMED: Final = re.compile(
    rf"(?<![a-z0-9@./_-])(?P<word>{_NETWORK}|usuari[oa]|user(?:name)?|nick)(?: (?:es|era|como|soy)|,)?:?\s\Z"
)
_LETTERS: Final = re.compile(
    r"(?<![a-z])(?:mi|su|cuyo) (?P<word>insta|instagram|ig|tik ?tok|twitter|tuiter|telegram|user|usuario|nick)"
    r"(?: es|:| es:) (?P<handle>[a-z]{7,30})(?=[.,;)!]?(?:\n|\Z)|, )"
)
_SPELLED: Final = re.compile(
    r"\W{1,3}(?P<run>(?:[a-z][,\s-]{1,3}){3,20}[a-z](?![a-z0-9])"
    r"(?:,? ?(?:punto|guion bajo|raya abajo|[a-z]{2,20}|[0-9]{1,4})(?=[,.;\n]|\Z)){0,5})"
)
_NO_HANDLES: Final = frozenset(
    "privado privada publico publica hackeado hackeada robado robada clonado clonada bloqueado bloqueada "
    "suspendido incorrecto correcto invalido inexistente personal antiguo anterior siguiente distinto diferente "
    "administrador".split()
)
LETTER_GATES: Final = ("insta", "tiktok", "twitter", "telegram", "user", "usuario")
"""One of these stands in a folded view where :func:`letter_handles` can find anything but rare networks."""


def handle_at(view: View, at: int) -> Hit | None:
    """Return the handle that an at sign of a view opens, or None; the at sign is inside the span."""
    is_dictated = view.span(at, at + 1)[1] - view.span(at, at + 1)[0] > 1
    gap = len(view.folded[at + 1 : at + 3]) - len(view.folded[at + 1 : at + 3].lstrip(" ")) if is_dictated else 0
    match = _AT_BODY.match(view.folded, at + 1 + gap)
    before = view.folded[at - 1 : at] if at else ""
    is_glued = before.isalnum() and not is_dictated and _GLUED.search(view.folded, max(0, at - 12), at) is None
    if match is None or before in ("@", "_") or is_glued:
        return None
    body = match[0].rstrip(".")
    end = match.start() + len(body)
    if is_dictated and not any(c in "._" or c.isdigit() for c in body) and _cue_before(view.folded, at, 0) is None:
        return None
    if body.partition(".")[0] in PROVIDERS and "." in body:
        return None
    if sum(c.isalpha() for c in body) < 2 or view.folded[end : end + 1] == "@":
        return None
    if is_agency_handle(body):
        return Hit(at, end, "USERNAME", 0.9, (shape("handle", 0.9), Evidence("gazetteer", "agency")), is_public=True)
    return Hit(at, end, "USERNAME", 0.92, (shape("handle", 0.9),))


def written_handle(view: View, start: int, end: int, *, floor: int = 0) -> Hit | None:
    """Return a handle written without an at sign, or None.

    Args:
        view: the view to read.
        start: first position of a word of letters, digits, dots and underscores.
        end: one past its last.
        floor: no cue is looked for before this position.
    """
    folded = view.folded
    body = folded[start:end]
    if "-" in body or not _is_handle_like(body) or _MACHINE.match(body):
        return None
    found = _cue_before(folded, start, floor) or _cue_after(folded, end)
    if "_" in body.strip("_") and (found is not None or not _is_field(folded, start, end)):
        score = 0.85 if found else 0.5
        evidence = (shape("underscore", 0.5), found) if found else (shape("underscore", 0.5),)
        return _decided(body, Hit(start, end, "USERNAME", score, evidence))
    if found is None or (len(body.split(".")) == 2 and not _is_pair(body, view.text[start:end])):
        return None
    return _decided(body, Hit(start, end, "USERNAME", 0.75, (found, shape("dotted", 0.3))))


def mixed_handle(view: View, start: int, end: int, *, floor: int = 0) -> Hit | None:
    """Return a handle of letters and digits ("mi insta es ana87") right after its cue, or None."""
    folded = view.folded
    if _MIXED.fullmatch(folded, start, end) is None or folded[end : end + 1] in ("@", "_"):
        return None
    said = _NAMED.search(folded, max(floor, start - 30), start)
    if said is None:
        return None
    evidence = (cue("network", 0.4, said.span("word"), distance=0), shape("letters-digits", 0.2))
    return _decided(folded[start:end], Hit(start, end, "USERNAME", 0.6, evidence))


def letter_handles(view: View) -> list[Hit]:
    """Return handles of letters only, each the whole answer after "mi insta es"."""
    hits = []
    for match in _LETTERS.finditer(view.folded):
        if match["handle"] not in _NO_HANDLES:
            evidence = (cue("network", 0.35, match.span("word"), distance=0), shape("letters", 0.1))
            hits.append(_decided(match["handle"], Hit(*match.span("handle"), "USERNAME", 0.45, evidence)))
    return hits


def spelled_after(view: View, hit: Hit) -> Hit | None:
    """Return the letters by which the writer spells a handle or an address again right after it, or None."""
    match = _SPELLED.match(view.folded, hit.end)
    if match is None:
        return None
    return Hit(*match.span("run"), hit.entity, 0.7, (shape("spelled", 0.7),))


def _decided(body: str, hit: Hit) -> Hit:
    if is_agency_handle(body):
        return Hit(hit.start, hit.end, hit.entity, hit.score, hit.evidence, is_public=True)
    return hit


def _is_handle_like(body: str) -> bool:
    if not 4 <= len(body) <= 50 or not ("." in body or "_" in body) or sum(c.isalpha() for c in body) < 3:
        return False
    return any(len(part) > 2 for part in body.replace(".", "_").split("_"))


def _is_pair(body: str, written: str) -> bool:
    """Two parts with a dot are a handle unless the second is how a sentence would go on."""
    last = body.rpartition(".")[2]
    if written.rpartition(".")[2].istitle() and not written.istitle():
        return False
    return last not in _NEXT_WORDS and not (is_word(last) or (is_ending(last) and len(last) > 2))


def _is_field(folded: str, start: int, end: int) -> bool:
    """A name of a form field or of a program stands before a colon or an equals sign."""
    return folded[end : end + 1] in ("=", ":", "(", "[") or folded[start - 1 : start] in (
        "/",
        "\\",
        "=",
        "#",
        "&",
        "{",
        "<",
    )


def _cue_before(folded: str, start: int, floor: int) -> Evidence | None:
    lowest = max(floor, start - _REACH)
    last = None
    for match in _CUE.finditer(folded, lowest, start):
        last = match
    if last is None:
        return None
    between = folded[last.end() : start]
    distance = len(between.split())
    is_linked = _LINK.match(between) is not None
    if not is_linked and (distance > 5 or "." in between.rstrip()):
        return None
    code = "network" if last["network"] else "account"
    return cue(code, 0.4 if is_linked else 0.3, (last.start(), last.end()), distance=distance)


def _cue_after(folded: str, end: int) -> Evidence | None:
    match = _AFTER.match(folded, end)
    return cue("network", 0.4, match.span()) if match else None
