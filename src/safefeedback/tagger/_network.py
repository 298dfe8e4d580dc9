"""The network at work: tables of small integers looked up in numpy, matrix products in ONNX Runtime, one thread.

A text is read in windows; what a window decides of a token depends on the few tokens around it, so that windows with a
margin give what the whole text would.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from safefeedback.errors import ConfigurationError
from safefeedback.tagger._features import OFFSETS, SMALL, SMALL_GROUPS, Features

__all__ = ["Network", "Weights", "read_weights"]

Floats = NDArray[np.float32]

FILES: Final = ("card.json", "network.onnx", "tables.npz")
_MIDDLE: Final = 128
"""What makes a signed byte never negative."""
_WINDOW: Final = 1024
_MARGIN: Final = 24
"""Tokens; more than the network sees to either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The files of a model, as bytes; ``repr`` of a million numbers helps nobody."""

    files: tuple[bytes, bytes, bytes]

    @property
    def digest(self) -> str:
        """SHA-256 of the files, in hexadecimal."""
        total = sha256()
        for name, content in zip(FILES, self.files, strict=True):
            total.update(f"{name} {len(content)}\n".encode())
            total.update(content)
        return total.hexdigest()

    @property
    def card(self) -> dict[str, Any]:
        """What the model is: ``name``, ``tags``, ``temperature`` and what it was made from."""
        card: dict[str, Any] = json.loads(self.files[0])
        return card


def read_weights(folder: Traversable) -> Weights:
    """Read a model's files.

    Raises:
        ConfigurationError: a file is missing.
    """
    try:
        contents = tuple(folder.joinpath(name).read_bytes() for name in FILES)
    except FileNotFoundError:
        raise ConfigurationError(
            f"tagger: expected the files {', '.join(FILES)}", hint="give the folder of a trained model"
        ) from None
    return Weights((contents[0], contents[1], contents[2]))


class Network:
    """Features of a text to the logits of its tags."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        with np.load(BytesIO(weights.files[2])) as tables:
            self._words, self._sounds = (tables[name] for name in ("words", "sounds"))
            self._scales = np.concatenate([tables["words_scale"], tables["sounds_scale"]])
            self._threes, self._fives = (_lanes(tables[name]) for name in ("threes", "fives"))
            self._piece_scale = tables["pieces_scale"]
            self._small = _combined(tables["small"].astype(np.float32) * tables["small_scale"])

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - a fifth of a second, paid by who tags

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # the graph is written as it runs best; further fusions make a slower norm
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        return onnxruntime.InferenceSession(self._weights.files[1], options, providers=["CPUExecutionProvider"])

    def logits(self, features: Features) -> Floats:
        """Return the scores of the tags of each token, shape (tokens, tags); each text is read by itself."""
        known = self._known(features)
        ends = np.searchsorted(features.owner, np.arange(len(features.offsets)), side="right").tolist()
        parts = [
            self._run(known[first + start : first + end])[keep]
            for first, last in zip([0, *ends], ends, strict=False)
            for start, end, keep in _windows(last - first)
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _run(self, known: Floats) -> Floats:
        result: Floats = self._session.run(None, {"known": known[None]})[0][0]
        return result

    def _known(self, features: Features) -> Floats:
        """Return what is known of each token by itself, shape (tokens, width)."""
        tokens = features.tokens
        words, sounds = self._words.take(features.words, axis=0), self._sounds.take(features.sounds, axis=0)
        pieces = self._threes.take(features.threes, axis=0)
        pieces += self._fives.take(features.fives, axis=0)
        total = np.add.reduceat(pieces, tokens.first, axis=0).view(np.uint16)
        small = features.small
        parts = [table.take(small[:, columns] @ factors, axis=0) for table, columns, factors in self._small]
        return np.concatenate(
            [
                np.concatenate([words, sounds], axis=1) * self._scales,
                (total / tokens.sizes[:, None].astype(np.float32) - 2 * _MIDDLE) * self._piece_scale,
                sum(parts[1:], parts[0]),
            ],
            axis=1,
        )


Part = tuple[Floats, slice, NDArray[np.int64]]
"""A table for some small features together, which they are, and how their values make its rows."""


def _lanes(table: NDArray[np.int8]) -> NDArray[np.uint64]:
    """Return a table with four columns in one integer, 16 bits each and never negative, so that four are added at once.

    A token has at most :data:`~safefeedback.tagger._tokens.LONGEST` characters, which is too few to carry over.
    """
    return np.ascontiguousarray(table.astype(np.int16) + _MIDDLE).view(np.uint64)


def _combined(table: Floats) -> tuple[Part, ...]:
    """Return one table for several small features at once, with the sums of their rows."""
    parts = []
    for columns in SMALL_GROUPS:
        sizes, rows = SMALL[columns], np.zeros((1, table.shape[1]), np.float32)
        for offset, size in zip(OFFSETS[columns].tolist(), sizes, strict=True):
            rows = (rows[:, None] + table[None, offset : offset + size]).reshape(-1, table.shape[1])
        factors = np.array([math.prod(sizes[place + 1 :]) for place in range(len(sizes))], np.int64)
        parts.append((rows, columns, factors))
    return tuple(parts)


def _windows(count: int) -> Iterator[tuple[int, int, slice]]:
    """Yield start and end of each window with its margins, and the part of it that counts."""
    for start in range(0, count, _WINDOW):
        first, last = max(0, start - _MARGIN), min(count, start + _WINDOW + _MARGIN)
        yield first, last, slice(start - first, min(start + _WINDOW, count) - first)
