"""What the words before a name tell: "soy", "mi vecina", "el regidor", "Reclamante:"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from safefeedback.recognizers.roles.scene import Scene
from safefeedback.recognizers.roles.verdict import Verdict
from safefeedback.recognizers.roles.vocabulary import ABBREVIATIONS, KINDS, SKIPPED

__all__ = ["announced"]

_REACH: Final = 7
_MOST_STRANGE: Final = 2
_ENDS: Final = frozenset(".!?;¿¡")
_OF: Final = frozenset(("de", "del", "d"))
_OWN: Final = frozenset(("mi", "mis", "nuestro", "nuestra"))
_NEAR_PUBLIC: Final = 20
_NEAR_CLERK: Final = 30
_DIRECT: Final = frozenset("aqui reclama reclaman ruega solicita remite suscriben firma reporta".split())
_OTHERS_DO: Final = frozenset("habla abla firma firmo escribe presento".split())
_FIRST: Final = ("sender", "minor", "third_party", "official")
"""Of several roles that are said outright before a name, the first: "mi abogado el dr. ..." is no official."""
_CLOSES: Final = frozenset(
    "atte att atentamente atentamnte atentam cordialmente respetuosamente fdo slds sldos".split()
)
_RANKS: Final = frozenset(("mayor", "capitan", "agente", "coronel"))
_RANKED: Final = frozenset("el al del un senor sr comisario".split())
_OTHERS: Final = {"polite": 1, "other": 2, "named": 1}
_OBJECT: Final = frozenset("a con contra por ni para segun".split())


class _Cue(NamedTuple):
    """A cue before a name.

    Attributes:
        place: which word it is.
        kind: a list of the vocabulary.
        between: the words from it to the name that are no cues.
    """

    place: int
    kind: str
    between: tuple[str, ...]


def announced(scene: Scene) -> Verdict | None:
    """Return what the words before a name tell of the person, None when they tell nothing."""
    cues = list(_cues(scene))
    verdicts = [_READERS[cue.kind](scene, cue) for cue in cues]
    told = [verdict for verdict in verdicts if verdict is not None]
    plain = {verdict.role for verdict in told if verdict.strength > 1}
    outright = next((role for role in _FIRST if role in plain), None)
    if outright is not None:
        return Verdict(outright, 2)
    return told[0] if told else _object(scene)


def _cues(scene: Scene) -> Iterator[_Cue]:
    """Yield the cues before a name, nearest first, as far as nothing but small words stands between."""
    between: tuple[str, ...] = ()
    strange = 0
    for place in range(scene.first - 1, max(scene.floor, scene.first - _REACH) - 1, -1):
        word, gap = scene.folded(place), scene.gap(place + 1)
        kind = KINDS.get(word, "")
        if _is_end(word, kind, gap):
            return
        if kind:
            yield _Cue(place, kind, between)
        elif word not in SKIPPED:
            strange += 1
            if strange > _MOST_STRANGE or not _is_title_owner(scene, place):
                return
        between = (*between, word) if not kind else between


def _is_end(word: str, kind: str, gap: str) -> bool:
    """Tell whether a sentence ends after a word; a closing formula and an abbreviation go on."""
    if kind == "close" or (kind == "sender" and word == "firma"):
        return False
    if word in ABBREVIATIONS and gap.strip() == ".":
        return False
    return not _ENDS.isdisjoint(gap) or ("\n" in gap and ":" not in gap and (not kind or "\n\n" in gap))


def _is_title_owner(scene: Scene, place: int) -> bool:
    """Tell whether a strange word belongs to a title before it ("la jefa de rentas, señora ...")."""
    return any(scene.folded(near) in _OF for near in (place - 1, place - 2)) or scene.folded(place - 1) in KINDS


def _sender(scene: Scene, cue: _Cue) -> Verdict | None:
    word, before = scene.folded(cue.place), scene.folded(cue.place - 1)
    if before == "no" or not _OF.isdisjoint(cue.between) or "con" in cue.between:
        return None
    if not _OWN.isdisjoint(cue.between):
        return None
    if word in _OTHERS_DO and before in ("no", "que", "q", "se"):
        return Verdict("third_party", 1) if before == "se" or word == "firmo" else None
    if word in _DIRECT and len(cue.between) > 1:
        return None
    if word == "yo" and cue.between and scene.first - cue.place > 3:
        return None
    return Verdict("sender", 2)


def _close(scene: Scene, cue: _Cue) -> Verdict | None:
    """Read a closing formula; a word that is also another needs a comma or a line end behind it."""
    is_closed = scene.folded(cue.place) in _CLOSES or scene.gap(cue.place + 1) != " "
    return Verdict("sender", 2) if is_closed and len(cue.between) <= 2 and "a" not in cue.between else None


def _named(scene: Scene, cue: _Cue) -> Verdict | None:
    """Read "me llamo", "se llama", "mi nombre es", "Nombre:", "a nombre de"."""
    word, before = scene.folded(cue.place), scene.folded(cue.place - 1)
    if word in ("llamo", "yamo") or (before == "me" and word in ("llaman", "dicen", "disen", "conocen")):
        return Verdict("sender", 2)
    if word.startswith(("nombre", "nonbre", "apellido")):
        if not _OF.isdisjoint(cue.between[-1:]) or before in ("su", "de"):
            return Verdict("third_party", 1)
        is_label = ":" in scene.gap(cue.place + 1) or ":" in scene.gap(scene.first)
        return Verdict("sender", 2) if is_label or before == "mi" else None
    return Verdict("third_party", 1)


def _form(scene: Scene, cue: _Cue) -> Verdict | None:
    """Read the label of a form; without a colon a neighbour is somebody else, the others do not tell."""
    word = scene.folded(cue.place)
    is_neighbour = word in ("vecino", "vecina")
    if ":" in scene.gap(cue.place + 1) and not is_neighbour:
        return Verdict("sender", 2)
    return Verdict("third_party", 2) if is_neighbour else None


def _office(scene: Scene, cue: _Cue) -> Verdict | None:
    """Read an office; what stands between them with *of* makes the person somebody of the officer's."""
    word, before = scene.folded(cue.place), scene.folded(cue.place - 1)
    if word in _RANKS and (before not in _RANKED or cue.between or scene.gap(scene.first) != " "):
        return None
    if _is_of(cue) or before == "ex" or (before in _OWN and word.startswith("d")):
        return Verdict("third_party", 1)
    return Verdict("third_party", 2) if scene.is_private else Verdict("official", 2)


