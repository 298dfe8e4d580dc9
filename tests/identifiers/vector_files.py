"""Reading of the vector files and the closed set of their outcomes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from safefeedback.errors import ChecksumError, ComponentError, FormatError, IdentifierError, LengthError

__all__ = ["HERE", "OUTCOMES", "Case", "cases", "files", "load", "module", "outcome"]

HERE: Final = Path(__file__).parent

OUTCOMES: Final[dict[str, type[IdentifierError] | None]] = {
    "valid": None,
    "checksum": ChecksumError,
    "component": ComponentError,
    "format": FormatError,
    "length": LengthError,
}
"""What a case may expect; every other word fails the tests."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a vector file; ``form`` is what ``form``, ``kind``, ``bank_of`` or ``issuer_of`` returns."""

    id: str
    module: str
    text: str
    expect: str
    why: str
    canonical: str | None
    form: str | None
    has_form: bool


def files() -> list[Path]:
    return sorted(HERE.rglob("vectors/*.json"))


@cache
def load(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def module(name: str) -> ModuleType:
    """The module under test of a dotted name below ``identifiers``."""
    return import_module(f"safefeedback.identifiers.{name}")


def _name(path: Path) -> str:
    return ".".join((*path.parent.parent.relative_to(HERE).parts, path.stem))


def cases(name: str) -> list[Case]:
    """The cases of a module, as ``pe.ruc``."""
    path = next(p for p in files() if _name(p) == name)
    return [
        Case(
            raw["id"],
            name,
            raw["input"],
            raw["expect"],
            raw["why"],
            raw.get("canonical"),
            raw.get("form"),
            "form" in raw,
        )
        for raw in load(path)["cases"]
    ]


def outcome(case: Case) -> tuple[str, str | None]:
    """What ``validate`` does: the word of :data:`OUTCOMES` and the canonical form."""
    try:
        return "valid", module(case.module).validate(case.text)
    except IdentifierError as error:
        return next(word for word, kind in OUTCOMES.items() if kind is type(error)), None
