"""Messages as arrays for training: features of every token and the tag that it should get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from corpus import Example
from safefeedback.tagger._features import OFFSETS, Features, featurize

__all__ = ["Batch", "Encoded", "collate", "encode", "tag_names"]

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Encoded:
    """A message: features and one tag number for each token."""

    example: Example
    features: Features
    tags: NDArray[np.int64]


@dataclass(slots=True)
class Batch:
    """Messages side by side, padded; ``bags`` are the character pieces of all tokens one after another."""

    words: torch.Tensor
    sounds: torch.Tensor
    threes: torch.Tensor
    fives: torch.Tensor
    offsets: torch.Tensor
    sizes: torch.Tensor
    small: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor


def tag_names(entities: Sequence[str]) -> list[str]:
    """Return the names of the tags, ``O`` first."""
    return ["O", *(f"{part}-{entity}" for entity in entities for part in "BI")]


def encode(item: Example, entities: dict[str, int]) -> Encoded:
    """Return the arrays of a message.

    Tokens of an optional span, or of a label that is not learnt, are left out of the loss.
    """
    features = featurize(item.text)
    tokens = features.tokens
    tags = np.zeros(len(tokens), np.int64)
    for start, end, label in item.spans:
        first = int(np.searchsorted(tokens.starts, start))
        last = int(np.searchsorted(tokens.starts, end))
        number = entities.get(label)
        if number is None:
            tags[first:last] = IGNORED
        else:
            tags[first:last] = 2 + 2 * number
            tags[first : first + 1] = 1 + 2 * number
    return Encoded(item, features, tags)


def collate(items: Sequence[Encoded]) -> Batch:
    """Return the messages as one batch."""
    length, count = max(len(i.tags) for i in items), len(items)
    words = np.zeros((count, length), np.int64)
    sounds, tags = np.zeros_like(words), np.full_like(words, IGNORED)
    small = np.zeros((count, length, items[0].features.small.shape[1]), np.int64)
    mask = np.zeros((count, length), np.float32)
    sizes = np.zeros((count, length), np.int64)
    for row, item in enumerate(items):
        size = len(item.tags)
        words[row, :size], sounds[row, :size] = item.features.words, item.features.sounds
        small[row, :size] = item.features.small + OFFSETS
        tags[row, :size], mask[row, :size] = item.tags, 1
        sizes[row, :size] = item.features.tokens.sizes
    flat = sizes.ravel()
    offsets = np.concatenate([[0], np.cumsum(flat)[:-1]])
    return Batch(
        *map(
            torch.from_numpy,
            (
                words,
                sounds,
                np.concatenate([i.features.threes for i in items]),
                np.concatenate([i.features.fives for i in items]),
                offsets,
                flat,
                small,
                mask,
                tags,
            ),
        )
    )
