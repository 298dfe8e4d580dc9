"""Laws of the plain reading, for any text at all.

- Folding and the view are position by position: ``len(folded) == len(text)``, and folding is done once and for all.
- The map never goes back, and every position leads to a non-empty part inside the message.
- ASCII text without line-end hyphens and control characters is its own view.
- Cutting a span out of the message leaves the text outside it unchanged, and nothing of the span behind.
- Words are in order, disjoint, and stand in the view where they say.
"""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from safefeedback.text import View, fold, plain_view, words

_ODD = st.sampled_from(
    [
        "\u200b",
        "\u0301",
        "\ufe0f\u20e3",
        "-\n",
        "- \n ",
        "\r\n",
        "\r",
        "９",
        "①",
        "❿",
        "ﬁ",
        "½",
        "№",
        "р",
        "\ud800",
        "\u00ad",
        "ñ",
        "n\u0303",
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.one_of(st.text(max_size=8), _ODD), max_size=20).map("".join),
)


def check_map(view: View, message: str) -> None:
    """Assert the laws of an offset map."""
    assert len(view.folded) == len(view.text)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert all(0 <= start < end <= len(message) for start, end in spans)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in itertools.pairwise(spans))


@given(TEXTS)
@example("\ufdfa\u0301")
@example("a\u200d\u0301-\n\u00adb")
def test_the_map_never_goes_back_and_stays_inside(text: str) -> None:
    check_map(plain_view(text), text)


@given(TEXTS)
def test_folding_is_position_by_position(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert fold(fold(text)) == fold(text)
    assert plain_view(text).folded == fold(plain_view(text).text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="`")))
def test_ascii_is_its_own_view(text: str) -> None:
    view = plain_view(text)
    assert view.is_identity
    assert view.text == text


@given(TEXTS, st.data())
def test_cutting_a_span_leaves_the_rest_unchanged(text: str, data: st.DataObject) -> None:
    view = plain_view(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    first, last = view.span(start, end)
    assert first < last
    cut = text[:first] + "[X]" + text[last:]
    assert cut.startswith(text[:first])
    assert cut.endswith(text[last:])
    assert all(first <= view.span(at, at + 1)[0] and view.span(at, at + 1)[1] <= last for at in range(start, end))


@given(TEXTS)
def test_an_empty_span_is_a_place_in_the_message(text: str) -> None:
    view = plain_view(text)
    for at in range(len(view.text) + 1):
        start, end = view.span(at, at)
        assert 0 <= start == end <= len(text)


@given(TEXTS)
def test_words_stand_where_they_say(text: str) -> None:
    view = plain_view(text)
    done = 0
    for word in words(view):
        assert done <= word.start < word.end
        assert view.folded[word.start : word.end] == word.folded
        done = word.end
