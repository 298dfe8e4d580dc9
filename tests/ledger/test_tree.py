import pytest
from tests.ledger import naive
from tests.ledger.naive import Hashes

from safefeedback.errors import LedgerError
from safefeedback.ledger.merkle import EMPTY_ROOT, CompactRange, verify_consistency, verify_inclusion
from safefeedback.ledger.tree import TILE_BYTES, HashTree, fold, split_hashes

LARGE = 66_000
HASHES = [naive.leaf(str(place).encode()) for place in range(LARGE)]


@pytest.fixture(scope="module")
def tiled() -> Hashes:
    source = Hashes(HASHES)
    source.tiles = {(level, index): hashes for level, index, hashes in HashTree(source, LARGE).full_tiles()}
    return source


@pytest.fixture(scope="module")
def root() -> bytes:
    kept = CompactRange()
    for one in HASHES:
        kept.append(one)
    return kept.root()


def test_the_published_roots() -> None:
    source = Hashes([naive.leaf(body) for body in naive.LEAVES])
    assert [HashTree(source, size).root() for size in range(9)] == naive.ROOTS


def test_a_log_without_leaves_has_the_hash_of_nothing() -> None:
    tree = HashTree(Hashes([]), 0)
    assert tree.root() == EMPTY_ROOT
    assert tree.consistency_path(0) == ()
    assert list(tree.full_tiles()) == []


def test_two_levels_of_tiles_are_made(tiled: Hashes) -> None:
    assert len(tiled.tiles) == 257 + 1
    assert {len(hashes) for hashes in tiled.tiles.values()} == {TILE_BYTES}
    assert split_hashes(tiled.tiles[0, 7]) == HASHES[7 * 256 : 8 * 256]
    assert split_hashes(tiled.tiles[1, 0])[3] == naive.root(HASHES[768:1024])


@pytest.mark.parametrize("from_size", [0, 255, 256, 257, 65_535, 65_536, LARGE])
def test_the_tiles_that_became_full_since_are_the_same(tiled: Hashes, from_size: int) -> None:
    source = Hashes(HASHES)
    source.tiles = {
        (level, index): hashes
        for (level, index), hashes in tiled.tiles.items()
        if (index + 1) * 256 ** (level + 1) <= from_size
    }
    made = {(level, index): hashes for level, index, hashes in HashTree(source, LARGE).full_tiles(from_size)}
    assert made.keys().isdisjoint(source.tiles)
    assert made | source.tiles == tiled.tiles


@pytest.mark.parametrize("index", [0, 1, 255, 256, 65_535, 65_536, 65_791, 65_792, LARGE - 1])
def test_paths_lead_to_the_root_with_tiles_and_without(tiled: Hashes, root: bytes, index: int) -> None:
    path = HashTree(tiled, LARGE).inclusion_path(index)
    verify_inclusion(index, LARGE, HASHES[index], path=path, root=root)
    assert HashTree(Hashes(HASHES), LARGE).inclusion_path(index) == path


@pytest.mark.parametrize("old", [1, 255, 256, 4096, 65_535, 65_536, 65_793, LARGE])
def test_paths_between_two_sizes_with_tiles_and_without(tiled: Hashes, root: bytes, old: int) -> None:
    path = HashTree(tiled, LARGE).consistency_path(old)
    verify_consistency(old, LARGE, old_root=HashTree(tiled, old).root(), new_root=root, path=path)
    assert HashTree(Hashes(HASHES), LARGE).consistency_path(old) == path


def test_with_tiles_only_the_leaves_without_one_are_read(tiled: Hashes) -> None:
    tiled.read = 0
    HashTree(tiled, LARGE).inclusion_path(5)
    assert tiled.read <= LARGE % 256


def test_a_larger_tree_keeps_what_was_hashed(tiled: Hashes, root: bytes) -> None:
    source = Hashes(HASHES)
    tree = HashTree(source, LARGE - 1)
    tree.root()
    source.read = 0
    assert tree.grown(LARGE).root() == root
    assert source.read <= LARGE % 256
    assert tree.grown(LARGE).size == LARGE


@pytest.mark.parametrize("index", [-1, 3, 4])
def test_a_leaf_that_is_not_there_is_refused(index: int) -> None:
    with pytest.raises(LedgerError, match="expected a leaf of the 3 of the log"):
        HashTree(Hashes(HASHES), 3).inclusion_path(index)


@pytest.mark.parametrize("old", [-1, 4])
def test_an_older_log_is_not_larger(old: int) -> None:
    with pytest.raises(LedgerError, match="expected an older log of at most 3 leaves"):
        HashTree(Hashes(HASHES), 3).consistency_path(old)


def test_a_tile_of_another_length_is_refused() -> None:
    source = Hashes(HASHES)
    source.tiles[0, 0] = bytes(TILE_BYTES - 1)
    with pytest.raises(LedgerError, match="expected a tile of 8192 bytes, got 8191"):
        HashTree(source, 256).root()


@pytest.mark.parametrize("count", [0, 3, 5])
def test_only_whole_subtrees_are_folded(count: int) -> None:
    with pytest.raises(LedgerError, match=f"a power of two of hashes, got {count}"):
        fold(HASHES[:count])
