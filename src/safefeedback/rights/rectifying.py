"""What the channel knew wrongly of a person is put right in a new version of the record; the old one stays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from safefeedback.errors import InputError
from safefeedback.operators.value import value_of
from safefeedback.rights.exporting import PURPOSE
from safefeedback.vault import Deposit
from safefeedback.vault.deposit import Told

if TYPE_CHECKING:
    from safefeedback.rights.register import Register, Request
    from safefeedback.vault import Receipt, Vault

__all__ = ["rectify"]


def rectify(
    vault: Vault, register: Register, request: Request, *, record_id: str, values: Mapping[str, str]
) -> Receipt:
    """Store a new version of a record with other values of the sender, and return its receipt.

    The message stays as the person wrote it. The record is found by the new values from now on, and by the old ones
    too: who was known by a value once is found by it.

    Args:
        vault: open, as the member of staff who acts.
        register: of the same vault.
        request: an open rectification of a person who was found.
        record_id: a record of that person.
        values: the right value by entity, such as ``{"PHONE_NUMBER": "987654321"}``; each replaces those of its entity.

    Raises:
        InputError: another request, a record of somebody else, or no value.
        RevealError: refused; nothing is changed.
        VaultError: the vault refuses; nothing is changed.
    """
    if request.right != "rectification" or request.subject is None or not request.is_open:
        raise InputError("rights: expected an open rectification of a person who was found")
    if not values or not all(value_of(entity, value) for entity, value in values.items()):
        raise InputError("rights: expected a value for each entity that is put right")
    if vault.subject_of(record_id) != request.subject:
        raise InputError("rights: expected a record of the person of the request")
    opened = vault.reveal(record_id, purpose=PURPOSE, case=request.case)
    old = [(str(entity), str(value)) for entity, value in json.loads(opened.fields.get("contact", b"[]"))]
    contact = [pair for pair in old if pair[0] not in values] + list(values.items())
    fields = {**opened.fields, "contact": json.dumps(contact, separators=(",", ":")).encode("ascii")}
    known = tuple(dict.fromkeys((entity, value_of(entity, value)) for entity, value in contact))
    deposit = Deposit(
        fields,
        vault.views(record_id),
        known=known,
        until=vault.kept_until(record_id),
        record_id=bytes.fromhex(record_id),
        version=opened.version + 1,
        told=Told(),
    )
    (receipt,) = vault.keep([deposit])
    register.step(request, "rectified")
    return receipt
