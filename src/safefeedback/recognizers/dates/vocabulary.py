"""Words of dates and ages, and how they are joined into patterns. All folded: lower case, no accents."""

from __future__ import annotations

from typing import Final

__all__ = ["BIRTH_WORDS", "DAY_WORDS", "MONTHS", "NUMBER_WORDS", "PEOPLE", "PLACE_WORDS", "any_of"]

MONTHS: Final = (
    "enero febrero febreo marzo marso abril habril mayo malyo junio julio agosto setiembre septiembre setienbre setiempre "
    "octubre otubre noviembre nobiembre noviembr diciembre disiembre diciembr ene feb mar abr may jun jul ago set sep oct "
    "nov dic"
)
DAY_WORDS: Final = (
    "primero 1ro 1ero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis "
    "veintisiete veintiocho veintinueve treintaiuno"
)
NUMBER_WORDS: Final = (
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho "
    "diecinueve veinte cien veinti[a-z]{2,7}"
)
BIRTH_WORDS: Final = (
    r"n?aci(?:o|da|do|mos|miento)? nas[ei]\w* nac nacim\w* f\.?n\.? f/n fnac cumpleanos cumplo naciste nacer paqari\w*"
)
PEOPLE: Final = (
    "h?ij[oa]s? h?ijit[oa]s? nin[oa]s? ninit[oa]s? bebe bb niet[oa]s? nietecit[oa]s? sobrin[oa]s? abuel[oa]s? "
    "abuelit[oa]s? avuel\\w* madre mama mami mamita papa padre papito espos[oa] herman[oa]s? ti[oa] senora? suegr[oa] "
    "vecin[oa] menor chibol[oa]s? cham[oa] chamit[oa] viej[oa] viejit[oa] ancian[oa] alumn[oa]s? prim[oa] amig[oa] "
    "conviviente pareja mujer hombre varon joven chic[oa] persona paciente adolescente wawa guagua huahua bisabuel[oa] "
    "bisa cunad[oa] adult[oa] sra sr"
)
PLACE_WORDS: Final = (
    r"av avda avenida jr jiron calle ca psje pasaje urb plaza parque barrio ugel colegio i\.?e asoc hospital sector "
    r"distrito cooperativa mercado asentamiento aa\.?hh a\.?h mz ovalo prolong\w* malecon alameda puente"
)


def any_of(*words: str) -> str:
    """Return one alternation of all the words, which are separated by spaces and may be small patterns."""
    return "(?:" + "|".join(word for group in words for word in group.split()) + ")"
