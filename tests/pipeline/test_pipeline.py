"""The pipeline: what it returns, what it refuses, and that nothing passes when something fails."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from safefeedback import (
    ConfigurationError,
    DetectionError,
    Finding,
    InputError,
    KeyringError,
    Message,
    Pipeline,
    PolicyError,
    ProtectedMessage,
    PseudonymKey,
    Withheld,
)
from safefeedback.recognizers.base import Reading

SECRET = "51234567"
TEXT = f"soy Rosa Mamani, dni {SECRET}, ya llamé al 105"


@dataclass(frozen=True)
class Failing:
    name: str = "failing"
    supported_entities: tuple[str, ...] = ("PERSON",)

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        raise ValueError(f"cannot read {reading.text}")


@dataclass(frozen=True)
class Overrunning:
    name: str = "overrunning"
    supported_entities: tuple[str, ...] = ("PERSON",)

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        return [Finding(0, len(reading.text) + 1, "PERSON", 0.9, self.name)]


def test_protect_redacts_and_keeps_public_lines() -> None:
    protected = Pipeline().protect(TEXT)
    assert protected.text == "soy [PERSONA_1], dni [DNI_1], ya llamé al 105"
    assert [(r.entity, protected.text[r.start : r.end]) for r in protected.replacements] == [
        ("PERSON", "[PERSONA_1]"),
        ("PE_DNI", "[DNI_1]"),
    ]


def test_public_values_can_be_treated() -> None:
    policy = {"schema": 1, "name": "strict", "version": "1", "public": {"publication": "treat"}}
    assert Pipeline(policy).protect("llamé al 105").text == "llamé al [TELEFONO_1]"


def test_findings_are_the_same_for_text_and_message() -> None:
    pipeline = Pipeline()
    assert pipeline.detect(TEXT) == pipeline.detect(Message(TEXT)) == pipeline.protect(TEXT).findings


def test_result_carries_both_digests() -> None:
    one, other = Pipeline().protect("hola"), Pipeline(operating_point="precision").protect("hola")
    assert one.policy_digest == other.policy_digest
    assert one.detector_digest != other.detector_digest
    assert len(one.detector_digest) == 64
    assert Pipeline(countries=("PE", "CL")).detector_digest != Pipeline().detector_digest


def test_operating_points_report_fewer() -> None:
    text = "Kusi Ilasaca, 50344520, y ruc 20933904114"
    counts = [len(Pipeline(operating_point=point).detect(text)) for point in ("recall", "balanced", "precision")]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] >= 1


@pytest.mark.parametrize("recognizer", [Failing(), Overrunning()])
def test_a_failing_recognizer_withholds(recognizer: Failing | Overrunning, caplog: pytest.LogCaptureFixture) -> None:
    pipeline = Pipeline(recognizers=(recognizer,))
    with caplog.at_level(logging.DEBUG), pytest.raises(DetectionError) as caught:
        pipeline.protect(TEXT)
    shown = f"{caught.value!r} {caught.value} {caught.value.__cause__!r} {caplog.text}"
    assert SECRET not in shown
    assert list(pipeline.protect_all([Message(TEXT, id="m1")])) == [Withheld("m1", "detection")]


def test_protect_all_keeps_order_and_goes_on() -> None:
    messages = [Message(f"dni 5123456{n}", id=str(n)) for n in range(5)]
    outcomes = list(Pipeline().protect_all([messages[0], 7, *messages[1:], None]))  # type: ignore[list-item]
    assert [o.id for o in outcomes if isinstance(o, ProtectedMessage)] == ["0", "1", "2", "3", "4"]
    assert [o.code for o in outcomes if isinstance(o, Withheld)] == ["input", "input"]


def test_workers_give_the_same_as_one_process() -> None:
    messages = [Message(f"soy Ana, mi cel es 98765{n:04d}", id=str(n)) for n in range(200)]
    pipeline = Pipeline()
    assert list(pipeline.protect_all(messages, workers=2)) == list(pipeline.protect_all(messages))


def test_protect_all_reads_lazily() -> None:
    taken = []

    def source() -> Iterator[str]:
        for n in range(10_000):
            taken.append(n)
            yield f"mensaje {n}"

    outcomes = Pipeline().protect_all(source())
    next(outcomes)
    assert len(taken) <= 2


def test_worker_that_dies_costs_only_its_message() -> None:
    pipeline = Pipeline(recognizers=(Killing(),))
    messages = [Message("hola", id="a"), Message("muere", id="b"), Message("hola", id="c")]
    outcomes = list(pipeline.protect_all(messages, workers=1 + 1))
    assert [type(o).__name__ for o in outcomes] == ["ProtectedMessage", "Withheld", "ProtectedMessage"]


@dataclass(frozen=True)
class Terminated:
    name: str = "terminated"
    supported_entities: tuple[str, ...] = ()

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        if reading.text == "muere":
            os.kill(os.getpid(), signal.SIGTERM)
        return ()


@pytest.mark.skipif(os.name != "posix", reason="workers are told to end by a signal on POSIX")
def test_worker_that_is_told_to_end_does_not_end_its_parent() -> None:
    """A forked worker has the parent's handler: that of the command line, which leaves the program."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        messages = [Message("hola", id="a"), Message("muere", id="b"), Message("hola", id="c")]
        outcomes = list(Pipeline(recognizers=(Terminated(),)).protect_all(messages, workers=2))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert [type(o).__name__ for o in outcomes] == ["ProtectedMessage", "Withheld", "ProtectedMessage"]


