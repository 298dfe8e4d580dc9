from __future__ import annotations

import pytest

from safefeedback.evaluation.sex import sex


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Milagros Quispe", "female"),
        ("QUISPE MAMANI, Juan", "male"),
        ("rosa elena", "female"),
        ("Quispe", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_given_name_tells(name: str, expected: str) -> None:
    assert sex(name) == expected
