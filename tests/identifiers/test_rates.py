"""How often chance passes a check: the share of random strings of one length that each module accepts.

``docs/reference/identifiers.md`` states these figures. The country packs are measured in ``latam/test_rates.py``.
"""

import random
from collections.abc import Callable

import pytest

from safefeedback.identifiers import card, iban, imei
from safefeedback.identifiers.pe import cci, dni, phone, plate, ruc

SAMPLES = 6_000
DIGITS = "0123456789"
BOTH = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def known_bank(number: str) -> bool:
    return cci.is_valid(number) and cci.bank_of(number) is not None


RATES: dict[str, tuple[Callable[[str], bool], str, int, float]] = {
    "DNI, 8 digits": (dni.is_valid, DIGITS, 8, 1.0),
    "DNI, 9 digits": (dni.is_valid, DIGITS, 9, 0.1),
    "RUC, 11 digits": (ruc.is_valid, DIGITS, 11, 0.0045),
    "CCI, 20 digits": (cci.is_valid, DIGITS, 20, 0.01),
    "CCI of a known bank": (known_bank, DIGITS, 20, 0.00007),
    "card, 15 digits": (card.is_valid, DIGITS, 15, 0.0095),
    "card, 16 digits": (card.is_valid, DIGITS, 16, 0.03),
    "IMEI, 15 digits": (imei.is_valid, DIGITS, 15, 0.1),
    "plate, 6 characters": (plate.is_valid, BOTH, 6, 0.021),
    "IBAN of Germany": (lambda digits: iban.is_valid("DE" + digits), DIGITS, 20, 0.01),
    "phone, 7 digits": (phone.is_valid, DIGITS, 7, 0.6),
    "phone, 8 digits": (phone.is_valid, DIGITS, 8, 0.34),
    "phone, 9 digits": (phone.is_valid, DIGITS, 9, 0.13),
}


@pytest.mark.parametrize("name", RATES)
def test_the_stated_rate_is_the_measured_one(name: str) -> None:
    is_valid, alphabet, length, rate = RATES[name]
    source = random.Random(name)
    samples = SAMPLES // 6 if name.startswith("phone") else SAMPLES
    hits = sum(is_valid("".join(source.choices(alphabet, k=length))) for _ in range(samples))
    assert abs(hits / samples - rate) <= 4 * (rate * (1 - rate) / samples) ** 0.5 + 0.05 * rate * (rate < 1)
