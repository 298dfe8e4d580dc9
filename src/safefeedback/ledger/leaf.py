"""One leaf: what was done, when and by whom, as canonical JSON of the closed schema.

Canonical: ASCII, keys in order, no spaces, no escapes, whole numbers only, no null; one text for one meaning, so what
was read and written again is the same bytes. There is no field for free text (``safefeedback.ledger.kind``).

>>> make_leaf("key.gone", at=1_795_651_200_000, by="officer-3", key="00112233aabbccdd")
b'{"by":"officer-3","ev":"key.gone","key":"00112233aabbccdd","t":1795651200000,"v":1}'
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias

from safefeedback.errors import LedgerError
from safefeedback.ledger.events import COMMON, EVENTS, Field
from safefeedback.ledger.kind import UnfitError

__all__ = ["LEAF_LIMIT", "FieldValue", "Leaf", "make_leaf", "read_leaf"]

FieldValue: TypeAlias = int | str | list[str] | tuple[str, ...] | dict[str, dict[str, int]]
"""What a field holds."""

LEAF_LIMIT: Final = 65_536
"""Most bytes of a leaf."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf that was read.

    Attributes:
        event: one of ``EVENTS``.
        at: Unix time in milliseconds.
        by: who acted: a member of staff or a service.
        fields: the event's own fields; lists and objects as JSON gives them.
    """

    event: str
    at: int
    by: str
    fields: Mapping[str, Any]


def make_leaf(event: str, *, at: int, by: str, **fields: FieldValue | None) -> bytes:
    """Return the bytes of a leaf.

    Args:
        event: one of ``EVENTS``.
        at: Unix time in milliseconds, from 0.
        by: who acts.
        fields: the event's fields; an optional one may be missing or None.

    Raises:
        LedgerError: outside the schema, or a code that reads as a document or a phone; no value is quoted.
    """
    if "t" in fields:
        raise LedgerError("leaf: expected the time as at, not as t")
    given: dict[str, Any] = fields
    given["t"], given["by"] = at, by
    try:
        body = _write(event, given)
    except (UnfitError, TypeError):
        body = _write_slowly(event, {name: value for name, value in given.items() if value is not None})
    if len(body) > LEAF_LIMIT:
        raise LedgerError(f"leaf: expected at most {LEAF_LIMIT} bytes in {event}, got {len(body)}")
    return body


def read_leaf(body: bytes) -> Leaf:
    """Return the leaf of these bytes.

    Raises:
        LedgerError: not canonical, not a known event, or not its fields; no content is quoted.
    """
    try:
        found = json.loads(body.decode("ascii")) if len(body) <= LEAF_LIMIT else None
    except (ValueError, RecursionError):
        found = None
    if type(found) is not dict or found.pop("v", None) != 1:
        raise _not_canonical()
    event, at, by = found.pop("ev", None), found.pop("t", None), found.pop("by", None)
    if type(event) is not str or event not in EVENTS or not found.keys() <= EVENTS[event].keys():
        raise _not_canonical()
    if make_leaf(event, at=at, by=by, **found) != body:
        raise _not_canonical()
    return Leaf(event, at, by, found)


def _write(event: str, given: Mapping[str, Any]) -> bytes:
    text, writers = _plan(event, *given)
    return (text % tuple([write(given[name]) for name, write in writers])).encode()


def _write_slowly(event: str, given: Mapping[str, Any]) -> bytes:
    """Write what has no value that is unfit, or say which one is."""
    for name, write in _plan(event, *given)[1]:
        try:
            write(given[name])
        except (UnfitError, TypeError) as error:
            raise _unfit(event, name, error) from None
    return _write(event, given)


@lru_cache(1024)
def _plan(event: str, *given: str) -> tuple[str, tuple[tuple[str, Callable[[object], str]], ...]]:
    """Return the text of an event with holes, and what writes into them, in order."""
    if event not in EVENTS:
        raise LedgerError(f"leaf: expected one of the {len(EVENTS)} events")
    fields = _fields(event)
    if not fields.keys() >= set(given):
        raise LedgerError(f"leaf: expected no field in {event} but its own")
    for name, field in fields.items():
        if not field.is_optional and name not in given:
            raise LedgerError(f"leaf: expected {name} in {event}")
    parts = {"ev": f'"ev":"{event}"', "v": '"v":1'} | {name: f'"{name}":%s' for name in given}
    text = ",".join(parts[name] for name in sorted(parts))
    return f"{{{text}}}", tuple((name, fields[name].kind.write) for name in sorted(given))


def _unfit(event: str, name: str, error: UnfitError | TypeError) -> LedgerError:
    if isinstance(error, UnfitError) and error.is_number:
        return LedgerError(
            f"leaf: expected {name} in {event} without the number of a document or a phone",
            hint="cases, staff and reasons have codes of the agency's own, never a number of a person",
        )
    return LedgerError(f"leaf: expected {name} in {event} as {_fields(event)[name].kind.shape}")


def _fields(event: str) -> dict[str, Field]:
    return {**EVENTS[event], **COMMON}


def _not_canonical() -> LedgerError:
    return LedgerError("leaf: expected canonical JSON of a known event with its fields")
