"""The tagger: a text goes in, spans with their entity and probability come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from safefeedback.tagger._decoding import decode, probabilities
from safefeedback.tagger._features import featurize
from safefeedback.tagger._network import Network, Weights, read_weights

__all__ = ["Tagged", "Tagger", "load_tagger"]

_PART: Final = 20_000
_MARGIN: Final = 400
"""Code points: a longer text is read in parts, each with what stands around it."""

_OUTSIDE: Final = 0.5
"""Factor on the probability of no entity, so that what is found in doubt is given to the caller with its doubt."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of a text.

    Attributes:
        start: first code point.
        end: one past the last.
        entity: a name of :mod:`safefeedback.entities`.
        probability: that it is one, in ``[0, 1]``; calibrated on messages that the model was not trained on.
    """

    start: int
    end: int
    entity: str
    probability: float


class Tagger:
    """A trained model; holds nothing of a text and may be called from many threads.

    Args:
        weights: from :func:`load_tagger` or of a model of your own.
    """

    def __init__(self, weights: Weights) -> None:
        card = weights.card
        self.name: str = card["name"]
        self.entities: tuple[str, ...] = tuple(card["entities"])
        self.digest: str = weights.digest
        self._temperature = float(card["temperature"])
        self._network = Network(weights)

    def tag(self, text: str) -> tuple[Tagged, ...]:
        """Return the spans of a normalised text, in order and disjoint; linear time."""
        return self.tag_all([text])[0]

    def tag_all(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """Return the spans of each text, as :meth:`tag` does; short texts together take less time than one by one."""
        found: list[tuple[Tagged, ...]] = [()] * len(texts)
        group: list[int] = []
        size = 0
        for place, text in enumerate(texts):
            if len(text) > _PART:
                found[place] = self._tag_long(text)
                continue
            if group and size + len(text) > _PART:
                self._tag_group(texts, group, found)
                group, size = [], 0
            group.append(place)
            size += len(text)
        self._tag_group(texts, group, found)
        return found

    def _tag_long(self, text: str) -> tuple[Tagged, ...]:
        """Read a long text in parts, each with what stands around it."""
        found: list[Tagged] = []
        for start in range(0, len(text), _PART):
            first, end = max(0, start - _MARGIN), start + _PART
            for _, tagged in self._spans([text[first : end + _MARGIN]]):
                here = replace(tagged, start=tagged.start + first, end=tagged.end + first)
                if start <= here.start < end and (not found or found[-1].end <= here.start):
                    found.append(here)
        return tuple(found)

    def _tag_group(self, texts: Sequence[str], group: Sequence[int], found: list[tuple[Tagged, ...]]) -> None:
        spans: list[list[Tagged]] = [[] for _ in group]
        for owner, tagged in self._spans([texts[place] for place in group]):
            spans[owner].append(tagged)
        for place, mine in zip(group, spans, strict=True):
            found[place] = tuple(mine)

    def _spans(self, texts: Sequence[str]) -> Iterator[tuple[int, Tagged]]:
        """Yield each span with the number of its text."""
        features = featurize(*texts)
        tokens = features.tokens
        if not len(tokens):
            return
        likely = probabilities(self._network.logits(features), self._temperature)
        starts, ends = tokens.starts, tokens.ends
        owners, offsets = features.owner, features.offsets
        for first, last, entity, probability in decode(likely, _OUTSIDE, owners):
            owner = int(owners[first])
            shift = int(offsets[owner])
            start, end = int(starts[first]) - shift, int(ends[last - 1]) - shift
            yield owner, Tagged(start, end, self.entities[entity], min(1.0, probability))


@cache
def _shipped() -> Tagger:
    return Tagger(read_weights(files("safefeedback.tagger").joinpath("data")))


def load_tagger(folder: Traversable | None = None) -> Tagger:
    """Return the shipped tagger, read once, or the one whose files are in a folder.

    Raises:
        ConfigurationError: a file is missing.
    """
    return _shipped() if folder is None else Tagger(read_weights(folder))
