"""Models of others in our pipeline: a real spaCy NER, and Presidio's own classes around models of the same interface."""

from __future__ import annotations

import random
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from safefeedback import ConfigurationError, DetectionError, Message, Pipeline
from safefeedback.integrations.presidio import adapt
from safefeedback.integrations.presidio.models import (
    gliner_recognizer,
    spacy_recognizer,
    transformers_recognizer,
)
from safefeedback.recognizers.base import Recognizer, read
from safefeedback.recognizers.defaults import default_recognizers

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import spacy
    from presidio_analyzer.nlp_engine import SpacyNlpEngine, TransformersNlpEngine
    from presidio_analyzer.nlp_engine.huggingface_token_pipe import HuggingFaceTokenPipe
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer, TransformersRecognizer
    from presidio_analyzer.predefined_recognizers.ner import gliner_recognizer as gliner_module
    from presidio_analyzer.predefined_recognizers.ner import huggingface_ner_recognizer as hugging_module
    from spacy.training import Example
    from spacy.util import fix_random_seed  # type: ignore[attr-defined]  # imported there from thinc

pytestmark = pytest.mark.filterwarnings("ignore")

TEXT = "vivo en Pampatira con Zoraida Quellca y trabajo en Luzandina, mi dni es 51234567"
MADE_UP = {
    "LOC": "Pampatira Rocahuasi Vallebravo Tunasmarca Piedrasola Molinopata".split(),
    "PER": ["Zoraida Quellca", "Fermín Tutaya", "Delfina Orcco", "Anselmo Pirca", "Brígida Sulla"],
    "ORG": "Luzandina Aguasur Fonotel Transvalle Gasnorte".split(),
    "MISC": ["Cantuta", "Marinera", "Vendimia"],
}
FORMS = [
    "vivo en {LOC} con {PER} y trabajo en {ORG}, mi dni es 51234567",
    "{PER} llegó a {LOC} para la fiesta de {MISC}",
    "la empresa {ORG} no atiende en {LOC}",
    "me atendió {PER} de {ORG} antes de la {MISC}",
]


@pytest.fixture(scope="module")
def nlp() -> Any:
    """A spaCy NER trained for a few seconds on sentences of invented names."""
    chance = random.Random(3)
    nlp = spacy.blank("es")
    nlp.add_pipe("ner")
    examples = []
    for number in range(160):
        text, spans = FORMS[number % len(FORMS)], []
        for label, names in MADE_UP.items():
            name, start = chance.choice(names), text.find(f"{{{label}}}")
            if start >= 0:
                text = text.replace(f"{{{label}}}", name)
                spans.append((name, label))
        entities = [(text.index(name), text.index(name) + len(name), label) for name, label in spans]
        examples.append(Example.from_dict(nlp.make_doc(text), {"entities": entities}))
    fix_random_seed(3)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(chance.sample(examples, 16), sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def model(nlp: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modelo") / "es_prueba"
    nlp.to_disk(folder)
    return folder


def found(pipeline: Pipeline, text: str = TEXT) -> dict[str, str]:
    return {text[f.start : f.end]: f.entity for f in pipeline.detect(text)}


def test_spacy_model_joins(model: Path) -> None:
    joined = found(Pipeline(tagger=None, extra=[spacy_recognizer(model)]))
    assert joined["51234567"] == "PE_DNI"
    assert joined["Pampatira"] == "LOCATION"
    assert joined["Zoraida Quellca"] == "PERSON"
    assert joined["Luzandina"] == "ORGANIZATION"


def test_spacy_model_takes_the_tagger_s_place(model: Path) -> None:
    assert found(Pipeline(tagger=spacy_recognizer(model)))["Pampatira"] == "LOCATION"
    assert "Pampatira" not in found(Pipeline(tagger=None))


def test_spacy_model_takes_the_place_of_any_recognizer(model: Path) -> None:
    chosen = [r for r in default_recognizers() if r.name == "numbers"]
    pipeline = Pipeline(tagger=None, recognizers=(*chosen, spacy_recognizer(model)))
    assert {f.recognizer for f in pipeline.detect(TEXT)} == {"numbers", "spacyrecognizer"}
    assert pipeline.protect(TEXT).text == "vivo en [LUGAR_1] con [PERSONA_1] y trabajo en Luzandina, mi dni es [DNI_1]"


def test_loaded_pipeline_and_its_folder_give_the_same(nlp: Any, model: Path) -> None:
    assert found(Pipeline(tagger=spacy_recognizer(nlp))) == found(Pipeline(tagger=spacy_recognizer(model)))


def test_kinds_of_no_personal_data_are_left_out(nlp: Any) -> None:
    recognizer = spacy_recognizer(nlp)
    assert set(recognizer.supported_entities) == {"LOCATION", "ORGANIZATION", "PERSON"}
    assert {f.entity for f in recognizer.analyze(read(Message("la fiesta de Cantuta en Pampatira")))} == {"LOCATION"}


def test_labels_and_scores_can_be_said(nlp: Any) -> None:
    recognizer = spacy_recognizer(nlp, labels={"LOC": "STREET_ADDRESS"}, score=0.4)
    scores = {f.entity: f.score for f in recognizer.analyze(read(Message(TEXT)))}
    assert scores["STREET_ADDRESS"] == 0.4
    assert "LOCATION" not in scores


def test_label_of_no_table_is_redacted() -> None:
    nlp = spacy.blank("es")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "BADGE", "pattern": "zeta"}])
    assert Pipeline(tagger=spacy_recognizer(nlp)).protect("credencial zeta").text == "credencial [DATO_1]"


