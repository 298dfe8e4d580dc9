"""The designs as one shape: text to findings. Loading one imports only what it needs: memory is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.text import plain_view

__all__ = ["KINDS", "System", "system"]

Find = Callable[[str], Iterable[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class System:
    """A trained design.

    Attributes:
        name: for the table.
        kind: one of :data:`KINDS`.
        folder: its files.
        find: normalised text to spans.
    """

    name: str
    kind: str
    folder: Path
    find: Find = field(repr=False)

    def detect(self, message: Message) -> list[Finding]:
        """Return what is found in a message as received."""
        view = plain_view(message.text)
        return [Finding(*view.span(start, end), entity, 1.0, self.kind) for start, end, entity in self.find(view.text)]

    @property
    def size(self) -> int:
        """Bytes of the files that it needs to run."""
        return sum((self.folder / name).stat().st_size for name in KINDS[self.kind][1])


def system(described: str) -> System:
    """Return the design that ``NAME=KIND:FOLDER`` or ``NAME=KIND:FOLDER@FACTOR`` describes, ready to run.

    The factor is on the probability of no entity: above 1 less is found, below 1 more.

    Raises:
        ValueError: it is not of that form, or the kind takes no factor.
    """
    name, _, rest = described.partition("=")
    kind, _, place = rest.partition(":")
    folder, _, factor = place.partition("@")
    if kind not in KINDS or not folder:
        raise ValueError(f"expected NAME=KIND:FOLDER with a kind of {', '.join(KINDS)}")
    return System(name, kind, Path(folder), KINDS[kind][0](Path(folder), float(factor or 1)))


def _softmax(folder: Path, outside: float) -> Find:
    """The network as it is shipped, but for the factor, and at temperature 1: a calibrated one has seen the authors."""
    from safefeedback.tagger._decoding import decode, probabilities
    from safefeedback.tagger._features import featurize
    from safefeedback.tagger._network import Network, read_weights

    weights = read_weights(folder)
    network, entities = Network(weights), weights.card["entities"]

    def find(text: str) -> list[tuple[int, int, str]]:
        features = featurize(text)
        if not len(features.tokens):
            return []
        likely = probabilities(network.logits(features), 1.0)
        starts, ends = features.tokens.starts, features.tokens.ends
        return [(int(starts[a]), int(ends[b - 1]), entities[kind]) for a, b, kind, _ in decode(likely, outside)]

    return find


def _chain(folder: Path, outside: float) -> Find:
    import numpy as np

    from rivals.paths import Transitions, likeliest, stretches
    from safefeedback.tagger._features import featurize
    from safefeedback.tagger._network import Network, read_weights

    weights = read_weights(folder)
    network, entities = Network(weights), weights.card["entities"]
    with np.load(folder / "chain.npz") as learnt:
        transitions = Transitions.of(learnt["first"], learnt["pairs"], learnt["last"])

    def find(text: str) -> list[tuple[int, int, str]]:
        features = featurize(text)
        if not len(features.tokens):
            return []
        scores = network.logits(features)
        scores[:, 0] += np.float32(np.log(outside))
        found = stretches(likeliest(scores, transitions))
        starts, ends = features.tokens.starts, features.tokens.ends
        return [(int(starts[a]), int(ends[b - 1]), entities[kind]) for a, b, kind in found]

    return find


def _torch(folder: Path, outside: float) -> Find:
    """The network in PyTorch: tables and matrices in float32."""
    import torch
    from encoding import encode
    from train import NAMES, load, logits

    from corpus import Example
    from safefeedback.tagger._decoding import decode, probabilities

    torch.set_num_threads(1)
    network = load(folder / "network.pt")

    def find(text: str) -> list[tuple[int, int, str]]:
        item = encode(Example("", text, ()), {})
        if not len(item.tags):
            return []
        likely = probabilities(logits(network, [item])[0].numpy(), 1.0)
        starts, ends = item.features.tokens.starts, item.features.tokens.ends
        return [(int(starts[a]), int(ends[b - 1]), NAMES[kind]) for a, b, kind, _ in decode(likely, outside)]

    return find


def _crfsuite(folder: Path, outside: float) -> Find:
    from rivals.crfsuite import read

    if outside != 1:
        raise ValueError("crfsuite: expected no factor")
    return read(folder)


_NETWORK: Final = ("card.json", "network.onnx", "tables.npz")

KINDS: Final[dict[str, tuple[Callable[[Path, float], Find], tuple[str, ...]]]] = {
    "softmax": (_softmax, _NETWORK),
    "chain": (_chain, (*_NETWORK, "chain.npz")),
    "torch": (_torch, ("network.pt",)),
    "crfsuite": (_crfsuite, ("crf.bin",)),
}
"""How each kind is read, and which files it needs."""
