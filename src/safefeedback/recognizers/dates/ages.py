"""Ages of persons, told from durations by the words before and behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from safefeedback.recognizers.dates.mention import Mention
from safefeedback.recognizers.dates.vocabulary import NUMBER_WORDS, PEOPLE, any_of

__all__ = ["ages"]

_TENS: Final = r"(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y [a-z]{2,6}|i[a-z]{3,6})?"
_UNITS: Final = "ano anos anito anitos anios anitos anhos ancitos mesecitos meses mes primaveras abriles inviernos"
_UNIT_WORDS: Final = frozenset(_UNITS.split())
_NUMBER: Final = rf"(?:[0-9]{{1,3}}|{_TENS}|{any_of(NUMBER_WORDS)})"
_UNIT: Final = re.compile(rf"(?<![a-z]){any_of(_UNITS)}(?![a-z])")
_BEFORE_UNIT: Final = re.compile(rf"(?<![\w/.,-]){_NUMBER}[ \n]{{0,2}}$")
_OPENING: Final = re.compile(
    r"(?<![a-z])(?:a mis|edad:?|con mis|mi edad es|tengo|tngo|tiene|cumplio) {1,2}"
    rf"(?P<number>{_NUMBER})(?![\w]|[.,][0-9])(?![ \n]{{0,2}}{any_of(_UNITS)}(?![a-z]))"
)
_OPENINGS: Final = ("a mis ", "con mis ", "edad", "tengo ", "tngo ", "tiene ", "cumplio ")
_NUMBER_SIZE: Final = 26
_FILLERS: Final = r"(?:(?:ya|casi|apenas|solo|como|los|sus|unos|recien|mas de|aprox)[. ]{1,2}){0,2}$"
_HAS: Final = re.compile(
    r"\b(?:teng[ou]|tngo|tiene|tienen|tnia|tenia|ten[ie]a|tien|cumpl\w{1,6}|edad|a mis|con mis|a sus|con sus|de apenas|ya son|"
    rf"adulta? mayor de|menor de|soy de)[:,]? {{1,2}}{_FILLERS}"
)
_OF_SOMEBODY: Final = re.compile(
    rf"\b{any_of(PEOPLE)}(?:[ ,]{{1,2}}[^\W\d_]{{2,14}}){{0,4}}[ ,(\n]{{1,2}}(?:de|d|con|tiene)?[ (]{{0,2}}{_FILLERS}"
)
_NAMED: Final = re.compile(rf"[a-z], (?:de )?{_FILLERS}")
_PLAIN_DURATION: Final = (
    "h?ace h?acen ase desde durante por en llevo llevamos lleva llevan van va cada tras hasta trabajo trabaje trabajando "
    "vivo vivio viviendo esperando espero espera pasaron pasado pasan dura duro perdi prometio sumamos tarda tardo "
    "demora demoro carcel deben debe deuda adeudan adeuda pagar ultimo ultimos proximos siguientes esos estos aquellos "
    "otros aporto aporte aportes tiempo estado ni garantia contrato vigencia registro paso fui fue"
)
_DURATION: Final = re.compile(
    rf"\b(?:{any_of(_PLAIN_DURATION)}|(?:dentro|despues|mas|menos|antes|plazo|vigencia|garantia|contrato|experiencia|menores|"
    r"mayores|condena|servicio|gestion|periodo|pago|carcel|pena|retraso) de|a los|los ultimos)"
    r"[:, ]{1,2}(?:(?:hace|mas de|casi|ya|los|unos|como|ultimos|menos de|ahi|aqui|aca|por|de) ){0,3}$"
)
_AFTERWARDS: Final = re.compile(
    r"[\s,)]{0,2}(?:de (?:servicio|experiencia|trabajo|casad|carcel|garantia|espera|abandono|vigencia|aporte|retraso|deuda|"
    r"gestion|atraso|antiguedad|residencia|labor|carrera|matrimonio|lucha|promesas|pago|vida|planilla)|sin |esperando|"
    r"trabajando|viviendo|pagando|aqui|aca\b|en (?:esta|este|el|la|mi|lima|peru|planilla)|que |luchando|atras|seguidos|"
    r"despues|antes|con ?pletos|completos|enteros|y nada|y medio|reclamando|preguntando|mirando|como |con |fui )"
)
_OLD: Final = re.compile(r"[\s,)]{0,3}(?:de edad|cumplidos|de nacid)")
_BARE: Final = re.compile(r"(?:\ba mis|\bedad:?|\bcon mis|\bmi edad es) {1,2}$")
_HAVING: Final = re.compile(r"\b(?:tengo|tngo|tiene|cumplio) {1,2}$")
_END: Final = re.compile(r"\s{0,2}(?:[.,;()!?\n](?![0-9])|y (?:soy|estoy|vivo|vive|es|el|no|usa|ya)|$)")
_OF: Final = re.compile(r"\b(?:de|d) ?$|\( ?$")
_Kinds = tuple[tuple[re.Pattern[str], float, str], ...]
_PERSONAL: Final[_Kinds] = ((_HAS, 0.85, "has-years"), (_OF_SOMEBODY, 0.8, "somebody-of-years"))
_WINDOW: Final = 60


def ages(folded: str, words: AbstractSet[str]) -> Iterator[Mention]:
    """Yield the ages of a folded view, of which all the words are given too."""
    if not _UNIT_WORDS.isdisjoint(words):
        yield from _counted(folded)
    if any(opening in folded for opening in _OPENINGS):
        yield from _bare(folded)


def _counted(folded: str) -> Iterator[Mention]:
    for unit in _UNIT.finditer(folded):
        low = max(0, unit.start() - _NUMBER_SIZE)
        number = _BEFORE_UNIT.search(folded, low, unit.start())
        if number and _is_possible(number[0]):
            found = _with_unit(unit, folded[max(0, number.start() - _WINDOW) : number.start()], folded)
            if found:
                yield Mention(number.start(), unit.end(), "AGE", *found)


def _bare(folded: str) -> Iterator[Mention]:
    for match in _OPENING.finditer(folded):
        start, end = match.span("number")
        if _is_possible(match["number"]):
            found = _alone(match["number"], folded[max(0, start - _WINDOW) : start], folded[end : end + 30])
            if found:
                yield Mention(start, end, "AGE", *found)


def _is_possible(number: str) -> bool:
    number = number.strip()
    return not number.isdigit() or 0 < int(number) <= 115


def _with_unit(match: re.Match[str], before: str, folded: str) -> tuple[float, str] | None:
    after = folded[match.end() : match.end() + 30]
    if _OLD.match(after):
        return 0.85, "years-old"
    if _AFTERWARDS.match(after):
        return None
    if _DURATION.search(before) or "mes" in match[0]:
        kinds: _Kinds = _PERSONAL
    else:
        kinds = (*_PERSONAL, (_NAMED, 0.6, "named-of-years"), (_OF, 0.45, "of-years"))
    return next(((score, code) for pattern, score, code in kinds if pattern.search(before)), None)


def _alone(number: str, before: str, after: str) -> tuple[float, str] | None:
    is_full = number.isdigit() or number.startswith(
        ("veinti", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta")
    )
    if is_full and _BARE.search(before):
        return 0.5, "number-of-age"
    is_grown = number.isdigit() and int(number) >= 12
    if (
        (is_grown or number.startswith(("ochenta", "noventa", "setenta")))
        and _HAVING.search(before)
        and _END.match(after)
    ):
        return 0.45, "number-after-having"
    return None
