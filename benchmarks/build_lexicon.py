"""Build the tables of names and words that ship with the package: ``src/safefeedback/lexicon/data``.

Usage::

    python benchmarks/build_lexicon.py --data DIR --corpus FILE... --out src/safefeedback/lexicon/data

``DIR`` holds ``gazetteers/`` (names with counts, districts) and ``text/`` (plain Spanish), as tables and texts
compressed with xz; ``FILE`` are training files of the corpus. A word of the corpus counts when two authors use it, so
that what is learnt on one author is true of the next. The same input gives the same bytes. Sources and licences:
``docs/reference/lexicon.md``.

What is written:

- ``tokens.txt.gz``: folded words, one a line, in order; a surname of several words has its spaces.
- ``columns.bin.gz``: one byte for each word and column, columns one after another: given name of women, given name of
  men, surname, common word (each ``round(4 * log2(1 + rate))``, rate in 100 million), flags.
- ``sounds.txt.gz``: the sound keys of the words whose flags say so, one a line, in the order of the words.
- ``written.tsv.gz``: how a name is written when that is not the folded word with a capital (``jose``, ``José``).
- ``places.txt.gz``: folded names of departments, provinces and districts.
"""

from __future__ import annotations

import argparse
import gzip
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from lexicon_sources import Counts, read_corpus, read_names, read_places, read_texts
from safefeedback.text import sound

PERU, SPAIN = 0.8, 0.2
"""Weights of the two registers when they are mixed: the messages are Peruvian, the Spanish register is finer."""

LOCAL, IN_PERU, PLACE, PART_OF_PLACE, OTHER, SOUND = 1, 2, 4, 8, 16, 32
SPANISH_SURNAME_MINIMUM, SPANISH_GIVEN_MINIMUM = 250, 150
TEXT_MINIMUM, CAPITAL_MINIMUM, AUTHOR_MINIMUM = 5, 50, 2
SOUND_MINIMUM = 36
"""Level from which a word is worth finding by its sound: about one in 200,000."""


def level(share: float) -> int:
    """Return a share as a byte."""
    return min(255, round(4 * math.log2(1 + 1e8 * share)))


def mixed(registers: tuple[Counter[str], Counter[str]], tokens: list[str], totals: tuple[int, int]) -> bytes:
    """Return the column of a kind of name: the rates of the two registers, mixed."""
    peru, spain = registers
    return bytes(level(PERU * peru[t] / totals[0] + SPAIN * spain[t] / totals[1]) for t in tokens)


def chosen(counts: Counts) -> list[str]:
    """Return the words worth a row, in order."""
    tokens = set(counts.surname[0]) | set(counts.female[0]) | set(counts.male[0])
    tokens |= {t for t, n in counts.surname[1].items() if n >= SPANISH_SURNAME_MINIMUM}
    tokens |= {t for t, n in (counts.female[1] + counts.male[1]).items() if n >= SPANISH_GIVEN_MINIMUM}
    tokens |= {t for t, n in counts.texts.items() if n >= TEXT_MINIMUM}
    tokens |= {t for t, n in counts.capitals.items() if n >= CAPITAL_MINIMUM}
    tokens |= {t for t, authors in counts.authors.items() if len(authors) >= AUTHOR_MINIMUM}
    tokens |= {t for t, authors in counts.others.items() if len(authors) >= AUTHOR_MINIMUM}
    tokens |= {part for place in counts.places for part in place.split()}
    return sorted(tokens)


def levels(counts: Counts, tokens: list[str]) -> list[bytes]:
    """Return the four columns of levels: given name of women, of men, surname, common word."""
    people = tuple(sum(counts.female[k].values()) + sum(counts.male[k].values()) for k in (0, 1))
    surnames = tuple(sum(counts.surname[k].values()) for k in (0, 1))
    running = sum(counts.words.values())
    usual = bytes(
        level(counts.words[t] / running) if counts.texts[t] or len(counts.authors[t]) >= AUTHOR_MINIMUM else 0
        for t in tokens
    )
    return [
        mixed(counts.female, tokens, (people[0], people[1])),
        mixed(counts.male, tokens, (people[0], people[1])),
        mixed(counts.surname, tokens, (surnames[0], surnames[1])),
        usual,
    ]


def flags(counts: Counts, tokens: list[str], columns: list[bytes]) -> bytes:
    """Return the column of flags."""
    parts = {part for place in counts.places if " " in place for part in place.split()}
    totals = [sum(counts.surname[k].values()) for k in (0, 1)]

    def flag(token: str, highest: int) -> int:
        peru, spain = (counts.surname[k][token] for k in (0, 1))
        return (
            LOCAL * (peru > 1 and peru / totals[0] > 5 * spain / totals[1])
            + IN_PERU * (peru > 1)
            + PLACE * (token in counts.places)
            + PART_OF_PLACE * (token in parts)
            + OTHER * (len(counts.others.get(token, ())) >= AUTHOR_MINIMUM)
            + SOUND * (highest >= SOUND_MINIMUM and " " not in token and sound(token) != token)
        )

    return bytes(flag(token, max(rates)) for token, *rates in zip(tokens, *columns, strict=True))


def written(counts: Counts, tokens: list[str]) -> Iterator[str]:
    """Yield the names whose usual written form is not the folded word with a capital."""
    for token in tokens:
        if token in counts.registered:
            letters = usual_form(counts.registered[token])
            printed = counts.printed.get(token, {})
            accented = {form: n for form, n in printed.items() if unaccented(form) == letters}
            best = usual_form(accented) if accented else letters
            if best != token.capitalize():
                yield f"{token}\t{best}"


def usual_form(forms: Mapping[str, int]) -> str:
    """Return the most frequent form."""
    return max(forms, key=lambda form: (forms[form], form))


def unaccented(form: str) -> str:
    """Return the form with its accents removed and its ``ñ`` kept."""
    return "".join(c if c in "ñÑ" else unicodedata.normalize("NFD", c)[0] for c in form)


def save(path: Path, content: bytes) -> None:
    """Write compressed bytes that depend on nothing but the content."""
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def write(counts: Counts, folder: Path) -> None:
    """Write the tables."""
    tokens = chosen(counts)
    columns = levels(counts, tokens)
    columns.append(flags(counts, tokens, columns))
    heard = [sound(token) for token, flag in zip(tokens, columns[-1], strict=True) if flag & SOUND]
    folder.mkdir(parents=True, exist_ok=True)
    save(folder / "tokens.txt.gz", "\n".join(tokens).encode())
    save(folder / "columns.bin.gz", b"".join(columns))
    save(folder / "sounds.txt.gz", "\n".join(heard).encode())
    save(folder / "written.tsv.gz", "\n".join(written(counts, tokens)).encode())
    save(folder / "places.txt.gz", "\n".join(sorted(counts.places)).encode())
    print(f"{len(tokens)} words, {len(heard)} sound keys, {len(counts.places)} places")


def main() -> None:
    """Read the sources and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with gazetteers/ and text/")
    parser.add_argument("--corpus", type=Path, nargs="*", default=(), help="training files of the corpus")
    parser.add_argument("--out", type=Path, required=True, help="folder of the tables")
    options = parser.parse_args()
    counts = Counts()
    read_names(counts, options.data / "gazetteers")
    read_places(counts, options.data / "gazetteers")
    read_texts(counts, options.data / "text")
    read_corpus(counts, options.corpus)
    write(counts, options.out)


if __name__ == "__main__":
    main()
