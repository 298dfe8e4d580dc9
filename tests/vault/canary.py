"""Values that tests plant, every form in which they may survive, and a scanner that finds them in any bytes.

A canary is made up, and occurs nowhere but where a test puts it. Law: each of its pieces is found in each form, however the
bytes are cut into blocks, and nothing is found where nothing was planted. What is compressed or encrypted is not looked
into.

>>> SCANNER.scan(b"x" + DNI.value.encode("utf-16-le"), "here")
(Found(where='here', kind='dni', form='digits in utf-16-le'),)
>>> SCANNER.scan(b"nothing", "here")
()
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import quote

import numpy as np

__all__ = [
    "ADDRESS",
    "CANARIES",
    "DNI",
    "EMAIL",
    "FREE_TEXT",
    "PASSPHRASE",
    "PERSON",
    "PHONE",
    "SCANNER",
    "SPECIMENS",
    "Canary",
    "Found",
    "Scanner",
    "forms",
]


@dataclass(frozen=True, slots=True)
class Canary:
    """A planted value.

    Attributes:
        kind: what it is; the only thing that a finding tells of it.
        value: as it is planted.
        pieces: parts that tell it alone; the value contains them but for their spelling.
    """

    kind: str
    value: str = field(repr=False)
    pieces: tuple[str, ...] = field(repr=False)


PERSON: Final = Canary("person", "Zósima Wañuqochea Ñitipampilla", ("Zósima Wañ", "Wañuqochea", "Ñitipampilla"))
DNI: Final = Canary("dni", "48159263", ("48159263", "4815-9263", "48.159.263"))
PHONE: Final = Canary("phone", "+51 958 274 613", ("958274613", "958 274 613", "958-274-613"))
EMAIL: Final = Canary("e-mail", "zw.canario.7q@example.com", ("zw.canario.7q",))
ADDRESS: Final = Canary("address", "Jr. Xilocántaro 4817", ("Xilocántaro",))
FREE_TEXT: Final = Canary(
    "free text",
    "Ojalá que el murguillón trebolice detrás del portillo quebrachino: nadie más lo sabe.",
    ("Ojalá que el murg", "murguillón", "trebolice detrás", "portillo quebrachino", "nadie más lo sabe"),
)
PASSPHRASE: Final = Canary("passphrase", "canario-frase-wiphalero-31", ("canario-frase", "wiphalero-31"))
CANARIES: Final = (PERSON, DNI, PHONE, EMAIL, ADDRESS, FREE_TEXT, PASSPHRASE)

SPECIMENS: Final = (
    Canary("dni of other tests", "51234567", ("51234567",)),
    Canary("second dni of other tests", "57654321", ("57654321",)),
    Canary("phone of other tests", "987654321", ("987654321", "987 654 321")),
    Canary("person of other tests", "Zenobia Quispe", ("Zenobia Quispe",)),
    Canary("second person of other tests", "Yesenia Mamani", ("Yesenia Mamani",)),
    Canary("e-mail of other tests", "luisccahua@example.com", ("luisccahua",)),
    Canary("passphrase of other tests", "canario de la frase de paso", ("canario de la frase",)),
)
"""What other tests of the vault seal. Inputs of the whole suite hold it too, so it is looked for in stores and logs only."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Where a canary was found, and in which form; never the canary."""

    where: str
    kind: str
    form: str


