"""Messages read together give what each gives alone; one that fails costs no other."""

from collections.abc import Iterator, Sequence

import pytest

from safefeedback import InputError, Message, Pipeline
from safefeedback.findings import Finding
from safefeedback.pipeline import ProtectedMessage, Withheld
from safefeedback.recognizers.base import Reading

MESSAGES = [
    Message(text, id=str(number))
    for number, text in enumerate(
        [
            "buenas soy yesenia huaman ccori de breña, mi cel es 987 654 321",
            "",
            "no hay agua en la av brasil hace 3 dias",
            "QUISPE MAMANI, Juan. DNI 45871236. Jr. Ayacucho 345",
            "\n\n  ok",
        ]
        * 20
    )
]


def test_together_is_as_alone() -> None:
    pipeline = Pipeline()
    alone = [pipeline.protect(message) for message in MESSAGES]
    assert list(pipeline.protect_all(MESSAGES)) == alone
    assert list(pipeline.protect_all(iter(MESSAGES), together=7)) == alone


class Picky:
    """Fails on one word, alone or together."""

    name = "picky"
    supported_entities = ("OTHER_ID",)

    def analyze(self, reading: Reading) -> list[Finding]:
        if "ok" in reading.text:
            raise ValueError(reading.text)
        return []

    def analyze_all(self, readings: Sequence[Reading]) -> list[list[Finding]]:
        return [self.analyze(reading) for reading in readings]


def test_one_that_fails_costs_no_other() -> None:
    outcomes = list(Pipeline(recognizers=(Picky(),)).protect_all(MESSAGES))
    assert [isinstance(outcome, Withheld) for outcome in outcomes] == ["ok" in m.text for m in MESSAGES]


def test_what_came_before_a_failure_of_the_source_is_given() -> None:
    def source() -> Iterator[Message]:
        yield from MESSAGES[:5]
        raise ConnectionResetError

    outcomes = Pipeline(tagger=None).protect_all(source(), together=32)
    assert [type(next(outcomes)) for _ in range(5)] == [ProtectedMessage] * 5
    with pytest.raises(ConnectionResetError):
        next(outcomes)


def test_long_messages_are_not_waited_for() -> None:
    taken: list[int] = []

    def source() -> Iterator[str]:
        for number in range(20):
            taken.append(number)
            yield "palabra " * 5_000

    next(Pipeline(tagger=None).protect_all(source(), together=32))
    assert len(taken) < 5


def test_less_than_one_together_is_refused() -> None:
    with pytest.raises(InputError, match="at least one message together"):
        Pipeline(tagger=None).protect_all([], together=0)
