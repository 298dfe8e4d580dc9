"""Small groups: no count from 1 to 4 can be worked out, by a reader who knows the sum and the rule."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.audit.suppression import HIDDEN, LEAST, SMALL, hide_small


@pytest.mark.parametrize(("cells", "most"), [(2, 40), (3, 30), (4, 22)])
def test_no_small_count_follows_from_what_is_shown(cells: int, most: int) -> None:
    rows = defaultdict(list)
    for row in itertools.product(range(most + 1), repeat=cells):
        if sum(row) <= most:
            rows[sum(row), hide_small(row)].append(row)
    told = [
        row
        for alike in rows.values()
        for row in alike
        for place, count in enumerate(row)
        if 0 < count < LEAST and len({each[place] for each in alike}) < 2
    ]
    assert told == []


@given(st.lists(st.integers(0, 2_000), max_size=30))
def test_what_is_shown_is_true_and_never_small(row: list[int]) -> None:
    shown = hide_small(row)
    for count, cell in zip(row, shown, strict=True):
        assert cell in {count, HIDDEN} if count == 0 or count >= LEAST else cell in {SMALL, HIDDEN}


def test_a_row_without_small_counts_is_shown_whole() -> None:
    assert hide_small([5, 0, 90]) == (5, 0, 90)
    assert hide_small([]) == ()
