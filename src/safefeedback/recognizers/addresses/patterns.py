"""Words of Peruvian addresses and the patterns made of them. All folded: lower case, no accents.

Kinds of way and of housing estate: the abbreviations of the health facilities' register (RENIPRESS 2022) and the
spellings of the corpus. Every repetition is bounded, so that a search is linear in the text.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["BLOCK", "ESTATE_BEFORE", "HINTS", "HINT_STEMS", "HOME", "LOT_FIRST", "TAIL", "WAY"]


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_WAYS: Final = _any(
    "avenida avda av jiron giron jr calle cal ca\\. cll pasaje pasage psje pje prolongacion prolong prol alameda malecon "
    "carretera carr ovalo residencial"
)
_ESTATES: Final = _any(
    r"h?urbanizacion h?urb aa\.?\s?h?h\.? a\.?h\.? asentamiento\s+humano asociacion asoc cooperativa coop caserio anexo "
    r"p\.?j\.? pueblo\s+joven c\.?\s?p\.? centro\s+poblado upis residencial residensial conj\.?\s+hab\.? "
    r"conjunto\s+habitacional sector grupo comunidad(?:\s+campesina)? com\.?\s+camp\.? comite etapa zona programa "
    r"condominio lotizacion fundo parcela pp\.?jj\.? villa barrio habilitacion agrupacion"
)
_STOPS: Final = _any(
    "no se que hace esta hay hasta desde con por para en a porque ya son mi me es un una y o pero cuando donde como le lo "
    "sin ni si muy mas al dice tiene vive vivo cada todo todos q x pq xq entre hacia sobre tras fue ser estan va van "
    "cuesta cuestan otros subio costo costaba pague solo hubo ley decreto articulo codigo hacen aun faltan cobran cuadra cuadras cdra cdras"
)
_WORD: Final = rf"(?!{_STOPS}\b)[^\W_](?:[\w'’]{{0,3}}\.|[\w'’-]{{0,24}})"
_DATE_NAME: Final = r"[0-9]{1,2}\s+de\s+[a-z]{4,10}"
_NUMBER: Final = r"(?:(?:n[°ºo]|nro|num|numero|#)\.?\s{0,2}[0-9]{1,5}|[0-9]{2,5})(?:\s?-\s?[a-z0-9]{1,3}|[a-h])?(?![\w/:]|[.,-][0-9])"
_NOT_COUNT: Final = (
    r"(?!\s{0,2}(?:anos|dias|horas|soles|personas|meses|metros|mts|cuadra|cuadras|cdra|familias|veces|am|pm|%|h\b|hrs|"
    r"m\b|km|vecinos|huecos|postes|semanas|minutos|casas|lotes|de\s+la\s+(?:manana|tarde|noche)))"
)
_KILOMETRE: Final = rf"km\.?\s?[0-9]{{1,4}}(?:[.,][0-9]{{1,3}})?\s{{1,2}}(?:de\s+la\s+)?carretera(?:\s+{_WORD}){{1,3}}"

WAY: Final = re.compile(
    rf"(?<![\w.])(?:{_WAYS}\.?\s{{1,3}}(?:(?:el|la|los|las)\s+)?(?:{_DATE_NAME}|(?![0-9]){_WORD})(?:\s{{1,2}}{_WORD}){{0,5}}?"
    rf",?\s{{1,3}}(?:{_NUMBER}{_NOT_COUNT}|s/n\b)|{_KILOMETRE})"
)
"""A way with its name and number, or a kilometre of a road."""

_LETTER: Final = r"(?:[a-zñ](?:\s?-\s?[0-9]{1,2}|['0-9]{0,2})|[0-9]{1,3}|e[a-z]e|[a-z]e)"
_BLOCK_WORD: Final = r"(?:mzna|mza|mz|manz|manzana)"
_LOT_WORD: Final = r"(?:lte|lt|lote|lot)"
BLOCK: Final = re.compile(
    rf"(?<![\w.]){_BLOCK_WORD}\.?\s{{0,3}}{_LETTER}[\s,.:/-]{{1,4}}{_LOT_WORD}\.?\s{{0,3}}(?:n[°ºo]\.?\s?)?[0-9]{{1,3}}(?:-?[a-z]\b)?"
    rf"(?!\w)|(?<![\w.])(?:mza|mz)\.?\s{{0,2}}[a-zñ][0-9]?\s?-\s?[0-9]{{1,3}}(?!\w)"
)
"""A block with its lot."""

LOT_FIRST: Final = re.compile(
    rf"(?<![\w.]){_LOT_WORD}\.?\s{{0,3}}[0-9]{{1,3}}(?:[\s,.-]{{1,3}}de\s+la)?[\s,.-]{{1,3}}{_BLOCK_WORD}\.?\s{{0,3}}{_LETTER}(?!\w)"
)
"""A lot with its block, the other way round."""

_FIRST: Final = _any(
    "san santa santo sto sta villa nuevo nueva virgen senor jose maria victor tupac cesar micaela ramon alto alta bajo dos "
    "tres jorge juan manuel alan ciudad valle monte puerto flor nuestra"
)
_ESTATE: Final = (
    rf"{_ESTATES}\.?\s{{1,3}}(?:(?:el|la|los|las|de|del)\s+)?(?:{_DATE_NAME}|(?:{_FIRST}\.?\s+)?{_WORD})"
    rf"(?:\s+(?:de|del)(?:\s+(?:la|los|las|el))?\s+{_WORD})?"
)
ESTATE_BEFORE: Final = re.compile(rf"(?<![\w.]){_ESTATE}[\s,-]{{1,4}}$")
"""A housing estate that ends where a block begins."""

_REFERENCE: Final = (
    r"(?:ref(?:erencia)?\.?:?\s|frente|al\s+(?:lado|ladito|costado|costadito|frente|canto|fondo|pie|final)|a\s+(?:lado|"
    r"espaldas|la\s+espalda|media)|costado|espalda|esquina|junto|cerca|casa|puerta|porton|reja|timbre|tocar|fachada|balcon|"
    r"se\s+entra|por\s+(?:la|donde|el)|pegad|pasando|subiendo|bajando|entrando|atras|detras|altura|entre\b|la\s+(?:ultima|"
    r"casa|de|primera)|el\s+(?:edificio|porton)|kay|segunda\s+puerta|arriba|abajo)"
)
_REFERENCE_STOPS: Final = _any(
    "no y en mi mis q que si distrito ya cel celular dni ahi este pero me necesito vivo vive suministro telefono fono ruc "
    "desde hace o sea porque pq xq para pa tengo tiene cuando donde"
)
_REFERENCE_WORDS: Final = rf"\w{{0,20}}(?: {{1,2}}(?!{_REFERENCE_STOPS}\b)[\w'°-]{{1,20}}){{0,8}}"
_INSIDE: Final = (
    r"(?:dpto|dept|departamento|dep|int|interior|block|blq|bloque|bl|torre|edif|edificio|of|oficina|stand|tienda|puesto|"
    r"cuarto|piso|(?:primer|segundo|tercer|cuarto|quinto|[1-9](?:er|do|ro|to|°|º))\s+piso|azotea)\.?"
    r"(?:\s{0,2}[a-z]?-?[0-9]{1,4}[a-z]?\b|\s[a-d]\b)?"
)
TAIL: Final = re.compile(
    rf"[\s,.-]{{1,3}}(?:de\s+(?:la\s+|el\s+)?|del\s+)?(?:(?P<estate>{_ESTATE}(?!\w))|(?P<inside>{_INSIDE})(?!\w)|"
    rf"(?P<block>{BLOCK.pattern}))|(?:,\s{{1,3}}| {{1,2}})(?P<reference>{_REFERENCE}{_REFERENCE_WORDS})"
)
"""What may follow and belongs to the same door."""

HINTS: Final = frozenset(
    "avenida avda av jiron giron jr calle cal ca cll pasaje pasage psje pje prolongacion prolong prol alameda malecon "
    "carretera carr ovalo residencial mz mza mzna manz manzana vivo bivo vivimos vive viven resido dir dom casa predio "
    "vivienda km".split()
)
"""A text with none of these words, nor one that begins with :data:`HINT_STEMS`, has no address."""

HINT_STEMS: Final = ("domicili", "direc")

HOME: Final = re.compile(
    r"\b(?:vivo|bivo|vivimos|vive|viven|resido|domicili\w{1,4}|direc\w{0,7}|dir|dom|casa|predio|vivienda)\b"
    r"(?: {1,2}(?:en|es|la|el|queda|real|ubicad[ao])){0,3}[ :.]{1,3}"
    rf"(?P<door>(?![0-9]|de\b|del\b|mac\b|ip\b){_WORD}(?: {{1,2}}{_WORD}){{0,3}}?,? {{1,2}}{_NUMBER}{_NOT_COUNT})"
)
"""A name with a number behind a word of home, the kind of way left out."""