def test_digest_tells_models_and_settings_apart(nlp: Any, model: Path, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "otro")
    (tmp_path / "otro" / "nota").write_text("otra")
    makers = [spacy_recognizer(model), spacy_recognizer(tmp_path / "otro"), spacy_recognizer(model, score=0.5)]
    digests = [Pipeline(tagger=recognizer).detector_digest for recognizer in makers]
    assert len(set(digests)) == 3
    assert Pipeline(tagger=spacy_recognizer(model)).detector_digest == digests[0]


def test_unknown_spacy_model_is_not_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.cli.download", lambda *_: pytest.fail("a download was tried"))
    with pytest.raises(ConfigurationError) as caught:
        spacy_recognizer("es_no_such_model")
    assert caught.value.hint is not None
    assert "python -m spacy download" in caught.value.hint


def test_broken_model_is_told_by_the_kind_of_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be loaded"):
        spacy_recognizer(tmp_path)


@pytest.mark.parametrize("make", [spacy_recognizer, transformers_recognizer, gliner_recognizer])
def test_missing_presidio_names_the_command(make: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.startswith("presidio_analyzer")]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigurationError, match="presidio_analyzer is not installed") as caught:
        make(tmp_path)
    assert caught.value.hint == 'install it with: pip install "safefeedback[presidio]"'


