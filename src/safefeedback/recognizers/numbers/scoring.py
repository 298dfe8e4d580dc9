"""From shape and surroundings to one verdict for each window, and from windows to the best cut of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from safefeedback.findings import Evidence
from safefeedback.recognizers.numbers.cue_table import CODE, CURRENCY, MONEY, NORM, PUBLIC_WORK, QUANTITY, SELF
from safefeedback.recognizers.numbers.cues import CueHit
from safefeedback.recognizers.numbers.options import Option

__all__ = ["Verdict", "judge"]

_CUE_GAIN: Final = 0.56
_REPORT: Final = 0.35
# Money words speak of these, not against them.
_PAID_WITH: Final = frozenset({"CREDIT_CARD", "BANK_ACCOUNT"})
_DIM: Final = 0.3
_CLEARLY: Final = 0.3
_HEARD: Final = 0.5
_IMPERSONAL: Final = 0.2  # a *código* that nobody calls his own
_AGAINST: Final = {CURRENCY: 1.0, MONEY: 0.9, NORM: 0.9, QUANTITY: 0.7, PUBLIC_WORK: 0.7}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a window or a code most likely is.

    Attributes:
        entity: the winner.
        score: in ``[0, 1]``.
        evidence: shape or check, then cue, then what speaks against; positions are those of the view.
    """

    entity: str
    score: float
    evidence: tuple[Evidence, ...]


class _Weighed(NamedTuple):
    option: Option
    base: float
    cue: CueHit | None
    gain: float
    against: CueHit | None
    loss: float
    score: float


def judge(options: Sequence[Option], hits: Sequence[CueHit], *, penalty: float = 0.0) -> Verdict | None:
    """Weigh the options of a window against the cues on both sides.

    Args:
        options: what the shape allows.
        hits: cues of both sides, nearest first on each side.
        penalty: what the window's own form costs (cut from a longer number, odd separators).

    Returns:
        The best verdict, or None when nothing reaches the reporting score.
    """
    if not hits:
        return _by_shape(options, penalty)
    cues, rivals = _sorted_out(hits)
    is_personal = SELF in cues
    weighed = [
        _weigh(option, cues, rivals, penalty=penalty, is_personal=is_personal)
        for option in options
        if option.base >= _REPORT or (option.cue or option.entity) in cues  # the others cannot reach the score
    ]
    loudest = max((w.cue.strength for w in weighed if w.cue and w.score >= _HEARD), default=0.0)
    best: _Weighed | None = None
    for each in weighed:
        candidate = _dimmed(each) if _is_dimmed(each, loudest) else each
        if candidate.score >= _REPORT and (best is None or candidate.score > best.score):
            best = candidate
    return None if best is None else Verdict(best.option.entity, best.score, _evidence(best))


def _by_shape(options: Sequence[Option], penalty: float) -> Verdict | None:
    best = max(options, key=lambda option: option.base, default=None)
    if best is None or best.base - penalty < _REPORT:
        return None
    kind = "check" if best.is_checked else "shape"
    return Verdict(best.entity, round(best.base - penalty, 4), (Evidence(kind, best.code, best.base),))


def _sorted_out(hits: Sequence[CueHit]) -> tuple[dict[str, CueHit], list[CueHit]]:
    """The strongest cue of each entity, and the words that speak against: near before the number, or its unit."""
    cues: dict[str, CueHit] = {}
    rivals: list[CueHit] = []
    for hit in hits:
        if hit.entity in _AGAINST:
            if hit.distance <= 3 if hit.is_left else _is_unit(hit):
                rivals.append(hit)
        elif hit.entity not in cues or hit.strength > cues[hit.entity].strength:
            cues[hit.entity] = hit
    return cues, rivals


def _is_unit(hit: CueHit) -> bool:
    """A currency or a thing counted, written right behind the number."""
    return hit.distance == 0 and hit.entity in (CURRENCY, QUANTITY)


def _weigh(
    option: Option, cues: dict[str, CueHit], rivals: Sequence[CueHit], *, penalty: float, is_personal: bool
) -> _Weighed:
    cue = cues.get(option.cue or option.entity)
    gain = _CUE_GAIN * cue.strength if cue else 0.0
    if option.cue == CODE and not (is_personal or option.entity in cues):
        gain *= _IMPERSONAL
    against = _strongest_against(rivals, cue) if rivals and option.entity not in _PAID_WITH else None
    loss = against.strength * _AGAINST[against.entity] * (0.5 if option.is_checked else 1.0) if against else 0.0
    score = round(min(0.99, max(0.0, option.base + gain - loss - penalty)), 4)
    return _Weighed(option, option.base, cue, gain, against, loss, score)


def _strongest_against(rivals: Sequence[CueHit], cue: CueHit | None) -> CueHit | None:
    """A word that speaks against is not heard behind a nearer cue on the left."""
    heard = [
        hit for hit in rivals if not (hit.is_left and cue is not None and cue.is_left and cue.distance <= hit.distance)
    ]
    return max(heard, key=lambda hit: hit.strength, default=None)


def _is_dimmed(weighed: _Weighed, loudest: float) -> bool:
    """Words win over shape: where a word clearly names another kind, the shape alone is worth little."""
    own = weighed.cue.strength if weighed.cue else 0.0
    return not weighed.option.is_checked and weighed.base > _DIM and own < loudest - _CLEARLY


def _dimmed(weighed: _Weighed) -> _Weighed:
    return weighed._replace(base=_DIM, score=round(max(0.0, weighed.score - (weighed.base - _DIM)), 4))


def _evidence(weighed: _Weighed) -> tuple[Evidence, ...]:
    option, cue, against = weighed.option, weighed.cue, weighed.against
    items = [Evidence("check" if option.is_checked else "shape", option.code, weighed.base)]
    if cue:
        code = option.entity.lower()
        items.append(Evidence("cue", code, weighed.gain, cue.start, cue.end, cue.distance))
    if against:
        code = against.entity[1:]
        items.append(Evidence("counter-cue", code, -weighed.loss, against.start, against.end, against.distance))
    return tuple(items)
