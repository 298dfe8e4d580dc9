"""Learn the weights of the name recognizer: ``src/safefeedback/recognizers/_names_weights.tsv``.

Usage::

    python benchmarks/train_names.py --corpus FILE... --sentences TABLE --out WEIGHTS

``FILE`` are training files of the corpus; ``TABLE`` is ``multiconer_es/train.jsonl.xz`` (MultiCoNER, CC BY 4.0), of
which every tenth sentence is used: small letters only, with names of places, firms and works beside those of people.
``WEIGHTS`` is the table of the package, named above. The model is the one of ``_names_chain``, trained by AdaGrad on
the negative log-likelihood with an L2 penalty; marks with ``?`` teach nothing. The same files give the same table.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from safefeedback.evaluation.gold import GoldMessage, GoldSpan
from safefeedback.evaluation.reader import read_gold
from safefeedback.messages import Message
from safefeedback.recognizers._names_chain import marginals
from safefeedback.recognizers._names_features import features
from safefeedback.recognizers._names_line import Tokens, tokens
from safefeedback.recognizers._names_links import link_features
from safefeedback.recognizers._names_spans import runs
from safefeedback.recognizers._names_words import Kinds
from safefeedback.recognizers.base import read
from safefeedback.text import View, words

EPOCHS, RATE, PENALTY, SEED = 8, 0.15, 0.002, 1
FEATURE_MINIMUM = 5
NEIGHBOUR_MINIMUM, OWN_MINIMUM, AUTHORS = 30, 10, 4


class Run(NamedTuple):
    """Linked candidates with what is known and what is true of each (1, 0, or None for a mark with ``?``)."""

    known: list[list[str]]
    bonds: list[tuple[str, ...]]
    truth: list[int | None]


def vocabularies(messages: list[tuple[GoldMessage, View]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the common words frequent enough to be known as neighbours and as candidates."""
    plain = Kinds(frozenset(), frozenset())
    count: Counter[str] = Counter()
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for message, view in messages:
        for word in words(view):
            count[word.folded] += 1
            authors[word.folded].add(message.author or "-")
    known = [word for word in count if len(authors[word]) >= AUTHORS and not word[0].isdigit()]
    neighbours = (w for w in known if count[w] >= NEIGHBOUR_MINIMUM and (plain[w].cue or plain[w].gate < 2))
    own = (w for w in known if count[w] >= OWN_MINIMUM and (plain[w].cue or plain[w].shelf[1:2] not in "x5"))
    return frozenset(neighbours), frozenset(own)


def truth(message: GoldMessage, view: View, line: Tokens, position: int) -> int | None:
    """Return whether a word is inside a person's name."""
    start, end = view.span(*line.words[position][:2])
    for span in message.spans:
        if span.label == "PERSON" and span.start <= start and end <= span.end:
            return None if span.optional else 1
    return 0


def examples(messages: list[tuple[GoldMessage, View]], kinds: Kinds) -> list[Run]:
    """Return the runs of all messages."""
    found = []
    for message, view in messages:
        line = tokens(view, kinds)
        for positions, joined_by in runs(line):
            pairs = zip(positions, positions[1:], joined_by, strict=False)
            found.append(
                Run(
                    [features(line, position) for position in positions],
                    [link_features(line, *pair) for pair in pairs],
                    [truth(message, view, line, position) for position in positions],
                )
            )
    return found


def frequent(found: list[Run]) -> list[Run]:
    """Leave out the features seen too seldom."""
    count = Counter(feature for run in found for known in (*run.known, *run.bonds) for feature in known)
    return [
        Run(
            [[f for f in known if count[f] >= FEATURE_MINIMUM] for known in run.known],
            [tuple(f for f in known if count[f] >= FEATURE_MINIMUM) for known in run.bonds],
            run.truth,
        )
        for run in found
    ]


class Learner:
    """Weights under way."""

    def __init__(self) -> None:
        self.weight: defaultdict[str, float] = defaultdict(float)
        self._square: defaultdict[str, float] = defaultdict(lambda: 1e-6)

    def total(self, known: Iterable[str]) -> float:
        """Return the log-odds of features together."""
        return sum(self.weight[feature] for feature in known)

    def learn(self, run: Run) -> None:
        """Take one step towards what is true of a run."""
        chances, both = marginals([self.total(k) for k in run.known], [self.total(k) for k in run.bonds])
        for known, chance, true in zip(run.known, chances, run.truth, strict=True):
            if true is not None:
                self._step(known, chance - true)
        for known, chance, left, right in zip(run.bonds, both, run.truth, run.truth[1:], strict=False):
            if left is not None and right is not None:
                self._step(known, chance - left * right)

    def _step(self, known: Iterable[str], error: float) -> None:
        for feature in known:
            slope = error + PENALTY * self.weight[feature]
            self._square[feature] += slope * slope
            self.weight[feature] -= RATE * slope / sqrt(self._square[feature])


def learn(found: list[Run]) -> dict[str, float]:
    """Return the weights."""
    learner, chance = Learner(), random.Random(SEED)
    found = frequent(found)
    for _ in range(EPOCHS):
        chance.shuffle(found)
        for run in found:
            learner.learn(run)
    return learner.weight


def table(neighbours: frozenset[str], own: frozenset[str], weight: dict[str, float]) -> str:
    """Return the text of the table."""
    hundredths = {feature: round(100 * value) for feature, value in weight.items()}
    lines = [f"neighbours\t{' '.join(sorted(neighbours))}", f"own\t{' '.join(sorted(own))}"]
    lines += [f"{feature}\t{value}" for feature, value in sorted(hundredths.items()) if abs(value) >= 5]
    return "\n".join(lines) + "\n"


def train(messages: list[GoldMessage]) -> str:
    """Return the text of the table learnt from messages."""
    viewed = [(message, read(Message(message.text)).plain) for message in messages]
    neighbours, own = vocabularies(viewed)
    return table(neighbours, own, learn(examples(viewed, Kinds(neighbours, own))))


def sentences(path: Path) -> Iterator[GoldMessage]:
    """Yield every tenth sentence of MultiCoNER; what is no person is marked as a place."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, 0, None, 10)):
            record = json.loads(line)
            spans = [
                GoldSpan(span["start"], span["end"], "PERSON" if span["label"] == "PER" else "LOCATION")
                for span in sorted(record["spans"], key=lambda span: span["start"])
            ]
            yield GoldMessage(f"sentence-{number}", record["text"], tuple(spans), author="sentences")


def main() -> None:
    """Read the corpus and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="training files of the corpus")
    parser.add_argument("--sentences", type=Path, required=True, help="training sentences of MultiCoNER")
    parser.add_argument("--out", type=Path, required=True, help="the table")
    options = parser.parse_args()
    messages = [message for path in options.corpus for message in read_gold(path)]
    learnt = train([*messages, *sentences(options.sentences)])
    options.out.write_text(learnt, encoding="utf-8")
    print(f"{learnt.count(chr(10)) - 2} features, {len(learnt) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
