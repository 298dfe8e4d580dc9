"""Whether a person is a child: an age under eighteen, or a school year, right beside the name."""

from __future__ import annotations

import re
from typing import Final

from safefeedback.recognizers.roles.scene import Scene

__all__ = ["is_minor"]

_ADULT: Final = 18
_WORDS: Final = (
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
)
_NUMBERS: Final = {word: number for number, word in enumerate(_WORDS.split(), 1)}
_NUMBER: Final = rf"([0-9]{{1,3}}|{'|'.join(_NUMBERS)})"
_YEARS: Final = r"(?:anos?|anitos?|anyos)\b"
_AFTER: Final = re.compile(
    r"[\s,(/:\-]{0,3}(?:(?:que|q|quien|mi|su|el|la|hij[oa]|niet[oa]|de|d|con|tiene|tengo|tenia|cumplio|recien|apenas|solo|"
    rf"edad|ya|es|tan)[\s:]{{1,3}}){{0,4}}{_NUMBER} ?{_YEARS}"
)
_MONTHS: Final = re.compile(
    rf"[\s,(]{{0,2}}(?:(?:de|tiene|con|apenas|recien|solo|su|sus) ){{1,2}}{_NUMBER} "
    r"(?:meses|mesesitos|mesecitos|dias de nacid)\b"
)
_FORM: Final = re.compile(r"[\s,;/.|\-]{0,4}edad ?: ?([0-9]{1,3})\b")
_BEFORE: Final = re.compile(
    rf"\b(?:de|tiene) {_NUMBER} ?{_YEARS},? (?:(?:se|de|que|q|llamad[oa]|llama|nombre) ){{0,3}}$"
)
_SCHOOL: Final = re.compile(
    r"[^.;!?\n]{0,25}\b(?:alumn[oa]|estudia|estudiante|cursa|va|esta|grado|ano)\W+(?:\w{1,8} ){0,3}"
    r"(?:primaria|secundaria|inicial|kinder|jardin|nido|pronoei|cuna)\b"
)
_SAID: Final = re.compile(
    r"[^.;!?\n]{0,12}\b(?:menor de edad|recien nacid[oa]|es (?:un |una )?(?:bebe|nin[oa]|menor)\b)"
)


def is_minor(scene: Scene) -> bool:
    """Tell whether the text right beside a name makes the person a child."""
    after = scene.after
    age = _AFTER.match(after) or _FORM.match(after) or _BEFORE.search(scene.before)
    if age:
        return (int(age[1]) if age[1].isdigit() else _NUMBERS[age[1]]) < _ADULT
    return bool(_MONTHS.match(after) or _SCHOOL.match(after) or _SAID.match(after))
