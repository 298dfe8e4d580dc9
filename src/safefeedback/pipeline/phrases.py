"""Evidence in Spanish, for the clerk or the citizen who asks why something was hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from safefeedback.entities import ENTITIES
from safefeedback.findings import Evidence

__all__ = ["entity_phrase", "evidence_phrase"]

_ENTITY: Final = {
    "PERSON": "nombre de persona",
    "USERNAME": "usuario de red social",
    "EMAIL_ADDRESS": "correo electrónico",
    "PHONE_NUMBER": "teléfono",
    "URL": "enlace personal",
    "IP_ADDRESS": "dirección IP",
    "DEVICE_ID": "código de equipo",
    "STREET_ADDRESS": "dirección de una puerta",
    "LOCATION": "lugar",
    "COORDINATES": "coordenadas",
    "DATE_OF_BIRTH": "fecha de nacimiento",
    "DATE_TIME": "fecha",
    "AGE": "edad",
    "PE_DNI": "DNI",
    "PE_RUC": "RUC",
    "PE_FOREIGNER_ID": "documento de extranjería",
    "PASSPORT": "pasaporte",
    "PE_DRIVER_LICENSE": "licencia de conducir",
    "PE_VEHICLE_PLATE": "placa de vehículo",
    "BANK_ACCOUNT": "cuenta bancaria",
    "CREDIT_CARD": "tarjeta de pago",
    "CASE_NUMBER": "número de expediente o reclamo",
    "SERVICE_ACCOUNT": "número de suministro o cliente",
    "HEALTH_ID": "historia clínica o código de asegurado",
    "OTHER_ID": "código o registro personal",
    "ORGANIZATION": "entidad",
    "SENSITIVE": "dato sensible",
}
_BY_LOWER: Final = {kind.name.lower(): kind.name for kind in ENTITIES}
_CHECK: Final = {
    "mod-11": "el dígito de control del RUC es correcto",
    "luhn": "el dígito de control de la tarjeta es correcto",
    "cci-luhn": "los dos dígitos de control del CCI son correctos",
    "imei-luhn": "el dígito de control del IMEI es correcto",
    "check-digit": "el dígito de verificación del DNI es correcto",
    "check-letter": "la letra de verificación del DNI es correcta",
    "judicial-file": "tiene la forma completa de un expediente judicial",
    "international": "tiene prefijo internacional",
    "file-prefix": "tiene el prefijo con que se numeran los reclamos",
}
_SHAPE: Final = {
    "eight-digits": "son ocho dígitos",
    "eight-digits-grouped": "son ocho dígitos agrupados",
    "eight-digits-dictated": "son ocho dígitos dictados",
    "eight-digits-spelled": "son ocho dígitos escritos uno por uno",
    "prosecutor-file": "es el número de una carpeta fiscal",
    "eight-digits-odd": "son ocho dígitos",
    "eleven-digits": "son once dígitos que empiezan como un RUC",
    "twenty-digits": "son los veinte dígitos de un CCI",
    "fifteen-digits": "son quince dígitos, como un IMEI",
    "sixteen-digits": "son dieciséis dígitos, como una tarjeta",
    "luhn": "los dígitos cumplen el control de las tarjetas",
    "mobile": "son nueve dígitos que empiezan en 9, como un celular",
    "mobile-country-code": "es un celular con el código del Perú",
    "international": "lleva prefijo internacional",
    "landline": "empieza con el código de una ciudad",
    "landline-local": "tiene el largo de un teléfono fijo",
    "landline-solid": "tiene el largo de un teléfono fijo",
    "service-line": "es una línea de atención conocida",
    "freephone": "es una línea gratuita 0800 u 0801",
    "letter-eight-digits": "es una letra y ocho dígitos, como un brevete",
    "car": "tiene la forma de una placa de auto",
    "motorcycle": "tiene la forma de una placa de moto",
    "plate-spaced": "tiene la forma de una placa escrita con espacio",
    "masked-card": "es una tarjeta con dígitos tapados",
    "last-four": "son los últimos dígitos de una tarjeta",
    "bcp-groups": "está agrupada como una cuenta del BCP",
    "bn-groups": "está agrupada como una cuenta del Banco de la Nación",
    "file-prefix": "lleva el prefijo de un expediente o reclamo",
    "number-year": "es un número con su año",
    "day-month-year": "es un día con mes y año",
    "day-month": "es un día con su mes",
    "day-month-digits": "es un día con su mes",
    "iso-date": "es una fecha",
    "roman-month": "es una fecha con el mes en romanos",
    "has-years": "dice cuántos años tiene alguien",
    "years-old": "dice la edad de alguien",
    "somebody-of-years": "dice la edad de un familiar o de otra persona",
    "named-of-years": "sigue a un nombre",
    "street-number": "nombra una vía y su número",
    "block-lot": "nombra una manzana y su lote",
    "home-number": "nombra dónde vive alguien, con número",
    "capital": "va con mayúscula",
    "unknown": "va donde suele ir un nombre",
    "misspelt": "suena como un nombre del Perú",
    "initial": "lleva una inicial",
    "handle": "lleva arroba",
    "email-provider": "es una dirección de un proveedor de correo",
    "email-host": "es una dirección de correo",
    "profile-link": "lleva al perfil, documento o grupo de alguien",
    "link": "es un enlace",
    "decimal-pair": "es un par de latitud y longitud",
    "degrees": "son grados de latitud y longitud",
    "mac": "tiene la forma de una dirección MAC",
    "digit-flood": "es una serie de dígitos demasiado larga para leerla",
}
_AGAINST: Final = {
    "money": "cerca se habla de dinero",
    "currency": "lleva moneda",
    "norm": "cerca se cita una norma",
    "quantity": "cerca se cuentan cosas",
    "public": "cerca se habla de una obra o un código público",
}


def entity_phrase(entity: str) -> str:
    """Return what an entity is called in Spanish; an unknown one is *dato personal*."""
    return _ENTITY.get(entity, "dato personal")


def evidence_phrase(item: Evidence) -> str:
    """Return one reason as a Spanish clause, without a full stop and without text of the message."""
    return _BY_KIND[item.kind](item) if item.kind in _BY_KIND else "otro indicio"


def _check(item: Evidence) -> str:
    return _CHECK.get(item.code, "pasa la comprobación de su formato")


def _shape(item: Evidence) -> str:
    return _SHAPE.get(item.code, "tiene la forma que se espera")


def _cue(item: Evidence) -> str:
    near = "junto a" if not item.distance else f"a {item.distance} {'palabra' if item.distance == 1 else 'palabras'} de"
    what = f"una palabra que anuncia {_of(item.code)}" if item.code in _BY_LOWER else "una palabra que lo anuncia"
    return f"está {near} {what}"


def _against(item: Evidence) -> str:
    return f"en contra: {_AGAINST.get(item.code, 'una palabra cercana lo desmiente')}"


def _nested(item: Evidence) -> str:
    return f"también podía ser {_of(item.code)}" if item.code in _BY_LOWER else "abarca otro hallazgo"


def _of(code: str) -> str:
    return entity_phrase(_BY_LOWER.get(code, ""))


_BY_KIND: Final[dict[str, Callable[[Evidence], str]]] = {
    "shape": _shape,
    "check": _check,
    "cue": _cue,
    "counter-cue": _against,
    "nested": _nested,
    "neighbour": lambda _: "está junto a otro del mismo tipo",
    "gazetteer": lambda _: "figura en la lista de nombres y apellidos del Perú",
    "known": lambda _: "el canal ya conocía este dato de la persona que escribe",
    "reading": lambda _: "estaba dictado o disimulado y se leyó como número o correo",
    "list": lambda _: "lo ordena una lista de la política",
    "model": lambda _: "lo reconoce el modelo entrenado",
    "repeat": lambda _: "es el mismo dato que aparece en otra parte del mensaje",
    "external": lambda _: "lo encontró un reconocedor externo",
}
