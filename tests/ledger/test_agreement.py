"""The log agrees with pymerkle and with a second reader of checkpoints and proofs, leaf for leaf."""

from __future__ import annotations

import random

import pytest
from pymerkle import InmemoryTree, verify_inclusion
from tests.ledger.independent import verify_checkpoint, verify_proof
from tests.ledger.keys import AGENCY, ORIGIN, RECORDS
from tests.ledger.logs import grow, log_of, sealed_leaf
from tests.ledger.memory_store import MemoryStore

from safefeedback.ledger.merkle import CompactRange, leaf_hash

KEY = RECORDS.verifier().to_text()


def agree(leaves: int, proofs: int) -> None:
    """Hold a log of so many leaves against both, at every step and at random places."""
    store, kept, peer = MemoryStore(), CompactRange(), InmemoryTree(algorithm="sha256")
    sizes = {1, 2, 3, 255, 256, 257, leaves // 3, leaves - 1, leaves}
    notes = {}
    for size in sorted(sizes):
        notes[size] = grow(store, size)
    for place, body in enumerate(store.bodies[AGENCY], 1):
        kept.append(leaf_hash(body))
        assert peer.append_entry(body) == place
        if place in sizes or place % (leaves // 20) == 0:
            assert peer.get_root(place) == kept.root()
    for size, note in notes.items():
        assert verify_checkpoint(note, KEY) == (ORIGIN, size, peer.get_root(size))
    log = log_of(store)
    for place in random.Random(leaves).sample(range(leaves), proofs):
        body = store.bodies[AGENCY][place]
        text = log.prove(place).to_text()
        assert verify_proof(text, body, KEY) == place
        with pytest.raises(ValueError, match="path"):
            verify_proof(text, sealed_leaf(place, "b"), KEY)
        theirs = peer.prove_inclusion(place + 1, leaves)
        verify_inclusion(peer.get_leaf(place + 1), peer.get_root(leaves), theirs)
        assert peer.get_leaf(place + 1) == leaf_hash(body)
        assert set(log.prove(place).path) <= {bytes.fromhex(each) for each in theirs.serialize()["path"]}


def test_two_thousand_leaves() -> None:
    agree(2_000, 60)


@pytest.mark.full
def test_a_hundred_thousand_leaves() -> None:
    agree(100_000, 300)
