"""HTML that is put together of elements; text is escaped unless it is markup already.

>>> tag("p", "a < b", tag("b", "c"), class_="soft")
'<p class="soft">a &lt; b<b>c</b></p>'
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, TypeAlias

__all__ = ["Child", "Markup", "join", "tag", "text"]

_EMPTY: Final = frozenset({"br", "circle", "hr", "line", "meta", "path", "polyline", "rect"})


class Markup(str):
    """A text that is HTML."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What an element holds: text, markup, numbers, nothing, or several of them."""


def text(child: Child) -> Markup:
    """Return a child as markup."""
    if child is None:
        return Markup()
    if isinstance(child, Markup):
        return child
    if isinstance(child, str | int):
        return Markup(escape(str(child)))
    return join(*child)


def join(*children: Child) -> Markup:
    """Return children one after the other."""
    return Markup("".join(map(text, children)))


def tag(name: str, /, *children: Child, **attributes: str | float | None) -> Markup:
    """Return an element; ``class_`` is ``class``, ``stroke_width`` is ``stroke-width``, and None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")


def _value(value: str | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
