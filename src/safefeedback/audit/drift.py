"""Alarms when messages change: a week against the weeks before, with a stated rate of false alarms.

For each trait the number of messages that have it is compared with the baseline by Fisher's exact test (given how many
there are in both together, the week's are drawn without replacement), and the rate is divided by the number of traits
(Bonferroni): if the week's messages are drawn as the baseline's were, any alarm at all has at most the probability
``rate``. An alarm also asks for a change that matters: outside of what any week of the baseline had, and by a factor.
Both only take alarms away.

What is not promised: weeks differ for good reasons (a campaign, a strike), and such a difference is a change too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.audit._tails import hypergeometric_at_least, hypergeometric_at_most
from safefeedback.audit.tally import Tally, add_up, each_trait, group_of
from safefeedback.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FACTOR", "LEAST_WEEKS", "RATE", "Alarm", "alarms", "watch"]

RATE: Final = 0.01
"""Probability of a false alarm in a week: about one in two years."""

FACTOR: Final = 1.25
"""Least factor, up or down, of a change that matters."""

LEAST_WEEKS: Final = 4
"""Fewer weeks before are too few to go by."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A share that changed.

    Attributes:
        trait: of what.
        share: of the week's messages.
        usual: of the baseline's messages.
        chance: how likely so great a difference is by chance, for this trait alone.
    """

    trait: str
    share: float
    usual: float
    chance: float

    @property
    def is_rise(self) -> bool:
        """It became more."""
        return self.share > self.usual


def alarms(week: Tally, baseline: Sequence[Tally], *, rate: float = RATE, factor: float = FACTOR) -> tuple[Alarm, ...]:
    """Return what changed in a week (or in several, added up), the least likely first.

    Args:
        week: its counts.
        baseline: counts of each week before; the more, the smaller the change that is seen.
        rate: probability of any alarm when nothing changed, in ``(0, 1)``.
        factor: at least 1.

    Raises:
        InputError: a rate or a factor outside its range.
    """
    if not 0.0 < rate < 1.0 or not factor >= 1.0:
        raise InputError("drift: expected a rate between 0 and 1 and a factor of at least 1")
    usual = add_up(baseline)
    traits = [
        trait for trait in each_trait((week, usual)) if week.totals[group_of(trait)] and usual.totals[group_of(trait)]
    ]
    found = [_compared(trait, week, usual) for trait in traits]
    raised = [each for each in found if each.chance * len(traits) <= rate and _matters(each, baseline, factor)]
    return tuple(sorted(raised, key=lambda each: (each.chance, each.trait)))


def watch(
    weeks: Mapping[str, Tally], *, baseline: int = 8, rate: float = RATE, factor: float = FACTOR
) -> dict[str, tuple[Alarm, ...]]:
    """Return the alarms of each week against the weeks before it; the first four weeks have too few to go by.

    Args:
        weeks: counts by week, in order.
        baseline: how many weeks before are compared with, at most.
        rate: for each week.
        factor: of a change that matters.
    """
    names = list(weeks)
    return {
        name: alarms(
            weeks[name], [weeks[each] for each in names[max(0, place - baseline) : place]], rate=rate, factor=factor
        )
        for place, name in enumerate(names)
        if place >= LEAST_WEEKS
    }


def _compared(trait: str, week: Tally, usual: Tally) -> Alarm:
    group = group_of(trait)
    drawn, others = week.totals[group], usual.totals[group]
    here, before = week.traits[trait], usual.traits[trait]
    numbers = here, drawn + others, here + before, drawn
    chance = min(1.0, 2 * min(hypergeometric_at_most(*numbers), hypergeometric_at_least(*numbers)))
    return Alarm(trait, here / drawn, before / others, chance)


def _matters(alarm: Alarm, baseline: Sequence[Tally], factor: float) -> bool:
    shares = [share for each in baseline if (share := each.share(alarm.trait)) is not None]
    if alarm.is_rise:
        return alarm.share > max(shares) and alarm.share >= factor * alarm.usual
    return alarm.share < min(shares) and alarm.share * factor <= alarm.usual
