"""A linear-chain CRF over features that are written by hand, with python-crfsuite."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from safefeedback.tagger._features import Features, featurize

__all__ = ["attributes", "read", "train"]

FILE = "crf.bin"
_EDGE = "."


def attributes(text: str, features: Features) -> list[list[str]]:
    """Return what is said of each token: of itself, of the two to each side, and of pairs with its neighbours."""
    tokens = features.tokens
    words = [text[start:end] for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]
    plain = [_EDGE, _EDGE, *map(_plain, words), _EDGE, _EDGE]
    shape = [_EDGE, _EDGE, *map(_shape, words), _EDGE, _EDGE]
    small = features.small
    known = [_EDGE, _EDGE, *("".join(map(chr, row)) for row in (small[:, 6:13] + 48).tolist()), _EDGE, _EDGE]
    gaps, columns = small[:, 1].tolist(), small[:, 6:13].tolist()
    style = f"y{small[0, 2]}" if words else ""
    said = []
    for place, word in enumerate(words):
        k = place + 2
        said.append(
            [
                "b",
                style,
                f"w{word}",
                f"l{word.lower()}",
                *_ends(plain[k]),
                *(f"c{n}{value}" for n, value in enumerate(columns[place])),
                f"g{gaps[place]}",
                f"s{min(place, 3)}",
                f"e{min(len(words) - 1 - place, 3)}",
                *(f"p{j}{plain[k + j]}" for j in (-2, -1, 0, 1, 2)),
                *(f"h{j}{shape[k + j]}" for j in (-2, -1, 0, 1, 2)),
                *(f"k{j}{known[k + j]}" for j in (-2, -1, 0, 1, 2)),
                f"a{plain[k - 1]}|{plain[k]}",
                f"d{plain[k]}|{plain[k + 1]}",
                f"f{plain[k - 2]}|{plain[k - 1]}",
                f"i{plain[k + 1]}|{plain[k + 2]}",
                f"j{known[k - 1]}|{known[k]}|{known[k + 1]}",
                f"m{shape[k - 1]}|{shape[k]}|{shape[k + 1]}",
                f"n{plain[k - 1]}|{known[k]}",
            ]
        )
    return said


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """Return a word in lower case without accents, its digits hidden but for how many there are."""
    if word.isdecimal():
        return f"#{len(word)}"
    return "".join(unicodedata.normalize("NFD", c)[0] for c in word.lower())


def _ends(word: str) -> list[str]:
    sizes = range(1, min(len(word), 4) + 1)
    return [f"<{word[:n]}" for n in sizes] + [f">{word[-n:]}" for n in sizes]


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    """Return the kinds of the characters, each run once: ``Xx``, ``X``, ``x``, ``99`` by length, or the mark."""
    if word.isdecimal():
        return "9" * min(len(word), 16)
    marks = ["X" if c.isupper() else "x" if c.isalpha() else c for c in word]
    return "".join(c for before, c in zip(["", *marks], marks, strict=False) if c != before)


def train(items: Sequence[tuple[str, Features, list[str]]], folder: Path, *, iterations: int) -> None:
    """Fit the weights (L-BFGS, with a penalty on many and on large weights) and write them.

    Args:
        items: text, features and name of the tag of each token, for each message.
        folder: made when missing.
        iterations: at most so many passes.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    for text, features, tags in items:
        trainer.append(attributes(text, features), tags)
    trainer.set_params({"c1": 0.05, "c2": 0.01, "max_iterations": iterations, "feature.minfreq": 2})
    folder.mkdir(parents=True, exist_ok=True)
    trainer.train(str(folder / FILE))


def read(folder: Path) -> Callable[[str], Iterator[tuple[int, int, str]]]:
    """Return the trained model as text to spans."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / FILE))

    def find(text: str) -> Iterator[tuple[int, int, str]]:
        features = featurize(text)
        starts, ends = features.tokens.starts.tolist(), features.tokens.ends.tolist()
        tags = tagger.tag(attributes(text, features)) if starts else []
        return _spans(tags, starts, ends)

    return find


def _spans(tags: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans; one that goes on without having begun begins there."""
    first = np.flatnonzero(
        [
            tag != "O" and (tag[0] == "B" or before[2:] != tag[2:])
            for before, tag in zip(["O", *tags], tags, strict=False)
        ]
    )
    for place in first.tolist():
        last = place
        while last + 1 < len(tags) and tags[last + 1] == f"I-{tags[place][2:]}":
            last += 1
        yield starts[place], ends[last], tags[place][2:]
