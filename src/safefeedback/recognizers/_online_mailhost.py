"""The part of an e-mail address after the at sign, as people write it: spaced, with a comma, glued or cut short.

>>> mail_host("gmail,com y nada mas", 0).end
9
>>> mail_host("estudio.pe.", 0).name
'estudio.pe'
>>> mail_host("s de la zona", 0) is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from safefeedback.recognizers._online_domain import PROVIDERS, host_end, is_word

__all__ = ["MailHost", "mail_host"]

_LABELS: Final = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}")
_SPACED: Final = re.compile(r"[a-z0-9-]{2,63}(?:\s{0,2}\.\s{0,2}[a-z0-9-]{2,63}){1,4}")
_TAIL: Final = re.compile(
    r"(?P<gap>[\s.,]{1,4})(?P<ending>com|con|comm|cm|cpm|vom|net|es|pe|org|me|mx|ar|cl|co|it|fr|br|ve)"
    r"(?![a-z0-9@_])(?:(?P<gap2>\s?[.,]\s?|\s)(?P<country>pe|mx|ar|co|br|ec|bo|cl|ve|uy|py)(?![a-z0-9@_]))?"
)
_GLUED: Final = re.compile(r"([a-z]{4,10}?)(com|comm|es|net|compe|commx|comar)(?:\.(?:pe|mx|ar))?(?![a-z0-9@_-])")
_SAFE: Final = frozenset(("com", "net", "org", "pe"))
"""Endings that are no words of a next sentence."""


@dataclass(frozen=True, slots=True)
class MailHost:
    """A mail domain found in a folded view.

    Attributes:
        end: one past its last position.
        name: the domain in lower case, as far as it is known.
        code: how it is written: ``host``, ``provider``, ``spaced``, ``glued``, ``cut`` (no ending), ``unknown`` (an
            ending that no table has) or ``bare`` (one word of no mail service).
    """

    end: int
    name: str
    code: str

    @property
    def is_plain(self) -> bool:
        """Written in full, without spaces."""
        return self.code in ("host", "provider", "unknown")


def mail_host(folded: str, at: int, *, is_dictated: bool = False) -> MailHost | None:
    """Return the mail domain that starts at a position of a folded view, or None.

    Args:
        folded: lower-case text.
        at: first position of the domain.
        is_dictated: the at sign was a word, so that spaces around dots are the rule.
    """
    match = _LABELS.match(folded, at)
    if match is None:
        return None
    labels = match[0].split(".")
    provider = PROVIDERS.get(labels[0])
    if provider is not None:
        return _provider(folded, at + len(labels[0]), labels[0])
    count = host_end(labels)
    if count:
        name = ".".join(labels[:count])
        return MailHost(at + len(name), name, "host")
    return _glued(folded, at) or _spaced(folded, at, is_dictated=is_dictated) or _unknown(labels, at)


def _provider(folded: str, end: int, label: str) -> MailHost:
    match = _TAIL.match(folded, end)
    if match is None or not _is_ending(match["gap"], match["ending"]):
        return MailHost(end, label, "cut")
    is_tight = match["gap"] in (".", ",", "..")
    code = "provider" if is_tight else "spaced"
    country = match["country"]
    if country and (match["gap2"] == "." or (match["ending"].startswith("co") and country == "pe")):
        return MailHost(match.end(), f"{label}.{match['ending']}.{country}", code)
    return MailHost(match.end("ending"), f"{label}.{match['ending']}", code)


def _is_ending(gap: str, ending: str) -> bool:
    if gap in (".", ",", ".."):
        return True
    if gap.isspace():
        return ending == "com" and len(gap) == 1
    return ending in _SAFE or gap[0].isspace()


def _glued(folded: str, at: int) -> MailHost | None:
    match = _GLUED.match(folded, at)
    if match is None or match[1] not in PROVIDERS:
        return None
    return MailHost(match.end(), match[0], "glued")


def _spaced(folded: str, at: int, *, is_dictated: bool) -> MailHost | None:
    match = _SPACED.match(folded, at)
    if match is None:
        return None
    parts = re.split(r"\s*\.\s*", match[0])
    count = host_end(parts)
    if not count or (is_word(parts[count - 1]) and not (is_dictated or " ." in match[0])):
        return None
    end = at
    for part in parts[:count]:
        end = folded.index(part, end) + len(part)
    return MailHost(end, ".".join(parts[:count]), "spaced")


def _unknown(labels: list[str], at: int) -> MailHost | None:
    last = labels[-1]
    if len(labels) < 2:
        return MailHost(at + len(last), last, "bare") if len(last) > 3 and last.isalpha() else None
    if not (last.isalpha() and 2 <= len(last) <= 24):
        return None
    name = ".".join(labels)
    return MailHost(at + len(name), name, "unknown")
