"""What leaks of people whom a conversation named before: 2,000 invented conversations.

    python benchmarks/threads.py
    python benchmarks/threads.py --check     also fails when more than 0.5 % of mentions leak

A conversation has a sender whose profile name and telephone the channel knows, and a first message that names somebody
else in full. Three to five more messages mention both in part: a given name, a surname, two of them, a telephone; in
small letters or as written, one in four with a letter dropped, doubled, swapped or spelt by ear. Some of the sentences
were written after the rules ("unseen"). Names are drawn from
the shipped lexicon in proportion to who bears them, so that common words (Flores, Cruz, Rosa, Luz) occur as they do in
Peru. A mention leaks when one of its letters or digits is left in the protected text ("publication"). Names that the
first message did not give away to the detector are counted apart: nothing remembers them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

from safefeedback import Message, Pipeline, ProtectedMessage, PseudonymKey, ThreadMemory
from safefeedback.lexicon import names

PROMISED = 0.005
FIRST = (
    "Denuncio a {name}, que vive al lado de mi casa y bota su basura en la pista.",
    "Buenas tardes, el señor {name} de la ventanilla 3 me pidio plata por el tramite.",
    "quiero reclamar contra {name} mi cuñado, su numero es {phone}",
    "La profesora {name} no va al colegio hace dos semanas y nadie dice nada.",
    "mi vecino {name} construye sin licencia, por favor fiscalicen",
)
LATER = (
    "ayer {part} volvio a hacer lo mismo",
    "ya hable con {part} y no hace caso",
    "y ahora {part} dice que no es su culpa",
    "fui otra vez y {part} me cerro la puerta",
    "no fui yo, fue {part}",
    "{part} sigue igual, nadie viene",
    "le dije a {part} que iba a reclamar",
    "el numero es {digits}",
    "llamen al {digits} despues de las 6",
)
UNSEEN = (
    "otra vez {part} con su musica hasta las 3 de la mañana",
    "{part} y su hijo pasaron de nuevo por aca",
    "pregunten por {part} en la tienda",
    "eso lo sabe {part}",
    "me encontre con {part} en el mercado",
    "con {part} no se puede",
    "{part} me mando un audio con amenazas",
    "la que tiene la llave es {part}",
    "a {part} nadie lo toca",
    "de parte de {part} vinieron dos hombres",
)
"""Written after the rules, to see how they do on what they were not made for."""
OWN = ("atte {part}", "soy {part} otra vez", "les habla {part}, sigo esperando", "firma: {part}", "mi cel {digits}")
EAR = (("v", "b"), ("b", "v"), ("z", "s"), ("c", "s"), ("ll", "y"), ("y", "ll"), ("h", ""), ("qu", "k"), ("j", "g"))


@dataclass(frozen=True)
class Person:
    """Somebody of a conversation."""

    words: tuple[str, ...]
    phone: str

    @property
    def name(self) -> str:
        """The whole name."""
        return " ".join(self.words)


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds too many leaks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--rules-only", action="store_true", help="without the tagger")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline(tagger=None) if options.rules_only else Pipeline()
    figures = {
        "with_memory": measured(pipeline, options.threads, options.seed, remembers=True),
        "without": measured(pipeline, options.threads, options.seed, remembers=False),
        "unseen_with_memory": measured(pipeline, options.threads, options.seed, remembers=True, later=UNSEEN),
        "unseen_without": measured(pipeline, options.threads, options.seed, remembers=False, later=UNSEEN),
    }
    print(json.dumps(figures, indent=2))
    return 1 if options.check and figures["with_memory"]["leaked_share"] > PROMISED else 0


def measured(
    pipeline: Pipeline, threads: int, seed: int, *, remembers: bool, later: tuple[str, ...] = LATER
) -> dict[str, Any]:
    """Return how many mentions of known people leak, by how they were mentioned."""
    rng = random.Random(seed)
    leaked: Counter[str] = Counter()
    said: Counter[str] = Counter()
    unknown = 0
    for _ in range(threads):
        memory = ThreadMemory.new(PseudonymKey.generate())
        sender, other = person(rng), person(rng)
        known = [("PERSON", sender.name), ("PHONE_NUMBER", f"+51{sender.phone}")]
        first = rng.choice(FIRST)
        text = first.format(name=other.name, phone=other.phone)
        message, protected = protect(pipeline, Message(text, known=known), memory)
        memory = memory.remember(message, protected.findings)
        is_known = any(found.entity == "PERSON" for found in protected.findings)
        unknown += not is_known
        for template in rng.choices(later + OWN, k=rng.randint(3, 5)):
            who = sender if template in OWN else other
            if who is other and (not is_known or ("digits" in template and "phone" not in first)):
                continue
            mention, kind = mentioned(who, template, rng)
            whole = template.format(part=mention, digits=mention)
            message, protected = protect(
                pipeline,
                Message(whole, known=known),
                memory if remembers else ThreadMemory.new(PseudonymKey.generate()),
            )
            said[kind] += 1
            at = whole.index(mention)
            covered = {place for found in protected.findings for place in range(found.start, found.end)}
            is_leak = any(whole[place].isalnum() and place not in covered for place in range(at, at + len(mention)))
            leaked[kind] += is_leak
            memory = memory.remember(message, protected.findings)
    return {
        "mentions": said.total(),
        "leaked": leaked.total(),
        "leaked_share": round(leaked.total() / said.total(), 5),
        "by_kind": {kind: f"{leaked[kind]} of {said[kind]}" for kind in sorted(said)},
        "others_not_found_in_the_first_message": unknown,
    }


def protect(pipeline: Pipeline, message: Message, memory: ThreadMemory) -> tuple[Message, ProtectedMessage]:
    """Return the message with what is remembered, and its protected form."""
    recalled = memory.recall(message)
    return recalled, pipeline.protect(recalled, "publication")


def person(rng: random.Random) -> Person:
    """Invent somebody: one or two given names, two surnames, a mobile number."""
    table, sex = names(), rng.choice("FM")
    given = [table.sample_given(sex, rng) for _ in range(rng.choice((1, 1, 2)))]
    words = (*given, table.sample_surname(rng), table.sample_surname(rng))
    return Person(tuple(word.capitalize() for word in words), f"9{rng.randrange(10**8):08}")


def mentioned(who: Person, template: str, rng: random.Random) -> tuple[str, str]:
    """Return a mention as somebody types it, and its kind."""
    if "digits" in template:
        form = rng.choice(("{}", "{} {} {}", "{}-{}-{}", "{}.{}.{}"))
        parts = (who.phone,) if form == "{}" else (who.phone[:3], who.phone[3:6], who.phone[6:])
        return form.format(*parts), "telephone"
    given, surnames = who.words[:-2], who.words[-2:]
    kind, words = rng.choice(
        (
            ("given name", given[:1]),
            ("surname", surnames[:1]),
            ("both", (given[0], surnames[0])),
            ("surnames", surnames),
            ("whole name", who.words),
        )
    )
    text = " ".join(words)
    if rng.random() < 0.25 and len(words[-1]) > 4:
        text = " ".join((*words[:-1], spoiled(words[-1], rng)))
        kind += ", misspelt"
    return (text.lower() if rng.random() < 0.6 else text), kind


def spoiled(word: str, rng: random.Random) -> str:
    """Return a word with one mistake: of the hand, or of the ear."""
    at = rng.randrange(1, len(word) - 1)
    heard = [(old, new) for old, new in EAR if old in word.lower()[1:]]
    if heard and rng.random() < 0.5:
        old, new = rng.choice(heard)
        return word[0] + word[1:].replace(old, new, 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


if __name__ == "__main__":
    sys.exit(main())
