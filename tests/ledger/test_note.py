import base64
from pathlib import Path

import pytest
from tests.ledger.independent import verify_checkpoint
from tests.ledger.keys import KEYS, ORIGIN, OTHER, QUANTUM, RECORDS, STRANGER

from safefeedback.crypto import MlDsaSigningKey, SecretBytes, SigningKey, VerifyingKey
from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint
from safefeedback.ledger.note import (
    Cosigner,
    NoteError,
    NoteSigner,
    NoteVerifier,
    Signer,
    open_checkpoint,
    open_note,
    sign_note,
)

PUBLISHED = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
).encode()
"""The example of golang.org/x/mod/sumdb/note (BSD-3-Clause), with its keys below."""
PETER = NoteVerifier.from_text("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
PETERS_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]

VECTORS = Path(__file__).parent / "vectors"
HEAD = Checkpoint(ORIGIN, 3, bytes(range(32)))
TEXT = HEAD.to_text()
NOTE = sign_note(TEXT, [RECORDS])
VERIFIER = RECORDS.verifier()


def fault(note: bytes, verifiers: list[NoteVerifier]) -> str:
    with pytest.raises(NoteError) as refused:
        open_note(note, verifiers)
    return refused.value.fault


def test_the_published_note_opens_and_is_signed_the_same() -> None:
    text = open_note(PUBLISHED, [PETER])
    assert PUBLISHED.startswith(text.encode())
    assert sign_note(text, [NoteSigner("PeterNeumann", SigningKey(SecretBytes(PETERS_SEED)))]) == PUBLISHED


def test_the_published_cosignature_opens() -> None:
    """torchwood v0.10.0 (ISC), ``cmd/litewitness/testdata/mldsa.txt``: a checkpoint of size 1, time 0."""
    seed = SecretBytes(bytes.fromhex("2886adc2b0eabfce67c0472939127998bf886cf256bfee8ba76a253fce1146e0"))
    verifier = Cosigner("example.com/mldsa-log", MlDsaSigningKey(seed)).verifier()
    note = (VECTORS / "torchwood_mldsa.note").read_bytes()
    assert open_checkpoint(note, [verifier]).size == 1
    assert fault(note.replace(b"\n1\n", b"\n2\n"), [verifier]) == "bad-signature"


@pytest.mark.parametrize(
    "text",
    [
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
        "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6",
        QUANTUM.verifier().to_text(),
    ],
)
def test_a_key_is_read_and_written_the_same(text: str) -> None:
    """The first three are of golang.org/x/mod and transparency-dev/formats."""
    assert NoteVerifier.from_text(text).to_text() == text


