"""One scan for everything online: an anchor character opens a candidate, its extender decides.

The anchors are the characters that these values cannot do without: ``@``, an underscore inside a word, a dot or comma
between the right neighbours, a colon or hyphen between hexadecimal pairs, a degree sign, a plus sign. Each extender
looks at a bounded window or consumes its word once, and the scan goes on after it, so that time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from safefeedback.recognizers._online_address import bare_mac, ip6_at, ip_at, mac_at, spaced_macs, uuid_at
from safefeedback.recognizers._online_coordinates import decimal_at, degrees_at, labelled_hits, plus_code_at
from safefeedback.recognizers._online_email import email_at, email_without_sign
from safefeedback.recognizers._online_handle import (
    LETTER_GATES,
    handle_at,
    letter_handles,
    mixed_handle,
    spelled_after,
    written_handle,
)
from safefeedback.recognizers._online_hit import Hit
from safefeedback.recognizers._online_link import link_at
from safefeedback.recognizers._online_wallet import said_ibans, wallet_at
from safefeedback.text import View

__all__ = ["scan"]

_ANCHOR: Final = re.compile(
    r"@(?=[^@])"
    r"|_[a-z0-9]"
    r"|\.(?:[a-z]{2}|[0-9ol]{2,}|\s?[0-9]{1,3}\.|[0-9a-f]{4}\.)"
    r"|,[0-9ol]{3}"
    r"|:(?:[0-9a-f]{1,4}:|:)"
    r"|-[0-9a-f]{2}-[0-9a-f]|-[0-9a-f]{4}-[0-9a-f]"
    r"|\u00b0\s?[0-9]|\u00ba\s?[0-9]"
    r"|\+[2-9cfghjmpqrvwx]{2}"
)
"""Every alternative starts with a literal, so that the engine skips by a character set."""

_WORD: Final = "abcdefghijklmnopqrstuvwxyz0123456789_.-"
_SIGN_AFTER: Final = re.compile(r"\s{0,2}@")
_LONGEST_WORD: Final = 260
_RUN: Final = re.compile(r"[a-z0-9_.\-]*")
_MIXED: Final = re.compile(r"[0-9](?:(?<=[a-z][0-9])|(?=[a-z]))")
"""A digit beside a letter: a word of both, such as a wallet or a handle without punctuation."""

_ALNUM: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
_ALNUM_RUN: Final = re.compile(r"[a-z0-9]*")
_LONGEST: Final = 90

Extender = Callable[[View, int, int], tuple[Hit | None, int]]


def scan(view: View) -> list[Hit]:
    """Return the hits of a view; those of the second scan and those found by a word alone come last, none overlaps."""
    folded = view.folded
    hits: list[Hit] = []
    floor = position = 0
    while match := _ANCHOR.search(folded, position):
        hit, position = _EXTENDERS[folded[match.start()]](view, match.start(), floor)
        if hit is not None:
            hits.append(hit)
            floor = hit.end
    extra = _mixed(view) + _by_word(view) + _spelled(view, hits)
    return _with(hits, extra) if extra else hits


def _mixed(view: View) -> list[Hit]:
    """Return what is written as one word of letters and digits."""
    folded = view.folded
    hits: list[Hit] = []
    floor = position = 0
    while match := _MIXED.search(folded, position):
        at = match.start()
        window = folded[max(floor, at - _LONGEST) : at]
        start = at - len(window) + len(window.rstrip(_ALNUM))
        run = _ALNUM_RUN.match(folded, at)
        end = position = run.end() if run else at + 1
        if end - start > _LONGEST or end - start < 4:
            continue
        hit = wallet_at(view, start, end) or bare_mac(view, start, end) or mixed_handle(view, start, end)
        if hit is not None:
            hits.append(hit)
            floor = position = max(hit.end, end)
    return hits


def _by_word(view: View) -> list[Hit]:
    """Return what a word announces and no character gives away; each gate is a search for a literal."""
    folded = view.folded
    hits: list[Hit] = []
    if "lat" in folded:
        hits += labelled_hits(view)
    if "mac" in folded:
        hits += spaced_macs(view)
    if "iban" in folded:
        hits += said_ibans(view)
    for word in LETTER_GATES:
        if word in folded:
            return hits + letter_handles(view)
    return hits


def _spelled(view: View, hits: list[Hit]) -> list[Hit]:
    named = (hit for hit in hits if hit.entity in ("USERNAME", "EMAIL_ADDRESS") and not hit.is_public)
    return [again for hit in named if (again := spelled_after(view, hit)) is not None]


def _with(hits: list[Hit], extra: list[Hit]) -> list[Hit]:
    """Merge in order of start; where two overlap, one of the first list wins, then the higher score."""
    ranked = [(hit, 1.0 + hit.score) for hit in hits] + [(hit, hit.score) for hit in extra]
    kept: list[tuple[Hit, float]] = []
    for hit, strength in sorted(ranked, key=lambda pair: pair[0].start):
        if not kept or hit.start >= kept[-1][0].end:
            kept.append((hit, strength))
        elif strength > kept[-1][1]:
            kept[-1] = (hit, strength)
    return [hit for hit, _ in kept]


def _at_sign(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    hit = email_at(view, at, floor=floor) or handle_at(view, at)
    return hit, hit.end if hit else at + 1


def _word(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    """Extend a dot or underscore inside a word to the whole word: a link, a handle, or the user part of an e-mail."""
    folded = view.folded
    run = _RUN.match(folded, at)
    end = run.end() if run else at + 1
    start = at - len(folded[max(floor, at - 64) : at]) + len(folded[max(floor, at - 64) : at].rstrip(_WORD))
    sign = _SIGN_AFTER.match(folded, end)
    if sign is not None:
        hit = email_at(view, sign.end() - 1, floor=floor)
        if hit is not None or sign.end() - 1 == end:
            return hit, hit.end if hit else end
    if folded[start - 1 : start] == "@" or end - start > _LONGEST_WORD:
        return None, end
    while start < at and folded[start] in ".-":
        start += 1
    hit = email_without_sign(view, start, end, floor=floor) or link_at(view, start, end, floor=floor)
    if hit is None:
        stop = start + len(folded[start:end].rstrip(".-"))
        hit = written_handle(view, start, stop, floor=floor)
    return hit, max(hit.end, at + 1) if hit else end


def _dot(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    following = view.folded[at + 1 : at + 2]
    hit = ip_at(view, at, floor=floor) or decimal_at(view, at, floor=floor) or mac_at(view, at, floor=floor)
    if hit is None and (following.isalpha() or view.folded[at - 1 : at].isalpha()):
        return _word(view, at, floor)
    return hit, hit.end if hit else at + 1


def _comma(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    hit = decimal_at(view, at, floor=floor)
    return hit, hit.end if hit else at + 1


def _colon(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    hit = mac_at(view, at, floor=floor) or ip6_at(view, at, floor=floor)
    end = at + 1
    while hit is None and view.folded[end : end + 2] == "::":
        end += 1
    return hit, hit.end if hit else end


def _hyphen(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    hit = mac_at(view, at, floor=floor) or uuid_at(view, at, floor=floor)
    return hit, hit.end if hit else at + 1


def _degree(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    hit = degrees_at(view, at, floor=floor)
    return hit, hit.end if hit else at + 1


def _plus(view: View, at: int, floor: int) -> tuple[Hit | None, int]:
    hit = plus_code_at(view, at, floor=floor)
    return hit, hit.end if hit else at + 1


_EXTENDERS: Final[dict[str, Extender]] = {
    "@": _at_sign,
    "_": _word,
    ".": _dot,
    ",": _comma,
    ":": _colon,
    "-": _hyphen,
    "\u00b0": _degree,
    "\u00ba": _degree,
    "+": _plus,
}
