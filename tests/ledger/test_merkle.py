import pytest
from tests.ledger.naive import LEAVES, ROOTS

from safefeedback.errors import LedgerError
from safefeedback.ledger.merkle import (
    EMPTY_ROOT,
    CompactRange,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

INCLUSION = [
    (0, 1, []),
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
"""Place, size and path; the source of ``naive.LEAVES``, whose places begin at 1."""

CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
    (
        6,
        7,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
]
"""Two sizes and the path between them; the same source."""

SOME = bytes.fromhex("abacaba000000000000000000000000000000000000000000060061e00123456")


def paths(texts: list[str]) -> tuple[bytes, ...]:
    return tuple(map(bytes.fromhex, texts))


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size: int) -> None:
    kept = CompactRange()
    for body in LEAVES[:size]:
        kept.append(leaf_hash(body))
    assert kept.root() == ROOTS[size]
    assert kept.size == size
    assert CompactRange(size, kept.hashes).root() == ROOTS[size]


def test_a_log_without_leaves_has_the_hash_of_nothing() -> None:
    assert CompactRange().root() == EMPTY_ROOT == ROOTS[0]


def test_a_leaf_is_no_node() -> None:
    assert leaf_hash(b"") == ROOTS[1]
    assert node_hash(ROOTS[1], leaf_hash(b"\0")) == ROOTS[2] != leaf_hash(ROOTS[1] + leaf_hash(b"\0"))


@pytest.mark.parametrize(("size", "hashes"), [(-1, []), (0, [SOME]), (1, []), (3, [SOME]), (2, [b"short"])])
def test_a_range_of_other_hashes_is_refused(size: int, hashes: list[bytes]) -> None:
    with pytest.raises(LedgerError, match="expected one hash of 32 bytes for each full subtree"):
        CompactRange(size, hashes)


@pytest.mark.parametrize(("index", "size", "texts"), INCLUSION)
def test_the_published_paths_of_inclusion(index: int, size: int, texts: list[str]) -> None:
    verify_inclusion(index, size, leaf_hash(LEAVES[index]), path=paths(texts), root=ROOTS[size])


@pytest.mark.parametrize(("index", "size", "texts"), INCLUSION)
def test_what_is_no_path_of_inclusion_is_refused(index: int, size: int, texts: list[str]) -> None:
    """The corruptions that the reference tests try."""
    path, root, leaf = paths(texts), ROOTS[size], leaf_hash(LEAVES[index])
    refused = [
        *((place, size, leaf, path, root) for place in (-1, index + 1, index ^ 2, size)),
        *((index, other, leaf, path, root) for other in (size * 2, size // 2, 0, -1)),
        *((index, size, other, path, root) for other in (b"WrongLeaf", b"", SOME)),
        *((index, size, leaf, path, other) for other in (EMPTY_ROOT, SOME, b"")),
        *((index, size, leaf, (*path, other), root) for other in (b"", root)),
        *((index, size, leaf, (other, *path), root) for other in (b"", root, SOME)),
        *((index, size, leaf, changed, root) for changed in one_bit_changed(path)),
        *((index, size, leaf, path[:cut], root) for cut in range(len(path))),
        *((index, size, leaf, path[cut:], root) for cut in range(1, len(path) + 1)),
        *((index, size, leaf, (path[0], SOME, *path[1:]), root) for _ in path[:1]),
    ]
    for place, leaves, hashed, given, against in refused:
        with pytest.raises(LedgerError, match=r"^ledger: the leaf is not at this place of the log"):
            verify_inclusion(place, leaves, hashed, path=given, root=against)


@pytest.mark.parametrize(("old", "new", "texts"), CONSISTENCY)
def test_the_published_paths_of_consistency(old: int, new: int, texts: list[str]) -> None:
    verify_consistency(old, new, old_root=ROOTS[old], new_root=ROOTS[new], path=paths(texts))


@pytest.mark.parametrize(("old", "new", "texts"), CONSISTENCY[1:])
def test_what_is_no_path_of_consistency_is_refused(old: int, new: int, texts: list[str]) -> None:
    """The corruptions that the reference tests try."""
    path, before, after = paths(texts), ROOTS[old], ROOTS[new]
    refused = [
        *((size, new, before, after, path) for size in (old - 1, old + 1, old ^ 2, -1)),
        *((old, size, before, after, path) for size in (new * 2, new // 2)),
        *((old, new, other, after, path) for other in (b"WrongRoot", EMPTY_ROOT)),
        *((old, new, before, other, path) for other in (b"WrongRoot", EMPTY_ROOT)),
        (old, new, after, before, path),
        *((old, new, before, after, path[:cut]) for cut in range(len(path))),
        *((old, new, before, after, (*path, other)) for other in (b"", before, after)),
        *((old, new, before, after, (other, *path)) for other in (b"", before, after, path[0])),
        *((old, new, before, after, changed) for changed in one_bit_changed(path)),
    ]
    for one, other, first, second, given in refused:
        with pytest.raises(
            LedgerError, match=r"^ledger: the newer log does not begin with the leaves of the older one$"
        ):
            verify_consistency(one, other, old_root=first, new_root=second, path=given)


@pytest.mark.parametrize(
    ("sizes", "roots", "path"),
    [
        ((0, 0), (EMPTY_ROOT, EMPTY_ROOT), ()),
        ((0, 5), (EMPTY_ROOT, ROOTS[5]), ()),
        ((5, 5), (ROOTS[5], ROOTS[5]), ()),
    ],
)
def test_what_is_always_consistent(sizes: tuple[int, int], roots: tuple[bytes, bytes], path: tuple[bytes, ...]) -> None:
    verify_consistency(*sizes, old_root=roots[0], new_root=roots[1], path=path)
    with pytest.raises(LedgerError):
        verify_consistency(*sizes, old_root=roots[0], new_root=roots[1], path=(EMPTY_ROOT,))


@pytest.mark.parametrize(
    ("sizes", "roots"),
    [
        ((0, 0), (ROOTS[1], EMPTY_ROOT)),
        ((0, 5), (ROOTS[5], ROOTS[5])),
        ((5, 5), (ROOTS[5], ROOTS[4])),
        ((2, 1), (ROOTS[2], ROOTS[1])),
        ((1, 2), (ROOTS[1], ROOTS[2])),
    ],
)
def test_what_is_never_consistent_without_a_path(sizes: tuple[int, int], roots: tuple[bytes, bytes]) -> None:
    with pytest.raises(LedgerError):
        verify_consistency(*sizes, old_root=roots[0], new_root=roots[1], path=())


def one_bit_changed(path: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    return [(*path[:place], bytes([one[0] ^ 8]) + one[1:], *path[place + 1 :]) for place, one in enumerate(path)]
