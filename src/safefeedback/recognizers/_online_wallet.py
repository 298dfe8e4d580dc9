"""Accounts that are no Peruvian bank number: IBAN, bitcoin and ethereum wallets.

IBAN (ISO 13616) and bitcoin addresses have check digits, proven by ``identifiers``. An ethereum address is ``0x`` and
forty hexadecimal digits; its check is in the case of its letters and is not computed.
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.identifiers import bitcoin, iban
from safefeedback.recognizers._online_hit import Hit, check, cue, shape
from safefeedback.text import View

__all__ = ["said_ibans", "wallet_at"]

_ETHEREUM: Final = re.compile(r"0x[0-9a-f]{40}")
_BECH32: Final = re.compile(r"bc1[02-9ac-hj-np-z]{11,87}")
_BASE58: Final = re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}")
_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Z0-9])")
_LENGTHS: Final = {
    "ES": 24, "AD": 24, "PT": 25, "FR": 27, "IT": 27, "DE": 22, "CH": 21, "GB": 22, "IE": 22, "NL": 18, "BE": 16,
    "AT": 20, "SE": 24, "NO": 15, "DK": 18, "FI": 18, "PL": 28, "RO": 24, "BR": 29, "CR": 22, "DO": 28, "GT": 28,
    "SV": 28, "TR": 26,
}  # fmt: skip
"""Characters of an IBAN by country (SWIFT IBAN registry), for the countries where Peruvians live and bank."""

_SAID_IBAN: Final = re.compile(
    r"(?<![a-z])iban\W{0,3}(?:es |n.{0,2} )?(?P<iban>[a-z]{2}[0-9]{2}(?:[ -]?[a-z0-9]{2,4}){3,9})"
)


def wallet_at(view: View, start: int, end: int) -> Hit | None:
    """Return the wallet or IBAN whose first group stands at ``[start, end)``, a run of letters and digits, or None."""
    folded, text = view.folded, view.text
    if _ETHEREUM.fullmatch(folded, start, end):
        return Hit(start, end, "BANK_ACCOUNT", 0.9, (shape("ethereum", 0.9),))
    if _BECH32.fullmatch(folded, start, end) or _BASE58.fullmatch(text, start, end):
        return _proven(start, end, "bitcoin") if bitcoin.is_valid(text[start:end]) else None
    match = _IBAN.match(text, start)
    if match is None or sum(c.isdigit() for c in match[0]) < 8:
        return None
    end = start + _written_length(match[0])
    return _proven(start, end, "iban") if iban.is_valid(text[start:end]) else None


def said_ibans(view: View) -> list[Hit]:
    """Return what stands after the word IBAN, whether its check digits hold or not."""
    hits = []
    for match in _SAID_IBAN.finditer(view.folded):
        evidence = (cue("iban", 0.5, (match.start(), match.start() + 4), distance=0), shape("iban", 0.2))
        hits.append(Hit(*match.span("iban"), "BANK_ACCOUNT", 0.7, evidence))
    return hits


def _written_length(written: str) -> int:
    """Return where the IBAN ends inside what looks like one: words in capitals may follow it."""
    left = _LENGTHS.get(written[:2], len(written))
    for position, character in enumerate(written):
        left -= character.isalnum()
        if not left:
            return position + 1
    return len(written)


def _proven(start: int, end: int, kind: str) -> Hit:
    return Hit(start, end, "BANK_ACCOUNT", 0.97, (check(kind, 0.97),))
