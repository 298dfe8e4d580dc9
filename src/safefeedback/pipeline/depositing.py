"""From a message and what was found in it to what the vault keeps.

Sealed fields of a record: ``message`` (the text, UTF-8), ``contact`` (what the channel knows of the sender, as
received), ``envelope`` (the caller's id, channel, thread, time, place, kind and topic), ``findings`` (spans in the
text) and one field such as ``PE_DNI.1`` for each value that a policy seals. In the clear lie the protected texts with
the places of their labels.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from safefeedback.ledger.kind import is_lawful
from safefeedback.messages import KnownValue
from safefeedback.operators import shared_values
from safefeedback.operators.value import value_of
from safefeedback.pipeline.whereabouts import evident_area
from safefeedback.vault.deposit import DOCUMENTS, KNOWN_LIMIT, Deposit, Told
from safefeedback.vault.stores.stored_record import StoredView

if TYPE_CHECKING:
    from safefeedback.findings import Finding
    from safefeedback.messages import Message
    from safefeedback.pipeline.protected import ProtectedMessage
    from safefeedback.policy import Decision
    from safefeedback.vault.deposit import Known

__all__ = ["Shown", "counts_of", "deposit", "view_of"]

_SEALED_LIMIT: Final = 1_000
"""Sealed values of one message that get a field of their own; the record has room for so many."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A protected message and the decisions that made it, one for each finding."""

    protected: ProtectedMessage
    decisions: tuple[Decision, ...]


def deposit(message: Message, shown: Sequence[Shown], until: dt.date | None, *, withheld: str | None = None) -> Deposit:
    """Return what is stored of a message.

    Args:
        message: as received.
        shown: its protected forms, one for each audience; all have the same findings. Empty: it is withheld.
        until: last day on which it may be kept.
        withheld: code of the error for which there is no protected form.

    Raises:
        InputError: what a record cannot hold.
    """
    fields = {"message": message.text.encode("utf-8", "surrogatepass")}
    known = [each for each in message.known if isinstance(each, KnownValue)]
    if known:
        fields["contact"] = _json([[each.entity, each.value] for each in known])
    if envelope := _envelope(message):
        fields["envelope"] = _json(envelope)
    findings = shown[0].protected.findings if shown else ()
    names: Mapping[int, str] = {}
    if findings:
        fields["findings"] = _json([_placed(finding, finding.span) for finding in findings])
        names = _field_names(message.text, findings, shown)
        fields |= _values(message.text, findings, names)
    views = tuple(view_of(each, names) for each in shown)
    area = evident_area(message, findings)
    told = Told(message.channel, counts_of(shown), withheld, area)
    return Deposit(fields, views, known=_folded(known), until=until, told=told)


def _envelope(message: Message) -> dict[str, str]:
    """Return what the caller said of a message; the time in ISO 8601."""
    names = ("id", "channel", "thread", "place", "kind", "topic")
    told = {name: value for name in names if (value := getattr(message, name))}
    return {**told, "received": message.received.isoformat()} if message.received else told


def counts_of(shown: Sequence[Shown]) -> dict[str, dict[str, int]]:
    """Return how many findings there are, by entity and by what the first audience's policy did to them."""
    counts: dict[str, dict[str, int]] = {}
    for each in shown[:1]:
        kept = [f.entity for f, d in zip(each.protected.findings, each.decisions, strict=True) if d.is_kept]
        done = [(entity, "keep") for entity in kept] + [(r.entity, r.operator) for r in each.protected.replacements]
        for entity, operator in done:
            named = counts.setdefault(entity if is_lawful("counts", {entity: {operator: 1}}) else "OTHER", {})
            named[operator] = named.get(operator, 0) + 1
    return counts


def _field_names(text: str, findings: Sequence[Finding], shown: Iterable[Shown]) -> dict[int, str]:
    """Return the field of each finding, by its place, that some audience has sealed: the same for the same value."""
    sealed = {place for each in shown for place, one in enumerate(each.decisions) if one.operator.is_sealing}
    if not sealed:
        return {}
    values = shared_values(text, findings)
    given: dict[str, dict[str, int]] = {}
    names: dict[int, str] = {}
    for place in sorted(sealed):
        entity = findings[place].entity
        numbers = given.setdefault(entity, {})
        if values[place] in numbers or sum(map(len, given.values())) < _SEALED_LIMIT:
            names[place] = f"{entity}.{numbers.setdefault(values[place], len(numbers) + 1)}"
    return names


def _values(text: str, findings: Sequence[Finding], names: Mapping[int, str]) -> dict[str, bytes]:
    """Return the sealed values by field, as they are first written; of a person the longest, which says most."""
    chosen: dict[str, str] = {}
    for place, name in names.items():
        own = text[findings[place].start : findings[place].end]
        if name not in chosen or (findings[place].entity == "PERSON" and len(own) > len(chosen[name])):
            chosen[name] = own
    return {name: own.encode("utf-8", "surrogatepass") for name, own in chosen.items()}


def view_of(shown: Shown, names: Mapping[int, str]) -> StoredView:
    """Return a protected text with the places of its findings in it: those in the message would tell lengths."""
    protected = shown.protected
    placed = []
    replacements = iter(protected.replacements)
    shift = 0
    for place, (finding, decision) in enumerate(zip(protected.findings, shown.decisions, strict=True)):
        span, operator = (finding.start + shift, finding.end + shift), "keep"
        if not decision.is_kept:
            replaced = next(replacements)
            span, operator = (replaced.start, replaced.end), replaced.operator
            shift = replaced.end - finding.end
        sealed = {"field": names[place]} if decision.operator.is_sealing and place in names else {}
        placed.append({**_placed(finding, span), "operator": operator, **sealed})
    return StoredView(
        protected.audience,
        protected.text,
        _json(placed).decode("ascii"),
        protected.policy_digest,
        protected.detector_digest,
    )


def _placed(finding: Finding, span: tuple[int, int]) -> dict[str, Any]:
    return {
        "start": span[0],
        "end": span[1],
        "entity": finding.entity,
        "score": round(finding.score, 4),
        "recognizer": finding.recognizer,
    }


def _folded(values: Iterable[KnownValue]) -> tuple[Known, ...]:
    """Return what the sender is known by, each once, documents first; a record has room for so many."""
    pairs = [(known.entity, value_of(known.entity, known.value)) for known in values]
    unlike = dict.fromkeys(pair for pair in pairs if pair[1])
    return tuple(sorted(unlike, key=lambda pair: pair[0] not in DOCUMENTS)[:KNOWN_LIMIT])


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
