"""What the words after a name tell: "X, alcalde de Y", "X (mi vecino)", "X es mi hija", "X, identificado con DNI"."""

from __future__ import annotations

import re
from typing import Final

from safefeedback.recognizers.roles.scene import Scene
from safefeedback.recognizers.roles.verdict import Verdict
from safefeedback.recognizers.roles.vocabulary import AGENCIES, KINDS

__all__ = ["apposed"]

_APPOSED: Final = re.compile(
    r"(?: ?,| ?\(| -| (?:es|era|q es|que es|como)(?= )| (?=(?:el|la|mi) )) ?(?:(?:q|que) es )?"
    r"((?:mi|mis|su|sus|la|el|un|una|tu) )?(?:unico |unica )?([a-z]+)"
)
_AGENCY: Final = re.compile(
    r",? (?:(?:el|la) )?(?:de|del|d) (?:(?:la|el|los|area|agencia|modulo|oficina|de|d) )*([a-z]+)"
)
_OWNERS: Final = frozenset(("mi", "mis", "su", "sus", "tu"))
_REACH: Final = 12
_DOCUMENTS: Final = (
    r"dni|deni|doc|documento|d\.n\.i|c\.?e\.?|carne|carnet|ce|ptp|cel|celular|telf?|telefono|wsp|fono|brevete|licencia|hc|"
    r"ruc|pasaporte|cmp|cip|cal|identificad[oa]"
)
_DOCUMENT: Final = re.compile(
    r"\W{0,3}(?:peruan[oa] |mayor de edad )?(?:,? ?(?:identificad[oa]|con|mi|de) ){0,4}" rf"(?:{_DOCUMENTS})\b"
)
_OWN_WORDS: Final = re.compile(
    r",? (?:soy|soi|me llamo|me yamo|kani|les? (?:saluda|escribe|habla)|para servir|al habla|agradecid[oa]|"
    r"reporta(?:ndo)?)\b"
)
_VERBS: Final = (
    "dice dise dijo vino hizo tiene cobra esta estaba contesta quiso quiere puede pide pidio fue va firmo manda vive "
    "sale grito responde respondio trabaja atiende atendio sabe vio ayudo cuida vende pego llego amenazo murio fallecio"
)
_SAID: Final = re.compile(
    r",? (?:(?:ya|no|tambien|le|lo|la|me|nos|se|les|m) ){0,4}"
    rf"(?:{'|'.join(_VERBS.split())}|[a-z]{{2,12}}o (?:el|la|los|las|un|una|a|en|mi))\b"
)


def apposed(scene: Scene) -> Verdict | None:
    """Return what the words after a name tell of the person, None when they tell nothing."""
    after = scene.after
    if _OWN_WORDS.match(after):
        return Verdict("sender", 2)
    agency = _AGENCY.match(after)
    if agency and agency[1] in AGENCIES:
        return Verdict("official", 2)
    if _DOCUMENT.match(after):
        return Verdict("sender", 1)
    match = _APPOSED.match(after)
    likely = Verdict("third_party", 1) if _SAID.match(after) else None
    return (_read(scene, match) if match else None) or likely


def _read(scene: Scene, match: re.Match[str]) -> Verdict | None:
    """Read what a name is called behind a comma, a bracket or a verb of being."""
    owner, kind = (match[1] or "").strip(), KINDS.get(match[2], "")
    if owner in _OWNERS and kind in ("other", "form", "work", "office"):
        return Verdict("third_party", 2)
    if kind == "office" or (kind == "work" and scene.is_public(_REACH)):
        return Verdict("official", 2)
    return Verdict("minor", 2) if kind == "minor" else None
