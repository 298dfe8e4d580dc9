"""Which inventor serves which entity."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from safefeedback.operators.invention import numbers, online, people, phones, places, times
from safefeedback.operators.invention.chance import Inventor

__all__ = ["inventors"]


@cache
def inventors() -> MappingProxyType[str, Inventor]:
    """Return the inventors by entity; ORGANIZATION, SENSITIVE and numbers of other countries have none."""
    return MappingProxyType(
        {
            "PERSON": people.person,
            "USERNAME": online.username,
            "EMAIL_ADDRESS": online.email,
            "PHONE_NUMBER": phones.phone,
            "URL": online.url,
            "IP_ADDRESS": online.ip_address,
            "DEVICE_ID": numbers.device,
            "STREET_ADDRESS": places.address,
            "LOCATION": places.location,
            "COORDINATES": places.coordinates,
            "DATE_OF_BIRTH": times.birth_date,
            "DATE_TIME": times.day,
            "AGE": times.age,
            "PE_DNI": numbers.dni_number,
            "PE_RUC": numbers.ruc_number,
            "PE_FOREIGNER_ID": numbers.number,
            "PASSPORT": numbers.number,
            "PE_DRIVER_LICENSE": numbers.licence,
            "PE_VEHICLE_PLATE": numbers.plate,
            "BANK_ACCOUNT": numbers.bank_account,
            "CREDIT_CARD": numbers.card,
            "CASE_NUMBER": numbers.case_number,
            "SERVICE_ACCOUNT": numbers.number,
            "HEALTH_ID": numbers.number,
            "OTHER_ID": numbers.number,
        }
    )
