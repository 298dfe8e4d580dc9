"""The weaknesses that a store finds in itself: a closed set of codes, each with what it means."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = ["WEAKNESSES"]

WEAKNESSES: Final = MappingProxyType(
    {
        "checksums-off": "the database cannot see that a page was damaged on disk",
        "connection-not-encrypted": "records travel over the network without TLS",
        "damaged": "the integrity check failed: restore from a backup",
        "deleted-data-in-log": "what was destroyed may still stand in the write-ahead log: a reader kept it open",
        "directory-open-to-others": "others may replace the file: chmod go-w on its directory",
        "file-open-to-others": "others may read the file: chmod 0600",
        "foreign-keys-off": "rows may be left without their record",
        "fsync-off": "acknowledged records may be lost when the power fails",
        "full-page-writes-off": "pages may be half-written when the power fails",
        "journal-not-wal": "readers block writers, and a crash is handled in another way than tested",
        "schema-open-to-all": "every role of the database may look into the schema: run the role script",
        "secure-delete-off": "deleted rows stay readable in the file",
        "superuser": "the role may do everything: use one of the role script",
        "synchronous-not-full": "acknowledged records may be lost when the power fails",
    }
)
"""Code → meaning."""
