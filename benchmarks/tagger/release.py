"""Write the files of the package from a trained network: tables, graph and the card with what it was made from.

Usage::

    python benchmarks/tagger/release.py --network build/tagger/model/network.pt --temperature 0.82 \
        --messages build/tagger/messages.jsonl.xz --out src/safefeedback/tagger/data
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

from export import export
from train import NAMES, load


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="network.pt of train.py")
    parser.add_argument("--temperature", type=float, required=True, help="from a run with --leave-out")
    parser.add_argument("--messages", type=Path, required=True, help="what it was trained on; its digest is written")
    parser.add_argument("--name", default="es-pe-1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    network = load(options.network)
    export(
        network,
        options.out,
        {
            "name": options.name,
            "language": "es-PE",
            "licence": "Apache-2.0; sources in NOTICE and docs/reference/tagger.md",
            "entities": NAMES,
            "temperature": options.temperature,
            "width": network.shape.width,
            "dilations": list(network.shape.dilations),
            "trained_on": {"messages_sha256": sha256(options.messages.read_bytes()).hexdigest()},
        },
    )


if __name__ == "__main__":
    main()
