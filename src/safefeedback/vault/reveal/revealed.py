"""What was opened; nothing of it is shown by ``repr``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Revealed"]


@dataclass(frozen=True, slots=True)
class Revealed:
    """The opened fields of a record.

    Attributes:
        record_id: 32 hexadecimal digits.
        version: the version that was opened.
        fields: values by field name, only those that the purpose allows.
        leaf: place of the evidence in the log of records.
        alarms: codes of what is unusual about it: ``near-limit``, ``many-refusals``.
    """

    record_id: str
    version: int
    fields: Mapping[str, bytes] = field(repr=False)
    leaf: int
    alarms: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """Return a field as text; bytes that are no UTF-8 come as surrogates.

        Raises:
            KeyError: not opened.
        """
        return self.fields[name].decode("utf-8", "surrogatepass")
