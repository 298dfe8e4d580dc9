import base64

import pytest
from tests.ledger import naive
from tests.ledger.independent import verify_proof
from tests.ledger.keys import KEYS, ORIGIN, OTHER, RECORDS

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint
from safefeedback.ledger.note import sign_note
from safefeedback.ledger.proof import Proof

HASHES = [naive.leaf(body) for body in naive.LEAVES]
VERIFIERS = [RECORDS.verifier()]
HASH = base64.b64encode(bytes(32)).decode()


def proof(index: int, size: int = 8, extra: bytes | None = None) -> Proof:
    note = sign_note(Checkpoint(ORIGIN, size, naive.ROOTS[size]).to_text(), [RECORDS])
    return Proof(index, naive.inclusion_path(index, HASHES[:size]), note, extra)


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 8), (5, 8), (6, 7), (4, 5)])
@pytest.mark.parametrize("extra", [None, b"", b"receipt"])
def test_a_proof_is_written_read_and_verified(index: int, size: int, extra: bytes | None) -> None:
    made = proof(index, size, extra)
    found = Proof.from_text(made.to_text())
    assert found == made
    assert found.verify(naive.LEAVES[index], VERIFIERS).size == size
    assert verify_proof(made.to_text(), naive.LEAVES[index], VERIFIERS[0].to_text()) == index


def test_the_example_of_the_specification() -> None:
    """C2SP tlog-proof, whose example is shortened (and its extra data cut), so it is only read."""
    text = (
        "c2sp.org/tlog-proof@v1\nindex 73894\n"
        "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\nB95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n\n"
        "example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— example.com/fancylog hI2D\n"
    )
    found = Proof.from_text(text)
    assert (found.index, len(found.path), found.checkpoint.decode()) == (73894, 2, text.split("\n\n", 1)[1])
    assert found.to_text() == text


def test_another_leaf_place_or_log_is_refused() -> None:
    made = proof(5)
    for other, body in (
        (made, naive.LEAVES[4]),
        (Proof(4, made.path, made.checkpoint), naive.LEAVES[5]),
        (Proof(5, made.path[1:], made.checkpoint), naive.LEAVES[5]),
        (Proof(5, made.path, proof(0, 7).checkpoint), naive.LEAVES[5]),
        (Proof(5, made.path, sign_note(Checkpoint(ORIGIN, 8, naive.ROOTS[8]).to_text(), [OTHER])), naive.LEAVES[5]),
        (Proof(5, made.path, sign_note(Checkpoint(KEYS.name, 8, naive.ROOTS[8]).to_text(), [KEYS])), naive.LEAVES[5]),
        (Proof(5, made.path, b""), naive.LEAVES[5]),
    ):
        with pytest.raises(LedgerError):
            other.verify(body, VERIFIERS)
        with pytest.raises((ValueError, IndexError)):
            verify_proof(other.to_text(), body, VERIFIERS[0].to_text())


@pytest.mark.parametrize(
    "head",
    [
        "",
        "c2sp.org/tlog-proof@v2\nindex 0",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\nextra !!\nindex 0",
        "c2sp.org/tlog-proof@v1\nextra YQ==",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra YQ==",
        "c2sp.org/tlog-proof@v1\nindex notanumber",
        "c2sp.org/tlog-proof@v1\nindex -5",
        "c2sp.org/tlog-proof@v1\nindex 05",
        "c2sp.org/tlog-proof@v1\nindex  5",
        f"c2sp.org/tlog-proof@v1\nindex {'9' * 5000}",
        "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!",
        f"c2sp.org/tlog-proof@v1\nindex 0\n{base64.b64encode(bytes(64)).decode()}",
        f"c2sp.org/tlog-proof@v1\nindex 0\n{HASH}\r",
        "c2sp.org/tlog-proof@v1\nindex 0" + f"\n{HASH}" * 64,
    ],
)
def test_another_text_is_refused(head: str) -> None:
    with pytest.raises(LedgerError, match=r"^proof: expected"):
        Proof.from_text(f"{head}\n\n{proof(0).checkpoint.decode()}")


def test_a_proof_without_a_checkpoint_is_refused() -> None:
    with pytest.raises(LedgerError, match="an empty line and a checkpoint"):
        Proof.from_text("c2sp.org/tlog-proof@v1\nindex 0\n")


def test_a_lone_surrogate_is_refused_and_not_an_error_of_ours() -> None:
    with pytest.raises(LedgerError):
        Proof.from_text(proof(0).to_text() + "\ud800\n").verify(b"", VERIFIERS)
