"""Learn what Spanish words mean before learning what is personal data.

Usage::

    python benchmarks/tagger/pretrain.py --data DIR --corpus FILE... --out build/tagger/pretrained.pt

``DIR`` holds ``text/`` and ``gold/`` as the data folder of the project does. Two tasks, by turns, on the network that
is trained afterwards: guess hidden words of plain text (norms, news, spoken sentences, citizens' messages without their
marks), and mark names and diseases in the public sets that may be shipped (MultiCoNER, SocialDisNER), each with a head
of its own that is thrown away. Nothing of the sets that are for evaluation only is read. The seed is fixed and one
thread is used, so that a machine gives the same weights again.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from encoding import IGNORED, Encoded, collate, encode
from network import Network, Shape, descend, optimizers
from rich.progress import track
from torch.nn import functional

from corpus import Example, example, read_examples
from safefeedback.tagger import _hashes
from safefeedback.tagger._features import WORD_CLASSES
from safefeedback.tagger._tokens import tokenize

VOCABULARY = 5_000
TASKS = ("words", "words", "multiconer_es", "words", "words", "socialdisner")
HIDDEN = 0.18
BATCH = 24
LONGEST = 500
"""Code points of a piece of plain text."""


def plain(text: str) -> str:
    """Return a text in lower case without accents."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text.lower())


def restyled(text: str, draw: random.Random) -> str:
    """Return a text as it might be typed; same length, so that spans stay."""
    choice = draw.random()
    if choice < 0.4:
        return plain(text)
    if choice < 0.5:
        return text.lower()
    return text.upper() if choice < 0.55 and len(text.upper()) == len(text) else text


def paragraphs(path: Path, most: int) -> Iterator[str]:
    """Yield pieces of a compressed text, no longer than :data:`LONGEST`."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for _, line in zip(range(most), (text.strip() for text in lines if len(text) > 20), strict=False):
            yield from (line[start : start + LONGEST] for start in range(0, len(line), LONGEST))


def marked(path: Path) -> list[Example]:
    """Return the texts of a public set with their spans."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [example("", row["text"], [(s["start"], s["end"], s["label"]) for s in row["spans"]]) for row in rows]


def hide(item: Encoded, keys: np.ndarray, order: np.ndarray, draw: np.random.Generator) -> None:
    """Hide some words of a text from its features; its tags become the hidden words."""
    features = item.features
    numbers = _hashes.words(features.tokens)
    places = np.minimum(np.searchsorted(keys, numbers), len(keys) - 1)
    chosen = (draw.random(len(numbers)) < HIDDEN) & (keys[places] == numbers)
    item.tags[:] = np.where(chosen, order[places], IGNORED)
    features.words[chosen] = features.sounds[chosen] = 0
    inside = chosen[features.tokens.owner]
    features.threes[inside] = features.fives[inside] = 0
    features.small[chosen, WORD_CLASSES] = 0


@dataclass(slots=True)
class Lessons:
    """What is learnt from.

    Attributes:
        pool: pieces of plain text.
        sets: public sets by name.
        labels: labels of each set, in order.
        draw: where chance comes from.
        keys: numbers of the common words, ascending.
        order: which word each of them is.
    """

    pool: list[str]
    sets: dict[str, list[Example]]
    labels: dict[str, list[str]]
    draw: random.Random
    keys: np.ndarray
    order: np.ndarray
    draws: np.random.Generator = field(default_factory=lambda: np.random.default_rng(0))

    def hidden_words(self, step: int) -> list[Encoded]:
        """Return texts in which some words are hidden."""
        texts = [self.pool[(step * BATCH + place) % len(self.pool)] for place in range(BATCH)]
        items = [encode(Example("", restyled(text, self.draw), ()), {}) for text in texts]
        for item in items:
            hide(item, self.keys, self.order, self.draws)
        return items

    def marks(self, task: str) -> list[Encoded]:
        """Return marked texts of a public set."""
        numbers = {label: number for number, label in enumerate(self.labels[task])}
        picked = self.draw.choices(self.sets[task], k=BATCH)
        return [encode(Example("", restyled(item.text, self.draw), item.spans), numbers) for item in picked]


def lessons(data: Path, corpus: Sequence[Path]) -> Lessons:
    """Read everything."""
    draw = random.Random(0)
    sets = {name: marked(data / "gold" / name / "train.jsonl.xz") for name in ("multiconer_es", "socialdisner")}
    texts = data / "text"
    pool = [*paragraphs(texts / "fakenews_es.txt.xz", 10**6), *paragraphs(texts / "common_voice_es.txt.xz", 10**6)]
    pool += [item.text for items in sets.values() for item in items]
    pool += [item.text for path in corpus for item in read_examples(path)] * 4
    norms = list(paragraphs(texts / "legalize_pe.txt.xz", 100_000))
    draw.shuffle(norms)
    pool += norms[: len(pool)]
    draw.shuffle(pool)
    counts = Counter(word for text in pool for word in re.findall("[a-z]+", plain(text)))
    common = [word for word, _ in counts.most_common(VOCABULARY)]
    numbers = _hashes.words(tokenize(" ".join(common)))
    order = np.argsort(numbers)
    labels = {name: sorted({s[2] for item in items for s in item.spans}) for name, items in sets.items()}
    return Lessons(pool, sets, labels, draw, numbers[order], order)


def learn(network: Network, taught: Lessons, *, steps: int, rate: float) -> None:
    """Train a network on both tasks by turns."""
    width = network.leave.in_features
    heads = torch.nn.ModuleDict({name: torch.nn.Linear(width, 1 + 2 * len(k)) for name, k in taught.labels.items()})
    heads["words"] = torch.nn.Linear(width, len(taught.keys))
    dense, sparse = optimizers(network, rate, extra=heads.parameters())
    total: Counter[str] = Counter()
    for step in track(range(steps), description="pretraining"):
        for group in (*dense.param_groups, *sparse.param_groups):
            group["lr"] = rate * min(1.0, step / 300) * (1 - step / steps) + 1e-5
        task = TASKS[step % len(TASKS)]
        items = taught.hidden_words(step) if task == "words" else taught.marks(task)
        batch = collate([item for item in items if len(item.tags)])
        known = batch.tags >= 0
        if not known.any():
            continue
        loss = functional.cross_entropy(heads[task](network.hidden(batch)[known]), batch.tags[known])
        descend(loss, dense, sparse)
        total[task] += loss.item()
        if step % 600 == 599:
            print(step + 1, {name: round(value / TASKS.count(name) / 100, 3) for name, value in total.items()})
            total.clear()


def main() -> None:
    """Pretrain and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/ and gold/")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="training files of the corpus")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=6_000)
    parser.add_argument("--width", type=int, default=Shape().width)
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    network = Network(Shape(width=options.width), 1, drop=0.1, word_drop=0.0)
    learn(network, lessons(options.data, options.corpus), steps=options.steps, rate=options.rate)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({k: v for k, v in network.state_dict().items() if not k.startswith("leave.")}, options.out)


if __name__ == "__main__":
    main()
