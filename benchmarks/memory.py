"""Resident memory of the whole pipeline over a long stream of messages whose vocabulary keeps growing.

    python benchmarks/memory.py 20000          prints JSON; 1000000 is the full size

The messages are made of the words of the training corpus, as often as they occur there: one word in five is cut from
two others, so that new words never end, and every digit is drawn anew. 5,000 messages come first, in which bounded
caches fill; memory is read when 10, 50 and 100 % of the others are done.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from safefeedback.evaluation import read_gold
from safefeedback.pipeline import Pipeline

__all__ = ["growing_messages", "resident_mib"]

CORPUS = Path(__file__).parent / "corpus"
SEED = 11
NEW_WORDS = 0.2
WARM_UP = 5000


def main() -> int:
    """Run the stream and print what it took."""
    count = int(sys.argv[1])
    marks = {WARM_UP + max(1, count * share // 100): share for share in (10, 50, 100)}
    pipeline, spent, words = Pipeline(), 0.0, 0
    figures: dict[str, float] = {"stream_messages": count}
    for done, text in enumerate(growing_messages(WARM_UP + count), start=1):
        words += text.count(" ") + 1
        start = time.perf_counter()
        pipeline.protect(text)
        spent += time.perf_counter() - start
        if done in marks:
            figures[f"rss_mib_at_{marks[done]}_percent"] = round(resident_mib(), 1)
    figures["stream_words_per_second"] = round(words / spent)
    print(json.dumps(figures))
    return 0


def growing_messages(count: int) -> Iterator[str]:
    """Yield messages as long as the corpus' own; the same ones on every call."""
    chance = random.Random(SEED)
    texts = [message.text for path in sorted(CORPUS.glob("train_*.txt")) for message in read_gold(path)]
    lengths = [len(text.split()) for text in texts]
    words = [word for text in texts for word in text.split()]  # as often as they occur
    long = sorted({word for word in words if len(word) > 4 and word.isalpha()})
    for _ in range(count):
        chosen = chance.choices(words, k=chance.choice(lengths))
        yield " ".join(_varied(word, long, chance) for word in chosen)


def _varied(word: str, long: list[str], chance: random.Random) -> str:
    if any(character.isdigit() for character in word):
        return "".join(str(chance.randrange(10)) if c.isdigit() else c for c in word)
    if chance.random() < NEW_WORDS:
        head, tail = chance.choice(long), chance.choice(long)
        return head[: chance.randrange(2, len(head))] + tail[chance.randrange(1, len(tail) - 1) :]
    return word


def resident_mib() -> float:
    """Return the resident memory of this process (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
