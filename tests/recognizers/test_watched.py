"""Models whose failures would be swallowed: heard while a recognizer of ours runs, and otherwise left alone."""

from __future__ import annotations

import pickle
from types import SimpleNamespace
from typing import Any

import pytest

from safefeedback.recognizers._watched import failures_raised, watch


class Model:
    tokenizer = "words"

    def __call__(self, text: str, **options: Any) -> Any:
        if text == "fail":
            raise ValueError("broken")
        return [text] if text else None


class Swallowing:
    """As Presidio's: a failed inference finds nothing."""

    def __init__(self) -> None:
        self.ner_pipeline: Any = Model()

    def analyze(self, text: str) -> list[str]:
        try:
            return list(self.ner_pipeline(text))
        except Exception:  # noqa: BLE001 - what is tested
            return []


@pytest.fixture
def watched() -> Swallowing:
    recognizer = Swallowing()
    watch(recognizer, None)
    return recognizer


@pytest.mark.parametrize(("text", "error"), [("fail", ValueError), ("", TypeError)])
def test_swallowed_failure_is_raised_at_the_end(watched: Swallowing, text: str, error: type[Exception]) -> None:
    with pytest.raises(error), failures_raised():
        assert watched.analyze(text) == []


def test_failure_elsewhere_stays_swallowed(watched: Swallowing) -> None:
    assert watched.analyze("fail") == []
    with failures_raised():
        assert watched.analyze("hola") == ["hola"]


def test_first_failure_is_the_one_raised(watched: Swallowing) -> None:
    with pytest.raises(ValueError, match="broken"), failures_raised():
        assert [watched.analyze(text) for text in ("fail", "")] == [[], []]


def test_model_is_wrapped_once_and_keeps_its_attributes(watched: Swallowing) -> None:
    model = watched.ner_pipeline
    watch(watched, None)
    assert watched.ner_pipeline is model
    assert model.tokenizer == "words"


def test_wrapped_model_can_be_sent_to_a_worker(watched: Swallowing) -> None:
    copy: Any = pickle.loads(pickle.dumps(watched.ner_pipeline))  # noqa: S301 - made here
    assert copy("hola") == ["hola"]


def test_components_of_an_engine_are_wrapped() -> None:
    component = SimpleNamespace(pipeline=Model())
    engine = SimpleNamespace(nlp={"es": SimpleNamespace(pipeline=[("ner", component), ("other", object())])})
    watch(object(), engine)
    with pytest.raises(ValueError, match="broken"), failures_raised(), pytest.raises(ValueError, match="broken"):
        component.pipeline("fail")


@pytest.mark.parametrize("engine", [None, SimpleNamespace(nlp=None), SimpleNamespace()])
def test_engine_without_pipelines_is_left_alone(engine: object) -> None:
    watch(object(), engine)
