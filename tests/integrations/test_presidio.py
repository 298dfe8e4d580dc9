"""Presidio both ways, with a stock engine."""

import logging
import socket
import sys
import threading
import warnings
from typing import Any

import pytest

from safefeedback import ConfigurationError, DetectionError, Message, Pipeline
from safefeedback.errors import SafeFeedbackError
from safefeedback.integrations.presidio import adapt, as_presidio, register, results
from safefeedback.recognizers.base import read
from safefeedback.recognizers.defaults import default_recognizers
from safefeedback.recognizers.numbers import NumberRecognizer

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import spacy
    from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry, RecognizerResult
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import EmailRecognizer, SpacyRecognizer

SECRET = "51234567"
TEXT = f"soy Rosa Mamani, dni {SECRET}, cel nueve ocho siete 654 321, ruc 20933904114, rosa arroba example punto com"

pytestmark = pytest.mark.filterwarnings("ignore")


class BlankEngine(SpacyNlpEngine):
    nlp: Any

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "es", "model_name": "blank"}])
        self.nlp = {"es": spacy.blank("es")}

    def load(self) -> None: ...

    def is_loaded(self) -> bool:
        return True


@pytest.fixture(scope="module")
def engine() -> Any:
    registry = RecognizerRegistry(recognizers=[], supported_languages=["es"])
    register(registry)
    return AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["es"])


def shape(found: Any) -> set[tuple[int, int, str, float]]:
    return {(r.start, r.end, getattr(r, "entity_type", None) or r.entity, r.score) for r in found}


def test_stock_engine_gives_our_findings(engine: Any) -> None:
    reading = read(Message(TEXT))
    ours = {
        (f.start, f.end, f.entity, f.score)
        for recognizer in default_recognizers()
        for f in recognizer.analyze(reading)
        if f.score >= 0.35
    }
    theirs = shape(engine.analyze(TEXT, "es"))
    assert theirs <= ours
    resolved = {(f.start, f.end, f.entity) for f in Pipeline().detect(TEXT)}
    assert resolved <= {(start, end, entity) for start, end, entity, _ in theirs}


def test_resolved_engine_gives_what_the_pipeline_detects() -> None:
    registry = RecognizerRegistry(recognizers=[], supported_languages=["es"])
    register(registry, countries=("PE", "CL"), is_resolved=True)
    engine = AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["es"])
    pipeline = Pipeline(countries=("PE", "CL"))
    for text in (
        TEXT,
        TEXT.upper(),
        "rut 12.345.678-5",
        "jr. los tumbos 345, hospital Rosa Mamani, rosa.mamani@example.pe",
    ):
        assert shape(engine.analyze(text, "es")) == {(f.start, f.end, f.entity, f.score) for f in pipeline.detect(text)}


def test_engine_drops_only_what_another_of_the_same_entity_contains(engine: Any) -> None:
    text = "rosa.mamani@example.pe, av. los tumbos 345"
    reading = read(Message(text))
    every = [f for r in default_recognizers() for f in r.analyze(reading) if f.score >= 0.35]
    kept = shape(engine.analyze(text, "es"))
    for lost in {f.span: f for f in every if (*f.span, f.entity, f.score) not in kept}.values():
        assert any(e == lost.entity and s <= lost.start and lost.end <= t for s, t, e, _ in kept)


def test_results_are_the_resolved_findings() -> None:
    pipeline = Pipeline()
    assert shape(results(pipeline, TEXT)) == {(f.start, f.end, f.entity, f.score) for f in pipeline.detect(TEXT)}


def test_only_the_wanted_entities_are_returned(engine: Any) -> None:
    assert {r.entity_type for r in engine.analyze(TEXT, "es", entities=["PE_DNI"])} == {"PE_DNI"}


def test_public_is_told_in_the_metadata() -> None:
    (result,) = as_presidio(NumberRecognizer()).analyze("llamé al 105", [])
    assert result.recognition_metadata["public"] is True


