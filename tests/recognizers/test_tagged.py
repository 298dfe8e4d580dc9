from dataclasses import dataclass

import pytest

from safefeedback.entities import ENTITIES
from safefeedback.messages import Message
from safefeedback.recognizers._tagged_form import is_formed
from safefeedback.recognizers.base import read
from safefeedback.recognizers.tagged import UNPROVEN, TaggerRecognizer
from safefeedback.tagger import Tagged, Tagger, load_tagger


def test_spans_are_those_of_the_message_as_received() -> None:
    text = "buenas soy\u200b\u200b yesenia hua\u0301man, gracias"
    (found,) = (f for f in TaggerRecognizer().analyze(read(Message(text))) if f.entity == "PERSON")
    assert text[found.start : found.end] == "yesenia hua\u0301man"
    assert found.evidence[0].kind == "model"


def test_number_is_never_proven_by_the_model() -> None:
    found = TaggerRecognizer().analyze(read(Message("mi dni es 45871236 y mi cel 987654321")))
    assert [f.entity for f in found] == ["PE_DNI", "PHONE_NUMBER"]
    assert all(f.score <= UNPROVEN for f in found)


def test_digest_and_entities_are_the_models() -> None:
    recognizer = TaggerRecognizer()
    assert recognizer.digest() == load_tagger().digest
    assert set(recognizer.supported_entities) == {kind.name for kind in ENTITIES}


@dataclass
class _Fixed:
    found: tuple[Tagged, ...]
    name: str = "fixed"

    def tag_all(self, texts: list[str]) -> list[tuple[Tagged, ...]]:
        return [self.found for _ in texts]


def test_number_that_cannot_be_one_is_left_out() -> None:
    fixed = _Fixed((Tagged(0, 5, "PE_DNI", 0.9), Tagged(6, 14, "PE_DNI", 0.9)))
    tagger: Tagger = fixed  # type: ignore[assignment]  # only what the recognizer calls
    found = TaggerRecognizer(tagger).analyze(read(Message("12345 12345678")))
    assert [f.span for f in found] == [(6, 14)]


@pytest.mark.parametrize(
    ("entity", "surface"),
    [
        ("PE_DNI", "45871236"),
        ("PE_DNI", "45.871.236"),
        ("PE_DNI", "4587123"),
        ("PE_DNI", "O387I69l"),
        ("PE_DNI", "cuarenta y cinco, ochenta y siete, doce, treinta y seis"),
        ("PHONE_NUMBER", "nueve88 cero62 cinco5cero"),
        ("CREDIT_CARD", "4557 58** **** 0121"),
        ("CREDIT_CARD", "1234"),
        ("PE_VEHICLE_PLATE", "ABC-123"),
        ("PE_VEHICLE_PLATE", "a be ce uno dos tres"),
        ("PERSON", "ana"),
        ("EMAIL_ADDRESS", "ana arroba x punto com"),
    ],
)
def test_written_value_may_be_one(entity: str, surface: str) -> None:
    assert is_formed(entity, surface)


@pytest.mark.parametrize(
    ("entity", "surface"),
    [
        ("PE_DNI", "12345"),
        ("PE_DNI", "12 345 678 901"),
        ("PHONE_NUMBER", "105"),
        ("CREDIT_CARD", "12345678"),
        ("PE_VEHICLE_PLATE", "LP-4"),
        ("PE_RUC", "44263"),
        ("DEVICE_ID", "I5"),
        ("PASSPORT", "1234"),
    ],
)
def test_written_value_cannot_be_one(entity: str, surface: str) -> None:
    assert not is_formed(entity, surface)
