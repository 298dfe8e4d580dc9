"""From shape and surroundings to one verdict for each window, and from windows to the best cut of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

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
    weighed = [(option, cue, _weigh(option, cue, hits, penalty=penalty)) for option, cue in _cued(options, hits)]
    loudest = max((c.strength for _, c, v in weighed if c and v.score >= _HEARD), default=0.0)
    verdicts = (
        _weigh(replace(option, base=_DIM), cue, hits, penalty=penalty) if _is_dimmed(option, cue, loudest) else verdict
        for option, cue, verdict in weighed
    )
    return max((v for v in verdicts if v.score >= _REPORT), key=lambda verdict: verdict.score, default=None)


def _by_shape(options: Sequence[Option], penalty: float) -> Verdict | None:
    best = max(options, key=lambda option: option.base, default=None)
    if best is None or best.base - penalty < _REPORT:
        return None
    kind = "check" if best.is_checked else "shape"
    return Verdict(best.entity, best.base - penalty, (Evidence(kind, best.code, best.base),))


def _cued(options: Sequence[Option], hits: Sequence[CueHit]) -> Iterator[tuple[Option, CueHit | None]]:
    for option in options:
        yield option, _cue_of(option, hits)


def _cue_of(option: Option, hits: Sequence[CueHit]) -> CueHit | None:
    wanted = option.cue or option.entity
    return max((hit for hit in hits if hit.entity == wanted), key=lambda hit: hit.strength, default=None)


def _is_dimmed(option: Option, cue: CueHit | None, loudest: float) -> bool:
    """Words win over shape: where a word clearly names another kind, the shape alone is worth little."""
    return not option.is_checked and option.base > _DIM and (cue.strength if cue else 0.0) < loudest - _CLEARLY


def _weigh(option: Option, cue: CueHit | None, hits: Sequence[CueHit], *, penalty: float) -> Verdict:
    against = None if option.entity in _PAID_WITH else _strongest_against(hits, cue)
    gain = _CUE_GAIN * cue.strength if cue else 0.0
    if option.cue == CODE and not any(hit.entity in (SELF, option.entity) for hit in hits):
        gain *= _IMPERSONAL
    loss = against.strength * _AGAINST[against.entity] * (0.5 if option.is_checked else 1.0) if against else 0.0
    score = min(0.99, max(0.0, option.base + gain - loss - penalty))
    kind = "check" if option.is_checked else "shape"
    evidence = [Evidence(kind, option.code, option.base)]
    if cue:
        evidence.append(Evidence("cue", option.entity.lower(), gain, cue.start, cue.end, cue.distance))
    if against:
        evidence.append(
            Evidence("counter-cue", against.entity[1:], -loss, against.start, against.end, against.distance)
        )
    return Verdict(option.entity, score, tuple(evidence))


def _strongest_against(hits: Sequence[CueHit], cue: CueHit | None) -> CueHit | None:
    """A word that speaks against counts only near by: before the number nearer than the cue, after it right behind."""
    rivals = [
        hit
        for hit in hits
        if hit.entity in _AGAINST and (hit.distance <= 3 and not _is_nearer(cue, hit) if hit.is_left else _is_unit(hit))
    ]
    return max(rivals, key=lambda hit: hit.strength, default=None)


def _is_nearer(cue: CueHit | None, hit: CueHit) -> bool:
    return cue is not None and cue.is_left and cue.distance <= hit.distance


def _is_unit(hit: CueHit) -> bool:
    """A currency or a thing counted, written right behind the number."""
    return hit.distance == 0 and hit.entity in (CURRENCY, QUANTITY)
