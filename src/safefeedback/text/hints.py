"""Cheap questions asked of every message: whether it may hold something that the second reading would undo.

An answer may be a yes in vain, not a no in vain: what :mod:`safefeedback.text.spoken` undoes, these let through.

>>> has_mailboxes("a las tres"), has_mailboxes("ana arroba gmail")
(False, True)
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["has_links", "has_mailboxes", "has_spelling"]

_SPELLING: Final = re.compile(
    r" de [a-z]+[\s,.\-]{1,3}[a-z]{1,6} de [a-z]|[a-z][,\-] ?[a-z][,\-] ?[a-z][,\-] ?[a-z](?![a-z])"
)
_MAIL_SIGNS: Final = ("@", "rob", "(a", "[a", "{a", "<a", "( a", "[ a", " at ", "mail", "outlook", "yahoo", "icloud")
_LINK_SIGNS: Final = ("punt", "pto", "dot", "barra", "slash", "diagonal", " .", "(.", "[.", "{.", "/ ", "://")


def has_spelling(folded: str) -> bool:
    """Tell whether a folded text may hold letters told by words: "F de Félix, A de Ana"."""
    return _SPELLING.search(folded) is not None


def has_mailboxes(folded: str) -> bool:
    """Tell whether a folded text may hold a mailbox or an account."""
    return any(sign in folded for sign in _MAIL_SIGNS)


def has_links(folded: str) -> bool:
    """Tell whether a folded text may hold a dictated or disguised link."""
    return any(sign in folded for sign in _LINK_SIGNS)
