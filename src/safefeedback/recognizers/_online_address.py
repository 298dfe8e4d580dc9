"""Addresses of machines: IPv4 and IPv6, MAC addresses and UUIDs.

Four numbers with dots are also a version ("versión 1.2.3.4") or a section ("numeral 4.2.10.3"): small ones need the
word *IP* nearby, and a counter-cue refuses them all.
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.identifiers import ip, mac
from safefeedback.recognizers._online_hit import Hit, check, cue, shape
from safefeedback.text import View

__all__ = ["bare_mac", "ip6_at", "ip_at", "mac_at", "spaced_macs", "uuid_at"]

_V4: Final = re.compile(r"[0-9]{1,3}(?:\.\s?[0-9ol]{1,3}){3}(?![0-9ol]|\.[0-9]|[a-z])")
_IP_CUE: Final = re.compile(
    r"(?<![a-z0-9])(?:ips?|i\.p\.|ipv[46]|direccion|conexion|internet|router|servidor)(?![a-z0-9])"
)
_NOT_IP: Final = re.compile(
    r"(?<![a-z0-9])(?:version|ver|v|numeral(?:es)?|num|item|inciso|literal|capitulo|seccion|articulo|art|acapite|apartado"
    r"|punto|clausula|anexo|tabla|cuadro|actividad|meta|partida|clasificador|norma|ley|iso|android|windows|ios|software"
    r"|firmware|app)\W{0,4}(?:(?:n|nro|no|numero|la|el)\W{0,3})?\Z"
)
_MONEY: Final = re.compile(r"(?:s/\.?|\$)\s{0,2}\Z")
_OTHER_NUMBER: Final = re.compile(
    r"(?<![a-z0-9])(?:d\.?n\.?i|documento|doc|cel|celular|tel|telf|telefono|fijo|ruc|cuenta|cta|suministro|expediente|exp)"
    r"(?![a-z0-9])"
)
_HEX: Final = "0123456789abcdef"
_V6: Final = re.compile(r"[0-9a-f:]{2,39}(?:%[a-z0-9]{1,15})?")
_MAC: Final = re.compile(
    r"(?<![0-9a-z])(?:[0-9a-fo]{2}([:-])\s?[0-9a-fo]{2}(?:\1\s?[0-9a-fo]{2}){4}"
    r"|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![0-9a-z]|[:-][0-9a-f]{2})"
)
_UUID: Final = re.compile(r"(?<![0-9a-z-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z-])")
_BARE: Final = re.compile(r"[0-9a-f]{12}")
_BARE_CUE: Final = re.compile(
    r"(?<![a-z0-9])(?:mac|modem|router|dispositivo|equipo|wifi|wi-fi|bluetooth|serie|aparato|tablet|laptop)(?![a-z])"
)
_SPACED: Final = re.compile(
    r"(?<![a-z0-9])(?P<cue>mac)(?![a-z])(?P<gap>[^0-9]{0,30}?)(?<![a-z0-9])"
    r"(?P<mac>[0-9a-f]{2}(?:[ .][0-9a-f]{2}){5}|[0-9a-f]{2}(?: ?[:-] ?[0-9a-f]{2}){5})(?![a-z0-9])"
)
_REACH: Final = 40


def ip_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the IPv4 address whose first dot stands at a position of a view, or None."""
    folded = view.folded
    window = folded[max(floor, at - 4) : at]
    start = at - len(window) + len(window.rstrip("0123456789"))
    match = _V4.match(folded, start)
    if match is None or folded[max(floor, start - 1) : start].isalnum():
        return None
    said = _last(_IP_CUE, folded, max(floor, start - _REACH), start)
    number = "".join(match[0].split()).replace("o", "0").replace("l", "1")
    if not _is_v4(number) or _is_other(folded, start, floor, is_said=said is not None):
        return None
    if said is not None:
        evidence = (check("ipv4", 0.6), cue("ip", 0.35, said, distance=len(folded[said[1] : start].split())))
        return Hit(start, match.end(), "IP_ADDRESS", 0.95, evidence)
    if _is_outline(number) or number != match[0]:
        return None
    return Hit(start, match.end(), "IP_ADDRESS", 0.75, (check("ipv4", 0.75),))


