"""Every error code has a heading in the reference, and every class has a code of its own."""

import re
from pathlib import Path

from safefeedback import errors

ROOT = Path(__file__).parents[2]


def classes() -> list[type[errors.SafeFeedbackError]]:
    return [getattr(errors, name) for name in errors.__all__]


def test_codes_are_unique() -> None:
    codes = [cls.code for cls in classes()]
    assert len(set(codes)) == len(codes)


def test_reference_documents_every_code() -> None:
    text = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)$", text, re.MULTILINE) == [cls.code for cls in _in_tree_order()]


def _in_tree_order() -> list[type[errors.SafeFeedbackError]]:
    order = re.findall(r"(\w+Error)\b", (errors.__doc__ or "").split("No exception")[0])
    return [getattr(errors, name) for name in dict.fromkeys(order)]


def test_hint_is_kept_and_optional() -> None:
    assert errors.InputError("x", hint="do y").hint == "do y"
    assert errors.InputError("x").hint is None
