"""Laws of the search by name.

- Every official and other name leads to its place.
- Case and accents change nothing.
- Any text is answered, and always in order of level and code.
- Every capital is nearest to itself or to a capital at the same spot.
"""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.territory import Place, find, fold, nearest, places, sound

DISTRICTS = st.sampled_from(places("district"))


@given(DISTRICTS)
def test_every_name_leads_to_its_place(district: Place) -> None:
    assert all(district in find(name) for name in (district.name, *district.other_names))


@given(DISTRICTS)
def test_case_and_accents_change_nothing(district: Place) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", district.name) if not unicodedata.combining(c))
    assert find(bare.upper()) == find(district.name)


@given(st.text(max_size=100))
def test_any_text_is_answered_in_order(name: str) -> None:
    found = [(len(place.code), place.code) for place in find(name)]
    assert found == sorted(found)


@given(st.text(max_size=100))
def test_both_keys_are_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert sound(fold(name)) == sound(name)


@given(DISTRICTS)
def test_a_capital_is_nearest_to_itself(district: Place) -> None:
    assert district.position is not None
    found = nearest(*district.position, within_km=1.0)
    assert found is not None
    assert found.position == district.position
