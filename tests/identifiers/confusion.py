"""The confusion table: which identifiers accept which value, so that overlaps are on purpose.

``python -m tests.identifiers.confusion`` writes ``confusion.json`` anew; a test compares.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.identifiers import modules

from safefeedback.identifiers.latam import COUNTRIES, documents

__all__ = ["FILE", "SAMPLES", "build", "render"]

FILE: Final = Path(__file__).with_name("confusion.json")

SAMPLES: Final = (
    "105",
    "234567",
    "4567890",
    "56809734",
    "54234567",
    "12051987",
    "56809734-9",
    "987654321",
    "009123457",
    "118954327",
    "PE1234567",
    "Q56809734",
    "0904414380",
    "170-0101541",
    "20933904114",
    "51987654321",
    "04-037-714071",
    "853.121.703-21",
    "191-1234567-0-12",
    "1708335490001",
    "191-12345678-0-12",
    "30569309025904",
    "77.033.317/0001-59",
    "356277279114577",
    "378282246310005",
    "4111111111111111",
    "3562772791145712",
    "0011-0241-0204895167",
    "01124100020489516773",
    "00110241020489516712",
    "ABC-123",
    "AB1234",
    "1234-5A",
    "ABC 1234",
    "123456-2024",
    "12-5-87",
    "1987-05-12",
    "12.05.1987",
    "00123-2021-0-1801-JR-CI-01",
    "EXP-2024-0012345",
    "RV-12345678",
    "192.0.2.10",
    "2001:db8::5",
    "5E:4B:97:D5:04:BA",
    "485754430019",
    "6f9619ff-8b86-d011-b42d-00c04fc964ff",
    "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD",
    "ES9121000418450200051332",
    "-12.0464, -77.0428",
    "ana@example.com",
    "15.157.381-9",
    "1.020.304.050",
    "X-2482300-W",
    "54362315-K",
    "XEXX530114HNEXXX51",
    "XAXX 540711 A15",
    "1.234.567-2",
    "V-12.345.678",
    "V-08898194-0",
)
"""Invented numbers, one for each shape that citizens write."""


def build() -> dict[str, list[str]]:
    """For each sample, the modules and national documents that accept it, in alphabetical order."""
    checks = {name: module.is_valid for name, module in modules.uniform().items()}
    checks |= {document.entity: document.is_valid for document in documents(COUNTRIES)}
    return {sample: sorted(name for name, accepts in checks.items() if accepts(sample)) for sample in SAMPLES}


def render(table: dict[str, list[str]]) -> str:
    """One line for each sample, so that a change shows as a line."""
    lines = (f"  {json.dumps(sample, ensure_ascii=False)}: {json.dumps(names)}" for sample, names in table.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(render(build()), encoding="utf-8")
