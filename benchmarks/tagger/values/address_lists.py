"""Pieces of addresses: heads in their many spellings, inner doors, references."""

from __future__ import annotations

from typing import Final

__all__ = ["DOORS", "NUMBER_HEADS", "REFERENCES", "STREET_HEADS", "ZONE_HEADS"]

STREET_HEADS: Final = (
    "Av.|Av.|Av.|Av|Avenida|Avda.|Jr.|Jr.|Jr.|Jr|Jirón|Calle|Calle|Ca.|Cl.|Psje.|Psje|Pje.|Pasaje|Pas.|Prolongación"
    "|Prol.|Prolong.|Alameda|Malecón|Óvalo|Carretera|Carr.|Vía|Camino|Esquina|Calle|Jr."
).split("|")
ZONE_HEADS: Final = (
    "Urb.|Urb.|Urb|Urbanización|AA.HH.|AA.HH.|AAHH|A.H.|AA HH|Asentamiento Humano|Asoc.|Asociación|Asoc. Viv."
    "|Asociación de Vivienda|Asoc. Pro Vivienda|Coop.|Cooperativa|P.J.|PP.JJ.|Pueblo Joven|Sector|Barrio|Residencial"
    "|Resid.|Conj. Hab.|Conjunto Habitacional|UPIS|Upis|Caserío|Cas.|C.P.|Centro Poblado|Anexo|Comunidad Campesina"
    "|CC.NN.|Fundo|Villa|Condominio|Quinta|Zona|U.V."
).split("|")
NUMBER_HEADS: Final = "||||||N° |Nº |nro |nro. |# |#|número |n. |No. |num ".split("|")
DOORS: Final = (
    "dpto. {n}|dpto {n}|Dpto. {n}|departamento {n}|dep. {n}|int. {l}|int {l}|interior {n}|Int. {n}|interior {l}"
    "|piso {d}|{d}do piso|{d}er piso|{d}° piso|segundo piso|tercer piso|cuarto piso|block {l}|Block {l} dpto {n}"
    "|bloque {d}|torre {d}|Torre {l}, dpto. {n}|edificio {l}|oficina {n}|Of. {n}|of {n}|stand {n}|puesto {n}"
    "|tienda {d}|cuarto {d}|casa {d}|cochera {d}|azotea|altos|{n}-{l}|etapa {d}|{d}ra etapa|II etapa"
    "|segunda etapa|grupo {d}|Grupo {n}|sector {d}|Sector {d}|comité {d}|manzana {l}|parcela {n}|{d}ta zona"
).split("|")
_SIDES: Final = (
    "frente a|al frente de|a espaldas de|espalda de|al costado de|costado de|al lado de|a la altura de|altura de"
    "|cerca a|cerca de|junto a|a una cuadra de|a media cuadra de|a dos cuadras de|pasando|detrás de|a la vuelta de"
    "|antes de llegar a|subiendo por|entrando por|ref. frente a|ref:|referencia:|por|esquina con|al fondo, por"
).split("|")
_MARKS: Final = (
    "la botica|el grifo|la posta|el colegio|la losa deportiva|el mercado|la iglesia|la capilla|el parque|el paradero"
    "|la bodega de la esquina|la cancha|el puente|la comisaría|una ferretería|la panadería|el tanque de agua"
    "|la antena|el reservorio|un taller de mecánica|la lavandería|el comedor popular|el local comunal"
    "|la municipalidad|el cementerio|la acequia|el terminal|una librería|el restaurante|la llantería"
    "|el arco de entrada|la cruz|el pozo|una cochera|el jardín de niños|la plaza|el óvalo|la pollería"
    "|el club de madres|la farmacia"
).split("|")
_LOOKS: Final = (
    "portón verde|portón azul|portón de calamina|casa de dos pisos|casa de tres pisos|casa rosada"
    "|casa celeste con rejas|puerta de fierro|puerta marrón|segunda puerta|reja blanca|rejas negras"
    "|fachada de ladrillo|casa sin tarrajear|techo de calamina|casa de adobe|casa de esquina|la casa con antena"
    "|timbre malogrado|tocar fuerte|al fondo del callejón|última casa|cerco de palos|puerta amarilla"
).split("|")
REFERENCES: Final = (
    *(f"{side} {mark}".replace(" a el ", " al ").replace("de el ", "del ") for side in _SIDES for mark in _MARKS),
    *(look for look in _LOOKS for _ in range(12)),
)
