"""The second reading of a message: dictation and disguise undone."""

from __future__ import annotations

from safefeedback.text.view import View

__all__ = ["spoken_view"]


def spoken_view(view: View) -> View | None:
    """Return the view with dictation and disguise undone, or None when there is nothing to undo."""
    return None
