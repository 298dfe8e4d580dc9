"""A keeper for tests: it keeps deposits in memory."""

from __future__ import annotations

from collections.abc import Sequence

from safefeedback.errors import InputError
from safefeedback.vault import Deposit, Receipt

__all__ = ["Nowhere"]


class Nowhere:
    """Keeps what it is given, or refuses: everything, or what is larger than a record may be."""

    agency = "muni-puno"

    def __init__(self, error: Exception | None = None, largest: int = 1 << 30) -> None:
        self.kept: list[list[Deposit]] = []
        self._error = error
        self._largest = largest

    def keep(self, deposits: Sequence[Deposit]) -> tuple[Receipt, ...]:
        if self._error is not None:
            raise self._error
        if any(len(each.fields["message"]) > self._largest for each in deposits):
            raise InputError("record: expected a smaller value")
        self.kept.append(list(deposits))
        return tuple(
            Receipt(f"{len(self.kept):016x}{place:016x}", 1, "0" * 64, place) for place, _ in enumerate(deposits)
        )
