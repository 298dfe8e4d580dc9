"""Public is what stands in __all__ and in the reference; the three agree."""

import re
from pathlib import Path

import safefeedback

ROOT = Path(__file__).parents[2]


def documented() -> list[str]:
    text = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    root = text.split("## Root package")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", root, re.MULTILINE)


def test_reference_lists_the_root_names() -> None:
    assert sorted(documented()) == sorted(safefeedback.__all__)


def test_root_names_are_few_sorted_and_loadable() -> None:
    assert len(safefeedback.__all__) <= 25
    assert list(safefeedback.__all__) == sorted(safefeedback.__all__)
    assert all(getattr(safefeedback, name) is not None for name in safefeedback.__all__)
    assert dir(safefeedback) == sorted(safefeedback.__all__)


def test_other_root_names_do_not_exist() -> None:
    assert not hasattr(safefeedback, "Engine")
