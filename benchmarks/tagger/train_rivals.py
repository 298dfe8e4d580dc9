"""Train the designs that the shipped tagger is compared with, where ``train.py`` does not do it.

Usage::

    python benchmarks/tagger/train_rivals.py chain --messages build/tagger/messages.jsonl.xz --leave-out rk rl \
        --out build/tagger/cmp/chain
    python benchmarks/tagger/train_rivals.py crfsuite ... --iterations 80 --out build/tagger/cmp/crf
    python benchmarks/tagger/train_rivals.py onnx --start build/tagger/cmp/lstm/network.pt --out build/tagger/lstm

``chain`` trains the network of ``train.py`` with the loss of a linear chain, as long and as fast as ``train.py`` does.
``crfsuite`` fits a linear-chain CRF to hand-written features, on the messages and one variant of each. ``onnx`` writes
a network with or without a recurrent layer, that ``train.py`` saved, as the package reads it.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from build_data import read_variants
from encoding import collate, encode
from export import export
from network import Network, Shape, optimizers
from rich.progress import Progress
from rivals import crfsuite, recurrent
from rivals.chain import Chain
from train import NAMES, NUMBERS, TAGS, author, batches, load

from corpus import Example
from safefeedback.tagger._features import Features, featurize


def main() -> None:
    """Train one design and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("design", choices=("chain", "crfsuite", "onnx"))
    parser.add_argument("--messages", type=Path, help="what build_data.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of the trained model")
    parser.add_argument("--start", type=Path, help="chain: what pretrain.py wrote; onnx: network.pt")
    parser.add_argument("--leave-out", nargs="*", default=[], help="authors that are not trained on")
    parser.add_argument("--epochs", type=int, default=12, help="chain: passes, each over another variant")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--iterations", type=int, default=80, help="crfsuite: passes of L-BFGS")
    parser.add_argument("--wide", action="store_true", help="matrices in float32 instead of int8")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.design == "onnx":
        network = load(options.start)
        write = recurrent.export if network.shape.recurrent else export
        write(network, options.out, _card(), is_small=not options.wide)
        return
    variants: dict[int, list[Example]] = {}
    for variant, item in read_variants(options.messages):
        if author(item.id) not in options.leave_out:
            variants.setdefault(variant, []).append(item)
    (_train_chain if options.design == "chain" else _train_crfsuite)(variants, options)


def _card() -> dict[str, Any]:
    return {"name": "rival", "entities": NAMES, "temperature": 1.0}


def _train_crfsuite(variants: dict[int, list[Example]], options: argparse.Namespace) -> None:
    items = [_named(item) for variant in (0, 1) for item in variants[variant]]
    crfsuite.train([item for item in items if item[2]], options.out, iterations=options.iterations)


def _named(item: Example) -> tuple[str, Features, list[str]]:
    """Return text, features and names of tags; an optional span counts as any, since each token needs a tag here."""
    spans = tuple((start, end, label.removesuffix("?")) for start, end, label in item.spans)
    tags = encode(Example(item.id, item.text, spans), NUMBERS).tags.tolist()
    return item.text, featurize(item.text), [TAGS[max(tag, 0)] for tag in tags]


def _train_chain(variants: dict[int, list[Example]], options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    network, chain = Network(Shape(), len(TAGS)), Chain(len(TAGS))
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
    dense, sparse = optimizers(network, options.rate, extra=chain.parameters())
    steps = options.epochs * -(-len(variants[0]) // options.batch)
    plans = [
        torch.optim.lr_scheduler.OneCycleLR(o, options.rate, steps + 5, pct_start=0.15, cycle_momentum=o is dense)
        for o in (dense, sparse)
    ]
    with Progress() as progress:
        task = progress.add_task("training", total=steps)
        for epoch in range(options.epochs):
            chosen = variants[0] if epoch == options.epochs - 1 else variants[epoch % len(variants)]
            items = [item for item in (encode(example, NUMBERS) for example in chosen) if len(item.tags)]
            network.train()
            total = 0.0
            groups = batches(items, options.batch, draw)
            for group in groups:
                batch = collate(group)
                loss = chain(network(batch), batch.tags, batch.mask)
                for optimizer in (dense, sparse):
                    optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(dense.param_groups[0]["params"], 5.0)
                for part in (dense, sparse, *plans):
                    part.step()
                total += loss.item()
                progress.advance(task)
            print(f"epoch {epoch + 1}: loss {total / len(groups):.4f}", flush=True)
    export(network.eval(), options.out, _card())
    learnt = {name: parameter.detach().numpy() for name, parameter in chain.named_parameters()}
    with (options.out / "chain.npz").open("wb") as file:
        np.savez(file, **learnt)
    torch.save({"weights": network.state_dict(), "chain": chain.state_dict()}, options.out / "network.pt")


if __name__ == "__main__":
    main()