def folded(text: str) -> str:
    """Return lower case without accents."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


_SPELLINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "as planted": str,
    "lower case": str.lower,
    "upper case": str.upper,
    "folded": folded,
    "folded upper case": lambda text: folded(text).upper(),
    "letters without accents": lambda text: "".join(
        each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each)
    ),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}


def _spellings(piece: str) -> dict[str, str]:
    if len(_digits(piece)) >= 8:
        return {"digits": piece}
    return {name: spell(piece) for name, spell in _SPELLINGS.items()}


def _base64(data: bytes, shift: int) -> bytes:
    """Return the characters that depend on ``data`` alone when ``shift`` bytes come before it."""
    whole = base64.b64encode(bytes(shift) + data)
    return whole[(0, 2, 3)[shift] : (len(data) + shift) * 8 // 6]


def _quoted_printable(data: bytes) -> bytes:
    return b"".join(b"=%02X" % each if each > 126 or each == 61 else bytes([each]) for each in data)


_TEXT_FORMS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "utf-8": str.encode,
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-32-le": lambda text: text.encode("utf-32-le"),
    "latin-1": lambda text: text.encode("latin-1", "replace"),
    "json": lambda text: json.dumps(text)[1:-1].encode(),
    "python repr": lambda text: ascii(text)[1:-1].encode(),
    "repr of bytes": lambda text: repr(text.encode())[2:-1].encode(),
    "utf-8 read as latin-1": lambda text: text.encode().decode("latin-1").encode(),
    "url": lambda text: quote(text).encode(),
    "url, lower case": lambda text: re.sub("%..", lambda hit: hit[0].lower(), quote(text)).encode(),
    "url form": lambda text: quote(text).replace("%20", "+").encode(),
    "xml": lambda text: escape(text).encode("ascii", "xmlcharrefreplace"),
    "quoted-printable": lambda text: _quoted_printable(text.encode()),
    "octal": lambda text: b"".join(b"\\%03o" % each if each > 126 else bytes([each]) for each in text.encode()),
    "hex": lambda text: text.encode().hex().encode(),
    "upper-case hex": lambda text: text.encode().hex().upper().encode(),
    "list of bytes": lambda text: ", ".join(map(str, text.encode())).encode(),
    "base64, first": lambda text: _base64(text.encode(), 0),
    "base64, second": lambda text: _base64(text.encode(), 1),
    "base64, third": lambda text: _base64(text.encode(), 2),
}
_DIGESTS: Final = ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256")
_DIGEST_FORMS: Final[Mapping[str, Callable[[bytes], bytes]]] = {  # a truncated digest tells as much
    "bytes": lambda digest: digest[:10],
    "hex": lambda digest: digest.hex().encode()[:20],
    "upper-case hex": lambda digest: digest.hex().upper().encode()[:20],
    "base64": lambda digest: base64.b64encode(digest)[:14],
}


def forms(canary: Canary) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each form and its bytes; the bytes of several may be the same."""
    for piece in canary.pieces:
        for spelling, text in _spellings(piece).items():
            for name, encode in _TEXT_FORMS.items():
                made = encode(text)
                yield f"{spelling} in {name}", made
                if name.startswith("base64"):
                    yield f"{spelling} in url-safe {name}", made.replace(b"+", b"-").replace(b"/", b"_")
    spelled = {name: spell(canary.value) for name, spell in _SPELLINGS.items()}
    for spelling, text in {**spelled, "digits": _digits(canary.value)}.items():
        if len(text) >= 8:
            yield from _digests(spelling, text)


def _digests(spelling: str, text: str) -> Iterator[tuple[str, bytes]]:
    for algorithm in _DIGESTS:
        digest = hashlib.new(algorithm, text.encode(), usedforsecurity=False).digest()
        for name, encode in _DIGEST_FORMS.items():
            yield f"{algorithm} of {spelling} in {name}", encode(digest)


_CORE: Final = 4
_BLOCK: Final = 1 << 18
_ID: Final = re.compile(rb"[0-9a-f]{32,}|[0-9A-F]{32,}")
_COMMON: Final = np.ones(256)
_COMMON[list(b"\0\1\2\3\4\x10\xff\n ,.0123456789abcdefilmnoprstuv_\"'=")] = 8.0
"""How much more often a byte is met in files than others; it costs time only."""


@dataclass(frozen=True, slots=True)
class _Needle:
    content: bytes
    kind: str
    form: str
    start: int  # of the core


