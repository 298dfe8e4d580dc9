"""The way from spans of the message to the words of a view."""

import pytest

from safefeedback.recognizers._located import located, word_range
from safefeedback.text import plain_view, words


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("soy rosa quispe", (4, 8), (1, 2)),
        ("soy rosa quispe", (4, 15), (1, 3)),
        ("soy rosa quispe", (5, 6), (1, 2)),
        ("soy rosa, quispe", (8, 10), (2, 2)),
        ("", (0, 1), (0, 0)),
    ],
)
def test_words_that_a_span_touches(text: str, span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert word_range(plain_view(text), span) == expected


def test_a_span_is_followed_into_a_view_that_has_lost_characters() -> None:
    text = "soy \u200b\u200bro\u200bsa quispe"
    view = plain_view(text)
    start = text.index("r")
    first, last = word_range(view, (start, start + 5))
    assert [word.folded for word in words(view)[first:last]] == ["rosa"]


def test_a_span_of_nothing_seen_is_empty() -> None:
    text = "soy \u200b\u200brosa"
    start, end = located(plain_view(text), (4, 6))
    assert start == end
