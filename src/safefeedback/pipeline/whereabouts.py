"""Of which places a message speaks: as codes, as narrow as an audience may see them.

Codes are INEI's. They come from the LOCATION findings, settled by :func:`safefeedback.territory.settle`, and from what
the channel knows. A place that the audience reads in the text keeps its own code; one that is generalized has the code
of the area that has inhabitants enough; any other has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from safefeedback.errors import InputError
from safefeedback.findings import Finding
from safefeedback.operators import Generalize
from safefeedback.territory import Place, ancestors, common, enlarged, is_place, place, settle

if TYPE_CHECKING:
    from safefeedback.messages import Message
    from safefeedback.policy import Decision

__all__ = ["CHANNELS_PLACE", "coded", "evident_area"]

CHANNELS_PLACE: Final = Finding(0, 1, "LOCATION", 1.0, "channel")
"""Stands for the place that the channel knows where a policy is asked what may be seen of it."""

_EVIDENT: Final = 20_000
"""Inhabitants of an area that the log names: it is never erased, so that it names none that singles out."""


def coded(
    message: Message, findings: Sequence[Finding], decisions: Sequence[Decision], channels: Decision
) -> tuple[str, ...]:
    """Return the codes that an audience may see, each once: the channel's first, then those of the text in its order.

    Args:
        message: as received.
        findings: what was found in it.
        decisions: what is done to each finding.
        channels: what would be done to a LOCATION that names the channel's place.

    Raises:
        InputError: no place has the code that the channel gave.
    """
    at = _channels_place(message)
    allowed = [_allowed(at, channels)] if at else []
    named = [number for number, finding in enumerate(findings) if finding.entity == "LOCATION"]
    found = _settled(message, [findings[each] for each in named])
    allowed += [_allowed(each, decisions[number]) for number, each in zip(named, found, strict=True)]
    return tuple(dict.fromkeys(each.code for each in allowed if each is not None))


def evident_area(message: Message, findings: Sequence[Finding]) -> str | None:
    """Return the code of the area that the log names: around the channel's place, else around all that the text names.

    None where none is told, where what is named has no area in common, and where the channel's code is no place's.
    """
    if message.place:
        area = place(message.place) if is_place(message.place) else None
    else:
        found = _settled(message, [finding for finding in findings if finding.entity == "LOCATION"])
        area = common(_narrowest([each for each in found if each is not None]))
    area = enlarged(area, _EVIDENT) if area else None
    return area.code if area else None


def _channels_place(message: Message) -> Place | None:
    if message.place is None:
        return None
    if not is_place(message.place):
        raise InputError(
            f"message: expected place as the INEI code of a place of Peru, got {len(message.place)} digits of none",
            hint="RENIEC's and SUNAT's codes are others; territory.find(name) gives INEI's",
        )
    return place(message.place)


def _settled(message: Message, named: Iterable[Finding]) -> tuple[Place | None, ...]:
    spans = [finding.span for finding in named]
    return settle(message.text, spans, home=message.place) if spans else ()


def _allowed(found: Place | None, decision: Decision) -> Place | None:
    if found is None or decision.is_kept:
        return found
    operator = decision.operator
    return enlarged(found, operator.population) if isinstance(operator, Generalize) else None


def _narrowest(found: Sequence[Place]) -> list[Place]:
    """Leave out the places in which another one lies."""
    around = {above.code for each in found for above in ancestors(each)}
    return [each for each in found if each.code not in around]
