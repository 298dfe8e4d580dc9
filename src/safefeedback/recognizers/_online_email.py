"""E-mail addresses around an at sign: tight, spaced, dictated, with a comma or without its ending.

The user part is what touches the at sign. When the at sign was dictated ("juan perez arroba gmail"), the words before
it belong to it as well, back to the word that announces the address ("mi correo es", "escriban a", a colon).
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.recognizers._online_domain import PROVIDERS
from safefeedback.recognizers._online_hit import Hit, shape
from safefeedback.recognizers._online_mailhost import MailHost, mail_host
from safefeedback.recognizers._online_public import is_role_mailbox
from safefeedback.text import View

__all__ = ["email_at", "email_without_sign"]

_LOCAL: Final = "abcdefghijklmnopqrstuvwxyz0123456789._%+-'"
_REACH: Final = 80
_MAX_WORDS: Final = 6
_SCORES: Final = {
    "host": 0.95,
    "provider": 0.97,
    "spaced": 0.85,
    "glued": 0.85,
    "cut": 0.8,
    "unknown": 0.6,
    "bare": 0.45,
}
_ANNOUNCES: Final = frozenset(
    "es a al ala correo correos mail email e-mail gmail electronico electronica direccion escriban escribame "
    "escribanme escribeme escribir favor xfa porfa respondan responder anote anota anoten apunte apunta apunten "
    "manden mandar envien enviar contesten sea seria".split()
)
_LIGHT: Final = frozenset(
    "en mi mio y o con la el lo este esta siguiente para por de hija hijo nieta nieto sobrina sobrino esposa "
    "esposo ok si pues era como cuenta".split()
)
"""Words that end a user name but do not announce one: at most two words may follow."""

_SPACED_DOT: Final = re.compile(r"(?P<word>[a-z0-9_]{1,64})(?P<gap>\s{0,2}[._-]\s{0,2})\Z")
_CUE_BEFORE: Final = re.compile(r"(?:correo|mail|:)\W{1,3}(?:electronico\W{1,3})?(?:es\W{1,3})?\Z")
_SAID_AT: Final = re.compile(r"(?<![a-z0-9._-])(?P<local>[a-z0-9._-]{3,40}(?: \. [a-z0-9._-]{2,30})?) (?:en|at) \Z")
_WORD: Final = re.compile(r"\S+")
_ENDS_SENTENCE: Final = (",", ":", ";", ".", "!", "?", ")", "]", "—", "–", '"', "»", ">", "=", "👉", "📧", "✉")


def email_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the e-mail address around the at sign of a view, or None.

    Args:
        view: the view to read.
        at: position of ``@``.
        floor: nothing before this position is looked at.
    """
    folded = view.folded
    is_dictated = _length(view, at) > 1
    start = _local_start(folded, at, max(floor, at - _REACH), ends=" \n," if is_dictated else " \n")
    if start is None:
        return None
    gap = len(folded[at + 1 : at + 4]) - len(folded[at + 1 : at + 4].lstrip(" \n"))
    host = mail_host(folded, at + 1 + gap, is_dictated=is_dictated)
    if host is None or not _agree(folded, at, gap, host, is_dictated=is_dictated):
        return None
    local_end = start + len(folded[start:at].rstrip(" \n,"))
    is_role = is_role_mailbox(folded[start:local_end], host.name)
    start = _extended(view, start, floor=max(floor, at - _REACH), is_dictated=is_dictated)
    evidence = shape(f"email-{host.code}", _SCORES[host.code])
    return Hit(start, host.end, "EMAIL_ADDRESS", _SCORES[host.code], (evidence,), is_role)


def email_without_sign(view: View, start: int, end: int, *, floor: int = 0) -> Hit | None:
    """Return "ana.q en hotmail.com", where the at sign was said as a word, or None.

    Args:
        view: the view to read.
        start: first position of a host name with a dot.
        end: one past its last.
        floor: nothing before this position is looked at.
    """
    folded = view.folded
    if folded[start:end].partition(".")[0] not in PROVIDERS:
        return None
    match = _SAID_AT.search(folded, max(floor, start - _REACH), start)
    host = mail_host(folded, start)
    if match is None or host is None or not host.is_plain:
        return None
    is_announced = _CUE_BEFORE.search(folded, max(floor, match.start() - 30), match.start()) is not None
    if not is_announced and match["local"].isalpha():
        return None
    return Hit(match.start(), host.end, "EMAIL_ADDRESS", 0.7, (shape("email-said", 0.7),))


def _length(view: View, position: int) -> int:
    start, end = view.span(position, position + 1)
    return end - start


def _local_start(folded: str, at: int, floor: int, *, ends: str) -> int | None:
    window = folded[floor:at].rstrip(ends)
    if at - floor - len(window) > 2:
        return None
    rest = len(window.rstrip(_LOCAL))
    local = window[rest:].lstrip("._-'%")
    if not any(c.isalnum() for c in local):
        return None
    return floor + len(window) - len(local)


def _agree(folded: str, at: int, gap: int, host: MailHost, *, is_dictated: bool) -> bool:
    """A space before the at sign and none after it is a mention, unless a mail service follows."""
    if host.code == "bare":
        return not gap and not is_dictated and sum(c.isalnum() for c in folded[max(0, at - 3) : at]) == 3
    if is_dictated:
        return True
    is_apart = folded[at - 1 : at].isspace()
    if is_apart and not gap:
        return host.code in ("provider", "spaced", "glued")
    return not gap or host.code != "unknown"


def _extended(view: View, start: int, *, floor: int, is_dictated: bool) -> int:
    folded = view.folded
    while True:
        match = _SPACED_DOT.search(folded, max(floor, start - 40), start)
        if match is None or not _is_joint(view, match, is_dictated=is_dictated):
            break
        start = match.start()
    return _words_before(folded, start, floor) if is_dictated else start


def _is_joint(view: View, match: re.Match[str], *, is_dictated: bool) -> bool:
    """Tell whether a dot with a gap joins two parts of one user name."""
    gap = match["gap"]
    dot = match.start("gap") + len(gap) - len(gap.lstrip())
    if is_dictated and _length(view, dot) > 1:
        return True
    if gap[0].isspace() and gap[-1].isspace():
        return "-" not in gap
    return gap[-1] == "\n" and _CUE_BEFORE.search(view.folded, max(0, match.start() - 30), match.start()) is not None


def _words_before(folded: str, start: int, floor: int) -> int:
    words = list(_WORD.finditer(folded, floor, start))[-_MAX_WORDS - 1 :]
    if words and words[0].start() == floor and floor and not folded[floor - 1].isspace():
        del words[0]
    reached, following = start, ""
    for taken, word in enumerate(reversed(words)):
        written = word[0]
        is_joint = written == "." or (following == "." and written.endswith(","))
        is_line_start = "\n" in folded[word.end() : reached]
        if is_line_start or written in _ANNOUNCES or (not is_joint and written.endswith(_ENDS_SENTENCE)):
            return reached
        if written in _LIGHT:
            return reached if taken <= 2 else start
        reached, following = word.start(), written
    return reached if len(words) <= 3 and reached == 0 else start
