"""What a reply tells of others than its reader."""

from __future__ import annotations

import pytest

from safefeedback import Message, Pipeline, PseudonymKey, ThreadMemory
from safefeedback.errors import DetectionError
from safefeedback.findings import Finding
from safefeedback.recognizers.base import Reading

RULES = Pipeline(tagger=None)
MESSAGE = Message(
    "Soy Rosa Ticona. Denuncio a mi vecino Yonatan Choque Flores, su celular es 987 654 321",
    known=[("PERSON", "Rosa Ticona Luque"), ("PHONE_NUMBER", "+51 951 222 333")],
)


def entities(reply: str, to: Message | None = MESSAGE) -> list[str]:
    return [finding.entity for finding in RULES.check_reply(reply, to).leaks]


@pytest.mark.parametrize(
    "reply",
    [
        "Estimada Rosa Ticona: su denuncia fue derivada. Le llamaremos al 951222333.",
        "Señora Ticona Luque, atendemos de lunes a viernes en la plaza de Puno.",
        "Para emergencias llame al 105.",
        "",
    ],
)
def test_a_reply_may_name_its_reader_and_what_is_public(reply: str) -> None:
    check = RULES.check_reply(reply, MESSAGE)
    assert check.is_clean
    assert check.text == reply


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("Su denuncia contra el señor Choque fue derivada.", ["PERSON"]),
        ("Su denuncia contra YONATHAN CHOKE fue derivada.", ["PERSON"]),
        ("Se notificó al número 987.654.321.", ["PHONE_NUMBER"]),
        ("Rosa, la atendió Delia Quispe Mamani, DNI 45678912.", ["PERSON", "PE_DNI"]),
    ],
)
def test_anyone_else_is_a_leak_in_any_spelling(reply: str, found: list[str]) -> None:
    assert entities(reply) == found
    assert "[" in RULES.check_reply(reply, MESSAGE).text


def test_a_namesake_of_the_reader_is_not_the_reader() -> None:
    assert entities("La atenderá el señor Rosendo Ticona Quispe.") == ["PERSON"]


def test_without_the_message_nobody_is_the_reader() -> None:
    assert entities("Estimada señora Rosa Ticona: la esperamos.", None) == ["PERSON"]


def test_what_the_conversation_named_is_a_leak_too() -> None:
    text = "lo hizo Wilber Apaza"
    memory = ThreadMemory.new(PseudonymKey.generate()).remember(text, [Finding(8, 20, "PERSON", 0.9, "names")])
    reply = "Hemos citado a wilver para el lunes."
    assert RULES.check_reply(reply, "gracias").is_clean
    assert [f.span for f in RULES.check_reply(reply, "gracias", memory=memory).leaks] == [(15, 21)]


def test_a_reply_that_cannot_be_checked_is_not_clean_but_an_error() -> None:
    class Broken:
        name = "broken"
        supported_entities = ("OTHER_ID",)

        def analyze(self, reading: Reading) -> list[Finding]:
            raise RuntimeError(reading.text)

    with pytest.raises(DetectionError) as caught:
        Pipeline(recognizers=[Broken()]).check_reply("hola", MESSAGE)
    assert "hola" not in str(caught.value)


def test_neither_check_nor_error_shows_a_text() -> None:
    check = RULES.check_reply("Su denuncia contra el señor Choque fue derivada.", MESSAGE)
    assert "denuncia" not in repr(check)
    with pytest.raises(TypeError):
        RULES.check_reply(b"hola", MESSAGE)  # type: ignore[arg-type]