class Scanner:
    """Finds canaries in one pass, in time linear in the bytes.

    Of each form four bytes are looked for, which begin with a rare pair. A table of the pairs leaves few places of the
    bytes, a search among the fours fewer, and those are compared whole.
    """

    def __init__(self, canaries: Iterable[Canary]) -> None:
        told: dict[bytes, tuple[str, str]] = {}
        for canary in canaries:
            for form, content in forms(canary):
                told.setdefault(content.strip(b"\0"), (canary.kind, form))
        if short := [place for content, place in told.items() if len(content) < 8]:
            raise ValueError(f"canary: expected forms of 8 bytes or more, got {len(short)} shorter ones")
        pairs = _rare_pairs(told)
        self._needles: Final[dict[int, list[_Needle]]] = defaultdict(list)
        for content, place in told.items():
            start = next(at for at in range(len(content) - _CORE + 1) if _number(content[at : at + 2]) in pairs)
            self._needles[_number(content[start : start + _CORE])].append(_Needle(content, *place, start))
        self._pairs: Final = np.zeros(1 << 16, dtype=np.bool_)
        self._pairs[list(pairs)] = True
        self._cores: Final = np.array(sorted(self._needles), dtype=np.uint32)
        self._longest: Final = max(map(len, told))

    def scan(self, data: bytes, where: str) -> tuple[Found, ...]:
        """Return what is found in bytes, each kind and form once."""
        found: dict[Found, None] = {}
        for place, core in self._places(data):
            for needle in self._needles[core]:
                at = place - needle.start
                if at >= 0 and data.startswith(needle.content, at) and not _is_in_id(data, at, needle.content):
                    found[Found(where, needle.kind, needle.form)] = None
        return tuple(found)

    def scan_text(self, text: str, where: str) -> tuple[Found, ...]:
        """Return what is found in a text."""
        return self.scan(text.encode("utf-8", "surrogatepass"), where)

    def stream(self, file: BinaryIO, where: str) -> tuple[Found, ...]:
        """Return what is found in a stream, which is read in blocks; blocks of zeros are passed over."""
        found: dict[Found, None] = {}
        kept = b""
        while block := file.read(_BLOCK):
            if block.count(0) == len(block):
                kept = b""  # no form begins or ends with a zero
                continue
            data = kept + block
            found |= dict.fromkeys(self.scan(data, where))
            kept = data[-self._longest :]
        return tuple(found)

    def files(self, paths: Iterable[Path]) -> tuple[Found, ...]:
        """Return what is found in the contents and names of files; what is not there any more is passed over.

        Small files are scanned many at once, and one by one only where something was found.
        """
        found: list[Found] = []
        small: list[tuple[Path, bytes]] = []
        size = 0
        for path in paths:
            content, more = self._begin(path)
            found += more
            small.append((path, content))
            size += len(content)
            if size > _BLOCK:
                found += self._each(small)
                small, size = [], 0
        return tuple(dict.fromkeys([*found, *self._each(small)]))

    def _begin(self, path: Path) -> tuple[bytes, tuple[Found, ...]]:
        """Return what a small file holds, or what is found in a larger one."""
        try:
            with path.open("rb", buffering=0) as file:
                content = file.read(_BLOCK // 4)
                if len(content) < _BLOCK // 4:
                    return content, ()
                file.seek(0)
                return b"", self.stream(file, self._shown(path))
        except OSError:
            return b"", ()

    def _each(self, files: Sequence[tuple[Path, bytes]]) -> Iterator[Found]:
        names = "\n".join(str(path) for path, _ in files)
        if self.scan_text(names, ""):
            for path, _ in files:
                yield from self.scan_text(str(path), "the name of a file")
        if self.scan(b"\n".join(content for _, content in files), ""):
            for path, content in files:
                yield from self.scan(content, self._shown(path))

    def _shown(self, path: Path) -> str:
        return "a file whose name holds one" if self.scan_text(str(path), "") else str(path)

    def _places(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Yield the places of cores and the cores, in no order."""
        for odd in (0, 1):
            count = (len(data) - odd) // 2
            if count < _CORE // 2:
                return
            pairs = np.frombuffer(data, dtype="<u2", count=count, offset=odd)
            hits = np.flatnonzero(self._pairs[pairs])
            hits = hits[hits < count - 1]
            cores = pairs[hits].astype(np.uint32) | (pairs[hits + 1].astype(np.uint32) << 16)
            slots = np.searchsorted(self._cores, cores)
            sure = self._cores[np.minimum(slots, len(self._cores) - 1)] == cores
            yield from zip((hits[sure] * 2 + odd).tolist(), cores[sure].tolist(), strict=True)


def _is_in_id(data: bytes, at: int, content: bytes) -> bool:
    """Return whether digits stand inside of an id or a digest: among some millions of them one holds any eight digits."""
    if not content.isdigit() or len(content) > 9:
        return False
    around = _ID.finditer(data, max(0, at - 128), at + len(content) + 128)
    return any(run.start() <= at < run.end() and not run[0].isdigit() for run in around)


def _rare_pairs(contents: Iterable[bytes]) -> frozenset[int]:
    """Return few pairs of bytes of which each content has one with a whole core behind it; not the fewest."""
    left = [{_number(content[at : at + 2]) for at in range(len(content) - _CORE + 1)} for content in contents]
    worth = Counter(pair for each in left for pair in each)
    cost = {pair: _COMMON[pair & 255] * _COMMON[pair >> 8] for pair in worth}
    chosen: set[int] = set()
    for each in left:
        if chosen.isdisjoint(each):
            chosen.add(max(each, key=lambda pair: (worth[pair] / cost[pair], pair)))
    return frozenset(chosen)


def _number(some: bytes) -> int:
    return int.from_bytes(some, "little")


SCANNER: Final = Scanner(CANARIES)
