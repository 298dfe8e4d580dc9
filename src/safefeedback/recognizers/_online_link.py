"""Links: to a profile, a document, a group or a place on a map; with or without ``https://``.

A host name alone is no personal link, and a word with a country code ("agua.no", "luz.es") is a missing space. Links of
agencies are public unless their query or path carries somebody's number. Links to a map are COORDINATES when they hold
a position or a pin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from safefeedback.findings import Evidence
from safefeedback.recognizers._online_domain import host_end, is_trusted
from safefeedback.recognizers._online_hit import Hit, shape
from safefeedback.recognizers._online_public import is_agency_handle, is_agency_host, is_firm_host
from safefeedback.text import View

__all__ = ["link_at"]

_TAIL: Final = re.compile(r"(?::\d{2,5})?[/?#][!#$%&'()*+,\-./0-9:;=?@\[\]_a-z~|]*")
_SCHEME: Final = re.compile(r"(?:https?|ftp|htpps?|htps?|hhtps?):/{1,2}\Z")
_CLOSERS: Final = ".,;:!?'\"*_-|~("
_PAGES: Final = frozenset(
    "facebook.com fb.com fb.me fb.watch m.me messenger.com instagram.com instagr.am ig.me tiktok.com x.com "
    "twitter.com t.co youtube.com youtu.be linkedin.com lnkd.in t.me telegram.me telegram.org wa.me wa.link "
    "whatsapp.com threads.net snapchat.com discord.gg discord.com reddit.com pinterest.com twitch.tv kick.com "
    "vimeo.com flickr.com bit.ly bitly.com tinyurl.com cutt.ly goo.gl ow.ly is.gd rb.gy n9.cl acortar.link "
    "linktr.ee beacons.ai drive.google.com docs.google.com forms.gle photos.google.com photos.app.goo.gl "
    "sites.google.com meet.google.com classroom.google.com dropbox.com 1drv.ms onedrive.live.com sharepoint.com "
    "mega.nz mediafire.com wetransfer.com we.tl box.com imgur.com scribd.com academia.edu issuu.com calameo.com "
    "change.org gofundme.com zoom.us notion.so trello.com canva.com icloud.com flipgrid.com spotify.com "
    "soundcloud.com paypal.me yape.pe olx.com.pe".split()
)
_OWN_PAGES: Final = frozenset(
    "blogspot.com blogspot.pe wordpress.com wixsite.com weebly.com webnode.es webnode.pe jimdo.com github.io "
    "carrd.co sharepoint.com tumblr.com netlify.app vercel.app mystrikingly.com".split()
)
"""Hosts whose sub-domain is the page itself."""

_MAPS: Final = re.compile(
    r"(?:maps\.google\.[a-z.]{2,7}|maps\.app\.goo\.gl|g\.co|maps\.apple\.com|waze\.com|openstreetmap\.org|osm\.org)\Z"
)
_MAP_PATH: Final = re.compile(r"/(?:maps|kgs|ul)\b|[?&@=/](?:q=|ll=|daddr=|query=)?-?\d{1,2}\.\d{3,},-?\d{1,3}\.\d{3,}")
_PERSONAL: Final = re.compile(r"\d{8}|@|[?&](?:dni|doc|documento|nombre|token|usuario|user|expediente|exp|ruc|placa)=")
_WRAPPED: Final = re.compile(
    r"\n(?P<rest>[a-z0-9_=?&%.-]{1,60}(?:/[a-z0-9_=?&%./-]{1,200}|[0-9][a-z0-9_=?&%./-]{0,200})?)"
)
_SAID_QUERY: Final = re.compile(
    r"\s(?:(?:signo de )?(?:interrogacion|pregunta)\s)?(?:v|id|q|p|story_fbid)\s?(?:igual(?: a)?|=)\s?[a-z0-9_-]{3,40}"
)
_OPENED: Final = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class _Kind:
    entity: str
    score: float
    form: str
    table: str = ""
    is_public: bool = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The written form, then the table that holds the host."""
        listed = (Evidence("gazetteer", self.table),) if self.table else ()
        return (shape(self.form, self.score), *listed)


