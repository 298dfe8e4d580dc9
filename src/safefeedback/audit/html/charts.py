"""Charts as inline SVG, 360 units wide: a telephone shows them one to one, paper and screens a third larger.

Each has a title and a description for who does not see it, and every number of it stands in a table or beside its bar.
Colours say nothing that shapes and words do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from safefeedback.audit.html.markup import Child, Markup, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Bar", "Point", "Range", "bars", "columns", "line", "ranges"]

_WIDTH: Final = 360
_LONGEST: Final = 235
_ROW: Final = 36
_INK, _SOFT, _GRID, _EMPTY, _FILL, _BAD = "#1b1b1b", "#4d5661", "#d5dade", "#eef1f4", "#1f5fa8", "#a3281a"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, how long, and how that is written."""

    label: str
    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line.

    Attributes:
        label: what stands below it.
        value: its height; None: there is none.
        is_alarm: it is marked.
    """

    label: str
    value: float | None
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """An interval with its middle; ``value`` None: there is no middle."""

    label: str
    low: float
    value: float | None
    high: float
    shown: str


def bars(title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Return horizontal bars, each with its words and its number above it."""
    most = max((row.value for row in rows), default=0.0) or 1.0
    drawn: list[Child] = []
    for place, row in enumerate(rows):
        top = place * _ROW
        drawn += [
            _words(row.label, 0, top + 12),
            _words(row.shown, _WIDTH, top + 26, anchor="end", bold=True),
            tag("rect", x=0, y=top + 17, width=_LONGEST, height=9, fill=_EMPTY),
            tag("rect", x=0, y=top + 17, width=_LONGEST * row.value / most, height=9, fill=_FILL),
        ]
    return _figure(title, description, len(rows) * _ROW, drawn)


def ranges(title: str, description: str, rows: Sequence[Range]) -> Markup:
    """Return intervals, one below the other, from zero."""
    most = max((row.high for row in rows), default=0.0) or 1.0
    drawn: list[Child] = []
    for place, row in enumerate(rows):
        top = place * _ROW
        low, high = _LONGEST * row.low / most, _LONGEST * row.high / most
        drawn += [
            _words(row.label, 0, top + 12),
            _words(row.shown, _WIDTH, top + 26, anchor="end", bold=True),
            tag("line", x1=0, y1=top + 22, x2=_LONGEST, y2=top + 22, stroke=_GRID),
            tag("line", x1=low, y1=top + 22, x2=high, y2=top + 22, stroke=_FILL, stroke_width=4),
            [tag("line", x1=x, y1=top + 17, x2=x, y2=top + 27, stroke=_FILL, stroke_width=2) for x in (low, high)],
            None
            if row.value is None
            else tag(
                "circle", cx=_LONGEST * row.value / most, cy=top + 22, r=5, fill="#fff", stroke=_INK, stroke_width=2
            ),
        ]
    return _figure(title, description, len(rows) * _ROW, drawn)


def columns(title: str, description: str, points: Sequence[Point], *, top: str) -> Markup:
    """Return upright bars along time; ``top`` is how the highest value is written."""
    most = _most(points)
    step = _WIDTH / max(1, len(points))
    drawn: list[Child] = [_frame(top)]
    for place, point in enumerate(points):
        if point.value:
            height = 100 * point.value / most
            drawn.append(
                tag("rect", x=place * step + step * 0.12, y=118 - height, width=step * 0.76, height=height, fill=_FILL)
            )
    return _figure(title, description, 140, [*drawn, _labels(points, step)])


def line(title: str, description: str, points: Sequence[Point], *, top: str) -> Markup:
    """Return a line along time; an alarm is a ring with a mark above it."""
    most = _most(points)
    step = _WIDTH / max(1, len(points))
    places = [
        (place * step + step / 2, 118 - 100 * point.value / most, point.is_alarm)
        for place, point in enumerate(points)
        if point.value is not None
    ]
    drawn: list[Child] = [_frame(top)]
    for one, other in pairwise(places):
        drawn.append(tag("line", x1=one[0], y1=one[1], x2=other[0], y2=other[1], stroke=_FILL, stroke_width=2))
    for x, y, is_alarm in places:
        drawn.append(tag("circle", cx=x, cy=y, r=2.5, fill=_FILL))
        if is_alarm:
            drawn += [
                tag("circle", cx=x, cy=y, r=6, fill="none", stroke=_BAD, stroke_width=2),
                _words("!", x, max(10.0, y - 9), anchor="middle", bold=True, fill=_BAD),
            ]
    return _figure(title, description, 140, [*drawn, _labels(points, step)])


def _most(points: Sequence[Point]) -> float:
    return max((point.value or 0.0 for point in points), default=0.0) or 1.0


def _frame(top: str) -> Markup:
    grid = [tag("line", x1=0, y1=y, x2=_WIDTH, y2=y, stroke=_GRID) for y in (18, 68)]
    base = tag("line", x1=0, y1=118, x2=_WIDTH, y2=118, stroke=_SOFT)
    return tag("g", grid, base, _words(top, 0, 12, fill=_SOFT))


def _labels(points: Sequence[Point], step: float) -> list[Markup]:
    """Return the labels that find room below, the first and the last among them."""
    every = max(1, -(-len(points) * 62 // _WIDTH))
    last = len(points) - 1
    chosen = [place for place in range(0, len(points), every) if last - place >= every or place == last]
    anchors = {0: "start", last: "end"}
    return [
        _words(
            points[place].label,
            {"start": 0.0, "end": float(_WIDTH)}.get(anchors.get(place, ""), place * step + step / 2),
            134,
            anchor=anchors.get(place, "middle"),
            fill=_SOFT,
        )
        for place in sorted({*chosen, last} if points else ())
    ]


def _words(
    words: str, x: float, y: float, *, anchor: str | None = None, bold: bool = False, fill: str | None = None
) -> Markup:
    weight = "bold" if bold else None
    return tag("text", words, x=float(x), y=float(y), text_anchor=anchor, font_weight=weight, fill=fill)


def _figure(title: str, description: str, height: int, drawn: Sequence[Child]) -> Markup:
    picture = tag(
        "svg",
        tag("title", title),
        tag("desc", description),
        drawn,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_label=f"{title}. {description}",
        font_size=12,
        fill=_INK,
    )
    return tag("figure", tag("figcaption", title), picture)
