"""The origin of a surname, told by its spelling and by where it is usual; for measuring whether leaks are fair.

What is told is where a surname comes from, nothing about the person who bears it: nobody's identity may be read from
it, and it serves sums over many mentions only. Rules of spelling (``_origin_spelling.py``) and a table of pieces of
words (``_origin_table.py``) know the surnames of Peru's indigenous languages (``andean_amazonian``) and Asian ones; the
lexicon knows which surnames are usual in Spain. Of several surnames the first decides. No spelling is Venezuelan:
``venezuelan`` is a Spanish surname in a message whose words are.

>>> origin("yesenia ccori flores"), origin("Ana Zhou"), origin("Ana Torres"), origin("rosa")
('andean_amazonian', 'asian', 'spanish', 'given_only')
>>> origin("Ana Torres", said="soy de Maracaibo, tengo PTP")
'venezuelan'
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.evaluation import _origin_spelling as spelling
from safefeedback.evaluation._origin_table import nativeness
from safefeedback.evaluation.naming import surname_words
from safefeedback.lexicon import names
from safefeedback.text.folding import fold

__all__ = ["ORIGINS", "origin", "surname_origin"]

ORIGINS: Final[tuple[str, ...]] = ("andean_amazonian", "spanish", "asian", "venezuelan", "other", "given_only")
"""Every origin; ``given_only`` where a mention has no surname."""

_NATIVE: Final = 0.7
"""From here a spelling that no rule decides is taken for one of Peru's indigenous languages."""
_CLEARLY_NATIVE: Final = 1.5
"""From here it is, whatever the ending."""

_VENEZUELAN_SPEECH: Final = re.compile(
    r"\b(?:(?:soy|somos|vengo|vine|llegue|naci(?:do|da)?|migrante)(?: de| en)? "
    r"(?:venezuela|venezolan[oa]s?|caracas|maracaibo|barquisimeto|maracay)|"
    r"cham[oa]s?|chamit[oa]s?|mis? panas?|epale|burda|carajit[oa]s?|molleja|na ?guara|ladilla|vaina)\b"
)
"""What people from Venezuela say of themselves and how; of the training corpus 9 of 10 messages with such words are
written in that voice."""


def origin(name: str, *, said: str = "") -> str:
    """Return the origin of a person mention, one of :data:`ORIGINS`.

    Args:
        name: the words of the mention.
        said: the message that it stands in, where there is one.
    """
    surnames = surname_words(name)
    if not surnames:
        return "given_only"
    first = surname_origin(surnames[0])
    return "venezuelan" if first == "spanish" and _VENEZUELAN_SPEECH.search(fold(said)) else first


def surname_origin(surname: str) -> str:
    """Return the origin of one surname in any case, with or without accents; ``de la cruz`` counts as one."""
    words = re.findall("[a-z]+", fold(surname))
    word = words[-1] if words else ""
    if spelling.is_asian(word):
        return "asian"
    entry = names().surname(word)
    if entry is not None and not entry.is_local:
        return _of_spain(word)
    return _of_peru(word)


def _of_spain(word: str) -> str:
    """Return the origin of a surname that is as usual in Spain."""
    if spelling.is_native(word) and nativeness(word) > _CLEARLY_NATIVE:
        return "andean_amazonian"
    return "other" if spelling.seems_foreign(word, strictly=True) else "spanish"


def _of_peru(word: str) -> str:
    """Return the origin of a surname that Spain hardly has, or that nobody is known to bear."""
    native = nativeness(word)
    if native < _CLEARLY_NATIVE and not spelling.is_native(word):
        if spelling.is_spanish(word):
            return "spanish"
        if spelling.seems_foreign(word):
            return "other"
    return "andean_amazonian" if native > _NATIVE or spelling.is_native(word) else "spanish"
