"""Who serves the public: "felicito a la señora X", "en la ventanilla 6 la señora X", "X, la que atiende"."""

from __future__ import annotations

import re
from typing import Final

from safefeedback.recognizers.roles.scene import Scene
from safefeedback.recognizers.roles.verdict import Verdict

__all__ = ["serving"]

_BEFORE: Final = re.compile(
    r"\b(?:felicit|felisit|aplausos|atendio|atiende|ventanilla|mesa de partes|modulo)[^.;!?\n]{0,25}$"
)
_AFTER: Final = re.compile(
    r",? ?\(?(?:(?:la|el|lo) )?(?:que|q|quien) "
    r"(?:me |nos |lo |la |los |dicen que |es la |es el |esta |atiende |trabaja |en |el ){0,5}"
    r"(?:atiende|atendio|ventanilla|mesa de partes|modulo|caja|municipio|muni|municipalidad|posta|hospital|ugel|reniec|"
    r"sis)\b"
)
_REACH: Final = 20


def serving(scene: Scene) -> Verdict | None:
    """Return ``official`` for who is said to serve, or is praised, where a word of the State is near."""
    is_serving = _BEFORE.search(scene.before) or _AFTER.match(scene.after)
    return Verdict("official", 2) if is_serving and scene.is_public(_REACH) else None
