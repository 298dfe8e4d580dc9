"""The ubigeo tree of Peru: departments, provinces and districts with population and position.

>>> from safefeedback.territory import find, parent
>>> [place.code for place in find("san juan de lurigancho")]
['150132']
>>> parent(find("SJL")[0]).name
'Lima'
"""

from safefeedback.territory.place import Level, Place, ancestors, common, enlarged, is_place, parent, place, places
from safefeedback.territory.search import find, nearest
from safefeedback.territory.settling import settle
from safefeedback.territory.spelling import fold, sound

__all__ = [
    "Level",
    "Place",
    "ancestors",
    "common",
    "enlarged",
    "find",
    "fold",
    "is_place",
    "nearest",
    "parent",
    "place",
    "places",
    "settle",
    "sound",
]
