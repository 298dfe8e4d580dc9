"""What the place of a name tells: a signature at the end, a name that opens the message."""

from __future__ import annotations

import re
from typing import Final

from safefeedback.recognizers.roles.scene import Scene
from safefeedback.recognizers.roles.verdict import Verdict

__all__ = ["placed"]

_LONGEST_FOOT: Final = 160
"""Most characters after a signature: document, telephone, office."""
_LONGEST_LINE: Final = 45
_OPENS: Final = re.compile(r"(?:^|\n)[\s\-–—*._]*$")
_STOPS: Final = re.compile(r"[.!?…][\s\"”)]*$")
_CLOSED: Final = re.compile(r"\s*(?:$|[.\n]|[,/\-]? ?(?:[0-9@(]|dni))")
_HEADS: Final = re.compile(r"\s*(?:[:;]|[,/\-]? ?(?:[0-9@]|(?:dni|reclama|pregunta|solicita|pide)\b))", re.IGNORECASE)


def placed(scene: Scene) -> Verdict | None:
    """Return ``sender`` for a signature and for a name that opens the message; plainly where a number follows."""
    start, end = scene.words[scene.first].start, scene.words[scene.last - 1].end
    before = scene.view.text[max(0, start - 20) : start]
    foot = scene.view.text[end : end + _LONGEST_FOOT + 1]
    if start <= 20 and not before.strip():
        return Verdict("sender", 2 if _HEADS.match(foot) else 1)
    is_short = len(foot) <= _LONGEST_FOOT and _is_foot(foot)
    if _OPENS.search(before):
        return Verdict("sender", 2 if is_short else 1) if is_short or foot.startswith("\n") else None
    is_alone = scene.last - scene.first > 1 or is_short
    return Verdict("sender", 1) if is_alone and _STOPS.search(before) and _CLOSED.match(foot) else None


def _is_foot(foot: str) -> bool:
    """Tell whether nothing but short lines without sentences stands after a name."""
    return all(len(line) <= _LONGEST_LINE and line.count(" ") < 7 for line in foot.split("\n"))
