"""The closed list of kinds of personal data, in the order of the annotation guide.

Gold data, recognizers, policies and reports all use this one list (``benchmarks/corpus/GUIDE.md`` defines each
kind). Presidio's names are kept where they exist; a country prefixes its own (``PE_DNI``). Names from outside are
mapped by :func:`canonical`.

>>> kind("PE_DNI").label
'DNI'
>>> canonical("IBAN_CODE")
'BANK_ACCOUNT'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = [
    "COUNTRY_ENTITIES",
    "DIRECT",
    "ENTITIES",
    "STRUCTURED",
    "UNKNOWN_LABEL",
    "EntityKind",
    "canonical",
    "kind",
    "rank",
]


@dataclass(frozen=True, slots=True)
class EntityKind:
    """One kind of personal data.

    Attributes:
        name: the name used in findings, policies and reports.
        label: the Spanish word of a redaction label, as in ``[PERSONA_1]``.
        is_direct: identifies a person by itself (the guide's *direct identifiers*).
        is_hidden: a finding of it hides its characters unless a policy says otherwise (all but ORGANIZATION).
    """

    name: str
    label: str
    is_direct: bool = True
    is_hidden: bool = True

    @property
    def is_structured(self) -> bool:
        """A direct identifier with a written form of its own: not a name, not an address."""
        return self.is_direct and self.name not in ("PERSON", "STREET_ADDRESS")


ENTITIES: Final[tuple[EntityKind, ...]] = (
    EntityKind("PERSON", "PERSONA"),
    EntityKind("USERNAME", "USUARIO"),
    EntityKind("EMAIL_ADDRESS", "CORREO"),
    EntityKind("PHONE_NUMBER", "TELEFONO"),
    EntityKind("URL", "ENLACE"),
    EntityKind("IP_ADDRESS", "IP"),
    EntityKind("DEVICE_ID", "EQUIPO"),
    EntityKind("STREET_ADDRESS", "DIRECCION"),
    EntityKind("LOCATION", "LUGAR", is_direct=False),
    EntityKind("COORDINATES", "COORDENADAS"),
    EntityKind("DATE_OF_BIRTH", "FECHA_NACIMIENTO"),
    EntityKind("DATE_TIME", "FECHA", is_direct=False),
    EntityKind("AGE", "EDAD", is_direct=False),
    EntityKind("PE_DNI", "DNI"),
    EntityKind("PE_RUC", "RUC"),
    EntityKind("PE_FOREIGNER_ID", "DOC_EXTRANJERIA"),
    EntityKind("PASSPORT", "PASAPORTE"),
    EntityKind("PE_DRIVER_LICENSE", "LICENCIA"),
    EntityKind("PE_VEHICLE_PLATE", "PLACA"),
    EntityKind("BANK_ACCOUNT", "CUENTA"),
    EntityKind("CREDIT_CARD", "TARJETA"),
    EntityKind("CASE_NUMBER", "EXPEDIENTE"),
    EntityKind("SERVICE_ACCOUNT", "SUMINISTRO"),
    EntityKind("HEALTH_ID", "CODIGO_SALUD"),
    EntityKind("OTHER_ID", "CODIGO"),
    EntityKind("ORGANIZATION", "ENTIDAD", is_direct=False, is_hidden=False),
    EntityKind("SENSITIVE", "DATO_SENSIBLE", is_direct=False),
)
"""The guide's table, in its order; the order settles ties between findings."""

COUNTRY_ENTITIES: Final[tuple[EntityKind, ...]] = (
    EntityKind("AR_DNI", "DNI_AR"),
    EntityKind("AR_CUIT", "CUIT_AR"),
    EntityKind("BR_CPF", "CPF_BR"),
    EntityKind("BR_CNPJ", "CNPJ_BR"),
    EntityKind("CL_RUT", "RUT_CL"),
    EntityKind("CO_NIT", "NIT_CO"),
    EntityKind("CO_CC", "CC_CO"),
    EntityKind("EC_CI", "CI_EC"),
    EntityKind("EC_RUC", "RUC_EC"),
    EntityKind("ES_NIF", "NIF_ES"),
    EntityKind("ES_NIE", "NIE_ES"),
    EntityKind("MX_CURP", "CURP_MX"),
    EntityKind("MX_RFC", "RFC_MX"),
    EntityKind("PY_RUC", "RUC_PY"),
    EntityKind("PY_CI", "CI_PY"),
    EntityKind("UY_CI", "CI_UY"),
    EntityKind("UY_RUT", "RUT_UY"),
    EntityKind("VE_CI", "CI_VE"),
    EntityKind("VE_RIF", "RIF_VE"),
)
"""Packs of other countries: off by default, found only when their country is enabled."""

UNKNOWN_LABEL: Final = "DATO"
"""The label word of an entity that is not in the list: it is redacted as ``[DATO_1]``."""

DIRECT: Final[frozenset[str]] = frozenset(k.name for k in ENTITIES + COUNTRY_ENTITIES if k.is_direct)
STRUCTURED: Final[frozenset[str]] = frozenset(k.name for k in ENTITIES + COUNTRY_ENTITIES if k.is_structured)

_BY_NAME: Final = {k.name: k for k in ENTITIES + COUNTRY_ENTITIES}
_RANK: Final = {name: position for position, name in enumerate(_BY_NAME)}

# Names of Presidio's own recognizers (presidio-analyzer 2.2.366, predefined recognizers) that differ from the guide.
_FROM_PRESIDIO: Final = {
    "IBAN_CODE": "BANK_ACCOUNT",
    "US_BANK_NUMBER": "BANK_ACCOUNT",
    "CRYPTO": "BANK_ACCOUNT",
    "MAC_ADDRESS": "DEVICE_ID",
    "UUID": "DEVICE_ID",
    "GPE": "LOCATION",
    "LOC": "LOCATION",
    "PER": "PERSON",
    "ORG": "ORGANIZATION",
    "NRP": "SENSITIVE",
    "MEDICAL_LICENSE": "OTHER_ID",
    "ES_PASSPORT": "PASSPORT",
}


def kind(name: str) -> EntityKind:
    """Return the kind of a name; an unknown one is direct, hidden and labelled ``DATO``."""
    return _BY_NAME.get(name) or EntityKind(name, UNKNOWN_LABEL)


def rank(name: str) -> int:
    """Return the place of an entity in the guide's table; unknown names come last, all at one place."""
    return _RANK.get(name, len(_RANK))


def canonical(name: str) -> str:
    """Return the guide's name of an entity named as in Presidio; other names come back unchanged."""
    return _FROM_PRESIDIO.get(name, name)
