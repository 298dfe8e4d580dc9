"""From pydantic's complaint to ours: one text with the path and what was expected, never with the value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from safefeedback.errors import PolicyError

__all__ = ["complaint", "unknown"]


def complaint(error: ValidationError) -> PolicyError:
    """Return the first complaint of a validation as a :class:`PolicyError`."""
    first = error.errors(include_url=False, include_input=True)[0]
    original = first.get("ctx", {}).get("error")
    if isinstance(original, PolicyValueError):
        return PolicyError(f"policy: {original} at {_path(first['loc'])}", hint=original.hint)
    if first["type"] == "extra_forbidden":
        return PolicyError(f"policy: unknown field at {_path(first['loc'])}", hint="see docs/reference/policy.md")
    found = type(first["input"]).__name__
    return PolicyError(f"policy: {_lower(first['msg'])}, got {found} at {_path(first['loc'])}")


class PolicyValueError(ValueError):
    """A complaint of our own validators; pydantic carries it with its path."""

    def __init__(self, text: str, hint: str | None = None) -> None:
        super().__init__(text)
        self.hint = hint


def unknown(what: str, name: object, allowed: Iterable[str]) -> PolicyValueError:
    """Return the complaint about a word that is not in a closed list, with the nearest one that is."""
    words = list(allowed)
    if not isinstance(name, str):
        return PolicyValueError(f"expected {what}, got {type(name).__name__}", f"allowed: {', '.join(words)}")
    near = difflib.get_close_matches(name, words, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return PolicyValueError(f"expected {what}, got {name[:40]!r}", f"{meant}allowed: {', '.join(words)}")


def _path(location: Sequence[Any]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in location if not _is_inner(part)]
    return "".join(parts).lstrip(".") or "the top level"


def _is_inner(part: object) -> bool:
    return isinstance(part, str) and part.startswith("function-")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
