"""What a store keeps as evidence of an act: one leaf of the agency's log, written with the act or not at all."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["StoredLeaf"]


@dataclass(frozen=True, slots=True)
class StoredLeaf:
    """A leaf; it holds no personal data.

    Attributes:
        agency: whose log it goes to.
        body: canonical JSON of the ledger's closed schema, at most 65,536 bytes.
        about: id of the record, person, request or key that it tells of, 8 to 16 bytes; by it leaves are found.
    """

    agency: str
    body: bytes
    about: bytes | None = None