def link_at(view: View, start: int, end: int, *, floor: int = 0) -> Hit | None:
    """Return the link whose host name stands at ``[start, end)`` of a view, or None.

    Args:
        view: the view to read.
        start: first position of the host name.
        end: one past the run of host characters.
        floor: a scheme is not looked for before this position.
    """
    folded = view.folded
    host = folded[start:end].rstrip(".-_")
    labels = host.split(".")
    scheme = _SCHEME.search(folded, max(floor, start - 9), start)
    count = host_end(labels)
    if not count and scheme is None:
        return None
    host = ".".join(labels[:count]) if count else host
    stop = _tail_end(folded, start + len(host))
    tail = folded[start + len(host) : stop]
    first = scheme.start() if scheme else start
    found = _decide(host.removeprefix("www."), tail, is_marked=scheme is not None or host.startswith("www."))
    if found is None:
        return None
    return Hit(first, stop, found.entity, found.score, found.evidence, found.is_public)


def _decide(host: str, tail: str, *, is_marked: bool) -> _Kind | None:
    if _is_map(host, tail):
        return _Kind("COORDINATES", 0.9, "map-link")
    if is_agency_host(host):
        return _Kind("URL", 0.9, "link", "agency", is_public=_PERSONAL.search(tail) is None)
    if _below(host, _OWN_PAGES):
        return _Kind("URL", 0.9, "own-page")
    path = tail.strip("/?#")
    if _below(host, _PAGES):
        return _page(path)
    if is_firm_host(host):
        return _Kind("URL", 0.7, "link", "firm", is_public=True) if is_marked else None
    return _other(host, path, is_marked=is_marked)


def _page(path: str) -> _Kind | None:
    """A profile, group or document; the bare name of the service is nobody's."""
    if not path:
        return None
    name = path.removeprefix("@").partition("/")[0]
    return _Kind("URL", 0.95, "profile-link", is_public=is_agency_handle(name) and "comment" not in path)


def _other(host: str, path: str, *, is_marked: bool) -> _Kind | None:
    if is_marked:
        return _Kind("URL", 0.7 if path else 0.5, "link")
    ending = host.rpartition(".")[2]
    if not path or not is_trusted(ending) or len(host.partition(".")[0]) < 3 or host[0].isdigit():
        return None
    return _Kind("URL", 0.6, "bare-link")


def _is_map(host: str, tail: str) -> bool:
    if _MAPS.search(host):
        return bool(tail.strip("/"))
    return ("google." in host or host == "goo.gl" or host.endswith(".waze.com")) and _MAP_PATH.search(tail) is not None


def _below(host: str, table: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[-count:]) in table for count in (2, 3, 4))


def _tail_end(folded: str, end: int) -> int:
    """Return where the link ends: closing punctuation stays outside, a path that wraps to the next line is joined."""
    match = _TAIL.match(folded, end)
    if match is None:
        return end
    stop = _trimmed(folded, end, match.end())
    said = _SAID_QUERY.match(folded, stop)
    if said is not None:
        return said.end()
    if stop == match.end():
        wrapped = _WRAPPED.match(folded, stop)
        if wrapped is not None and _is_path(folded, stop, wrapped["rest"]):
            return _trimmed(folded, end, wrapped.end())
    return stop


def _is_path(folded: str, stop: int, rest: str) -> bool:
    if "/" in rest:
        return len(rest) >= 8 or folded[stop - 1] == "/"
    return folded[stop - 1] in "/=_-" and any(c.isdigit() for c in rest)


def _trimmed(folded: str, start: int, stop: int) -> int:
    """Drop closing punctuation; a bracket that was opened inside the link stays."""
    surplus = {
        close: folded.count(close, start, stop) - folded.count(open_, start, stop) for close, open_ in _OPENED.items()
    }
    while stop > start:
        last = folded[stop - 1]
        if last not in _CLOSERS and surplus.get(last, 0) <= 0:
            break
        if last in surplus:
            surplus[last] -= 1
        stop -= 1
    return stop
