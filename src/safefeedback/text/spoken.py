"""The second reading of a message: dictation and disguise undone, with the way back to the message as received.

What is dictated or disguised is written the ordinary way: digits in words, letters for digits, "arroba" and "punto".
The recognizers read this view beside the plain one; what a number is, they decide.

>>> from safefeedback.text.plain import plain_view
>>> view = spoken_view(plain_view("llama al nueve ocho 7-O45 doble uno o a ana punto poma arroba gmail"))
>>> view.text, view.span(9, 21)
('llama al 9 8 7-045 11 o a ana.poma@gmail.com', (9, 35))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safefeedback.text.dictation import digits, runs
from safefeedback.text.edits import Edit, rewrite
from safefeedback.text.folding import fold
from safefeedback.text.hints import has_links, has_mailboxes, has_spelling
from safefeedback.text.links import links, wrapped
from safefeedback.text.lookalikes import digits_for_letters
from safefeedback.text.mailboxes import mailboxes
from safefeedback.text.numbers import Number, numbers
from safefeedback.text.phrases import phrases
from safefeedback.text.spelling import spelled, spelled_out
from safefeedback.text.view import View

__all__ = ["spoken_view"]


def spoken_view(view: View) -> View | None:
    """Return the view with dictation and disguise undone, or None when there is nothing to undo.

    Args:
        view: the plain view. Its length decides the time, which is linear.

    Returns:
        A view of the same message. Digit groups of a dictated number stand one space apart; a mailbox, an account or a
        link stands in one piece. What is not undone stands as in ``view``.
    """
    text = digits_for_letters(view.text)
    base = view if text == view.text else View(text, fold(text), view.starts, view.ends)
    edits = _edits(base)
    if edits:
        return rewrite(base, edits)
    return None if base is view else base


def _edits(view: View) -> list[Edit]:
    """Return the edits of the view, in order and disjoint: addresses first, then letters, runs and phrases."""
    found = numbers(view)
    has_link, is_spelled = has_links(view.folded), has_spelling(view.folded)
    groups: list[list[Edit]] = []
    for is_asked, layer in (
        (has_mailboxes(view.folded), mailboxes),
        (has_link, links),
        (has_link, _wrapped),
        (is_spelled, spelled),
        (is_spelled, _spelled_out),
        (any(number.is_spoken for number in found), _runs),
        (True, phrases),
    ):
        if is_asked:
            groups = _merge(groups, layer(view, found))
    return [edit for group in groups for edit in group]


def _wrapped(view: View, _: Sequence[Number]) -> Iterator[list[Edit]]:
    return wrapped(view)


def _spelled_out(view: View, _: Sequence[Number]) -> Iterator[list[Edit]]:
    return spelled_out(view)


def _runs(view: View, found: Sequence[Number]) -> Iterator[list[Edit]]:
    return ([edit] for run in runs(view, found) for edit in digits(view, run))


def _merge(first: list[list[Edit]], second: Iterable[list[Edit]]) -> list[list[Edit]]:
    """Return both rows of groups in order, without the groups of the second that meet one of the first."""
    kept: list[list[Edit]] = []
    at = 0
    for group in second:
        while at < len(first) and first[at][-1].end <= group[0].start:
            at += 1
        if at == len(first) or group[-1].end <= first[at][0].start:
            kept.append(group)
    return sorted([*first, *kept], key=lambda group: group[0].start) if first and kept else first or kept
