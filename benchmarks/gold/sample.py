"""Draw the mentions and words to label for the gold files, and check the finished files against the corpus.

``python sample.py mentions`` prints the drawn PERSON mentions, each inside its message, for the annotator to read;
``python sample.py words`` prints the words of PERSON mentions, each with one mention, shuffled;
``python sample.py places`` prints the drawn LOCATION mentions, as the first command does;
``python sample.py check`` verifies the files that are there and counts their labels. No command decides a label.
"""

import argparse
import collections
import csv
import json
import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus"
SEED = 20251125
DEV_PERSONS, DEV_ROLES, TRAIN_ROLES = 330, 235, 235
DEV_PLACES, TRAIN_PLACES = 240, 280
CODES = HERE.parent.parent / "src" / "safefeedback" / "territory" / "data" / "ubigeo.tsv"
ORIGINS = {"andean_amazonian", "spanish", "asian", "other"}
LABELS = {
    "roles.tsv": {"sender", "official", "minor", "third_party", "unknown"},
    "persons.tsv": ORIGINS | {"venezuelan", "given_only"},
    "origins.tsv": ORIGINS,
}

Mention = tuple[str, int, int]


def fold(text: str) -> str:
    """Lower case without accents and without the tilde of the n."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def read(names: list[str]) -> dict[str, dict]:
    """Messages of the named corpus files by id, in file order."""
    files = [str(CORPUS / name) for name in names]
    done = subprocess.run(
        [sys.executable, str(CORPUS / "parse.py"), *files], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    messages = (json.loads(line) for line in done.stdout.splitlines())
    return {message["id"]: message for message in messages}


def mentions(messages: dict[str, dict], label: str = "PERSON") -> list[Mention]:
    """Every span of a label that is not optional."""
    return [
        (key, span["start"], span["end"])
        for key, message in messages.items()
        for span in message["spans"]
        if span["label"] == label and not span["optional"]
    ]


def draw(population: list[Mention], size: int) -> list[Mention]:
    """A uniform sample without replacement; a shorter draw is the head of a longer one."""
    shuffled = list(population)
    random.Random(SEED).shuffle(shuffled)
    return shuffled[:size]


def show_persons(dev: dict[str, dict], train: dict[str, dict]) -> None:
    """Print the drawn PERSON mentions."""
    show_mentions((("dev", dev, DEV_PERSONS), ("train", train, TRAIN_ROLES)), "PERSON")


def show_places(dev: dict[str, dict], train: dict[str, dict]) -> None:
    """Print the drawn LOCATION mentions."""
    show_mentions((("dev", dev, DEV_PLACES), ("train", train, TRAIN_PLACES)), "LOCATION")


def show_mentions(parts: Iterable[tuple[str, dict[str, dict], int]], label: str) -> None:
    """Print each message that holds a drawn mention once, with its drawn mentions marked and numbered."""
    for name, messages, size in parts:
        drawn = draw(mentions(messages, label), size)
        number = {mention: place for place, mention in enumerate(drawn)}
        for key, message in messages.items():
            text = message["text"]
            inside = sorted((mention for mention in drawn if mention[0] == key), key=lambda m: m[1], reverse=True)
            for mention in inside:
                _, start, end = mention
                text = f"{text[:start]}<<{name[0]}{number[mention]}|{text[start:end]}>>{text[end:]}"
            if inside:
                print(f"# {key}\n{text}\n")


def spoken(messages: dict[str, dict], where: Mention) -> str:
    """Folded words of a mention, each between blanks."""
    key, start, end = where
    return f" {' '.join(fold(messages[key]['text'][start:end]).replace(',', ' ').split())} "


def words(messages: dict[str, dict], *, single: bool = False) -> dict[str, str]:
    """Folded words of PERSON mentions of more than one word, or of only one, each with its first mention."""
    found: dict[str, str] = {}
    for key, start, end in mentions(messages):
        surface = messages[key]["text"][start:end]
        parts = spoken(messages, (key, start, end)).split()
        if single == (len(parts) == 1):
            for part in parts:
                found.setdefault(part.strip(".-'\""), surface)
    return found


def show_words(dev: dict[str, dict], train: dict[str, dict]) -> None:
    """Print the words of dev, those of train that dev lacks and the names that only stand alone, shuffled."""
    in_dev, in_train = words(dev), words(train)
    alone = words(train, single=True) | words(dev, single=True)
    lists = {
        "dev": in_dev,
        "train": {word: surface for word, surface in in_train.items() if word not in in_dev},
        "alone": {word: surface for word, surface in alone.items() if word not in in_dev and word not in in_train},
    }
    for name, found in lists.items():
        shuffled = sorted(found)
        random.Random(SEED).shuffle(shuffled)
        for word in shuffled:
            print(f"{name}\t{word}\t{found[word]!r}")


def check(dev: dict[str, dict], train: dict[str, dict]) -> int:
    """Count the labels of each file; return how many rows are wrong."""
    wrong = 0
    names = {where: spoken(messages, where) for messages in (dev, train) for where in mentions(messages)}
    dev_names = "".join(names[where] for where in mentions(dev))
    all_names = "".join(names.values())
    known = {
        "roles.tsv": set(mentions(dev) + mentions(train)),
        "persons.tsv": set(mentions(dev)),
        "districts.tsv": set(mentions(dev, "LOCATION") + mentions(train, "LOCATION")),
    }
    codes = {line.split("\t")[0] for line in CODES.read_text(encoding="utf-8").splitlines()}
    for name, labels in (LABELS | {"districts.tsv": codes | {"-"}}).items():
        if not (HERE / name).exists():
            print(name, "is not labelled yet")
            continue
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t"))[1:]
        seen: set[tuple] = set()
        for *item, label in rows:
            where = (item[0], int(item[1]), int(item[2])) if name in known else (item[0],)
            exists = where in known[name] if name in known else f" {item[0]} " in all_names
            if not exists or where in seen or label not in labels:
                print(f"{name}: wrong row {item} {label}")
                wrong += 1
            seen.add(where)
        from_dev = sum(row[0] in dev or f" {row[0]} " in dev_names for row in rows)
        print(name, len(rows), "rows,", from_dev, "of dev:", counted(rows))
    return wrong


def counted(rows: list[list[str]]) -> dict[str, int]:
    """How many rows have each label; codes of places by their number of digits."""
    return dict(collections.Counter(f"{len(row[-1])} digits" if row[-1].isdigit() else row[-1] for row in rows))


def main() -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["mentions", "words", "places", "check"])
    command = parser.parse_args().command
    dev = read(["dev.txt"])
    train = read([f"train_{letter}.txt" for letter in "abcdefghijkl"])
    if command == "check":
        return min(check(dev, train), 1)
    {"mentions": show_persons, "words": show_words, "places": show_places}[command](dev, train)
    return 0


if __name__ == "__main__":
    sys.exit(main())
