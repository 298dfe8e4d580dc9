"""Models that a foreign recognizer calls, whose failures it swallows.

Presidio's transformers recognizers (presidio-analyzer 2.2.366: ``HuggingFaceNerRecognizer._predict_chunk``,
``HuggingFaceTokenPipe._predict_one``) log a failed inference and find nothing, so that a message would pass as if it
held nothing. The model is wrapped where they keep it; what it raises while one of ours runs is raised again afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

__all__ = ["failures_raised", "watch"]

_FAILURES: Final[ContextVar[list[Exception] | None]] = ContextVar("safefeedback-failures", default=None)


def watch(recognizer: object, nlp_engine: object | None) -> None:
    """Wrap the models of a recognizer and of an engine's components where failures would be swallowed."""
    _wrap(recognizer, "ner_pipeline")
    pipelines = getattr(nlp_engine, "nlp", None)
    for nlp in pipelines.values() if isinstance(pipelines, dict) else ():
        for _, component in getattr(nlp, "pipeline", ()):
            _wrap(component, "pipeline")


@contextmanager
def failures_raised() -> Iterator[None]:
    """Raise at the end the first failure of a wrapped model in the same thread or task."""
    failures: list[Exception] = []
    token = _FAILURES.set(failures)
    try:
        yield
    finally:
        _FAILURES.reset(token)
    if failures:
        raise failures[0]


def _wrap(owner: object, attribute: str) -> None:
    model = getattr(owner, attribute, None)
    if callable(model) and not isinstance(model, _Watched):
        setattr(owner, attribute, _Watched(model))


class _Watched:
    """Calls a model and remembers that it failed, or that it gave no list."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __call__(self, *args: Any, **options: Any) -> Any:
        try:
            return _listed(self._model(*args, **options))
        except Exception as error:
            failures = _FAILURES.get()
            if failures is not None:
                failures.append(error)
            raise

    def __getattr__(self, name: str) -> Any:
        if name == "_model":  # asked for while being unpickled
            raise AttributeError(name)
        return getattr(self._model, name)


def _listed(result: object) -> object:
    if not isinstance(result, list):
        raise TypeError(f"expected a list from the model, got {type(result).__name__}")
    return result