@dataclass(frozen=True)
class Killing:
    name: str = "killing"
    supported_entities: tuple[str, ...] = ()

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        if reading.text == "muere":
            os._exit(9)
        return ()


def test_threads_share_a_pipeline() -> None:
    pipeline = Pipeline()
    texts = [f"dni 5{n:07d} cel 9{n:08d}" for n in range(60)]
    expected = [pipeline.protect(text).text for text in texts]
    results: list[list[str]] = [[] for _ in range(4)]
    threads = [
        threading.Thread(target=lambda out=out: out.extend(pipeline.protect(text).text for text in texts))
        for out in results
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == expected for result in results)


def test_explain_gives_reasons_in_spanish() -> None:
    explanation = Pipeline().explain("mi dni es 51234567")
    (item,) = explanation.items
    assert item.what == "DNI"
    assert "está a 1 palabra de una palabra que anuncia DNI" in item.why
    assert item.legal_reason.startswith("Ley 26497")
    assert item.is_hidden
    assert SECRET not in repr(explanation)


def test_unknown_audience_and_point_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="audience"):
        Pipeline().protect("hola", "everybody")
    with pytest.raises(ConfigurationError, match="operating point"):
        Pipeline(operating_point="best")
    with pytest.raises(InputError, match="worker"):
        Pipeline().protect_all([], workers=0)
    with pytest.raises(TypeError):
        Pipeline().protect(3)  # type: ignore[arg-type]


def test_pseudonyms_need_a_key_and_are_stable() -> None:
    rules = {"PERSON": {"every": {"operator": "pseudonymize", "purpose": "estudio"}}}
    policy = {"schema": 1, "name": "study", "version": "1", "entities": rules}
    with pytest.raises(KeyringError):
        Pipeline(policy)
    pipeline = Pipeline(policy, key=PseudonymKey.from_bytes(bytes(range(32))))
    first, second = pipeline.protect("soy Rosa Mamani").text, pipeline.protect("SOY ROSA MAMANI").text
    assert first.removeprefix("soy ") == second.removeprefix("SOY ")


def test_always_and_never_lists() -> None:
    policy = {
        "schema": 1,
        "name": "lists",
        "version": "1",
        "always": [{"entity": "OTHER_ID", "pattern": "clave [a-z]{4}"}, {"entity": "PERSON", "folded": "el churro"}],
        "never": [{"entity": "PERSON", "folded": "maría auxiliadora"}, {"exact": "51234567"}],
    }
    pipeline = Pipeline(policy)
    assert pipeline.protect("mi clave abcd, atte. EL CHURRO").text == "mi [CODIGO_1], atte. [PERSONA_1]"
    assert pipeline.protect("dni 51234567").text == "dni 51234567"


def test_hostile_pattern_is_refused_or_withholds() -> None:
    policy = {
        "schema": 1,
        "name": "hostile",
        "version": "1",
        "always": [{"entity": "OTHER_ID", "pattern": "(a+)+$"}],
    }
    with pytest.raises((PolicyError, DetectionError), match="always\\[0\\]"):
        Pipeline(policy).protect("a" * 5000 + "b")


def test_extremes_are_safe() -> None:
    pipeline = Pipeline()
    for text in ("", " ", "\ud800", "\x00", "9" * 10_000, "é" * 10_000, "\u200b" * 1000):
        assert pipeline.protect(text).audience == "publication"


def test_repr_of_results_shows_no_original() -> None:
    protected = Pipeline().protect(Message(TEXT, known=(("PERSON", "Rosa Mamani"),)))
    assert SECRET not in repr(protected)
    assert "Mamani" not in repr(Message(TEXT, known=(("PERSON", "Rosa Mamani"),)))