def typed(name: str, content: bytes) -> str:
    """Return a key with the id that belongs to it."""
    import hashlib

    identity = hashlib.sha256(name.encode() + b"\n" + content).hexdigest()[:8]
    return f"{name}+{identity}+{base64.b64encode(content).decode()}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a3+",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        typed("a", b"\x01" + bytes(31)),
        typed("a", b"\x06" + bytes(32)),
        typed("a", b"\x04" + bytes(32)),
        typed("a", b"\x01"),
    ],
)
def test_another_text_of_a_key_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match=r"^note: "):
        NoteVerifier.from_text(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\n"])
def test_a_name_has_no_space_and_no_plus(name: str) -> None:
    with pytest.raises(LedgerError, match="a name of a key without spaces and plus"):
        NoteVerifier(name, VerifyingKey(bytes(32)))


def test_unknown_keys_are_passed_over() -> None:
    note = sign_note(TEXT, [STRANGER, RECORDS, OTHER])
    assert open_note(note, [VERIFIER]) == TEXT
    assert open_note(note, [OTHER.verifier(), VERIFIER]) == TEXT
    assert fault(note, []) == "unknown-key"
    assert fault(note, [KEYS.verifier()]) == "unknown-key"


def test_one_wrong_line_of_a_known_key_is_enough() -> None:
    forged = sign_note(TEXT.replace("\n3\n", "\n4\n"), [OTHER]).rpartition(b"\n\n")[2]
    assert fault(NOTE + forged, [VERIFIER, OTHER.verifier()]) == "bad-signature"
    assert fault(forged.join([NOTE, b""]), [OTHER.verifier()]) == "bad-signature"
    assert open_note(NOTE + forged, [VERIFIER]) == TEXT


def test_a_changed_text_is_found() -> None:
    assert fault(NOTE.replace(b"\n3\n", b"\n4\n"), [VERIFIER]) == "bad-signature"


def test_the_text_ends_at_the_last_empty_line() -> None:
    text = "one\n\ntwo\n"
    assert open_note(sign_note(text, [STRANGER]), [STRANGER.verifier()]) == text


LINE = NOTE.rpartition(b"\n\n")[2]


@pytest.mark.parametrize(
    "note",
    [
        b"",
        TEXT.encode(),
        TEXT.encode() + b"\n",
        NOTE[:-1],
        NOTE + b"\n",
        NOTE + b"\n\n",
        NOTE.replace(b"\n\n", b"\n"),
        NOTE.replace(b"\n", b"\r\n"),
        NOTE.replace("— ".encode(), b"- "),
        NOTE.replace("— ".encode(), "—  ".encode()),
        NOTE + b"more\n",
        NOTE + "— name\n".encode(),
        NOTE + "— name AA\n".encode(),
        NOTE + "— na+me AAAA\n".encode(),
        NOTE + "— name AAAA x\n".encode(),
        NOTE.replace(b"=\n", b"\n"),
        NOTE.replace(b"records", b"rec\0rds"),
        NOTE.replace(b"records", b"rec\xffrds"),
        NOTE + LINE * 100,
        b"x" * 1_000_000 + NOTE,
    ],
)
def test_another_form_is_refused(note: bytes) -> None:
    assert fault(note, [VERIFIER]) == "malformed"


def test_a_hundred_lines_are_read() -> None:
    assert open_note(NOTE + LINE * 99, [VERIFIER]) == TEXT


@pytest.mark.parametrize("text", ["", "no end", "tab\tbed\n", "return\r\n", "\0\n"])
def test_a_text_that_cannot_be_in_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(LedgerError, match="expected lines of text"):
        sign_note(text, [RECORDS])


def test_a_note_has_a_signature() -> None:
    with pytest.raises(LedgerError, match="expected one signer or more"):
        sign_note(TEXT, [])


@pytest.mark.parametrize("signers", [[RECORDS], [QUANTUM], [RECORDS, QUANTUM], [STRANGER, RECORDS]])
def test_a_checkpoint_is_signed_by_its_log(signers: list[Signer]) -> None:
    note = sign_note(TEXT, signers)
    for signer in signers:
        known = signer.verifier()
        assert open_note(note, [known]) == TEXT
        assert verify_checkpoint(note, known.to_text()) == (HEAD.origin, HEAD.size, HEAD.root)
        if known.name == ORIGIN:
            assert open_checkpoint(note, [known]) == HEAD


def test_a_witness_alone_does_not_make_a_checkpoint() -> None:
    with pytest.raises(NoteError, match="under the name of its own log"):
        open_checkpoint(sign_note(TEXT, [STRANGER]), [STRANGER.verifier(), VERIFIER])


def test_a_checkpoint_of_another_log_with_the_same_key_is_foreign() -> None:
    """An Ed25519 signature does not cover the name on its line, so the line can be written anew."""
    theirs = Checkpoint(KEYS.name, 3, HEAD.root).to_text()
    relabelled = sign_note(theirs, [NoteSigner(ORIGIN, KEYS.key)])
    assert open_note(relabelled, [VERIFIER]) == theirs
    with pytest.raises(NoteError) as refused:
        open_checkpoint(relabelled, [VERIFIER])
    assert refused.value.fault == "foreign"


def test_a_note_that_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(NoteError, match="a checkpoint of three lines"):
        open_checkpoint(sign_note("hello\n", [RECORDS]), [VERIFIER])


def test_a_cosignature_holds_the_time_and_covers_it() -> None:
    note = sign_note(TEXT, [QUANTUM])
    blob = base64.b64decode(note.split()[-1])
    assert int.from_bytes(blob[4:12], "big") == 1_795_651_200
    for when in (0, 1_795_651_201, 2**63):
        late = blob[:4] + when.to_bytes(8, "big") + blob[12:]
        changed = note.replace(base64.b64encode(blob), base64.b64encode(late))
        assert fault(changed, [QUANTUM.verifier()]) == "bad-signature"


@pytest.mark.parametrize(
    ("name", "text"),
    [("n" * 256, TEXT), ("name", Checkpoint("o" * 256, 1, bytes(32)).to_text()), ("name", "hello\n")],
)
def test_only_a_checkpoint_with_short_names_is_cosigned(name: str, text: str) -> None:
    with pytest.raises(LedgerError, match="expected"):
        sign_note(text, [Cosigner(name, QUANTUM.key)])


def test_a_short_cosignature_is_wrong() -> None:
    line = f"— {ORIGIN} {base64.b64encode(QUANTUM.verifier().key_id + bytes(3)).decode()}\n"
    assert fault(NOTE + line.encode(), [VERIFIER, QUANTUM.verifier()]) == "bad-signature"
