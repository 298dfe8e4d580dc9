"""Which mentions are of one person."""

import pytest

from safefeedback.recognizers.roles.identity import same_people


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([["rosa", "quispe"], ["quispe"], ["rosa"]], {0: {0, 1, 2}}),
        ([["rosa", "quispe"], ["roza", "kispe"]], {0: {0, 1}}),
        ([["rosa", "quispe"], ["juan", "quispe"], ["quispe"]], {}),
        ([["rosa"], ["luz"]], {}),
        ([], {}),
    ],
)
def test_names_are_joined_where_only_one_person_bears_them(
    names: list[list[str]], expected: dict[int, set[int]]
) -> None:
    numbers = same_people(names)
    groups = {numbers.index(n): {i for i, m in enumerate(numbers) if m == n} for n in numbers}
    assert {first: group for first, group in groups.items() if len(group) > 1} == expected


def test_the_order_of_mentions_changes_no_group() -> None:
    names = [["rosa", "quispe"], ["quispe"], ["juan", "apaza"], ["rosa"], ["apaza"]]
    forward, back = same_people(names), same_people(names[::-1])[::-1]
    pairs = [(a, b) for a in range(5) for b in range(a)]
    assert [forward[a] == forward[b] for a, b in pairs] == [back[a] == back[b] for a, b in pairs]
