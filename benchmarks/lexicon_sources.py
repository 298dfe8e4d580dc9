"""What the gazetteers, the plain texts and the training corpus say about words, as counts; see ``build_lexicon.py``."""

from __future__ import annotations

import csv
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from safefeedback.evaluation.reader import read_gold
from safefeedback.text import fold

WORD = re.compile(r"[^\W\d_]+")
PARTICLES = frozenset(("de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "di", "san", "santa", "vda"))

TEXTS = {"legalize_pe": 0.05, "fakenews_es": 1.0, "common_voice_es": 4.0}
"""Weight of one word of each text, so that about as much is learnt from each."""
CORPUS_WEIGHT = 3.0


@dataclass
class Counts:
    """What the sources say; keys are folded words.

    ``surname``, ``female`` and ``male`` hold one counter for Peru and one for Spain. ``words`` is weighted, ``texts``
    is not. ``registered`` and ``printed`` count the ways of writing a word. ``authors`` has the authors of the corpus
    that use a word outside every span, ``others`` those that use it inside a span that is no person.
    """

    surname: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    female: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    male: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    words: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    capitals: Counter[str] = field(default_factory=Counter)
    registered: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    printed: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    places: set[str] = field(default_factory=set)
    authors: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    others: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one compressed table."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def add_name(table: Counter[str], name: str, count: int) -> None:
    """Count every word of a name but its particles; a surname that starts with a particle also as a whole."""
    tokens = WORD.findall(fold(name))
    for token in tokens:
        if token not in PARTICLES and len(token) > 1:
            table[token] += count
    if len(tokens) > 1 and tokens[0] in PARTICLES and count > 1:
        table[" ".join(tokens)] += count


def read_names(counts: Counts, folder: Path) -> None:
    """Count the four registers of names."""
    for row in rows(folder / "pe_surnames.tsv.xz"):
        add_name(counts.surname[0], row["surname"], int(row["count"]))
        spell(counts, row["surname"], int(row["count"]))
    for row in rows(folder / "pe_given_tokens.tsv.xz"):
        add_name(counts.male[0], row["name"], int(row["M"]) + int(row["unk"]))
        add_name(counts.female[0], row["name"], int(row["F"]) + int(row["unk"]))
        spell(counts, row["name"], int(row["M"]) + int(row["F"]))
    for row in rows(folder / "es_ine_surnames.tsv.xz"):
        add_name(counts.surname[1], row["apellido"], int(row["frec_pri"] or 0) + int(row["frec_seg"] or 0))
    for row in rows(folder / "es_ine_given.tsv.xz"):
        add_name((counts.female if row["sexo"] == "F" else counts.male)[1], row["nombre"], int(row["frec"]))


def spell(counts: Counts, name: str, count: int) -> None:
    """Count how a register writes each word; it has no accents, but it tells ``Ñ`` from ``N``."""
    for token in WORD.findall(name):
        counts.registered[fold(token)][token.capitalize()] += count


def read_places(counts: Counts, folder: Path) -> None:
    """Collect the names of departments, provinces and districts."""
    for row in rows(folder / "pe_ubigeo_inei_2025.tsv.xz"):
        for level in ("departamento", "provincia", "distrito"):
            counts.places.add(" ".join(WORD.findall(fold(row[level]))))


def read_texts(counts: Counts, folder: Path) -> None:
    """Count the words that well-written text has in lower case; of the others, only how they are written."""
    for name, weight in TEXTS.items():
        with lzma.open(folder / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            tokens = Counter(token for line in lines for token in WORD.findall(line))
        for token, count in tokens.items():
            word = fold(token)
            if token.islower():
                counts.words[word] += weight * count
                counts.texts[word] += count
            else:
                counts.capitals[word] += count
                if token.istitle():
                    counts.printed[word][token] += count


def read_corpus(counts: Counts, files: Iterable[Path]) -> None:
    """Count the words outside every marked span, in any case, and who writes them there or in spans of no person."""
    for path in files:
        for message in read_gold(path):
            labels = {place: span.label for span in message.spans for place in range(span.start, span.end)}
            for match in WORD.finditer(message.text):
                word, label = fold(match[0]), labels.get(match.start())
                if label is None:
                    counts.words[word] += CORPUS_WEIGHT
                    counts.authors[word].add(message.author or "-")
                elif label in ("ORGANIZATION", "LOCATION", "STREET_ADDRESS"):
                    counts.others[word].add(message.author or "-")
