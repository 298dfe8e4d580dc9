"""What must be kept is sealed, and can be destroyed.

The names are loaded when they are first used: a host that only seals never loads a class that opens.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safefeedback.vault.deposit import Deposit
    from safefeedback.vault.erasure import Erasure
    from safefeedback.vault.keeper import Keeper
    from safefeedback.vault.promotion import Promotion
    from safefeedback.vault.receipt import Receipt
    from safefeedback.vault.reception import SealOnly
    from safefeedback.vault.reprotection import Reprotected, Reprotection
    from safefeedback.vault.restoration import Restoration
    from safefeedback.vault.retention import Purge
    from safefeedback.vault.rotation import Rewrap, Rotation
    from safefeedback.vault.settings import VaultSettings
    from safefeedback.vault.vault import Vault
    from safefeedback.vault.weakness import WEAKNESS_TEXTS, Weakness

__all__ = [
    "WEAKNESS_TEXTS",
    "Deposit",
    "Erasure",
    "Keeper",
    "Promotion",
    "Purge",
    "Receipt",
    "Reprotected",
    "Reprotection",
    "Restoration",
    "Rewrap",
    "Rotation",
    "SealOnly",
    "Vault",
    "VaultSettings",
    "Weakness",
]

_MODULES = {
    "deposit": ("Deposit",),
    "erasure": ("Erasure",),
    "keeper": ("Keeper",),
    "promotion": ("Promotion",),
    "receipt": ("Receipt",),
    "reception": ("SealOnly",),
    "reprotection": ("Reprotected", "Reprotection"),
    "restoration": ("Restoration",),
    "retention": ("Purge",),
    "rotation": ("Rewrap", "Rotation"),
    "settings": ("VaultSettings",),
    "vault": ("Vault",),
    "weakness": ("WEAKNESS_TEXTS", "Weakness"),
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
