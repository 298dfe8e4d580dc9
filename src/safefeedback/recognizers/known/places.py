"""A known address in pieces: the street with its number, the block with its lot, in any abbreviation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from safefeedback.recognizers._names_cues import PARTICLES
from safefeedback.recognizers.known.hit import Hit
from safefeedback.text import View, Word, plain_view, words

__all__ = ["Address", "address_hits"]

_WAYS: Final = frozenset(
    "av avda avenida jr jiron giron calle ca cl psje psj pje pasaje malecon alameda prolongacion prolong prol "
    "carretera urb urbanizacion aahh aa hh asentamiento humano asociacion asoc coop cooperativa residencial "
    "condominio".split()
)
_MARKS: Final = frozenset(
    "n no nro num numero mz mza manz manzana lt lte lot lote dpto depto dep departamento piso int interior block "
    "blk of oficina puerta casa km kilometro sector etapa zona grupo cuadra".split()
)
_FILLERS: Final = _WAYS | _MARKS | PARTICLES | frozenset("al a en frente".split())
_FARTHEST: Final = 5
_WIDEST: Final = 5
_MOST_PARTS: Final = 20


class Address(NamedTuple):
    """A known address.

    Attributes:
        parts: the words, numbers and single letters that tell it from others.
        particles: its particles.
    """

    parts: frozenset[str]
    particles: frozenset[str]

    @classmethod
    def of(cls, value: str) -> Address:
        """Read an address as the channel has it; only its first twenty words count."""
        said = {word.folded for word in words(plain_view(value))[:_MOST_PARTS]}
        return cls(frozenset(said - _FILLERS), frozenset(said & PARTICLES))


def address_hits(address: Address, view: View) -> Iterator[Hit]:
    """Yield the stretches of a view that lead to the address: a word and a number of it, or two numbers with marks."""
    group: list[int] = []
    for at, word in enumerate(words(view)):
        if word.folded not in address.parts:
            continue
        if group and not _is_joined(view, words(view), group[-1], at):
            yield from _hit(address, words(view), group)
            group = []
        group.append(at)
    if group:
        yield from _hit(address, words(view), group)


def _is_joined(view: View, found: Sequence[Word], first: int, last: int) -> bool:
    if last - first > _FARTHEST or any(
        found[at + 1].start - found[at].end > _WIDEST or view.text.count("\n", found[at].end, found[at + 1].start) > 1
        for at in range(first, last)
    ):
        return False
    return all(word.folded in _FILLERS for word in found[first + 1 : last])


def _hit(address: Address, found: Sequence[Word], group: Sequence[int]) -> Iterator[Hit]:
    seen = {found[at].folded for at in group}
    names = {word for word in seen if len(word) > 1 and not word.isdigit()}
    doors = seen - names
    first = _first(address, found, group[0])
    start, end = found[first].start, found[group[-1]].end
    marks = {found[at].folded for at in range(first, group[-1])} & _MARKS
    if names and any(door.isdigit() for door in doors):
        yield Hit(start, end, 0.93, "full")
    elif len(doors) > 1 and len(marks) > 1:
        yield Hit(start, end, 0.85, "lot")
    elif names and found[first].folded in _WAYS:
        yield Hit(start, end, 0.6, "street", "LOCATION")


def _first(address: Address, found: Sequence[Word], at: int) -> int:
    """Return the place of the kind of way, the mark or the particle of the address that stands right before."""
    first = at
    while at and found[at].start - found[at - 1].end <= 2 and found[at - 1].folded in _WAYS | _MARKS | PARTICLES:
        at -= 1
        if found[at].folded not in PARTICLES - address.particles:
            first = at
    return first
