"""Tables that become cards on a telephone: each cell knows the heading of its column.

A heading that begins with ``#`` is of a column of numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from safefeedback.audit.html.markup import Child, Markup, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["table"]


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Child]],
    *,
    form: Literal["plain", "cards", "wide"] = "plain",
    empty: str = "Nada en el periodo.",
) -> Markup:
    """Return a table, or a line where there are no rows.

    Args:
        caption: what it shows.
        heads: headings; the first column names the row.
        rows: cells.
        form: ``plain`` for two to four short columns; ``cards`` becomes a card for each row on a telephone; ``wide`` is
            moved sideways there.
        empty: what is said where there are no rows.
    """
    if not rows:
        return tag("p", tag("strong", f"{caption}. "), empty, class_="empty")
    head = tag(
        "thead", tag("tr", [tag("th", each.removeprefix("#"), scope="col", class_=_class(each)) for each in heads])
    )
    body = tag("tbody", [_row(heads, row) for row in rows])
    made = tag("table", tag("caption", caption), head, body, class_=form)
    return (
        tag("div", made, class_="scroll", tabindex="0", role="region", aria_label=caption) if form == "wide" else made
    )


def _row(heads: Sequence[str], row: Sequence[Child]) -> Markup:
    first, *others = zip(heads, row, strict=True)
    name = tag("th", first[1], scope="row", class_=_class(first[0]))
    cells = [tag("td", cell, class_=_class(head), data_label=head.removeprefix("#")) for head, cell in others]
    return tag("tr", name, *cells)


def _class(head: str) -> str | None:
    return "number" if head.startswith("#") else None
