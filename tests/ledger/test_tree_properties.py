"""Laws of the tree, against the recursive definitions of RFC 6962.

- Roots and paths are those of the definition, whichever of its tiles are stored.
"""

from hypothesis import given
from hypothesis import strategies as st
from tests.ledger import naive

from safefeedback.ledger.tree import HashTree

HASHES = [naive.leaf(str(place).encode()) for place in range(1100)]
TILES = {(level, index): hashes for level, index, hashes in HashTree(naive.Hashes(HASHES), 1100).full_tiles()}
SOME_TILES = st.sets(st.sampled_from(sorted(TILES)))


@given(st.data(), st.integers(1, 1100), SOME_TILES)
def test_roots_and_paths_are_those_of_the_definition(
    data: st.DataObject, size: int, stored: set[tuple[int, int]]
) -> None:
    source = naive.Hashes(HASHES)
    source.tiles = {place: TILES[place] for place in stored}
    tree = HashTree(source, size)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    assert tree.root() == naive.root(HASHES[:size])
    assert tree.inclusion_path(index) == naive.inclusion_path(index, HASHES[:size])
    assert tree.consistency_path(old) == naive.consistency_path(old, HASHES[:size])
