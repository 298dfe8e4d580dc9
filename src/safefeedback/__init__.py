"""safefeedback: finds and redacts personal data in citizens' messages before they are stored or published.

The names of this package are loaded when they are first used, so that importing it costs next to nothing.

>>> Pipeline(tagger=None).protect("mi dni es 51234567").text
'mi dni es [DNI_1]'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safefeedback.crypto import PseudonymKey
    from safefeedback.errors import (
        ConfigurationError,
        DetectionError,
        InputError,
        KeyringError,
        PolicyError,
        SafeFeedbackError,
    )
    from safefeedback.findings import Evidence, Finding
    from safefeedback.messages import KnownValue, Message
    from safefeedback.pipeline import (
        Explanation,
        Pipeline,
        ProtectedMessage,
        ReplyCheck,
        Stored,
        ThreadMemory,
        Withheld,
    )
    from safefeedback.policy import Policy, load_policy

__all__ = [
    "ConfigurationError",
    "DetectionError",
    "Evidence",
    "Explanation",
    "Finding",
    "InputError",
    "KeyringError",
    "KnownValue",
    "Message",
    "Pipeline",
    "Policy",
    "PolicyError",
    "ProtectedMessage",
    "PseudonymKey",
    "ReplyCheck",
    "SafeFeedbackError",
    "Stored",
    "ThreadMemory",
    "Withheld",
    "load_policy",
]

_MODULES = {
    "crypto": ("PseudonymKey",),
    "errors": (
        "ConfigurationError",
        "DetectionError",
        "InputError",
        "KeyringError",
        "PolicyError",
        "SafeFeedbackError",
    ),
    "findings": ("Evidence", "Finding"),
    "messages": ("KnownValue", "Message"),
    "pipeline": ("Explanation", "Pipeline", "ProtectedMessage", "ReplyCheck", "Stored", "ThreadMemory", "Withheld"),
    "policy": ("Policy", "load_policy"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
