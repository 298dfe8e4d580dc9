"""Invented addresses of the network, under names and ranges kept for examples.

``example.com`` and ``example.org``: RFC 2606. ``example.pe`` is not reserved by any document known here: mail to it
might reach its holder. IPv4: TEST-NET-1 to 3, RFC 5737. IPv6: ``2001:db8::/32``, RFC 3849. A handle may exist.
"""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.operators.base import Mention
from safefeedback.operators.invention.chance import Chance
from safefeedback.operators.invention.people import draw, names_of, surnames
from safefeedback.operators.invention.shape import digits, written
from safefeedback.text import fold, plain_view, spoken_view

__all__ = ["email", "ip_address", "url", "username"]

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_TEST_NETS: Final = ("192.0.2", "198.51.100", "203.0.113")
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_DOMAINS: Final = {"pe": "example.pe", "com": "example.com"}
_SHAPED: Final = 40  # characters of a local part or handle that are followed one by one


def email(mention: Mention, chance: Chance) -> str | None:
    """Invent an address; one that was told in words or disguised is written out."""
    plain = plain_view(mention.text)
    folded = "".join((spoken_view(plain) or plain).folded.split())
    local, _, domain = folded.partition("@")
    ending = re.sub(r"[^a-z]", "", domain.rpartition(".")[2])
    invented = f"{_handle(local if domain else '', mention, chance)}@{_DOMAINS.get(ending, 'example.org')}"
    return invented.upper() if mention.text.isupper() else invented


def username(mention: Mention, chance: Chance) -> str | None:
    """Invent a handle with as many words and digits."""
    text = written(mention.text)
    return ("@" if text.startswith("@") else "") + _handle(text.lstrip("@"), mention, chance)


def url(mention: Mention, chance: Chance) -> str | None:
    """Invent a link to a page of somebody under ``example.com``."""
    scheme = _SCHEME.match(written(mention.text))
    rng = chance.random(mention.entity, mention.value)
    return f"{scheme[0].lower() if scheme else ''}www.example.com/{_word(0, rng)}.{_word(1, rng)}"


def ip_address(mention: Mention, chance: Chance) -> str | None:
    """Invent an address of the documentation ranges."""
    rng = chance.random(mention.entity, mention.value)
    if ":" in written(mention.text):
        return f"2001:db8::{rng.randrange(1, 0x10000):x}:{rng.randrange(1, 0x10000):x}"
    return f"{rng.choice(_TEST_NETS)}.{rng.randrange(1, 255)}"


def _handle(old: str, mention: Mention, chance: Chance) -> str:
    """Return a handle shaped like the old one: a name for each word, as many digits, the same separators."""
    rng = chance.random(mention.entity, mention.value)
    shape = re.sub(r"[^\w.-]", "", old[:_SHAPED])
    if not _TOKEN.search(shape):
        return f"{_word(0, rng)}.{_word(1, rng)}"
    count = iter(range(len(shape)))
    return _TOKEN.sub(lambda t: digits(len(t[0]), rng) if t[0].isdecimal() else _word(next(count), rng), shape)


def _word(position: int, rng: Random) -> str:
    return fold(draw(surnames(rng) if position else names_of(None, rng), ""))
