"""Street addresses lead to one door; a street named alone does not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.messages import Message
from safefeedback.recognizers.addresses import AddressRecognizer
from safefeedback.recognizers.base import read

RECOGNIZER = AddressRecognizer()


def values(text: str) -> list[str]:
    return [text[f.start : f.end] for f in RECOGNIZER.analyze(read(Message(text)))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vivo en jr ayacucho 345 breña", "jr ayacucho 345"),
        ("Domicilio: Av. Los Héroes 1123, Dpto. 402, Urb. San Juan", "Av. Los Héroes 1123, Dpto. 402, Urb. San Juan"),
        ("en Mz. B Lt. 12 AA.HH. Nueva Esperanza, VMT", "Mz. B Lt. 12 AA.HH. Nueva Esperanza"),
        ("manzana f lote 8 sector 3", "manzana f lote 8 sector 3"),
        ("Urb. Los Cedros Mz. D2 Lt. 4, portón verde. Gracias", "Urb. Los Cedros Mz. D2 Lt. 4, portón verde"),
        ("calle San Martín 1625, primer piso", "calle San Martín 1625, primer piso"),
        ("AV. 9 DE DICIEMBRE 399, CHAO", "AV. 9 DE DICIEMBRE 399"),
        ("mi casa es Los Geranios 664", "Los Geranios 664"),
        ("jirón Puno s/n", "jirón Puno s/n"),
        ("km 14.5 carretera central", "km 14.5 carretera central"),
    ],
)
def test_addresses_are_found_whole(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "los baches de la Av. Brasil",
        "hueco en jirón Tacna cuadra 12",
        "el pasaje subió a 5 soles",
        "la calle tiene 25 huecos",
        "plaza de armas",
        "la manzana cuesta 3 soles",
    ],
)
def test_places_and_prices_are_left_alone(text: str) -> None:
    assert values(text) == []


@given(st.text(max_size=200))
def test_spans_lie_in_any_text(text: str) -> None:
    for finding in RECOGNIZER.analyze(read(Message(text))):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit", ["av los ", "mz b lt 1 ", "urb san ", "calle ", "vivo en ", "frente a 1 ", "jr a 22, piso 2 "]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        reading = read(Message(unit * (length // len(unit))))
        start = time.perf_counter()
        RECOGNIZER.analyze(reading)
        return time.perf_counter() - start

    small, large = min(seconds(4_000) for _ in range(3)), seconds(40_000)
    assert large < 40 * small + 0.2
