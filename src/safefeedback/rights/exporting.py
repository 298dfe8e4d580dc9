"""Everything that is held of a person, opened for the request of that person and with evidence."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from safefeedback.errors import InputError
from safefeedback.rights.finding import HeldRecord, records_of
from safefeedback.rights.terms import RIGHTS, today

if TYPE_CHECKING:
    from safefeedback.rights.register import Register, Request
    from safefeedback.vault import Vault

__all__ = ["PURPOSE", "SCHEMA", "Export", "ExportedRecord", "export"]

SCHEMA: Final = "safefeedback/rights-export/1"
"""Name and version of the JSON form, ``docs/reference/rights.md``."""

PURPOSE: Final = "rights-request"
"""The purpose for which sealed fields are opened."""

_TEXTS: Final = ("contact", "envelope", "findings")


@dataclass(frozen=True, slots=True)
class ExportedRecord:
    """A message and what was kept with it; ``repr`` shows nothing of it.

    Attributes:
        held: what the log tells of it.
        message: the text as it was received; None: the purpose does not open it.
        contact: what the channel knew of the sender, entity and value.
        envelope: what the caller said of it: id, channel, thread, time, place, kind, topic.
        values: sealed values by field.
        protected: protected texts by audience.
    """

    held: HeldRecord
    message: str | None = field(repr=False)
    contact: tuple[tuple[str, str], ...] = field(repr=False)
    envelope: Mapping[str, str] = field(repr=False)
    values: Mapping[str, str] = field(repr=False)
    protected: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Export:
    """What is handed to a person.

    Attributes:
        agency: who keeps it.
        request: for which request.
        made: the day.
        records: oldest first.
    """

    agency: str
    request: Request
    made: dt.date
    records: tuple[ExportedRecord, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "schema": SCHEMA,
            "agency": self.agency,
            "request": self.request.request_id,
            "right": self.request.right,
            "law": RIGHTS[self.request.right].law,
            "made": self.made.isoformat(),
            "records": [_record(each) for each in self.records],
        }

    def to_bytes(self) -> bytes:
        """Return the JSON as it is written to a file."""
        return (json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def export(vault: Vault, register: Register, request: Request) -> Export:
    """Open everything that is held of the person of a request; each record leaves its evidence first.

    Args:
        vault: open, as the member of staff who acts.
        register: of the same vault.
        request: open, of a person who was found.

    Raises:
        InputError: the request was answered, or nobody was found.
        RevealError: refused, such as for the hourly limit; nothing is returned.
        VaultError, DecryptionError: the vault refuses, or a record does not open.
    """
    if request.subject is None or not request.is_open:
        raise InputError("rights: expected an open request of a person who was found")
    records = tuple(_opened(vault, held, request) for held in records_of(vault, request.subject))
    register.step(request, "exported")
    vault.note("export.made", [{"what": "rights-export", "n": len(records)}])
    return Export(vault.agency, request, today(), records)


def _opened(vault: Vault, held: HeldRecord, request: Request) -> ExportedRecord:
    opened = vault.reveal(held.record_id, purpose=PURPOSE, case=request.case)
    fields = {name: opened.text(name) for name in opened.fields}
    contact = json.loads(fields.get("contact", "[]"))
    return ExportedRecord(
        held=held,
        message=fields.get("message"),
        contact=tuple((str(entity), str(value)) for entity, value in contact),
        envelope={str(name): str(value) for name, value in json.loads(fields.get("envelope", "{}")).items()},
        values={name: text for name, text in fields.items() if name not in (*_TEXTS, "message")},
        protected={view.audience: view.text for view in vault.views(held.record_id)},
    )


def _record(each: ExportedRecord) -> dict[str, Any]:
    return {
        "record": each.held.record_id,
        "received": each.held.received.isoformat() if each.held.received else None,
        "channel": each.held.channel,
        "message": each.message,
        "contact": [{"entity": entity, "value": value} for entity, value in each.contact],
        "envelope": dict(each.envelope),
        "values": dict(each.values),
        "protected": dict(each.protected),
        "found": dict(each.held.counts),
    }