def _work(scene: Scene, cue: _Cue) -> Verdict | None:
    """Read a profession: an office when a word of the State is near, and not one's own lawyer."""
    if _is_of(cue):
        return Verdict("third_party", 1)
    if scene.folded(cue.place - 1) in _OWN:
        return Verdict("third_party", 2)
    is_public = scene.is_public(_NEAR_PUBLIC)
    return Verdict("official", 2) if is_public else Verdict("third_party", 1)


def _clerk(scene: Scene, _: _Cue) -> Verdict | None:
    """Read "la señorita": who serves at a counter of the State, or anybody."""
    is_public = scene.is_public(_NEAR_CLERK)
    return Verdict("official", 2) if is_public else Verdict("third_party", 1)


def _is_of(cue: _Cue) -> bool:
    return bool(cue.between) and cue.between[0] in _OF and len(cue.between) <= 2


def _other(_: Scene, cue: _Cue) -> Verdict | None:
    return Verdict("third_party", _OTHERS[cue.kind])


def _minor(scene: Scene, cue: _Cue) -> Verdict | None:
    """Read a word for a child; "mi hermano menor" is none."""
    if _is_of(cue):
        return Verdict("third_party", 2)
    if scene.folded(cue.place) == "menor" and KINDS.get(scene.folded(cue.place - 1)) == "other":
        return Verdict("third_party", 2)
    return Verdict("minor", 2)


def _object(scene: Scene) -> Verdict | None:
    """Read a preposition right before a name: something is done to or with somebody else."""
    if scene.folded(scene.first - 1) == "por" and scene.folded(scene.first - 2).startswith("pregunt"):
        return Verdict("sender", 1)
    is_object = scene.folded(scene.first - 1) in _OBJECT and scene.gap(scene.first) == " "
    return Verdict("third_party", 1) if is_object else None


_READERS: Final = {
    "sender": _sender,
    "close": _close,
    "named": _named,
    "form": _form,
    "polite": _other,
    "clerk": _clerk,
    "office": _office,
    "work": _work,
    "other": _other,
    "minor": _minor,
}
