"""Links said or disguised: "facebook punto com barra dayiro guion vizcaino", "bit [.] ly / xyz".

>>> from safefeedback.text.plain import plain_view
>>> from safefeedback.text.edits import rewrite
>>> view = plain_view("mi página es facebook punto com barra dayiro guion vizcaino y wa punto me barra 51 987 654 321")
>>> rewrite(view, [edit for edits in links(view, numbers(view)) for edit in edits]).text
'mi página es facebook.com/dayiro-vizcaino y wa.me/51987654321'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import ENDINGS, SITES, SMALL_WORDS
from safefeedback.text.local_part import LocalPart
from safefeedback.text.numbers import Number, numbers
from safefeedback.text.path import Path
from safefeedback.text.pieces import DOT, Ahead, before
from safefeedback.text.view import View

__all__ = ["TRIGGER", "links", "numbers", "wrapped"]

_LEFT: Final = 60  # positions looked at before the ending
_RIGHT: Final = 160
_SURE_ENDINGS: Final = ("com", "pe", "net", "org", "edu", "gob")
_SMALL_WORDS: Final = SMALL_WORDS - SITES
_ENDING: Final = "|".join(sorted(ENDINGS))
TRIGGER: Final = re.compile(
    rf"(?:{DOT}| \.) ?(?P<said>{_ENDING})(?![^\W_])"
    rf"|\.(?P<written>{_ENDING}) +(?:[(\[{{]\s?)?(?:barra|slash|diagonal|/ +[^\W_])"
)
"""The ending of a host that is said, or written before a slash that is said."""
_SCHEME: Final = re.compile(r"(?<![^\W_])https? ?(?:dos puntos|:) ?(?:(?:barra|slash|/) ?){2}\Z")
# A link that goes on in the next line, which nothing but a link would start like that.
_WRAPPED: Final = re.compile(r"https?://\S{3,200}(?P<end>\n)(?=[^\s/:]{4,40}/\w|(?<=/\n)[a-z][\w.\-]{2,40}[/\d])")


def links(view: View, found: Sequence[Number]) -> Iterator[list[Edit]]:
    """Give the edits of each link that is not already written as one, in order and disjoint."""
    folded = view.folded
    by_start = {number.start: number for number in found}
    done = 0
    for match in TRIGGER.finditer(folded):
        if match.start() >= done:
            edits = _read(folded, match, by_start, done)
            if edits:
                done = edits[-1].end
                yield edits


def wrapped(view: View) -> Iterator[list[Edit]]:
    """Give the edit of each line end inside a link, in order."""
    for match in _WRAPPED.finditer(view.folded):
        yield [Edit(match.start("end"), match.end("end"), "")]


def _read(folded: str, trigger: re.Match[str], spoken: Mapping[int, Number], done: int) -> list[Edit]:
    """Return the edits that a trigger calls for, in order; empty when no host stands before it."""
    is_said = trigger["said"] is not None
    ending = trigger.start("said" if is_said else "written")
    host = LocalPart(before(folded, max(done, trigger.start() - _LEFT), trigger.start()), {}, small=_SMALL_WORDS)
    if host.start is None or not host.nearest[-1:].isalpha():
        return []
    path = Path(Ahead(folded, ending, ending + _RIGHT), spoken)
    if not (path.has_path or host.nearest in SITES or folded.startswith(_SURE_ENDINGS, ending)):
        return []
    dot = [Edit(trigger.start(), ending, ".")] if is_said else []
    scheme = _SCHEME.search(folded, max(done, host.start - _LEFT), host.start)
    prefix = [] if scheme is None else [Edit(scheme.start(), scheme.end(), "https://")]
    return sorted([*prefix, *host.edits, *dot, *path.edits])
