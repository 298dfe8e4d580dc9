"""The first reading of a message: one spelling for each character, with the way back.

>>> view = plain_view("DNI ４５\u200b８７ 1️⃣2️⃣")
>>> view.text, view.span(4, 8)
('DNI 4587 12', (4, 9))
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from safefeedback.text.characters import SINGLES, plain_character
from safefeedback.text.confusables import latin
from safefeedback.text.edits import Edit, rewrite
from safefeedback.text.folding import fold
from safefeedback.text.view import View

__all__ = ["plain_view"]

# Code points that need nothing: ASCII and Spanish letters, and the blocks of pictures.
_SAFE: Final = (
    "\\n\x20-\\x5f\x61-\\x7e¡¿°À-ÖØ-öø-ÿ\u2600-\u26ff\U0001f300-\U0001f6ff\U0001f900-\U0001f9ff\U0001fa70-\U0001faff"
)
_ODD: Final = re.compile(f"[^{_SAFE}]+")

# Marks that any letter may carry (zalgo, enclosing keycaps, variation selectors) ...
_MARKS: Final = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302d\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef"
)
# ... and marks of other scripts, which mean nothing on a Latin letter or a digit.
_FOREIGN_MARKS: Final = (
    "\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u0730-\u074a"
    "\u0951-\u0954\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
# Code points that are not drawn (category Cf, controls, fillers).
_UNSEEN: Final = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# Blocks in which one character may stand for several (compatibility decompositions).
_COMPOUNDS: Final = (
    "\u00a8-\u00be\u0132-\u0149\u01c4-\u01cc\u01f1-\u01f3\u02d8-\u02dd\u037a-\u0385\u0587\u0675-\u0678\u0958-\u095f\u09dc-\u09df"
    "\u0a33-\u0a36\u0a59-\u0a5e\u0b5c\u0b5d\u0e33\u0eb3\u0edc\u0edd\u0f43-\u0fb9\u1e9a\u1fbd-\u1ffe\u2010-\u2057\u20a8"
    "\u2100-\u2122\u213b-\u2189\u222c-\u2230\u2469-\u24fe\u2776-\u2793\u2a0c\u2a74-\u2a76\u2adc\u309b-\u309f\u30ff\u3200-\u33ff"
    "\ufb00-\ufb4f\ufbdd-\ufdfc\ufe19-\ufe30\ufe49-\ufe4c\ufe70-\ufe7f\ufef5-\ufefc\uffe3\U0001d15e-\U0001d164"
    "\U0001d1bb-\U0001d1c0\U0001f100-\U0001f12e\U0001f14a-\U0001f14f\U0001f16a-\U0001f16c\U0001f190\U0001f200-\U0001f248"
)
_CLUSTER: Final = re.compile(
    f"(?<=[^\\W\\d_])[-\u00ad] ?(?:\\r\\n?|\\n) *(?=[^\\W\\d_])"
    f"|\\r\\n?"
    f"|[0-9A-Za-zÀ-ɏ][{_MARKS}{_FOREIGN_MARKS}]+"
    f"|[^{_MARKS}{_UNSEEN}]?[{_MARKS}]+"
    f"|[{_UNSEEN}]+"
    f"|[{_COMPOUNDS}]"
)
_MARK: Final = re.compile(f"[{_MARKS}{_FOREIGN_MARKS}]+")
_UNSEEN_RUN: Final = re.compile(f"[{_UNSEEN}]+")


def plain_view(text: str) -> View:
    """Return the normalised reading of a message; linear time, any code point.

    What it does, character by character: compatibility forms, digits of any script, odd spaces, dashes, quotes,
    bullets and look-alike letters become the plain ones; letters and their accents are composed, other marks
    stripped; what is not drawn is removed; line ends become a line feed; a word broken by a hyphen at the end of a line
    is joined. Most messages need nothing and come back as they are.
    """
    if _ODD.search(text) is None and "-\n" not in text and "- \n" not in text:
        return View(text, fold(text))
    single = _ODD.sub(lambda run: run[0].translate(SINGLES), text)
    edits = [edit for edit in map(_edit, _CLUSTER.finditer(single)) if edit is not None]
    if not edits:
        plain = latin(single)
        return View(plain, fold(plain))
    view = rewrite(View(single, ""), edits)
    plain = latin(view.text)
    return view if plain == view.text else View(plain, fold(plain), view.starts, view.ends)


def _edit(cluster: re.Match[str]) -> Edit | None:
    """Return the edit that a cluster calls for, or None."""
    found = cluster[0]
    start, end = cluster.span()
    if found[-1] in "\r\n " and found[0] in "-\u00ad":
        text = cluster.string
        plain = "" if text[end].islower() or text[start - 1].isupper() else "-\n"
    elif found[0] == "\r":
        plain = "\n"
    else:
        plain = _plain_cluster(found)
    return None if plain == found else Edit(start, end, plain)


@lru_cache(maxsize=4096)
def _plain_cluster(cluster: str) -> str:
    """Return what stands for a base with its marks, for unseen characters (nothing), or for a compound."""
    if _UNSEEN_RUN.fullmatch(cluster):
        return ""
    composed = unicodedata.normalize("NFC", cluster)
    bare = _MARK.sub("", composed)
    return "".join(map(plain_character, bare))
