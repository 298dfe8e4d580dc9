"""The modules with ``compact``, ``validate`` and ``is_valid``, found in the package itself."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType

import safefeedback.identifiers as package

__all__ = ["FLOOR", "uniform"]

FLOOR = tuple(info.name for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
"""Every module of the floor, dotted."""


def uniform() -> dict[str, ModuleType]:
    """Modules that have ``validate``, by their name below ``identifiers``, in alphabetical order."""
    found = {name.removeprefix(f"{package.__name__}."): import_module(name) for name in FLOOR}
    return {name: module for name, module in sorted(found.items()) if hasattr(module, "validate")}
