"""The tagger's architecture trained on a public set, to be measured by that set's own rules.

Features, convolutions and decoding are those of the shipped model. Added for long texts: a token also sees the mean of
what is known of the same word elsewhere on its page (``recall``). Several networks from different seeds are averaged.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from encoding import IGNORED, Batch, Encoded, collate, encode, tag_names
from network import Network, Shape, optimizers
from public import Mark, Page, Record, opened, pages, refilled, surfaces
from rich.progress import Progress
from torch import nn
from torch.nn import functional

from corpus import Example
from safefeedback.tagger._decoding import decode, probabilities

__all__ = ["Settings", "Trial"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network is trained.

    Attributes:
        page: records read together.
        batch: pages in a step.
        refill: share of spans that are read as another span of the same label.
        recall: whether a token sees the same word elsewhere on its page.
        start: pretrained weights.
    """

    epochs: int
    page: int = 1
    batch: int = 4
    rate: float = 2e-3
    width: int = 128
    dilations: tuple[int, ...] = (1, 1, 2, 4)
    drop: float = 0.3
    word_drop: float = 0.15
    smoothing: float = 0.05
    refill: float = 0.3
    recall: bool = False
    start: Path | None = None


class Recalling(Network):
    """The network, with what is known of the same word elsewhere on the page."""

    def __init__(self, shape: Shape, tags: int, *, drop: float, word_drop: float) -> None:
        super().__init__(shape, tags, drop=drop, word_drop=word_drop)
        self.remember = nn.Linear(2 * shape.width, shape.width)
        self.settle = nn.LayerNorm(shape.width)

    def hidden(self, batch: Batch) -> torch.Tensor:
        """Return what is known of each token in its place and of its likes elsewhere."""
        x = super().hidden(batch)
        rows = torch.arange(len(batch.words)).unsqueeze(1) * (self.words.num_embeddings + 1)
        _, place = torch.unique((rows + batch.words).flatten(), return_inverse=True)
        flat = x.flatten(0, 1)
        total = torch.zeros(int(place.max()) + 1, flat.shape[1]).index_add(0, place, flat)
        others = torch.bincount(place)[place].unsqueeze(1) - 1
        likes = (total[place] - flat) / others.clamp(min=1)
        known = torch.cat([flat, likes], 1).view(*x.shape[:2], -1)
        return self.settle(x + self.drop(functional.relu(self.remember(known)))) * batch.mask.unsqueeze(2)


class Trial:
    """Networks for the labels of a set; one thread is used."""

    def __init__(self, labels: Sequence[str], settings: Settings) -> None:
        torch.set_num_threads(1)
        self.labels, self.settings = list(labels), settings
        self.networks: list[Network] = []
        self._numbers = {label: number for number, label in enumerate(self.labels)}

    def train(self, records: Sequence[Record], seed: int, progress: Progress) -> None:
        """Train one more network."""
        torch.manual_seed(seed)
        network = self._network().train()
        steps = self.settings.epochs * -(-(-(-len(records) // self.settings.page) + 1) // self.settings.batch)
        step = _Step(network, self.settings, steps)
        task = progress.add_task(f"seed {seed}", total=steps)
        for epoch, groups in enumerate(self._epochs(records, random.Random(seed)), 1):
            total = 0.0
            for group in groups:
                total += step.take(collate(group))
                progress.advance(task)
            progress.print(f"seed {seed}, epoch {epoch}: loss {total / len(groups):.4f}")
        self.networks.append(network.eval())

    def _network(self) -> Network:
        options = self.settings
        kind = Recalling if options.recall else Network
        shape = Shape(width=options.width, dilations=options.dilations)
        network = kind(shape, len(tag_names(self.labels)), drop=options.drop, word_drop=options.word_drop)
        if options.start:
            network.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
        return network

    def _epochs(self, records: Sequence[Record], draw: random.Random) -> Iterator[list[list[Encoded]]]:
        """Yield the batches of each epoch, pages of like length together; pages and refilled spans differ each time."""
        known, options = surfaces(records), self.settings
        for _ in range(options.epochs):
            fresh = [refilled(record, known, options.refill, draw) for record in records]
            items = [self._encoded(page) for page in pages(fresh, options.page, draw.randrange(options.page))]
            items = [item for item in items if len(item.tags)]
            draw.shuffle(items)
            groups: list[list[Encoded]] = []
            for start in range(0, len(items), options.batch * 10):
                near = sorted(items[start : start + options.batch * 10], key=lambda item: len(item.tags))
                groups += [near[k : k + options.batch] for k in range(0, len(near), options.batch)]
            draw.shuffle(groups)
            yield groups

    def _encoded(self, page: Page) -> Encoded:
        record, _ = opened(page.record)
        return encode(Example("", record.text, record.marks), self._numbers)

    def find(self, records: Sequence[Record]) -> list[list[Mark]]:
        """Return the marks that the networks give together."""
        found: list[list[Mark]] = []
        for page in pages(records, self.settings.page):
            found += page.apart(self._read(page.record.text))
        return found

    def _read(self, text: str) -> list[Mark]:
        record, places = opened(Record(text, ()))
        item = encode(Example("", record.text, ()), {})
        if not len(item.tags):
            return []
        batch, tokens = collate([item]), item.features.tokens
        with torch.no_grad():
            rows = [probabilities(network(batch)[0].numpy(), 1.0) for network in self.networks]
        return [
            (places[tokens.starts[first]], places[tokens.ends[last - 1] - 1] + 1, self.labels[label])
            for first, last, label, _ in decode(np.mean(rows, axis=0), 1.0)
        ]


class _Step:
    """One step of training after another, the rate rising and falling."""

    def __init__(self, network: Network, settings: Settings, steps: int) -> None:
        self._network, self._smoothing = network, settings.smoothing
        self._dense, self._sparse = optimizers(network, settings.rate)
        self._plans = [
            torch.optim.lr_scheduler.OneCycleLR(
                part, settings.rate, steps + 1, pct_start=0.15, cycle_momentum=part is self._dense
            )
            for part in (self._dense, self._sparse)
        ]

    def take(self, batch: Batch) -> float:
        """Learn from a batch and return the loss."""
        scores, tags = self._network(batch).flatten(0, 1), batch.tags.flatten()
        loss = functional.cross_entropy(scores, tags, ignore_index=IGNORED, label_smoothing=self._smoothing)
        for optimizer in (self._dense, self._sparse):
            optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._dense.param_groups[0]["params"], 5.0)
        for part in (self._dense, self._sparse, *self._plans):
            part.step()
        return float(loss.item())
