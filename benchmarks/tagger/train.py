"""Train a tagger on the messages that ``build_data.py`` made, and write it as the package reads it.

Usage::

    python benchmarks/tagger/train.py --messages build/tagger/messages.jsonl.xz --start build/tagger/pretrained.pt \
        --out build/tagger/model

``--leave-out rk rl`` trains without those authors, for decisions and for the calibration: the temperature and every
choice come from authors that the model has not seen, never from dev.txt. ``--teacher`` learns from the probabilities of
other networks beside the marks. Seeds are fixed and one thread is used.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from build_data import read_variants
from encoding import IGNORED, Batch, Encoded, collate, encode, tag_names
from export import export
from network import Network, Shape, descend, optimizers
from rich.progress import Progress
from torch.nn import functional

from corpus import Example
from safefeedback.entities import ENTITIES

NAMES = [kind.name for kind in ENTITIES]
NUMBERS = {name: number for number, name in enumerate(NAMES)}
TAGS = tag_names(NAMES)
SMOOTHING = 0.05
SOFT = 0.7
"""Share of the teachers in what is learnt, where there are teachers."""


def author(name: str) -> str:
    """Return the letter of the author of a message."""
    return name.partition("-")[0]


def logits(network: Network, items: Sequence[Encoded], size: int = 32) -> list[torch.Tensor]:
    """Return the scores of the tags of each message, in order."""
    network.eval()
    order = sorted(range(len(items)), key=lambda place: len(items[place].tags))
    found: list[torch.Tensor] = [torch.empty(0)] * len(items)
    with torch.no_grad():
        for start in range(0, len(order), size):
            places = order[start : start + size]
            rows = network(collate([items[place] for place in places]))
            for row, place in zip(rows, places, strict=True):
                found[place] = row[: len(items[place].tags)]
    return found


def temperature(scores: Sequence[torch.Tensor], items: Sequence[Encoded]) -> float:
    """Return the temperature with the least loss on messages that were not trained on."""
    rows = torch.cat(list(scores))
    tags = torch.cat([torch.from_numpy(item.tags) for item in items])
    candidates = np.arange(0.4, 2.01, 0.02)
    losses = [float(functional.cross_entropy(rows / t, tags, ignore_index=IGNORED)) for t in candidates.tolist()]
    return round(float(candidates[int(np.argmin(losses))]), 2)


def load(path: Path) -> Network:
    """Return a network that was saved by this program."""
    saved = torch.load(path, weights_only=True)
    network = Network(
        Shape(**{k: tuple(v) if isinstance(v, list) else v for k, v in saved["shape"].items()}), len(TAGS)
    )
    network.load_state_dict(saved["weights"])
    return network.eval()


def loss_of(network: Network, teachers: Sequence[Network], batch: Batch) -> torch.Tensor:
    """Return how far the network is from the marks, and from the teachers."""
    scores = network(batch).flatten(0, 1)
    tags = batch.tags.flatten()
    hard = functional.cross_entropy(scores, tags, ignore_index=IGNORED, label_smoothing=0 if teachers else SMOOTHING)
    if not teachers:
        return hard
    with torch.no_grad():
        soft = torch.stack([torch.softmax(teacher(batch).flatten(0, 1), -1) for teacher in teachers]).mean(0)
    there = batch.mask.flatten() > 0
    apart = functional.cross_entropy(scores[there], soft[there])
    return (1 - SOFT) * hard + SOFT * apart


def batches(items: list[Encoded], size: int, draw: random.Random) -> list[list[Encoded]]:
    """Return messages of like length together, in a random order."""
    draw.shuffle(items)
    groups: list[list[Encoded]] = []
    for start in range(0, len(items), size * 20):
        near = sorted(items[start : start + size * 20], key=lambda item: len(item.tags))
        groups += [near[k : k + size] for k in range(0, len(near), size)]
    draw.shuffle(groups)
    return groups


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=Path, required=True, help="what build_data.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the trained model")
    parser.add_argument("--start", type=Path, help="what pretrain.py wrote, or a network.pt")
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="network.pt of other models")
    parser.add_argument("--leave-out", nargs="*", default=[], help="authors not trained on, for the calibration")
    parser.add_argument("--temperature", type=float, default=1.0, help="from a run with --leave-out")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--width", type=int, default=Shape().width)
    parser.add_argument("--dilations", type=int, nargs="*", default=list(Shape().dilations))
    parser.add_argument("--recurrent", type=int, default=0, help="width of a recurrent layer on top; not exported")
    parser.add_argument("--drop", type=float, default=0.3)
    parser.add_argument("--name", default="es-pe-1")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read(path: Path, left_out: Sequence[str]) -> tuple[dict[int, list[Example]], list[Example]]:
    """Return the messages to learn from, by variant, and the messages themselves of the authors left out."""
    variants: dict[int, list[Example]] = {}
    left: list[Example] = []
    for variant, item in read_variants(path):
        if author(item.id) not in left_out:
            variants.setdefault(variant, []).append(item)
        elif variant == 0:
            left.append(item)
    return variants, left


def encoded(items: Sequence[Example]) -> list[Encoded]:
    """Return the messages that have something to see, as arrays."""
    return [item for item in (encode(example, NUMBERS) for example in items) if len(item.tags)]


def start_from(network: Network, path: Path) -> None:
    """Take over the tables and matrices that fit."""
    saved, mine = torch.load(path, weights_only=True), network.state_dict()
    known = {k: v for k, v in saved.get("weights", saved).items() if k in mine and v.shape == mine[k].shape}
    network.load_state_dict(known, strict=False)
    print(f"starts from {len(known)} of {len(mine)} tables and matrices")


def learn(network: Network, variants: dict[int, list[Example]], options: argparse.Namespace) -> None:
    """Train a network; each epoch sees another variant of every message, the last one the messages themselves."""
    draw = random.Random(options.seed)
    teachers = [load(path) for path in options.teacher]
    dense, sparse = optimizers(network, options.rate)
    steps = options.epochs * -(-len(variants[0]) // options.batch)
    plans = [
        torch.optim.lr_scheduler.OneCycleLR(o, options.rate, steps + 5, pct_start=0.15, cycle_momentum=o is dense)
        for o in (dense, sparse)
    ]
    with Progress() as progress:
        task = progress.add_task("training", total=steps)
        for epoch in range(options.epochs):
            chosen = variants[0 if epoch == options.epochs - 1 else epoch % len(variants)]
            network.train()
            total, groups = 0.0, batches(encoded(chosen), options.batch, draw)
            for group in groups:
                loss = loss_of(network, teachers, collate(group))
                descend(loss, dense, sparse)
                for plan in plans:
                    plan.step()
                total += loss.item()
                progress.advance(task)
            print(f"epoch {epoch + 1}: loss {total / len(groups):.4f}", flush=True)
    network.eval()


def main() -> None:
    """Train, calibrate, write."""
    options = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    variants, left = read(options.messages, options.leave_out)
    shape = {"width": options.width, "dilations": tuple(options.dilations), "recurrent": options.recurrent}
    network = Network(Shape(**shape), len(TAGS), drop=options.drop)
    if options.start:
        start_from(network, options.start)
    learn(network, variants, options)
    items = encoded(left)
    warmth = temperature(logits(network, items), items) if items else options.temperature
    print(f"temperature {warmth}")
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"shape": shape, "weights": network.state_dict()}, options.out / "network.pt")
    card: dict[str, Any] = {"name": options.name, "entities": NAMES, "temperature": warmth}
    if not options.recurrent:
        export(network, options.out, card)
    (options.out / "options.json").write_text(json.dumps({k: str(v) for k, v in vars(options).items()}, indent=1))


if __name__ == "__main__":
    main()
