"""Dates with a month in words, day and month alone, and ages.

Dates all in digits are read by the number recognizer, because eight digits may also be a DNI. A date is one of birth
when a word of birth stands near. An age is a number with *años*, *añitos* or *meses* that somebody has (*tengo*, *mi
hija de*, *a mis*), never a duration (*hace*, *desde hace*, *durante*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers.base import Reading
from safefeedback.text import View

__all__ = ["DateRecognizer"]

_MONTHS: Final = (
    "enero|febrero|febreo|marzo|marso|abril|habril|mayo|malyo|junio|julio|agosto|ag0sto|setiembre|septiembre|sep?tiembre|"
    "setienbre|octubre|otubre|noviembre|nobiembre|noviembr|diciembre|disiembre|diciembr|"
    "ene|feb|mar|abr|may|jun|jul|ago|set|sep|oct|nov|dic"
)
_DAY: Final = (
    r"(?:[0-3]?[0-9]|primero|1ro|1ero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidos|veintitres|veinticuatro|veinticinco|"
    r"veintiseis|veintisiete|veintiocho|veintinueve|treinta|treinta y uno|treintaiuno)"
)
_GAP: Final = r"[ \n]{1,3}"
# The year of a date in words is rewritten to digits by the second reading; here only digits and the short forms.
_WORD_DATE: Final = re.compile(
    rf"(?<![\w/.-])(?P<day>{_DAY})(?:[ \n/.-]{{1,3}}(?:de{_GAP})?)(?P<month>{_MONTHS})(?![a-z0-9])\.?"
    rf"(?:(?:{_GAP}(?:de|del){_GAP}(?:ano{_GAP})?|,?[ \n/.-]{{1,2}})(?P<year>(?:19|20)[0-9]{{2}}|[0-9]{{2}}(?![0-9:]))(?!\s?(?:am|pm|h|hrs|horas)\b))?"
)
_SHORT_DATE: Final = re.compile(r"(?<![\w/.,-])(?P<day>[0-3]?[0-9])[/](?P<month>[01]?[0-9])(?![\w/]|[.,-][0-9])")
_AGE: Final = re.compile(
    r"(?<![\w/.,-])(?P<number>[0-9]{1,3}|(?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinti[a-z]{2,7}|(?:treinta|cuarenta|cincuenta|sesenta|setenta|"
    r"ochenta|noventa)(?: y [a-z]{2,6}|i[a-z]{3,6})?|cien))(?P<unit>[ \n]{0,2}(?:anos|anitos|a[nñ]ios|anhos|an[0o]s|mesecitos|meses|mes|primaveras|abriles)(?![a-z]))?"
)
_BIRTH: Final = re.compile(r"\b(?:n?aci(?:o|da|do|mos|miento)?|nas[ií]\w*|nac\b|nacim\w*|f\.?n\.?|fnac|cumpleanos|cumplo|naciste|nacer)")
_SHORT_CUE: Final = re.compile(r"\b(?:el|dia|fecha|del|al|desde|hasta|para|cita)[: ]{1,3}$")
_HAS: Final = re.compile(
    r"\b(?:teng[ou]|tngo|tengu|tiene|tienen|tenia|ten[ie]a|cumpl\w{1,5}|edad|a mis|con mis|a sus|con sus|de apenas|ya son|"
    r"adulta? mayor de|nin[oa]s? de|bebe de|bb de|menor de|hij[oa]s? de|ninit[oa] de|anciana? de|abuel\w{0,4} de|mama de|papa de|"
    r"senora? de|joven de|chic[oa] de|sra de|sr de|soy de|persona de|paciente de|mujer de|hombre de|varon de|niet[oa] de|"
    r"viejit[oa] de|cham[oa] de)[:,]?\s{0,2}(?:ya |casi |apenas |solo |como |los |de |sus |unos |recien |mas de |= ?)*$"
)
_DURATION: Final = re.compile(
    r"\b(?:hace|hacen|ase|desde|durante|por|en|dentro de|llevo|llevamos|lleva|llevan|van|va|ya van|cada|despues de|mas de|"
    r"menos de|los ultimos|ultimos|hasta|tras|antes de|plazo de|unos|ni|trabajo|trabaje|trabajando|vivo|viviendo|a los|"
    r"esperando|espero|espera|pasaron|pasado|pasan|dura|duro|perdi|prometio|son|sumamos|tarda|tardo|demora|demoro|vigencia de|"
    r"garantia de|contrato de|experiencia de|menores de|mayores de|mayor de|retraso|atraso|deuda de|condena de|carcel|aporte de|"
    r"aportes de|servicio de|gestion de|periodo de|deben|debe|deuda|adeudan|adeuda|pago de|pagar|ultimo|proximos|siguientes|"
    r"esos|estos|aquellos|otros|como|aporto|vivio|carcel de|pena de|tiempo)[: ]{1,2}(?:hace |mas de |casi |ya |los |unos |como |los ultimos |ultimos |de |menos de )*$"
)
_AGE_AFTER: Final = re.compile(r"^[\s,)]{0,3}(?:de edad|cumplidos)")
_OF_EXPERIENCE: Final = re.compile(
    r"^\s{0,2}(?:de (?:servicio|experiencia|trabajo|casad|carcel|garantia|espera|abandono|vigencia|aporte|retraso|deuda|gestion|"
    r"atraso|antiguedad|residencia|labor|carrera|matrimonio|lucha|promesas|pago)|sin |esperando|trabajando|viviendo|pagando|aqui|"
    r"aca |en (?:esta|este|el|la|mi|lima|peru)|que |luchando|atras|seguidos|despues|antes|completos|enteros|y nada|reclamando|como )"
)


@dataclass(frozen=True, slots=True)
class DateRecognizer:
    """Worded dates and ages."""

    name: str = "dates"
    supported_entities: tuple[str, ...] = ("DATE_OF_BIRTH", "DATE_TIME", "AGE")

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the dates and ages of both readings; spans in the message as received."""
        found: list[Finding] = []
        for view in reading.views:
            is_dictated = view is reading.spoken
            for start, end, entity, score, code in (*_dates(view), *_ages(view)):
                evidence = [Evidence("shape", code, score)]
                if is_dictated:
                    evidence.append(Evidence("reading", "dictated"))
                first, last = view.span(start, end)
                found.append(Finding(first, last, entity, score, self.name, tuple(evidence)))
        return tuple(found)


