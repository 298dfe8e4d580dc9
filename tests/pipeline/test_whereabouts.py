"""Of which places a protected message tells, and how narrowly."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from tests.pipeline.nowhere import Nowhere

from safefeedback import InputError, Message, Pipeline
from safefeedback.findings import Finding
from safefeedback.pipeline import ProtectedMessage, Withheld
from safefeedback.recognizers.base import Reading

SONDOR, HUANCABAMBA, SULLANA, PIURA = "200307", "2003", "2006", "20"
TEXT = "en Sondor, Huancabamba, no hay agua"


class Named:
    """Finds the given names as LOCATION."""

    name = "named"
    supported_entities = ("LOCATION",)

    def __init__(self, *names: str) -> None:
        self._names = names

    def analyze(self, reading: Reading) -> list[Finding]:
        starts = [(reading.text.index(name), len(name)) for name in self._names]
        return [Finding(start, start + size, "LOCATION", 0.9, self.name) for start, size in starts]


def pipeline(*names: str, **options: Any) -> Pipeline:
    return Pipeline(recognizers=[Named(*names)], **options)


def places(message: str | Message, audience: str, *names: str, **options: Any) -> tuple[str, ...]:
    return pipeline(*names, **options).protect(message, audience).places


@pytest.mark.parametrize("audience", ["storage", "officer", "reply", "statistics"])
def test_a_place_that_the_audience_reads_has_its_own_code(audience: str) -> None:
    assert places(TEXT, audience, "Sondor", "Huancabamba") == (SONDOR, HUANCABAMBA)


def test_a_place_that_is_generalized_has_the_code_of_an_area_with_inhabitants_enough() -> None:
    assert places(TEXT, "publication", "Sondor", "Huancabamba") == (HUANCABAMBA,)


@pytest.mark.parametrize("operator", ["redact", "mask", "surrogate"])
def test_a_place_that_is_hidden_has_no_code(operator: str) -> None:
    policy = {"schema": 1, "name": "p", "version": "1", "entities": {"LOCATION": {"every": operator}}}
    assert places(TEXT, "officer", "Sondor", "Huancabamba", policy=policy) == ()
    assert places(Message(TEXT, place=SONDOR), "officer", policy=policy) == ()


def test_the_channels_place_comes_first_and_as_narrow_as_a_place_of_the_text_may_be() -> None:
    message = Message("me robaron en Sullana", place=SONDOR)
    assert places(message, "statistics", "Sullana") == (SONDOR, SULLANA)
    assert places(message, "publication", "Sullana") == (HUANCABAMBA, SULLANA)


def test_what_the_channel_knows_settles_a_namesake() -> None:
    assert places("no hay agua en Santa Rosa", "officer", "Santa Rosa") == ()
    assert places(Message("no hay agua en Santa Rosa", place="1501"), "officer", "Santa Rosa") == ("1501", "150139")


def test_a_code_of_no_place_is_refused_and_costs_one_message() -> None:
    bad, good = Message("hola", place="990101"), Message("hola", place=PIURA)
    with pytest.raises(InputError, match="INEI") as caught:
        pipeline().protect(bad)
    assert "990101" not in f"{caught.value} {caught.value.hint}"
    first, second = pipeline().protect_all([bad, good])
    assert isinstance(first, Withheld)
    assert isinstance(second, ProtectedMessage)


def test_kind_and_topic_come_through() -> None:
    protected = pipeline().protect(Message("x", kind="queja", topic="agua"))
    assert (protected.kind, protected.topic) == ("queja", "agua")


@pytest.mark.parametrize(
    ("message", "names", "area"),
    [
        (TEXT, ("Sondor", "Huancabamba"), HUANCABAMBA),
        ("de Sullana a Huancabamba", ("Sullana", "Huancabamba"), PIURA),
        ("de Sullana a Tacna", ("Sullana", "Tacna"), None),
        ("no hay agua", (), None),
        (Message("a Tacna", place=SONDOR), ("Tacna",), HUANCABAMBA),
        (Message("hola", place="990101"), (), None),
    ],
)
def test_the_log_names_an_area_that_singles_nobody_out(
    message: str | Message, names: tuple[str, ...], area: str | None
) -> None:
    keeper = Nowhere()
    pipeline(*names, vault=keeper).protect_and_store(message)
    assert keeper.kept[0][0].told.area == area


def test_what_the_caller_tells_is_sealed_with_the_message() -> None:
    keeper = Nowhere()
    received = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    message = Message("x", received=received, place=PIURA, kind="queja", topic="agua")
    pipeline(vault=keeper).protect_and_store(message)
    assert json.loads(keeper.kept[0][0].fields["envelope"]) == {
        "received": "2026-03-01T09:00:00+00:00",
        "place": PIURA,
        "kind": "queja",
        "topic": "agua",
    }
