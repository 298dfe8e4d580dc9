"""What changed between two policies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from safefeedback.findings import Finding
from safefeedback.policy.audiences import AUDIENCES
from safefeedback.policy.model import Policy
from safefeedback.policy.vocabulary import entity_names

__all__ = ["Change", "diff"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        path: where, such as ``entities.AGE.publication`` or ``public.reply``.
        before: what the old policy says there.
        after: what the new one says.
    """

    path: str
    before: str
    after: str


def diff(old: Policy, new: Policy) -> tuple[Change, ...]:
    """Return what the new policy does otherwise than the old, entity by audience first; defaults are resolved."""
    return tuple(change for change in _changes(old, new) if change.before != change.after)


def _changes(old: Policy, new: Policy) -> Iterator[Change]:
    for entity in entity_names():
        for audience in AUDIENCES:
            yield Change(f"entities.{entity}.{audience}", _words(old, entity, audience), _words(new, entity, audience))
        thresholds = [str(policy.threshold(entity, -1.0)).replace("-1.0", "operating point") for policy in (old, new)]
        yield Change(f"entities.{entity}.threshold", *thresholds)
    for audience in AUDIENCES:
        yield Change(f"public.{audience}", getattr(old.public, audience), getattr(new.public, audience))
        terms = [f"{policy.retention.get(audience, 'not stated')}" for policy in (old, new)]  # type: ignore[call-overload]
        yield Change(f"retention.{audience}", *terms)
    for name in ("always", "never", "roles"):
        yield Change(name, *(_counted(policy, name) for policy in (old, new)))
    yield Change("version", old.version, new.version)


def _words(policy: Policy, entity: str, audience: str) -> str:
    operator = policy.decide(Finding(0, 1, entity, 1.0, "diff"), audience).operator
    set_fields = ", ".join(f"{name}={value}" for name, value in asdict(operator).items())
    return f"{operator.name}({set_fields})" if set_fields else operator.name


def _counted(policy: Policy, name: str) -> str:
    """Entries are compared by digest of their content, not shown: a list may hold personal data."""
    entries = getattr(policy, name)
    return f"{len(entries)} entries, content {hash_of(policy, name)}" if entries else "none"


def hash_of(policy: Policy, name: str) -> str:
    """Return eight hexadecimal digits of the digest of one part of a policy."""
    import hashlib  # noqa: PLC0415 - used by this command alone
    import json  # noqa: PLC0415

    part = policy.model_dump(mode="json", by_alias=True)[name]
    return hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()[:8]
