"""Laws of the noise: as many spans, in the same order, with the same labels, none empty, none over another; the text
and spans of edits are those that a character by character reading gives; exact spans keep their letters.
"""

from random import Random

from benchmarks.tagger.noise import disturb
from benchmarks.tagger.noise.edits import Edit, Noisy, Spans, apply
from benchmarks.tagger.noise.words import CHECKED
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.text import fold

LABELS = ("PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "URL", "PE_RUC", "LOCATION")
PIECES = st.one_of(
    st.sampled_from(["que ", "porque ", "Señor, ", " 987654321 ", "¿hola? ", "vivo en ", "\n", "municipalidad ", ".", "12 "]),
    st.text(max_size=8),
)  # fmt: skip
SURFACES = st.sampled_from(
    ["Rosa Pérez", "a", "987 654 321", "ana@example.com", "x.com/ana", "20131312955", "Jr. Grau 345, Comas", "de"]
)


@st.composite
def messages(draw: st.DrawFn) -> Noisy:
    text, spans = draw(PIECES), []
    for _ in range(draw(st.integers(0, 4))):
        surface = draw(SURFACES)
        spans.append((len(text), len(text) + len(surface), draw(st.sampled_from(LABELS))))
        text += surface + draw(PIECES)
    return Noisy(text, spans)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Noisy, list[Edit]]:
    noisy = draw(messages())
    places = sorted(draw(st.lists(st.integers(0, len(noisy.text)), max_size=12)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return noisy, [(start, end, draw(st.text("ab 1", max_size=3))) for start, end in pairs]


def _slowly(noisy: Noisy, edits: list[Edit]) -> Noisy:
    """Apply edits character by character, each character with the span that it belongs to."""
    owner = [next((i for i, (s, e, _) in enumerate(noisy.spans) if s <= at < e), None) for at in range(len(noisy.text))]
    cells = [[(c, own)] for c, own in zip(noisy.text, owner, strict=True)]
    before: list[list[tuple[str, int | None]]] = [[] for _ in range(len(noisy.text) + 1)]
    done = 0
    for start, end, new in edits:
        inner = next((i for i, (s, e, _) in enumerate(noisy.spans) if s < start < e), None) if start == end else None
        owners = set(owner[start:end]) or {inner}
        own = next(iter(owners))
        edge = own is not None and start < end and (start == noisy.spans[own][0] or end == noisy.spans[own][1])
        if start < done or len(owners) > 1 or (edge and (not new or new != new.strip())):
            continue
        before[start] += [(c, own) for c in new]
        cells[start:end] = [[] for _ in range(end - start)]
        done = end
    line = [
        cell for at in range(len(noisy.text) + 1) for cell in [*before[at], *(cells[at] if at < len(cells) else [])]
    ]
    spans: Spans = []
    for i, (_, _, label) in enumerate(noisy.spans):
        mine = [at for at, (_, own) in enumerate(line) if own == i]
        spans.append((mine[0], mine[-1] + 1, label))
    return Noisy("".join(c for c, _ in line), spans)


@given(edited())
def test_edits_are_as_a_slow_reading_gives_them(case: tuple[Noisy, list[Edit]]) -> None:
    assert apply(*case) == _slowly(*case)


@given(messages(), st.integers(0, 2**32), st.floats(0, 1))
def test_spans_stay_in_order_and_on_something(noisy: Noisy, seed: int, strength: float) -> None:
    text, spans = disturb(noisy.text, noisy.spans, Random(seed), strength)
    assert [label for _, _, label in spans] == [label for _, _, label in noisy.spans]
    edges = [edge for start, end, _ in spans for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end, _ in spans)


@given(messages(), st.integers(0, 2**32), st.floats(0, 1))
def test_addresses_of_the_network_and_checked_numbers_keep_their_letters(noisy: Noisy, seed: int, rate: float) -> None:
    text, spans = disturb(noisy.text, noisy.spans, Random(seed), rate)
    for (start, end, label), (old_start, old_end, _) in zip(spans, noisy.spans, strict=True):
        if label in CHECKED or label in ("EMAIL_ADDRESS", "URL"):
            old, new = noisy.text[old_start:old_end], text[start:end]
            assert [c for c in fold(new) if c.isalnum()] == [c for c in fold(old) if c.isalnum()]
