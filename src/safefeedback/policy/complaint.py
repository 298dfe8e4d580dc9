"""From pydantic's complaint to ours: one text with the path and what was expected, never with the value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any, Final

from pydantic import ValidationError

from safefeedback.errors import PolicyError
from safefeedback.policy.audiences import AUDIENCES, EVERY

__all__ = ["ENTITY_FIELDS", "LISTED_FIELDS", "TOP_FIELDS", "PolicyValueError", "complaint", "unknown"]

TOP_FIELDS: Final = (
    *("schema", "name", "version", "language", "description", "public", "entities", "roles", "always", "never"),
    "retention",
)
ENTITY_FIELDS: Final = ("threshold", EVERY, *AUDIENCES)
LISTED_FIELDS: Final = ("entity", "exact", "folded", "pattern", "reason")


def complaint(error: ValidationError) -> PolicyError:
    """Return the first complaint of a validation as a :class:`PolicyError`."""
    first = error.errors(include_url=False, include_input=True)[0]
    original = first.get("ctx", {}).get("error")
    if isinstance(original, PolicyValueError):
        return PolicyError(f"policy: {original} at {_path(first['loc'])}", hint=original.hint)
    if first["type"] == "extra_forbidden":
        hint = unknown("a field", str(first["loc"][-1]), _fields(first["loc"])).hint
        return PolicyError(f"policy: unknown field at {_path(first['loc'])}", hint=hint)
    found = type(first["input"]).__name__
    return PolicyError(f"policy: {_expected(first['msg'])}, got {found} at {_path(first['loc'])}")


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


def _fields(location: Sequence[Any]) -> tuple[str, ...]:
    """Return the field names that are allowed where an unknown one stands."""
    if len(location) == 1:
        return TOP_FIELDS
    if location[0] in ("entities", "roles"):
        return ENTITY_FIELDS
    return AUDIENCES if location[0] == "public" else LISTED_FIELDS


def _path(location: Sequence[Any]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in location if not _is_inner(part)]
    return "".join(parts).lstrip(".") or "the top level"


def _is_inner(part: object) -> bool:
    return isinstance(part, str) and part.startswith("function-")


def _expected(text: str) -> str:
    """Return pydantic's sentence in our words."""
    for theirs, ours in _OUR_WORDS:
        text = text.replace(theirs, ours)
    return text[:1].lower() + text[1:]


_OUR_WORDS: Final = (
    ("Input should be", "expected"),
    ("Field required", "expected this field"),
    ("dictionary or instance of EntityRules", "mapping"),
    ("dictionary or instance of Listed", "mapping"),
    ("dictionary or instance of Public", "mapping"),
    ("dictionary", "mapping"),
    ("tuple", "list"),
)
