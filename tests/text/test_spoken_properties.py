"""Laws of the second reading, for any text and for storms of the words that it undoes.

- There is no crash on any text.
- The map never goes back, and every position leads to a non-empty part inside the message.
- What it undoes is not there to be undone again in plain ASCII without number words.
- Digits of the message are digits of the view, in their order; no digit is lost.
- A number said digit by digit is read back, whatever stands between the words.
- A mailbox said in words is read back.
- The hints never say no where there is something to undo.
"""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.text import View, plain_view, spoken_view
from safefeedback.text.hints import has_links, has_mailboxes, has_spelling
from safefeedback.text.links import links, wrapped
from safefeedback.text.mailboxes import mailboxes
from safefeedback.text.numbers import numbers
from safefeedback.text.spelling import spelled, spelled_out

_UNITS = "cero uno dos tres cuatro cinco seis siete ocho nueve".split()
_SAID = (
    "nueve ocho 7 veintiuno treinta y mil cien ciento doble triple 43O255 nuebe87 ochoocho tres, dos. uno- cinco/ arroba"
    " @ (at) [arroba] at en punto (punto) dot . _ guion bajo raya abajo gmail com gmailcom hotmail pe es correo: ana poma"
    " jota erre doble eme a facebook wa me barra https://x.pe/ igual v manzana lote e efe años meses tengo de del mayo"
    " menos 5.897773 F de Félix, A de Ana, todo junto correo es hola P-I-L-C-O a, puntocom arrobagmail ochenta menos mz\n \u200b \ufe0f"
).split(" ")
STORMS = st.lists(st.sampled_from(_SAID), max_size=40).flatmap(
    lambda said: st.lists(st.sampled_from([" ", "", "\n", ", "]), min_size=len(said), max_size=len(said)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(said, gaps, strict=True))
    )
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=())), STORMS)


def _check_map(view: View, message: str) -> None:
    assert len(view.folded) == len(view.text)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert all(0 <= start < end <= len(message) for start, end in spans)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in itertools.pairwise(spans))


@given(TEXTS)
def test_the_map_never_goes_back_and_stays_inside(text: str) -> None:
    view = spoken_view(plain_view(text))
    if view is not None:
        _check_map(view, text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="@(/OIlSBo")))
def test_there_is_nothing_to_undo_in_figures_and_signs(text: str) -> None:
    text = re.sub("[a-zA-Z]{2,}", "x", text)
    view = spoken_view(plain_view(text))
    assert view is None or re.search(r"[a-zA-Z]", text)


@given(TEXTS)
def test_no_digit_is_lost(text: str) -> None:
    plain = plain_view(text)
    view = spoken_view(plain)
    if view is not None:
        _assert_subsequence(re.sub(r"\D", "", plain.text), re.sub(r"\D", "", view.text))


def _assert_subsequence(part: str, whole: str) -> None:
    rest = iter(whole)
    assert all(digit in rest for digit in part)


@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=12),
    st.sampled_from([" ", ", ", "-", " - ", "\n", "/", ". ", "... "]),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_a_number_said_digit_by_digit_is_read_back(number: list[int], gap: str, case: object) -> None:
    said = gap.join(_UNITS[digit] for digit in number)
    said = said.upper() if case is str.upper else said
    view = spoken_view(plain_view(f"mi fono: {said}"))
    assert view is not None
    assert view.text == "mi fono: " + " ".join(map(str, number))
    assert view.span(9, len(view.text)) == (9, 9 + len(said))


@given(
    st.lists(st.sampled_from(["ana", "poma", "rosa", "quispe"]), min_size=1, max_size=4),
    st.sampled_from([(" punto ", "."), (" guion bajo ", "_"), (" (punto) ", "."), (" guion ", "-")]),
    st.sampled_from([" arroba ", " (at) ", "[arroba]", " @ ", " ARROBA "]),
    st.sampled_from(["gmail punto com", "gmail.com", "gmail com", "gmail", "gmail (punto) com"]),
)
def test_a_mailbox_said_in_words_is_read_back(names: list[str], joint: tuple[str, str], sign: str, domain: str) -> None:
    said = joint[0].join(names) + sign + domain
    view = spoken_view(plain_view(f"escriban a {said}, por favor"))
    assert view is not None
    address = joint[1].join(names) + "@gmail.com"
    assert view.text == f"escriban a {address}, por favor"
    assert view.span(11, 11 + len(address)) == (11, 11 + len(said))


@given(TEXTS)
def test_the_hints_never_say_no_in_vain(text: str) -> None:
    view = plain_view(text)
    found = numbers(view)
    folded = view.folded
    assert has_mailboxes(folded) or not list(mailboxes(view, found))
    assert has_links(folded) or not [*links(view, found), *wrapped(view)]
    assert has_spelling(folded) or not [*spelled(view, found), *spelled_out(view)]
