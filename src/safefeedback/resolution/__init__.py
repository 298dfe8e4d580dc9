"""Many findings that overlap become few that do not, with one rule for every tie.

What is promised of the result: it is disjoint and ordered by start; it covers every character of every accepted
finding and no other; it depends on the findings alone, never on their order, on a hash or on who ran first.
Findings that only touch are never merged.

Who owns a character that several findings claim:

1. A finding that hides beats one that shows (a public value, an ORGANIZATION), so that nothing private loses its
   cover. The guide makes one exception: a PERSON, LOCATION or DATE_TIME inside the name of an ORGANIZATION belongs
   to it. A PERSON that reaches outside it, or whose whole name the channel knew, keeps its cover. And a number, link
   or handle of which only a model speaks gives way to a public value that holds it: a list knows better.
2. Names, places, dates and handles inside an address, link or handle belong to it (:data:`ABSORBED`).
3. Otherwise the better class wins (0.9 proven, 0.6 cue and shape agree, 0.4 plausible; a check that passed lifts a
   finding to the second), then the longer, then the higher score, then the guide's table, then the earlier start.

What the loser keeps: its remainder, with its own entity, when the winner is of another one; when both are of one
entity the winner is extended over the remainder and takes the higher score. Either way the loser is named in the
evidence ``nested`` of the finding that owns its first lost character, and of each remainder. Only spans are known
to :func:`resolve`, so a remainder may begin or end with a space or a comma; :func:`trim_remainders` mends that.

Thresholds of a policy belong before resolution: dropping a winner afterwards would uncover what it stands for.

>>> from safefeedback.findings import Finding
>>> found = resolve([Finding(0, 14, "EMAIL_ADDRESS", 0.9, "a"), Finding(0, 4, "PERSON", 0.8, "b")])
>>> [(f.span, f.entity, f.evidence[0].code) for f in found]
[((0, 14), 'EMAIL_ADDRESS', 'person')]
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from safefeedback.findings import Finding
from safefeedback.resolution._belonging import ABSORBED, standing
from safefeedback.resolution._ownership import owned
from safefeedback.resolution._precedence import agree, precedence
from safefeedback.resolution._remainder import trim_remainders

__all__ = ["ABSORBED", "resolve", "trim_remainders"]


def resolve(findings: Iterable[Finding], *, threshold: float = 0.0) -> tuple[Finding, ...]:
    """Return disjoint findings, ordered by start, that cover every accepted one.

    Args:
        findings: in any order, overlapping or not; ``n`` of them take time in the order of ``n log n``.
        threshold: findings with a lower score are left out, in ``[0, 1]``.

    Returns:
        The winners and the remainders of the losers. Findings that agree on span, entity and publicness become one
        with the evidence of all and the highest score. The same call on the result returns it unchanged.
    """
    agreed = agree(f for f in findings if f.score >= threshold)
    if all(a.end <= b.start for a, b in pairwise(agreed)):
        return tuple(agreed)
    ranked = sorted(standing(agreed), key=precedence)
    return owned(agreed, ranked)
