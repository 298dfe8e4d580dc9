"""Sentences whose numbers belong to nobody, to be put into messages: amounts, works, lots, laws, readings, versions.

The frames are ours and name kinds of numbers that agencies use; the digits are drawn. None of it is marked.

>>> import random
>>> decoy(random.Random(4))
'En el portal figura la obra CUI 2385072.'
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable
from typing import Final

from stdnum import ean

from .edits import Noisy, apply

__all__ = ["decoy", "joined_by_decoy"]

_BREAKS: Final = re.compile(r"(?<=[.!?\n]) |\n")

_FRAMES: Final = (
    "El proyecto tiene código único {cui} y no avanza.",
    "En el portal figura la obra CUI {cui}.",
    "revisen el snip {n6} pe",
    "la meta {n4} del siaf {n7} sigue igual",
    "El expediente técnico de la obra costó S/ {amount}.",
    "PIA {amount}, PIM {amount}, devengado {amount}.",
    "gastaron {plain} soles en eso",
    "son {plain} soles y nadie rinde cuentas",
    "presupuesto: {plain}",
    "El contrato fue por {spaced} soles.",
    "Se ejecutaron {spaced} de {spaced}.",
    "el lote {lot} esta malogrado",
    "LOTE: {lot}",
    "Vacuna lote {lot}, vence {month}/{year}.",
    "decia lote {n8} en la caja",
    "ISBN {isbn}",
    "el libro con isbn {isbn} no llega",
    "código de barras {ean}",
    "GTIN {n14}",
    "la leche con código {ean} estaba vencida",
    "Subpartida arancelaria {tariff}.",
    "código del bien {n8} según catálogo",
    "item {n8}, cantidad {n3}, unidad caja",
    "Registro sanitario {letters1}{n7}{letters1}.",
    "la lectura anterior {reading}, la actual {reading}",
    "lectura {reading} menos {reading} no sale lo que cobran",
    "el medidor marcaba {reading} y ahora {reading}",
    "consumo {n3} m3",
    "el reservorio tiene {plain} m3 de agua",
    "volumen: {plain} m³",
    "{plain} litros se pierden al mes",
    "la hectárea rinde {n4} kilos",
    "{plain} habitantes y una sola posta",
    "votaron {spaced} personas",
    "según el censo somos {spaced}",
    "Ordenanza {n4}-{letters3}.",
    "D.S. {n3}-{year}-PCM",
    "la R.M. {n4}-{year}/MINSA dice otra cosa",
    "Ley {n5}, artículo {n2}.",
    "resolucion {n6}-{year}-{letters5}",
    "la directiva {n3}-{year}-{letters4}/{letters2}",
    "Convocatoria CAS {n3}-{year}.",
    "proceso AS-SM-{n2}-{year}-{letters3}-1",
    "licitación LP-{n2}-{year}-{letters5}",
    "orden de compra {n4}-{year}",
    "turno {letters1}{n3} y van por el {letters1}{n3}",
    "me toco el turno {n3}",
    "me salió error {n8}",
    "sale error {hexa} y se cierra",
    "codigo de error {n5}",
    "versión {version}",
    "la app {version} no abre",
    "formulario {n4}, casilla {n3}",
    "con código de tributo {n4}",
    "código de pago {n5} en la página",
    "tasa {n5}, S/ {n2}.{n2}",
    "modelo {letters2}{n3}{letters1}",
    "el modem es {letters1}{n3}{letters1} y es viejo",
    "la linea {n3} ya no pasa",
    "bus {n4} de la ruta {n3}",
    "grupos de edad 0-17, 18-59, 60 a más",
    "del {n2} al {n2} y del {n2} al {n2}",
    "marcador {n1}-{n1}",
    "puntaje {n3}.{n2}",
    "puesto {n4} de {n5}",
    "medida {n3} x {n3} cm",
    "presión {n3}/{n2}, saturación {n2}",
    "hemoglobina {n2}.{n1}",
    "pH {n1}.{n1}, turbidez {n2}.{n1}",
    "coord. de la obra en el plano {letters1}-{n2}",
    "plano {letters2}-{n2}-{year}",
    "circuito {letters1}{n3} sin luz",
    "poste {n6} caído",
    "el poste numero {n7} esta inclinado",
    "transformador {n5} quemado",
    "subestación {letters2}{n5}",
    "semáforo {n4}",
    "contenedor {n5}",
    "ganador con el número {n8}, dicen",
    "la rifa salió {n5}",
    "clave genérica {n8} para todos",
    "pone {same} y lo acepta",
    "puse {same} y pasó",
    "dicen que ahí dice {n8} y nadie sabe qué es",
    "salió {n8} votos, imposible",
    "partida presupuestal {n1}.{n1}.{n1} {n1}.{n1} {n2}",
    "cadena funcional {n4}.{n7}.{n7}",
    "pliego {n3}, unidad ejecutora {n6}",
    "secuencia funcional {n4}",
    "periodo {year}-{month}, cuota {n2} de {n2}",
    "{n1} de cada {n2}",
    "uno, dos, tres, cuatro y nada",
    "cero cinco, cero seis, así van los turnos",
    "ciento ochenta y cuatro con cincuenta me cobraron",
    "tres mil ochocientos veinte soles por nada",
    "son dos mil quinientos cuarenta y uno los afectados",
    "uno ocho cero tres es el error",
    "el 2x1 no vale",
    "24/7 sin agua",
    "a las {hour}:{minute} y {hour}:{minute}",
    "de {hour} a {hour} pm",
    "dólar a 3.{n3}",
    "tipo de cambio 3,{n3}",
    "{n2}.{n2} % de avance físico",
    "código modular {n7} y local {n6}",
    "el ppi de la norma {n5}:{year}",
    "ISO {n5}:{year}",
    "norma técnica {n3}.{n3}",
    "serie {letters3}{n6} del bien patrimonial {n12}",
    "código patrimonial {n12}",
    "el item {n2}.{n1}.{n2} no cuadra",
)
_SLOT: Final = re.compile(r"\{([a-z]+)(\d*)\}")


def _digits(draw: random.Random, size: int) -> str:
    return "".join(draw.choices(string.digits, k=size))


def _number(draw: random.Random) -> int:
    size = draw.randint(4, 9)
    cut = draw.randrange(10 ** (size - 1), 10**size) // 10 ** draw.choice((0, 0, 0, 3))
    return cut * 10 ** draw.choice((0, 0, 2))


def _isbn(draw: random.Random) -> str:
    prefix = "978" + draw.choice(("612", "603", "84", "950", "956", "607"))
    number = _with_check(f"{prefix}{_digits(draw, 9)}"[:12])
    return draw.choice((number, f"{number[:3]}-{number[3:6]}-{number[6:10]}-{number[10:12]}-{number[12]}"))


def _ean(draw: random.Random) -> str:
    return _with_check(draw.choice(("775", "775", "770", "780", "750")) + _digits(draw, 9))


def _with_check(body: str) -> str:
    return body + str(ean.calc_check_digit(body))


def _lot(draw: random.Random) -> str:
    letters = "".join(draw.choices(string.ascii_uppercase, k=draw.randint(1, 3)))
    return draw.choice(
        (
            f"{letters}{_digits(draw, draw.randint(4, 6))}",
            f"{letters}-{_digits(draw, 4)}-{_digits(draw, 2)}",
            f"{_digits(draw, 4)}{letters}{_digits(draw, 2)}",
            _digits(draw, draw.randint(5, 9)),
        )
    )


_MAKERS: Final[dict[str, Callable[[random.Random], str]]] = {
    "cui": lambda draw: str(draw.randint(2_000_000, 2_799_999)),
    "amount": lambda draw: f"{_number(draw):,}.{_digits(draw, 2)}",
    "plain": lambda draw: str(_number(draw)),
    "spaced": lambda draw: f"{_number(draw):,}".replace(",", draw.choice((" ", ".", "'", ","))),
    "lot": _lot,
    "isbn": _isbn,
    "ean": _ean,
    "tariff": lambda draw: f"{_digits(draw, 4)}.{_digits(draw, 2)}.{_digits(draw, 2)}.00",
    "reading": lambda draw: str(draw.randint(0, 99_999)).zfill(draw.choice((4, 5, 6))),
    "version": lambda draw: ".".join(str(draw.randint(0, 20)) for _ in range(draw.randint(2, 4))),
    "hexa": lambda draw: f"0x{draw.randrange(16**8):08X}",
    "same": lambda draw: draw.choice(string.digits) * draw.randint(6, 11),
    "year": lambda draw: str(draw.randint(1998, 2026)),
    "month": lambda draw: f"{draw.randint(1, 12):02d}",
    "hour": lambda draw: str(draw.randint(1, 12)),
    "minute": lambda draw: f"{draw.randint(0, 59):02d}",
}


def decoy(draw: random.Random) -> str:
    """Return a sentence with numbers that are nobody's."""
    frame = draw.choice(_FRAMES)

    def fill(slot: re.Match[str]) -> str:
        name, size = slot[1], int(slot[2] or 0)
        if name == "n":
            return _digits(draw, size)
        if name == "letters":
            return "".join(draw.choices(string.ascii_uppercase, k=size))
        return _MAKERS[name](draw)

    return _SLOT.sub(fill, frame)


def joined_by_decoy(noisy: Noisy, draw: random.Random) -> Noisy:
    """Return the message with such a sentence between two of its own, written as they are."""
    text, spans = noisy
    sentence = decoy(draw)
    if text == text.lower():
        sentence = sentence.lower().rstrip(".")
    elif text == text.upper():
        sentence = sentence.upper()
    places = [match.end() for match in _BREAKS.finditer(text)]
    places = [0, len(text), *(p for p in places if not any(start < p < end for start, end, _ in spans))]
    place = draw.choice(places)
    joint = draw.choice((" ", " ", "\n", ", ")) if place == len(text) else draw.choice((" ", " ", "\n"))
    added = f"{joint}{sentence}" if place == len(text) else f"{sentence}{joint}"
    return apply(noisy, [(place, place, added)])
