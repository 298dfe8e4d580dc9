"""Laws of the tree.

- A place's parent is one level up and its code is a prefix of the place's.
- The population of a place is the sum over the places directly below it.
- The smallest place around two places contains both, and does not depend on their order.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.territory import Place, ancestors, common, parent, places

PLACES = st.sampled_from([p for level in ("department", "province", "district") for p in places(level)])


@given(PLACES)
def test_a_parent_is_one_level_up(child: Place) -> None:
    above = parent(child)
    assert (above is None) == (child.level == "department")
    assert above is None or (child.code.startswith(above.code) and len(above.code) == len(child.code) - 2)


def test_population_adds_up() -> None:
    below: dict[str, int] = {}
    for child in (*places("province"), *places("district")):
        below[child.code[:-2]] = below.get(child.code[:-2], 0) + child.population
    assert all(below[place.code] == place.population for place in (*places("department"), *places("province")))


@given(PLACES, PLACES)
def test_the_smallest_place_around_two_contains_both(one: Place, other: Place) -> None:
    around = common((one, other))
    assert around == common((other, one))
    if around is None:
        assert one.code[:2] != other.code[:2]
    else:
        assert all(around == place or around in ancestors(place) for place in (one, other))