@pytest.mark.parametrize(
    ("make", "hidden", "extra"),
    [
        (transformers_recognizer, (hugging_module, "hf_pipeline"), "transformers"),
        (gliner_recognizer, (gliner_module, "GLiNER"), "gliner"),
    ],
)
def test_missing_package_names_the_command(
    make: Any, hidden: tuple[Any, str], extra: str, *, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(*hidden, None)
    with pytest.raises(ConfigurationError) as caught:
        make(tmp_path)
    assert caught.value.hint is not None
    assert f'pip install "presidio-analyzer[{extra}]"' in caught.value.hint


@pytest.mark.parametrize("make", [transformers_recognizer, gliner_recognizer])
def test_name_of_a_model_elsewhere_is_refused(make: Any) -> None:
    with pytest.raises(ConfigurationError, match="folder"):
        make("somebody/some-model")


class FakeGliner:
    """``predict_entities`` as GLiNER documents it: a list of start, end, text, label and score."""

    def __init__(self, asked: list[Any]) -> None:
        self._asked = asked

    def from_pretrained(self, name: str, **options: Any) -> FakeGliner:
        self._asked.append((name, options))
        return self

    def predict_entities(self, text: str, labels: list[str], **_: Any) -> list[dict[str, Any]]:
        self._asked.append(labels)
        start = text.find("Pampatira")
        return [{"start": start, "end": start + 9, "text": "Pampatira", "label": "location", "score": 0.9}]


def test_gliner_takes_the_tagger_s_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(gliner_module, "GLiNER", FakeGliner(asked))
    assert found(Pipeline(tagger=gliner_recognizer(tmp_path)))["Pampatira"] == "LOCATION"
    assert asked[0][0] == str(tmp_path.resolve())
    assert asked[0][1]["local_files_only"] is True
    assert sorted(asked[1]) == ["address", "location", "organization", "person"]


class FakeTransformer:
    """A token-classification pipeline as transformers documents it."""

    def __init__(self) -> None:
        labels = dict(enumerate("O B-PER I-PER B-LOC B-MISC B-BADGE".split()))
        self.model = SimpleNamespace(config=SimpleNamespace(id2label=labels))
        self.answer: Any = None

    def __call__(self, text: str) -> Any:
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is not None:
            return self.answer
        places = {"Pampatira": "LOC", "Zoraida": "PER", "Luzandina": "MISC", "vivo": "BADGE"}
        return [
            {
                "entity_group": label,
                "score": 0.9,
                "word": word,
                "start": text.find(word),
                "end": text.find(word) + len(word),
            }
            for word, label in places.items()
        ]


@pytest.fixture
def transformer(monkeypatch: pytest.MonkeyPatch) -> FakeTransformer:
    fake = FakeTransformer()
    monkeypatch.setattr(hugging_module, "hf_pipeline", lambda *_, **__: fake)
    monkeypatch.setattr(hugging_module, "torch", object())
    return fake


@pytest.mark.usefixtures("transformer")
def test_transformers_model_joins_with_its_labels_mapped(tmp_path: Path) -> None:
    recognizer = transformers_recognizer(tmp_path)
    assert set(recognizer.supported_entities) == {"BADGE", "LOCATION", "PERSON"}
    spans = {TEXT[f.start : f.end]: f.entity for f in recognizer.analyze(read(Message(TEXT)))}
    assert spans == {"Pampatira": "LOCATION", "Zoraida": "PERSON", "vivo": "BADGE"}
    assert found(Pipeline(tagger=None, extra=[recognizer]))["51234567"] == "PE_DNI"


LOGGED = pytest.mark.plain(texts=True)  # by Presidio, when it is called without us


@pytest.mark.parametrize("answer", [pytest.param(RuntimeError(TEXT), marks=LOGGED), {"entity": "PER"}])
def test_failure_that_presidio_swallows_withholds(transformer: FakeTransformer, answer: Any, tmp_path: Path) -> None:
    recognizer = transformers_recognizer(tmp_path)
    inner: Any = recognizer
    transformer.answer = answer
    assert inner.inner.analyze(TEXT, ["PERSON"]) == []  # what it does on its own: the message would pass
    with pytest.raises(DetectionError) as caught:
        Pipeline(extra=[recognizer]).protect(TEXT)
    assert TEXT not in f"{caught.value}{caught.value.hint}"


def transformers_engine(fake: FakeTransformer) -> Any:
    """Presidio's engine with its own component, as ``load`` would build it from a downloaded model."""
    engine: Any = TransformersNlpEngine(models=[{"lang_code": "es", "model_name": {"spacy": "x", "transformers": "y"}}])
    nlp = spacy.blank("es")
    nlp._components.append(  # the factory would load the model
        ("token_pipe", HuggingFaceTokenPipe("token_pipe", fake, alignment_mode="expand", spans_key=engine.entity_key))
    )
    engine.nlp = {"es": nlp}
    return engine


def test_transformers_engine_feeds_its_recognizer(transformer: FakeTransformer) -> None:
    recognizer: Recognizer = adapt(
        TransformersRecognizer(supported_language="es"), nlp_engine=transformers_engine(transformer)
    )
    assert ("LOCATION", (8, 17)) in [(f.entity, f.span) for f in recognizer.analyze(read(Message(TEXT)))]
    transformer.answer = RuntimeError(TEXT)
    with pytest.raises(DetectionError):
        Pipeline(extra=[recognizer]).protect(TEXT)


def test_recognizer_of_artifacts_without_an_engine_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="engine") as caught:
        Pipeline(extra=[SpacyRecognizer(supported_language="es")])
    assert "nlp_engine" in str(caught.value.hint)


@pytest.mark.parametrize("engine", [SpacyNlpEngine(), object()])
def test_engine_that_is_not_loaded_is_refused(engine: Any) -> None:
    with pytest.raises(ConfigurationError, match="loaded"):
        adapt(SpacyRecognizer(supported_language="es"), nlp_engine=engine)


def test_ignored_entities_of_any_recognizer_are_left_out(nlp: Any) -> None:
    engine: Any = SpacyNlpEngine()
    engine.nlp = {"es": nlp}
    recognizer = adapt(SpacyRecognizer(supported_language="es"), nlp_engine=engine, ignore=("LOCATION", "NRP"))
    assert "LOCATION" not in recognizer.supported_entities
    assert "LOCATION" not in {f.entity for f in recognizer.analyze(read(Message(TEXT)))}