def test_our_recognizers_log_no_text(engine: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        engine.analyze(TEXT, "es")
    assert SECRET not in caplog.text


def test_decision_traces_of_our_results_hold_no_text() -> None:
    for result in as_presidio(NumberRecognizer()).analyze(TEXT, []):
        assert result.analysis_explanation is None
        assert SECRET not in str(result.to_dict())


def test_loggers_are_silent_only_while_a_foreign_recognizer_runs(caplog: pytest.LogCaptureFixture) -> None:
    loggers = [logging.getLogger(name) for name in ("presidio-analyzer", "decision_process")]
    barrier = threading.Barrier(3)

    class Talker:
        supported_entities = ("AGE",)

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
            barrier.wait(5)
            for logger in loggers:
                logger.warning("read: %s", text)
            barrier.wait(5)
            return []

    talker = adapt(Talker())
    threads = [threading.Thread(target=talker.analyze, args=(read(Message(SECRET)),)) for _ in range(2)]
    with caplog.at_level(logging.DEBUG):
        for thread in threads:
            thread.start()
        barrier.wait(5)
        loggers[0].warning("outside")
        barrier.wait(5)
        for thread in threads:
            thread.join()
        loggers[1].warning("after")
    assert [record.getMessage() for record in caplog.records] == ["outside", "after"]
    assert not any(logger.disabled for logger in loggers)


def test_pattern_recognizer_runs_in_our_pipeline() -> None:
    badge = PatternRecognizer("BADGE_ID", patterns=[Pattern("badge", r"\bFX-\d{4}\b", 0.8)], supported_language="es")
    pipeline = Pipeline(tagger=None, extra=[badge])
    (finding,) = pipeline.detect("credencial FX-1234")
    assert (finding.entity, finding.span, finding.score) == ("BADGE_ID", (11, 18), 0.8)
    assert finding.evidence[0].kind == "external"
    assert pipeline.protect("credencial FX-1234").text == "credencial [DATO_1]"


def test_names_of_presidio_become_ours() -> None:
    iban = PatternRecognizer("IBAN_CODE", patterns=[Pattern("x", r"ZZ\d{6}", 0.9)], supported_language="es")
    (finding,) = adapt(iban).analyze(read(Message("ZZ123456")))
    assert finding.entity == "BANK_ACCOUNT"


def test_ner_backed_recognizer_gets_its_artifacts() -> None:
    nlp = spacy.blank("es")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Zoraida"}])  # type: ignore[attr-defined]
    engine = BlankEngine()
    engine.nlp = {"es": nlp}
    recognizer = adapt(SpacyRecognizer(supported_language="es"), nlp_engine=engine)
    assert [f.entity for f in recognizer.analyze(read(Message("llegó Zoraida ayer")))] == ["PERSON"]


def test_failing_foreign_recognizer_withholds() -> None:
    class Broken:
        supported_entities = ("PERSON", "AGE")
        name = None

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
            raise RuntimeError(text)

    with pytest.raises(DetectionError) as caught:
        Pipeline(extra=[Broken()]).detect(TEXT)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(("start", "end", "score"), [(0, 99, 0.5), (-3, 2, 0.5), (3, 2, 0.5), (0, 2, -0.1)])
def test_impossible_results_withhold(start: int, end: int, score: float) -> None:
    class Wrong:
        supported_entities = ("AGE",)

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
            return [RecognizerResult("AGE", start, end, score)]

    with pytest.raises(SafeFeedbackError):
        Pipeline(extra=[Wrong()]).detect("tengo 34 ciclos")


@pytest.mark.parametrize(("score", "expected"), [(1.0000001, 1.0), (float("nan"), 1.0), (0.4, 0.4)])
def test_scores_that_are_no_number_count_as_certain(score: float, expected: float) -> None:
    class Odd:
        supported_entities = ("AGE",)
        name = "Odd one"

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> Any:
            return [RecognizerResult("AGE", 0, 5, score), RecognizerResult("AGE", 2, 2, score)]

    (finding,) = adapt(Odd()).analyze(read(Message("tengo")))
    assert (finding.score, finding.recognizer) == (expected, "odd-one")


def test_engine_without_a_model_for_the_language_withholds() -> None:
    recognizer = adapt(SpacyRecognizer(supported_language="es"), nlp_engine=BlankEngine(), language="fr")
    with pytest.raises(DetectionError):
        Pipeline(extra=[recognizer]).detect("llegó Zoraida ayer")


def test_own_class_of_a_networked_name_is_accepted() -> None:
    class EmailRecognizer(PatternRecognizer):
        """Not Presidio's."""

    own = EmailRecognizer("BADGE_ID", patterns=[Pattern("badge", r"FX-\d{4}", 0.8)], supported_language="es")
    assert adapt(own).name == "emailrecognizer"


def test_networked_subclass_is_refused() -> None:
    class Corporate(EmailRecognizer):
        """Still asks the network."""

    with pytest.raises(ConfigurationError, match="network"):
        adapt(Corporate(supported_language="es"))


def test_networked_and_shapeless_recognizers_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="network"):
        Pipeline(extra=[EmailRecognizer(supported_language="es")])
    with pytest.raises(ConfigurationError, match="analyze"):
        Pipeline(extra=[object()])


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.usefixtures("no_network")
def test_no_socket_is_opened() -> None:
    pipeline = Pipeline()
    assert "[CORREO_1]" in pipeline.protect("mi correo es ana.quispe@example.pe").text


def test_missing_presidio_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "presidio_analyzer", None)
    with pytest.raises(ConfigurationError) as caught:
        as_presidio(NumberRecognizer())
    assert caught.value.hint is not None
    assert 'pip install "safefeedback[presidio]"' in caught.value.hint


def test_ours_pass_through_unchanged() -> None:
    recognizer = NumberRecognizer()
    assert adapt(recognizer) is recognizer
