"""Laws of notes.

- What is signed opens for the key that signed it, and gives the text back.
- A note with any byte changed does not give another text.
- No note gives a text that its key did not sign.
"""

from hypothesis import example, given
from hypothesis import strategies as st
from tests.ledger.keys import ORIGIN, OTHER, RECORDS

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint
from safefeedback.ledger.note import open_checkpoint, open_note, sign_note

LINES = st.lists(st.text(st.characters(blacklist_categories=["Cs"], min_codepoint=0x20), max_size=20), min_size=1)
VERIFIER = RECORDS.verifier()
HEADS = st.builds(Checkpoint, st.just(ORIGIN), st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32))


@given(LINES)
@example(["\u2028\x85"])
def test_what_is_signed_opens_for_its_key(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert open_note(sign_note(text, [RECORDS, OTHER]), [VERIFIER]) == text


@given(HEADS, st.data())
def test_a_changed_note_gives_no_other_checkpoint(head: Checkpoint, data: st.DataObject) -> None:
    note = bytearray(sign_note(head.to_text(), [RECORDS]))
    note[data.draw(st.integers(0, len(note) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found = open_checkpoint(bytes(note), [VERIFIER])
    except LedgerError:
        return
    assert found == head


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"{text}\n\n\u2014 a AAAA\n".encode()))
def test_no_other_bytes_are_a_note(content: bytes) -> None:
    try:
        open_note(content, [VERIFIER])
    except LedgerError:
        return
    raise AssertionError("a note that nobody signed")


@given(HEADS)
def test_a_checkpoint_is_read_as_written(head: Checkpoint) -> None:
    assert Checkpoint.from_text(head.to_text()) == head
    assert open_checkpoint(sign_note(head.to_text(), [RECORDS]), [VERIFIER]) == head
