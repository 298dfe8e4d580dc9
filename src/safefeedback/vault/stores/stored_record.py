"""What a record store keeps of one message: the sealed record, its protected texts and its blind indexes.

A store sees bytes and never a key: header and fields are sealed before they come here. Identifiers have 16 bytes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safefeedback.vault.stores.stored_leaf import StoredLeaf

__all__ = ["Entry", "HeaderChange", "IndexEntry", "StoredRecord", "StoredView", "ViewChange"]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One version of one sealed record.

    Attributes:
        record_id: 16 random bytes, the same for every version of the record.
        version: from 1; a changed message is a new version.
        agency: to whom the record belongs, 1 to 200 characters.
        subject: the person (16 bytes) under whose key it is sealed; None until the custodian has promoted it.
        header: the sealed header.
        fields: sealed fields by name, sorted by name.
        purpose_until: last day on which it may be kept; None: no end is set.
        created: day on which it was stored.
    """

    record_id: bytes
    version: int
    agency: str
    subject: bytes | None
    header: bytes
    fields: tuple[tuple[str, bytes], ...]
    purpose_until: dt.date | None
    created: dt.date


@dataclass(frozen=True, slots=True)
class StoredView:
    """The protected text for one audience; it is not sealed.

    Attributes:
        audience: who may read it.
        text: the protected text, any code points.
        findings: JSON with span (in the protected text), entity, score, recognizer and operator of each finding.
        policy_digest: which policy made it.
        detector_digest: which detector found it.
    """

    audience: str
    text: str
    findings: str
    policy_digest: str
    detector_digest: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A value by which a record is found without being opened: a truncated keyed tag, never the value.

    Attributes:
        index: name of the blind index.
        version: version of the index's key.
        tag: the truncated tag, 1 to 32 bytes.
    """

    index: str
    version: int
    tag: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored in one transaction for one record, with its evidence."""

    record: StoredRecord
    views: tuple[StoredView, ...] = ()
    indexes: tuple[IndexEntry, ...] = ()
    leaf: StoredLeaf | None = None


@dataclass(frozen=True, slots=True)
class HeaderChange:
    """A new header for a record, written only if the present one is still the expected one.

    Attributes:
        expected: SHA-256 of the present header, 32 bytes.
        header: the new header.
        subject: the person under whose key it is now sealed; replaces the stored one.
        indexes: blind indexes that are added in the same transaction; those that exist are left.
        leaf: the evidence, written if the header is.
    """

    record_id: bytes
    version: int
    expected: bytes
    header: bytes
    subject: bytes | None
    indexes: tuple[IndexEntry, ...] = ()
    leaf: StoredLeaf | None = None


@dataclass(frozen=True, slots=True)
class ViewChange:
    """New protected texts of a version, written only if the present ones are still the expected ones.

    Attributes:
        agency: whose record it is.
        expected: detector digest of the present texts; None: there are none.
        views: the new texts, in the place of all present ones.
        leaf: the evidence, written if the texts are.
    """

    agency: str
    record_id: bytes
    version: int
    expected: str | None
    views: tuple[StoredView, ...]
    leaf: StoredLeaf | None = None
