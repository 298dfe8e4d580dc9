"""Laws: tokens are in order, disjoint and cover exactly what is visible; only a token of one class is longer than one."""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.tagger._tokens import tokenize

TEXTS = st.text(st.one_of(st.sampled_from("aá Ñ9\n.@-😀李"), st.characters(codec="utf-8")), max_size=60)


@given(TEXTS)
def test_tokens_cover_what_is_visible(text: str) -> None:
    tokens = tokenize(text)
    covered = [place for a, b in zip(tokens.starts, tokens.ends, strict=True) for place in range(a, b)]
    assert covered == [place for place, sign in enumerate(text) if not sign.isspace()]


@given(TEXTS)
def test_columns_agree(text: str) -> None:
    tokens = tokenize(text)
    visible = int(tokens.sizes.sum())
    assert len(tokens.owner) == len(tokens.inside) == len(tokens.kinds) == visible
    assert all(tokens.inside[tokens.first] == 0)
    assert (tokens.ends - tokens.starts == tokens.sizes).all()


@given(TEXTS)
def test_long_tokens_are_of_one_class(text: str) -> None:
    tokens = tokenize(text)
    for a, b in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        piece = text[a:b]
        assert len(piece) == 1 or piece.isalpha() or piece.isdecimal()
