"""E-mail addresses around an at sign: tight, spaced, dictated, with a comma or without its ending.

The user part is what touches the at sign; a spaced dot joins another piece to it. Dictated ones ("juan punto perez
arroba gmail") are read in the spoken view, where ``text`` has put them into one piece.
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
_SCORES: Final = {
    "host": 0.95,
    "provider": 0.97,
    "spaced": 0.85,
    "glued": 0.85,
    "cut": 0.8,
    "unknown": 0.6,
    "bare": 0.45,
}
_SPACED_DOT: Final = re.compile(r"(?P<word>[a-z0-9_]{1,64})(?P<gap>\s{0,2}[._]\s{0,2})\Z")
_CUE_BEFORE: Final = re.compile(r"(?:correo|mail|:)\W{1,3}(?:electronico\W{1,3})?(?:es\W{1,3})?\Z")
_SAID_AT: Final = re.compile(r"(?<![a-z0-9._-])(?P<local>[a-z0-9._-]{3,40}(?: \. [a-z0-9._-]{2,30})?) (?:en|at) \Z")


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
    start = _extended(folded, start, max(floor, at - _REACH))
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


def _extended(folded: str, start: int, floor: int) -> int:
    """Return where a user name starts whose parts are joined by a spaced dot or underscore."""
    while match := _SPACED_DOT.search(folded, max(floor, start - 40), start):
        if not _is_joint(folded, match):
            break
        start = match.start()
    return start


def _is_joint(folded: str, match: re.Match[str]) -> bool:
    gap = match["gap"]
    if gap[0].isspace() and gap[-1].isspace():
        return True
    return gap[-1] == "\n" and _CUE_BEFORE.search(folded, max(0, match.start() - 30), match.start()) is not None
