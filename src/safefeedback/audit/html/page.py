"""The page around a report or a document: everything that it needs stands in it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from safefeedback.audit.html.markup import Child, Markup, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["contents", "facts", "note", "notice", "page", "section"]

_NOTHING_FROM_OUTSIDE: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(title: str, *body: Child) -> str:
    """Return a whole HTML page; a browser fetches nothing for it."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_NOTHING_FROM_OUTSIDE),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        tag("title", title),
        tag("style", _style()),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', *body), lang='es')}\n"


def section(anchor: str, title: str, *body: Child) -> Markup:
    """Return a section with its heading."""
    return tag("section", tag("h2", title, id=anchor), *body)


def contents(sections: Sequence[tuple[str, str]]) -> Markup:
    """Return the list of sections, by anchor and title."""
    links = [tag("li", tag("a", title, href=f"#{anchor}")) for anchor, title in sections]
    return tag("nav", tag("ul", links), aria_label="Contenido")


def facts(pairs: Sequence[tuple[str, Child]]) -> Markup:
    """Return names and values in boxes."""
    return tag("dl", [tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs], class_="facts")


def notice(kind: str, *body: Child) -> Markup:
    """Return a box that is seen at once; kinds are ``good``, ``warn``, ``bad`` and ``plain``."""
    return tag("div", *body, class_=f"notice {kind}")


def note(*body: Child) -> Markup:
    """Return a remark in small print."""
    return tag("p", *body, class_="soft")


@cache
def _style() -> Markup:
    return join(Markup(files("safefeedback.audit").joinpath("data/page.css").read_text(encoding="utf-8")))