def ip6_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the IPv6 address that has a colon at a position of a view, or None."""
    folded = view.folded
    window = folded[max(floor, at - 5) : at]
    start = at - len(window) + len(window.rstrip(_HEX))
    match = _V6.match(folded, start)
    if match is None or folded[max(floor, start - 1) : start].isalnum():
        return None
    written = match[0].rstrip(":") if not match[0].endswith("::") else match[0]
    if written.count(":") < 2 or len(written) < 6 or folded[match.end() : match.end() + 1].isalnum():
        return None
    if not ip.is_valid(written):
        return None
    return Hit(start, start + len(written), "IP_ADDRESS", 0.9, (check("ipv6", 0.9),))


def mac_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the MAC address whose first separator stands at a position of a view, or None."""
    width = 4 if view.folded[at] == "." else 2
    if at - width < floor:
        return None
    match = _MAC.match(view.folded, at - width)
    if match is None or not _is_hex_mix(match[0]) or not mac.is_valid(match[0].replace("o", "0")):
        return None
    return Hit(match.start(), match.end(), "DEVICE_ID", 0.95, (shape("mac", 0.95),))


def uuid_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the UUID whose first hyphen stands at a position of a view, or None."""
    if at - 8 < floor:
        return None
    match = _UUID.match(view.folded, at - 8)
    if match is None:
        return None
    return Hit(match.start(), match.end(), "DEVICE_ID", 0.85, (shape("uuid", 0.85),))


def bare_mac(view: View, start: int, end: int, *, floor: int = 0) -> Hit | None:
    """Return a MAC address of twelve characters without separators after a word such as *mac* or *modem*, or None."""
    folded = view.folded
    if end - start != 12 or _BARE.fullmatch(folded, start, end) is None:
        return None
    said = _last(_BARE_CUE, folded, max(floor, start - _REACH), start)
    if said is None:
        return None
    evidence = (cue("device", 0.4, said, distance=len(folded[said[1] : start].split())), shape("mac-bare", 0.4))
    return Hit(start, end, "DEVICE_ID", 0.85, evidence)


def spaced_macs(view: View) -> list[Hit]:
    """Return MAC addresses in spaced pairs, each after the word *mac*."""
    hits = []
    for match in _SPACED.finditer(view.folded):
        if _is_hex_mix(match["mac"]):
            evidence = (
                cue("device", 0.4, match.span("cue"), distance=len(match["gap"].split())),
                shape("mac-spaced", 0.4),
            )
            hits.append(Hit(*match.span("mac"), "DEVICE_ID", 0.85, evidence))
    return hits


def _is_v4(number: str) -> bool:
    return ip.is_valid(".".join(part.lstrip("0") or "0" for part in number.split(".")))


def _is_other(folded: str, start: int, floor: int, *, is_said: bool) -> bool:
    """Tell whether the words before say that it is an amount, a version, a section or another kind of number."""
    if _MONEY.search(folded, max(floor, start - 5), start) or _NOT_IP.search(folded, max(floor, start - _REACH), start):
        return True
    return not is_said and _OTHER_NUMBER.search(folded, max(floor, start - 25), start) is not None


def _is_outline(number: str) -> bool:
    """Small numbers only: a version or a section of a document."""
    parts = [int(part) for part in number.split(".")]
    return parts[0] < 10 or (max(parts) < 100 and sum(part >= 32 for part in parts) < 2)


def _is_hex_mix(written: str) -> bool:
    """Six bytes that are no row of digit pairs: a letter among them, or colons between them."""
    return any(c in "abcdef" for c in written) or ":" in written


def _last(pattern: re.Pattern[str], folded: str, start: int, end: int) -> tuple[int, int] | None:
    found = None
    for match in pattern.finditer(folded, start, end):
        found = match.span()
    return found
