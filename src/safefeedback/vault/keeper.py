"""The port of what keeps messages: the vault of the custodian and the host that can only seal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from safefeedback.vault.deposit import Deposit
from safefeedback.vault.receipt import Receipt

__all__ = ["Keeper"]


class Keeper(Protocol):
    """Seals messages and stores them."""

    @property
    def agency(self) -> str:
        """Whose messages it keeps."""
        ...

    def keep(self, deposits: Sequence[Deposit]) -> tuple[Receipt, ...]:
        """Seal and store all of them in one transaction, or none; durable when it returns.

        Raises:
            InputError: a field, a value, an id or a version outside its limits.
            VaultError: the database refuses, or a record and version is already there.
            KeyringError: no usable key to seal under.
        """
        ...
