"""Client libraries of key services: optional, imported when a provider is opened."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

from safefeedback.errors import ConfigurationError

__all__ = ["client_library", "keep_quiet"]


def client_library(module: str, *, extra: str) -> Any:
    """Return an imported module of an optional client library.

    Raises:
        ConfigurationError: it is not installed; the hint is the command that installs it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise ConfigurationError(
            f"key provider: it needs {module}, which is not installed", hint=f'pip install "safefeedback[{extra}]"'
        ) from None


def keep_quiet(*loggers: str) -> None:
    """Raise these loggers to INFO: at DEBUG the client libraries log what they send and receive, keys included."""
    for each in map(logging.getLogger, loggers):
        each.setLevel(max(each.level, logging.INFO))
