"""The search for further mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.lexicon import is_place
from safefeedback.recognizers._located import word_range
from safefeedback.recognizers._names_cues import CUES
from safefeedback.recognizers.base import Reading
from safefeedback.recognizers.known.hit import Hit
from safefeedback.recognizers.known.names import name_hits
from safefeedback.recognizers.known.parts import NameIndex, is_plain
from safefeedback.recognizers.repeats.glance import may_repeat
from safefeedback.recognizers.repeats.owner import has_owner
from safefeedback.recognizers.repeats.people import people
from safefeedback.text import View, Word, words

__all__ = ["find_repeats"]

_SHARE: Final = 0.9
"""What is left of the score of a known value: who is named here was found, not told by the channel."""

_SPAN: Final = attrgetter("start", "end")


def find_repeats(reading: Reading, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return further mentions of the people found, ordered by start, outside every finding given.

    Args:
        reading: the message.
        findings: accepted and resolved, in any order; only sure PERSON findings are looked for again.

    Returns:
        PERSON findings with evidence ``repeat``; two may overlap when two people share a name. The time is linear in
        the length of the message.
    """
    if all(finding.entity != "PERSON" for finding in findings):
        return ()
    view, ordered = reading.plain, sorted(findings, key=_SPAN)
    persons = people(view, ordered)
    ranges = [word_range(view, finding.span) for finding in ordered]
    left = _left(words(view), ranges)
    if not persons or not may_repeat([part for person in persons for part in person.parts], left):
        return ()
    covered = _covered(ranges, len(words(view)))
    index = NameIndex([person.name for person in persons])
    hits = [hit for hit in name_hits(index, view) if _stands(view, hit, covered)]
    return tuple(_findings(view, hits))


def _left(found: Sequence[Word], ranges: Sequence[tuple[int, int]]) -> set[str]:
    """Return the folded words outside the ranges."""
    left: set[str] = set()
    reached = 0
    for first, last in (*ranges, (len(found), len(found))):
        if reached < first:
            left.update([word[2] for word in found[reached:first]])
        reached = max(reached, last)
    return left


def _covered(ranges: Sequence[tuple[int, int]], count: int) -> bytearray:
    """Return a byte for each word, 1 where a finding touches it."""
    covered = bytearray(count)
    for first, last in ranges:
        covered[first:last] = b"\x01" * (last - first)
    return covered


def _stands(view: View, hit: Hit, covered: bytearray) -> bool:
    """Tell whether a hit is a mention: outside every finding, no street's or firm's, by itself no place or word."""
    first, last = word_range(view, view.span(hit.start, hit.end))
    if any(covered[first:last]) or has_owner(view, first):
        return False
    return last - first > 1 or _stands_alone(view, first)


def _stands_alone(view: View, place: int) -> bool:
    """Tell whether one word by itself is a mention: no place, nor an office or a common word of the text."""
    word = words(view)[place]
    if is_place(word.folded) or (word.folded in CUES and view.text[word.start].islower()):
        return False
    return is_plain(word.folded) or not _is_small_line(view, place)


def _is_small_line(view: View, place: int) -> bool:
    """Tell whether a word is a line of its own and written small: an item of a list rather than a signature."""
    found, text = words(view), view.text
    start, end, _ = found[place]
    before = text[found[place - 1].end if place else 0 : start]
    after = text[end : found[place + 1].start if place + 1 < len(found) else len(text)]
    is_line = (not place or "\n" in before) and (place + 1 == len(found) or "\n" in after)
    return is_line and text[start].islower()


def _findings(view: View, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yield one finding for each span, with the best score."""
    best: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        span = view.span(hit.start, hit.end)
        if span not in best or best[span].score < hit.score:
            best[span] = hit
    for span, hit in sorted(best.items()):
        score = round(hit.score * _SHARE, 3)
        yield Finding(*span, "PERSON", score, "repeats", (Evidence("repeat", hit.code, score),))
