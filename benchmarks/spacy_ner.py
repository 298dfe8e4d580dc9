"""A spaCy named-entity pipeline of the size of ``es_core_news_sm``'s, trained here: the peer's model in speed.py.

    python benchmarks/spacy_ner.py          trains it, or finds it trained, and prints where it lies

A ``tok2vec`` (HashEmbedCNN, width 96, depth 4, 2,000 rows) and an ``ner`` that listens to it, trained on
``train_a.txt`` to ``train_l.txt`` for PERSON, LOCATION and ORGANIZATION in a few hundred updates, some 90 seconds: good
for speed, not for a judgement of spaCy's quality. The downloadable model has a tagger, parser and lemmatizer besides
and is slower. The folder lies among the temporary files; its name holds the digest of what decides its content.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from safefeedback.evaluation import read_gold

__all__ = ["trained"]

CORPUS = Path(__file__).parent / "corpus"
LABELS = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG"}
SEED = 7
UPDATES = 400
BATCH = 16
LIMIT_S = 150.0
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"},
}


def trained() -> Path:
    """Return the folder of the trained pipeline; it is trained when it is not there."""
    folder = Path(tempfile.gettempdir()) / f"safefeedback-peer-ner-{_digest()}"
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            _train().to_disk(Path(made) / "model")
            (Path(made) / "model").rename(folder)
    return folder


def _digest() -> str:
    import spacy

    parts = [spacy.__version__, str((TOK2VEC, PARSER, LABELS, SEED, UPDATES, BATCH))]
    parts += [path.read_text(encoding="utf-8") for path in _files()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _files() -> list[Path]:
    return sorted(CORPUS.glob("train_[a-l].txt"))  # a fixed set, so that the peer stays the same; never dev.txt


def _train() -> Any:
    import spacy
    from spacy.util import fix_random_seed

    fix_random_seed(SEED)
    nlp = spacy.blank("es")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("ner", config={"model": PARSER})
    examples = list(_examples(nlp))
    optimizer = nlp.initialize(lambda: examples[:500])
    chance, start = random.Random(SEED), time.monotonic()
    for _ in range(UPDATES):
        nlp.update(chance.sample(examples, BATCH), sgd=optimizer, drop=0.1)
        if time.monotonic() - start > LIMIT_S:
            break  # on a slow machine: speed hardly depends on the last updates
    return nlp


def _examples(nlp: Any) -> Iterator[Any]:
    from spacy.training import Example

    for path in _files():
        for message in read_gold(path):
            doc = nlp.make_doc(message.text)
            spans = [(s.start, s.end, LABELS[s.label]) for s in message.spans if s.label in LABELS]
            found = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in spans]
            entities = [(s.start_char, s.end_char, s.label_) for s in _disjoint(found)]
            yield Example.from_dict(doc, {"entities": entities})


def _disjoint(spans: list[Any]) -> list[Any]:
    """Return the spans that do not overlap, longest first."""
    from spacy.util import filter_spans

    return list(filter_spans([span for span in spans if span is not None]))


if __name__ == "__main__":
    print(trained())
