"""Names, words and places as compact tables: how much a word is a name, and names to take a surrogate from.

>>> names().given("milagros").sex, names().is_common_word("mercado")
('F', True)
"""

from safefeedback.lexicon.names import NameTable, names
from safefeedback.lexicon.places import is_place, places
from safefeedback.lexicon.tables import digest

__all__ = ["NameTable", "digest", "is_place", "names", "places"]
