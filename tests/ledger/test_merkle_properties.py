"""Laws of the log, against the recursive definitions of RFC 6962.

- Appending gives the root of the definition, from any state it was stopped in.
- The path of the definition verifies for its leaf, its place and its size, and for nothing else.
- So does the path between two sizes.
"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.ledger import naive

from safefeedback.errors import LedgerError
from safefeedback.ledger.merkle import CompactRange, verify_consistency, verify_inclusion

SIZES = st.integers(1, 300)
HASHES = [naive.leaf(str(place).encode()) for place in range(301)]


@given(SIZES, st.integers(0, 300))
def test_appending_gives_the_root_of_the_definition(size: int, stop: int) -> None:
    kept = CompactRange()
    for place, one in enumerate(HASHES[:size]):
        if place == stop:
            kept = CompactRange(kept.size, kept.hashes)
        kept.append(one)
    assert kept.root() == naive.root(HASHES[:size])


@given(st.data(), SIZES, st.integers(-2, 400), st.integers(0, 300))
def test_a_path_of_inclusion_is_for_one_leaf_at_one_place(
    data: st.DataObject, size: int, place: int, other: int
) -> None:
    index = data.draw(st.integers(0, size - 1))
    path, root = naive.inclusion_path(index, HASHES[:size]), naive.root(HASHES[:size])
    verify_inclusion(index, size, HASHES[index], path=path, root=root)
    assume(index not in {place, other})
    with pytest.raises(LedgerError):
        verify_inclusion(place, size, HASHES[index], path=path, root=root)
    with pytest.raises(LedgerError):
        verify_inclusion(index, size, HASHES[other], path=path, root=root)
    with pytest.raises(LedgerError):
        verify_inclusion(index, min(size, index), HASHES[index], path=path, root=root)


@given(st.data(), SIZES)
def test_a_path_of_consistency_is_for_two_logs(data: st.DataObject, new: int) -> None:
    old, wrong = data.draw(st.integers(1, new)), data.draw(st.integers(1, 300))
    path = naive.consistency_path(old, HASHES[:new])
    before, after = naive.root(HASHES[:old]), naive.root(HASHES[:new])
    verify_consistency(old, new, old_root=before, new_root=after, path=path)
    assume(wrong not in {old, new})
    with pytest.raises(LedgerError):
        verify_consistency(old, new, old_root=naive.root(HASHES[:wrong]), new_root=after, path=path)
    with pytest.raises(LedgerError):
        verify_consistency(old, new, old_root=before, new_root=naive.root(HASHES[:wrong]), path=path)


@given(SIZES, st.lists(st.binary(min_size=32, max_size=32), max_size=10), st.integers(0, 300))
def test_another_path_is_refused(size: int, path: list[bytes], index: int) -> None:
    assume(index < size)
    assume(tuple(path) != naive.inclusion_path(index, HASHES[:size]))
    with pytest.raises(LedgerError):
        verify_inclusion(index, size, HASHES[index], path=path, root=naive.root(HASHES[:size]))
