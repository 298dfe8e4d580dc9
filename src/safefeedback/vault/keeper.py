"""The port of what keeps messages: the vault of the custodian and the host that can only seal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from safefeedback.vault.deposit import Deposit
from safefeedback.vault.receipt import Receipt

__all__ = ["Keeper", "PolicyLog"]


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


@runtime_checkable
class PolicyLog(Protocol):
    """A keeper whose log says under which policy messages are protected."""

    def use_policy(self, digest: str, *, name: str, version: str) -> None:
        """Note that messages are protected under a policy from now on, unless the log says so already.

        Raises:
            LedgerError: a digest or version that no leaf can hold.
            VaultError: the database refuses.
        """
        ...
