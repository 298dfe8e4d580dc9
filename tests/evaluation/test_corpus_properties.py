"""Laws of the corpus format.

1. Writing messages with marks and reading them back returns the same texts and spans.
2. Anything at all is either read or refused with InputError, in time that grows with its length.
"""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import InputError
from safefeedback.evaluation import GoldSpan, parse_corpus
from safefeedback.evaluation.gold import LABELS

plain = st.text(st.characters(exclude_characters="[]\r\n#", exclude_categories=["Cs"]), max_size=8)
surfaces = plain.filter(lambda text: bool(text) and text == text.strip())
pieces = st.lists(st.tuples(plain, surfaces, st.sampled_from(sorted(LABELS)), st.booleans()), max_size=4)


@given(pieces, plain)
def test_marks_written_are_marks_read(marked: list[tuple[str, str, str, bool]], tail: str) -> None:
    body, text, spans = "", "", []
    for before, surface, label, optional in marked:
        body += f"{before}[[{label}{'?' if optional else ''}:{surface}]]"
        start = len(text) + len(before)
        text += before + surface
        spans.append(GoldSpan(start, len(text), label, optional))
    (message,) = parse_corpus(f"### id=a-1\n{body}{tail}\n", source="a.txt")
    assert message.text == text + tail
    assert message.spans == tuple(spans)


@given(st.text(st.sampled_from("#[]: =AGE?i\n"), max_size=60))
def test_anything_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        for message in parse_corpus(text, source="a.txt"):
            assert all(0 <= span.start < span.end <= len(message.text) for span in message.spans)
