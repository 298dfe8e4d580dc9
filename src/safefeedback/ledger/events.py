"""The closed schema: every event that a log can tell, with its fields; ``docs/reference/ledger.md`` explains them.

>>> EVENTS["reveal.approved"]["off"].kind.name
'code'
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from safefeedback.ledger.kind import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COMMON", "EVENTS", "Field"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event."""

    kind: Kind
    is_optional: bool = False


_TABLE: Final = {
    "log.init": "log:log",
    "record.sealed": (
        "rec:id16 ver:n dig:sha aud:codes pol?:digest det?:digest ch?:code ubi?:ubigeo cnt?:counts withheld?:code"
    ),
    "record.promoted": "rec:id16 ver:n dig:sha",
    "record.purged": "rec:id16",
    "record.erased": "rec:id16",
    "record.reprotected": "rec:id16 ver:n aud:codes pol:digest det:digest cnt:counts",
    "reprotect.began": "pol:digest det:digest dry:flag",
    "record.revealed": "rec:id16 ver:n names:names why:code base:code case?:code app?:codes",
    "reveal.denied": "rec:id16 why:code cause:code",
    "reveal.requested": "req:id16 rec:id16 ver:n names:names why:code case?:code",
    "reveal.approved": "req:id16 off:code",
    "key.made": "key:key8 kind:code name?:code",
    "key.moved": "key:key8 state:code",
    "key.gone": "key:key8",
    "subject.added": "n:n",
    "subject.rewrapped": "n:n key:key8",
    "subject.held": "sub:id16 reason:code",
    "subject.freed": "sub:id16",
    "subject.erased": "sub:id16 basis:code dead?:day",
    "rights.opened": "req:id16 kind:code sub?:id16 due:day got:day",
    "rights.step": "req:id16 step:code note?:code",
    "rights.closed": "req:id16 result:code",
    "review.drawn": "n:n want:n pop:n from:day to:day aud:code strata:codes seed:sha",
    "review.judged": "rec:id16 ver:n aud:code ok:flag kinds:codes seed:sha",
    "report.made": "from:day to:day dig:sha",
    "export.made": "what:code n:n dig?:sha",
    "policy.used": "pol:digest name:code ver:version",
    "anchor.made": "log:code size:n root:sha sink:code",
    "checkpoint.made": "size:n root:sha",
    "restore.ran": "n:n",
    "purge.ran": "n:n on:day",
}


def _fields(row: str) -> Mapping[str, Field]:
    pairs = [entry.split(":") for entry in row.split()]
    return MappingProxyType({name.rstrip("?"): Field(KINDS[kind], name.endswith("?")) for name, kind in pairs})


EVENTS: Final[Mapping[str, Mapping[str, Field]]] = MappingProxyType(
    {event: _fields(row) for event, row in _TABLE.items()}
)
"""The fields of every event, without the common ones."""

COMMON: Final[Mapping[str, Field]] = MappingProxyType({"t": Field(KINDS["n"]), "by": Field(KINDS["who"])})
"""The fields of every leaf beside ``v`` (1) and ``ev`` (the event): Unix milliseconds, and who acted."""
