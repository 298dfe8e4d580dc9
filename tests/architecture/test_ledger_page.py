"""The reference of the ledger says what the schema is."""

from __future__ import annotations

import re
from pathlib import Path

from safefeedback.ledger.events import EVENTS
from safefeedback.ledger.kind import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "ledger.md").read_text(encoding="utf-8")


def test_every_event_stands_there_with_its_fields() -> None:
    sections = dict(re.findall(r"^### ([a-z.]+)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))
    found = {
        event: re.findall(r"^\| `(\w+)`( \(optional\))? \| `(\w+)` \|", text, re.MULTILINE)
        for event, text in sections.items()
    }
    assert found == {
        event: [(name, " (optional)" if field.is_optional else "", field.kind.name) for name, field in fields.items()]
        for event, fields in EVENTS.items()
    }


def test_every_kind_stands_there() -> None:
    kinds = PAGE.partition("Values have these kinds:")[2].partition("\n\nA code")[0]
    assert re.findall(r"^\| `(\w+)` \| (.+) \|$", kinds, re.MULTILINE) == [
        (kind.name, kind.shape) for kind in KINDS.values()
    ]
