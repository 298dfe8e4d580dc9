from collections.abc import Callable

import pytest
from tests.ledger import naive
from tests.ledger.independent import verify_proof
from tests.ledger.keys import AGENCY, KEYS, ORIGIN, OTHER, QUANTUM, RECORDS, STRANGER
from tests.ledger.logs import SIZES, T0, grow, log_of, made_log, sealed_leaf
from tests.ledger.memory_store import MemoryStore

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint
from safefeedback.ledger.leaf import make_leaf
from safefeedback.ledger.log import Log
from safefeedback.ledger.merkle import EMPTY_ROOT, verify_consistency
from safefeedback.ledger.note import open_checkpoint, sign_note
from safefeedback.ledger.proof import Proof
from safefeedback.ledger.verification import FAULTS, Fault, LeafRange, Verification

Tamper = Callable[[MemoryStore], object]
VERIFIER = RECORDS.verifier()


@pytest.fixture
def made() -> tuple[MemoryStore, list[bytes]]:
    return made_log()


def verify(store: MemoryStore, anchors: list[bytes] | None = None) -> Verification:
    return Log(store, AGENCY, "records", verifiers=[VERIFIER]).verify(anchors or [])


def test_checkpoints_are_of_the_root_of_the_leaves(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, notes = made
    for size, note in zip(SIZES, notes, strict=True):
        leaves = [naive.leaf(body) for body in store.leaves(AGENCY, 0, size)]
        assert open_checkpoint(note, [VERIFIER]) == Checkpoint(ORIGIN, size, naive.root(leaves))
    assert sorted(store.notes[AGENCY]) == list(SIZES)
    assert sorted(store.tiles[AGENCY]) == [(0, 0), (0, 1), (0, 2)]


def test_a_log_that_did_not_grow_is_not_signed_again(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, notes = made
    assert log_of(store).checkpoint() == notes[-1]
    assert Log(store, AGENCY, "records", verifiers=[VERIFIER]).checkpoint() == notes[-1]


def test_a_log_may_sign_twice_at_once() -> None:
    store = MemoryStore()
    grow(store, 5)
    store.notes.clear()
    note = Log(store, AGENCY, "records", signers=[RECORDS, QUANTUM]).checkpoint()
    for signer in (RECORDS, QUANTUM):
        assert Log(store, AGENCY, "records", verifiers=[signer.verifier()]).verify([note]).is_sound
        assert open_checkpoint(note, [signer.verifier()]).size == 5


@pytest.mark.parametrize("index", [0, 255, 256, 767, 768, 899])
def test_every_leaf_is_proved(made: tuple[MemoryStore, list[bytes]], index: int) -> None:
    store, notes = made
    proof = log_of(store).prove(index)
    body = store.bodies[AGENCY][index]
    assert (proof.index, proof.checkpoint) == (index, notes[-1])
    assert proof.verify(body, [VERIFIER]).size == 900
    assert verify_proof(proof.to_text(), body, VERIFIER.to_text()) == index


def test_a_proof_for_an_older_checkpoint(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, notes = made
    proof = log_of(store).prove(17, notes[0])
    assert proof.verify(store.bodies[AGENCY][17], [VERIFIER]).size == 300
    with pytest.raises(LedgerError, match="one of the 300 leaves that the checkpoint covers"):
        log_of(store).prove(300, notes[0])


def test_a_leaf_behind_the_newest_checkpoint_is_proved_by_a_new_one(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, _ = made
    store.append(AGENCY, [(sealed_leaf(900), None)])
    reading = Log(store, AGENCY, "records", verifiers=[VERIFIER])
    with pytest.raises(LedgerError, match="expected a signer"):
        reading.prove(900)
    assert log_of(store).prove(900).verify(sealed_leaf(900), [VERIFIER]).size == 901


@pytest.mark.parametrize("index", [-1, 900])
def test_a_leaf_that_is_not_there_is_not_proved(made: tuple[MemoryStore, list[bytes]], index: int) -> None:
    with pytest.raises(LedgerError, match="one of the 900 leaves"):
        log_of(made[0]).prove(index)


def test_a_changed_leaf_is_not_proved(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, _ = made
    store.bodies[AGENCY][17] = sealed_leaf(17, "b")
    with pytest.raises(LedgerError, match="not at this place of the log") as refused:
        log_of(store).prove(17)
    assert "audit verify" in (refused.value.hint or "")


@pytest.mark.parametrize(("old", "new"), [(0, 1), (0, 2), (1, 2), (2, 2)])
def test_checkpoints_are_consistent(made: tuple[MemoryStore, list[bytes]], old: int, new: int) -> None:
    store, notes = made
    one, other = (open_checkpoint(notes[place], [VERIFIER]) for place in (old, new))
    path = log_of(store).consistency(one, other)
    verify_consistency(one.size, other.size, old_root=one.root, new_root=other.root, path=path)
    with pytest.raises(LedgerError, match="does not begin with the leaves"):
        log_of(store).consistency(Checkpoint(ORIGIN, one.size, bytes(32)), other)


def test_an_empty_log_is_not_signed() -> None:
    with pytest.raises(LedgerError, match="one leaf or more"):
        log_of(MemoryStore()).checkpoint()
    found = log_of(MemoryStore()).verify()
    assert (found.size, found.root, found.ranges, found.is_sound) == (0, EMPTY_ROOT, (), True)


@pytest.mark.parametrize("kind", ["keys", "Records", ""])
def test_a_log_has_a_key_under_its_own_name(kind: str) -> None:
    with pytest.raises(LedgerError):
        Log(MemoryStore(), AGENCY, kind, signers=[RECORDS])
    with pytest.raises(LedgerError, match="a key under the name of the log of records"):
        Log(MemoryStore(), AGENCY, "records", verifiers=[STRANGER.verifier()])


def test_a_whole_log_is_sound_and_anchored(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, notes = made
    found = verify(store, notes)
    assert found.is_sound
    assert found.codes == ()
    assert (found.origin, found.size) == (ORIGIN, 900)
    assert found.root == open_checkpoint(notes[-1], [VERIFIER]).root
    assert found.ranges == (LeafRange(0, 900, "anchored"),)


def test_what_nobody_kept_elsewhere_is_unanchored(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, notes = made
    store.append(AGENCY, [(sealed_leaf(900), None)])
    assert verify(store).ranges == (LeafRange(0, 901, "unanchored"),)
    found = verify(store, [notes[1], notes[0]])
    assert found.is_sound
    assert found.ranges == (LeafRange(0, 600, "anchored"), LeafRange(600, 901, "unanchored"))
    assert (found.leaves("anchored"), found.leaves("unanchored"), found.leaves("diverged")) == (600, 301, 0)


def swap(place: int, other: int) -> Tamper:
    def act(store: MemoryStore) -> None:
        bodies = store.bodies[AGENCY]
        bodies[place], bodies[other] = bodies[other], bodies[place]

    return act


def forked(store: MemoryStore) -> None:
    """Someone with the log's key rewrote its end and signed on."""
    del store.bodies[AGENCY][400:]
    store.notes[AGENCY] = {300: store.notes[AGENCY][300]}
    store.tiles[AGENCY] = {(0, 0): store.tiles[AGENCY][0, 0]}
    grow(store, 1000, "b")


def rolled_back(store: MemoryStore) -> None:
    """The store of yesterday is back, checkpoints and tiles and all."""
    del store.bodies[AGENCY][300:]
    store.notes[AGENCY] = {300: store.notes[AGENCY][300]}
    store.tiles[AGENCY] = {(0, 0): store.tiles[AGENCY][0, 0]}


def resigned(store: MemoryStore) -> None:
    """Someone without the key rewrote everything."""
    store.bodies[AGENCY][200] = sealed_leaf(200, "b")
    store.notes[AGENCY].clear()
    store.tiles[AGENCY].clear()
    Log(store, AGENCY, "records", signers=[OTHER]).checkpoint()


def put(store: MemoryStore, place: int, body: bytes) -> None:
    store.bodies[AGENCY][place] = body


A300, A600, A900 = made_log()[1]
HEAD = open_checkpoint(A900, [VERIFIER])
FOREIGN = sign_note(Checkpoint(KEYS.name, 900, HEAD.root).to_text(), [KEYS, RECORDS])
BAD = A900.replace(b"\n900\n", b"\n901\n")
TAMPERING: dict[str, tuple[Tamper, list[Fault]]] = {
    "a leaf is edited": (
        lambda store: put(store, 17, sealed_leaf(17, "b")),
        [Fault("leaf-changed", 17, 18), Fault("checkpoint-diverged", 300, 301)],
    ),
    "a leaf is edited where no tile reaches": (
        lambda store: put(store, 800, sealed_leaf(800, "b")),
        [Fault("checkpoint-diverged", 900, 901)],
    ),
    "two leaves change places": (
        swap(17, 18),
        [Fault("leaf-moved", 17, 19), Fault("checkpoint-diverged", 300, 301)],
    ),
    "a leaf is dropped": (
        lambda store: store.bodies[AGENCY].pop(100),
        [
            Fault("leaf-moved", 101, 600),
            Fault("leaf-dropped", 100, 101),
            Fault("tail-cut", 900, 901),
            Fault("checkpoint-diverged", 300, 301),
        ],
    ),
    "a leaf is inserted": (
        lambda store: store.bodies[AGENCY].insert(100, sealed_leaf(100, "b")),
        [Fault("leaf-inserted", 100, 101), Fault("leaf-moved", 101, 600), Fault("checkpoint-diverged", 300, 301)],
    ),
    "the tail is cut": (
        lambda store: store.bodies[AGENCY].__delitem__(slice(700, None)),
        [Fault("tail-cut", 900, 901)],
    ),
    "a leaf is not of the schema": (
        lambda store: put(store, 17, b'{"note":"Rosa Quispe"}'),
        [Fault("leaf-malformed", 17, 18), Fault("leaf-changed", 17, 18)],
    ),
    "leaves that nobody signed are not of the schema": (
        lambda store: store.append(AGENCY, [(b"{}", None), (b"", None)]),
        [Fault("leaf-malformed", 900, 902)],
    ),
    "the log starts a second time": (
        lambda store: store.append(AGENCY, [(make_leaf("log.init", at=T0, by="svc:vault", log="records"), None)]),
        [Fault("log-start", 900, 901)],
    ),
    "a checkpoint is changed": (
        lambda store: store.notes[AGENCY].update({900: BAD}),
        [Fault("checkpoint-bad-signature", 900, 901)],
    ),
    "an old checkpoint is stored as the newest": (
        lambda store: store.notes[AGENCY].update({900: A600}),
        [Fault("checkpoint-mislabelled", 900, 901)],
    ),
    "the checkpoint of another log": (
        lambda store: store.notes[AGENCY].update({900: FOREIGN}),
        [Fault("checkpoint-foreign", 900, 901)],
    ),
    "a checkpoint that cannot be read": (
        lambda store: store.notes[AGENCY].update({900: b"\xff"}),
        [Fault("checkpoint-malformed", 900, 901)],
    ),
    "another key signed": (resigned, [Fault("checkpoint-unknown-key", 900, 901)]),
    "a tile is gone": (lambda store: store.tiles[AGENCY].pop((0, 1)), [Fault("tile-missing", 1, 2)]),
    "a tile is changed": (
        lambda store: store.tiles[AGENCY].update({(0, 1): bytes(8192)}),
        [Fault("tile-wrong", 1, 2)],
    ),
    "a tile is cut": (
        lambda store: store.tiles[AGENCY].update({(0, 1): bytes(100)}),
        [Fault("tile-wrong", 1, 2)],
    ),
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_found_in_the_store_alone(made: tuple[MemoryStore, list[bytes]], name: str) -> None:
    store, _ = made
    tamper, expected = TAMPERING[name]
    tamper(store)
    found = verify(store)
    assert not found.is_sound
    assert set(expected) <= set(found.faults)
    assert {fault.code for fault in found.faults} <= FAULTS.keys()


AGAINST_ANCHORS: dict[str, tuple[Tamper, list[bytes], list[str], tuple[LeafRange, ...]]] = {
    "nothing happened": (lambda store: None, [A900], [], (LeafRange(0, 900, "anchored"),)),
    "a leaf is edited": (
        lambda store: put(store, 800, sealed_leaf(800, "b")),
        [A600],
        ["checkpoint-diverged"],
        (LeafRange(0, 600, "anchored"), LeafRange(600, 900, "diverged")),
    ),
    "the tail is cut": (
        lambda store: store.bodies[AGENCY].__delitem__(slice(700, None)),
        [A600],
        ["tail-cut"],
        (LeafRange(0, 600, "anchored"), LeafRange(600, 700, "unanchored"), LeafRange(700, 900, "diverged")),
    ),
    "rolled back": (
        rolled_back,
        [A300, A900],
        ["rolled-back"],
        (LeafRange(0, 300, "anchored"), LeafRange(300, 900, "diverged")),
    ),
    "rolled back, and nobody kept more": (rolled_back, [A300], [], (LeafRange(0, 300, "anchored"),)),
    "forked": (
        forked,
        [A300, A900],
        ["fork", "anchor-diverged"],
        (LeafRange(0, 300, "anchored"), LeafRange(300, 900, "diverged"), LeafRange(900, 1000, "unanchored")),
    ),
    "signed anew with another key": (
        resigned,
        [A900],
        ["checkpoint-unknown-key", "anchor-diverged"],
        (LeafRange(0, 900, "diverged"),),
    ),
    "two anchors of one size": (
        lambda store: None,
        [A900, sign_note(Checkpoint(ORIGIN, 900, bytes(32)).to_text(), [RECORDS])],
        ["fork", "anchor-diverged"],
        (LeafRange(0, 600, "anchored"), LeafRange(600, 900, "diverged")),
    ),
    "a forged anchor": (
        lambda store: None,
        [A600, BAD],
        ["anchor-bad-signature"],
        (LeafRange(0, 600, "anchored"), LeafRange(600, 900, "unanchored")),
    ),
    "an anchor of a stranger": (
        lambda store: None,
        [sign_note(HEAD.to_text(), [OTHER])],
        ["anchor-unknown-key"],
        (LeafRange(0, 900, "unanchored"),),
    ),
    "an anchor of another log": (lambda store: None, [FOREIGN], ["anchor-foreign"], (LeafRange(0, 900, "unanchored"),)),
    "an anchor that cannot be read": (
        lambda store: None,
        [b""],
        ["anchor-malformed"],
        (LeafRange(0, 900, "unanchored"),),
    ),
}


@pytest.mark.parametrize("name", AGAINST_ANCHORS)
def test_what_was_kept_elsewhere_tells_the_rest(made: tuple[MemoryStore, list[bytes]], name: str) -> None:
    store, _ = made
    tamper, anchors, codes, ranges = AGAINST_ANCHORS[name]
    tamper(store)
    found = verify(store, anchors)
    assert found.codes == tuple(codes)
    assert found.ranges == ranges


def test_a_log_of_another_kind_does_not_start_this_one() -> None:
    store = MemoryStore()
    store.append(AGENCY, [(make_leaf("log.init", at=T0, by="svc:vault", log="keys"), None)])
    assert verify(store).faults == (Fault("log-start", 0, 1),)


def test_leaves_that_are_counted_and_not_there(made: tuple[MemoryStore, list[bytes]]) -> None:
    class Counting(MemoryStore):
        def size(self, agency: str) -> int:
            return super().size(agency) + 3

    store = Counting()
    store.__dict__ |= made[0].__dict__
    assert verify(store).faults == (Fault("leaf-missing", 900, 903),)
    with pytest.raises(LedgerError, match="expected 2 leaves from 900 on, got 0"):
        log_of(store).checkpoint()


def test_a_tile_above_others_is_held_against_them() -> None:
    store = MemoryStore()
    note = grow(store, 65_537)
    assert verify(store, [note]).is_sound
    store.tiles[AGENCY][1, 0] = bytes(8192)
    assert verify(store, [note]).faults == (Fault("tile-wrong", 0, 1, level=1),)


def test_tiles_and_leaves_differ_and_nothing_tells_which(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, _ = made
    put(store, 700, sealed_leaf(700, "b"))
    tile = store.tiles[AGENCY][0, 2]
    store.tiles[AGENCY][0, 2] = tile[: 188 * 32] + bytes(32) + tile[189 * 32 :]
    assert verify(store).codes == ("checkpoint-diverged", "tile-differs")


@pytest.mark.parametrize(
    "tamper",
    [
        lambda store: store.tiles[AGENCY].update({(0, 0): bytes(8192)}),
        lambda store: store.notes[AGENCY].update({900: A600}),
        lambda store: store.notes[AGENCY].update({900: BAD}),
        lambda store: put(store, 800, sealed_leaf(800, "b")),
        lambda store: store.bodies[AGENCY].__delitem__(slice(500, None)),
    ],
)
def test_what_does_not_begin_with_what_was_signed_is_not_signed(
    made: tuple[MemoryStore, list[bytes]], tamper: Tamper
) -> None:
    store, _ = made
    store.append(AGENCY, [(sealed_leaf(900), None)])
    tamper(store)
    before = dict(store.notes[AGENCY])
    with pytest.raises(LedgerError):
        log_of(store).checkpoint()
    assert store.notes[AGENCY] == before


def test_a_proof_travels_as_text(made: tuple[MemoryStore, list[bytes]]) -> None:
    store, _ = made
    proof = log_of(store).prove(5)
    assert Proof.from_text(proof.to_text()) == proof
