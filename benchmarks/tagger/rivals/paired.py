"""Whether two systems differ by more than chance: both on the same messages, the messages drawn again together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safefeedback.evaluation import GoldMessage
from safefeedback.evaluation.tally import tally
from safefeedback.findings import Finding
from safefeedback.messages import Message

__all__ = ["Counted", "counted", "differences"]

Counted = NDArray[np.float64]
"""A row for each message, a column for each count."""

_COUNTS: Final = ("direct_leaked", "direct_mentions", "outside_hidden", "outside", "hits", "found", "expected")
_RATIOS: Final[Mapping[str, Callable[[Counted], Counted]]] = {
    "direct_leak": lambda sums: sums[..., 0] / sums[..., 1],
    "over_redaction": lambda sums: sums[..., 2] / sums[..., 3],
    "f1": lambda sums: 2 * sums[..., 4] / (sums[..., 5] + sums[..., 6]),
}


def counted(gold: Sequence[GoldMessage], detect: Callable[[Message], Sequence[Finding]]) -> Counted:
    """Return the counts of each message."""
    rows = (tally(message, detect(Message(message.text))) for message in gold)
    return np.array([[row["all", "", name] for name in _COUNTS] for row in rows], np.float64)


def differences(one: Counted, other: Counted, *, draws: int = 2000) -> dict[str, dict[str, float]]:
    """Return, for each ratio, that of ``one`` less that of ``other``, with the middle 95 % of the draws."""
    chance = np.random.default_rng(0)
    weights = chance.multinomial(len(one), np.full(len(one), 1 / len(one)), size=draws).astype(np.float64)
    found = {}
    for name, ratio in _RATIOS.items():
        drawn = ratio(weights @ one) - ratio(weights @ other)
        low, high = np.quantile(drawn, (0.025, 0.975)).tolist()
        found[name] = {"value": float(ratio(one.sum(0)) - ratio(other.sum(0))), "low": low, "high": high}
    return found