_Raw = tuple[int, int, str, float, str]


def _dates(view: View) -> Iterator[_Raw]:
    for match in _WORD_DATE.finditer(view.folded):
        end = match.end()
        while view.folded[end - 1] in ". ":
            end -= 1
        has_year = match["year"] is not None
        is_birth = _is_birth(view.folded, match.start())
        if _is_street(view.folded, match.start()) or (not has_year and not is_birth and _is_holiday(match)):
            continue
        entity = "DATE_OF_BIRTH" if is_birth else "DATE_TIME"
        yield match.start(), end, entity, 0.85 if has_year else 0.6, "day-month" + "-year" * has_year
    if "/" not in view.folded:
        return
    for match in _SHORT_DATE.finditer(view.folded):
        if not (1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12):
            continue
        if _SHORT_CUE.search(view.folded, max(0, match.start() - 16), match.start()):
            entity = "DATE_OF_BIRTH" if _is_birth(view.folded, match.start()) else "DATE_TIME"
            yield match.start(), match.end(), entity, 0.55, "day-month-digits"


def _is_birth(folded: str, start: int) -> bool:
    return _BIRTH.search(folded, max(0, start - 42), start) is not None


_STREET: Final = re.compile(r"\b(?:av|avda|avenida|jr|jiron|calle|ca|psje|pasaje|urb|plaza|parque|barrio|ugel|colegio|i\.?e|asoc|hospital|sector|distrito|cooperativa|mercado|asentamiento|aa\.?hh|a\.?h|mz|ovalo|prolong\w*|malecon|alameda)\.?,? {1,2}(?:el |la |del )?$")


def _is_street(folded: str, start: int) -> bool:
    return _STREET.search(folded, max(0, start - 24), start) is not None


_HOLIDAYS: Final = frozenset({("28", "julio"), ("29", "julio"), ("1", "mayo"), ("24", "junio"), ("30", "agosto"), ("8", "octubre"), ("25", "diciembre"), ("1", "noviembre"), ("1", "enero"), ("2", "mayo")})


def _is_holiday(match: re.Match[str]) -> bool:
    return (match["day"].lstrip("0"), match["month"]) in _HOLIDAYS


def _ages(view: View) -> Iterator[_Raw]:
    for match in _AGE.finditer(view.folded):
        number, unit = match["number"], match["unit"]
        if number.isdigit() and not 0 < int(number) <= 115:
            continue
        before = view.folded[max(0, match.start() - 40) : match.start()]
        after = view.folded[match.end() : match.end() + 30]
        has = _HAS.search(before) is not None
        if unit is None:
            if _bare_age(before, after, number):
                yield match.start(), match.end(), "AGE", 0.5, "number-after-having"
        elif _OF_EXPERIENCE.match(after) and not _AGE_AFTER.match(after):
            continue
        elif has or _AGE_AFTER.match(after):
            yield match.start(), match.end(), "AGE", 0.85, "number-unit"
        elif not _DURATION.search(before) and ("mes" not in unit):
            yield match.start(), match.end(), "AGE", 0.45, "number-unit"
        elif _OF_SOMEBODY.search(before):
            yield match.start(), match.end(), "AGE", 0.7, "somebody-of"


_BARE: Final = re.compile(r"(?:\ba mis|\bedad:?|\bcon mis|\bmi edad es)\s{1,2}$")
_HAVING: Final = re.compile(r"\b(?:tengo|tngo)\s{1,2}$")
_END: Final = re.compile(r"^\s{0,2}(?:[.,;()!?\n]|y (?:soy|estoy|vivo)|$)")
_OF_SOMEBODY: Final = re.compile(
    r"\b(?:hij[oa]s?|ij[oa]s?|hijit[oa]s?|nin[oa]s?|ninit[oa]s?|bebe|bb|niet[oa]s?|nietecit[oa]s?|sobrin[oa]s?|abuel[oa]s?|abuelit[oa]s?|avuel\w*|madre|mama|mami|mamita|papa|padre|papito|"
    r"espos[oa]|herman[oa]s?|ti[oa]|senora?|suegr[oa]|vecin[oa]|menor|chibol[oa]s?|cham[oa]|chamit[oa]|viej[oa]|viejit[oa]|ancian[oa]|alumn[oa]s?|prim[oa]|amig[oa]|conviviente|pareja|"
    r"mujer|hombre|joven|persona|paciente|adolescente|wawa|guagua|huahua|bisabuel[oa]|bisa|cunad[oa])(?:[ ,]{1,2}[^\W\d_]{2,14}){0,4}[ ,(]{1,2}(?:de|d|con|tiene)?[ (]{0,2}(?:solo |apenas |casi |ya )?$"
)


def _bare_age(before: str, after: str, number: str) -> bool:
    if not number.isdigit() and " y " not in number:
        return False
    if _BARE.search(before):
        return True
    return _HAVING.search(before) is not None and _END.match(after) is not None and number.isdigit() and int(number) >= 15
