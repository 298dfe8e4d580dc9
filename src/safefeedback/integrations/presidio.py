"""Presidio both ways: our recognizers in a stock ``AnalyzerEngine``, and any of its recognizers in our pipeline.

``register`` puts each recognizer of ours into a registry as an ``EntityRecognizer``. Our recognizers run on the text
alone: they need no NLP engine, no language model and no context words. The engine removes duplicates after its own
fashion (of two results of one entity where one contains the other, the contained one goes) and applies no resolution
between entities; :func:`results` gives what our own pipeline resolves, in Presidio's shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safefeedback.errors import ConfigurationError
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.pipeline import Pipeline
from safefeedback.recognizers.base import Recognizer, read
from safefeedback.recognizers.defaults import default_recognizers
from safefeedback.recognizers.foreign import ForeignRecognizer, adapt

__all__ = ["ForeignRecognizer", "adapt", "as_presidio", "register", "results"]

_INSTALL = 'install it with: pip install "safefeedback[presidio]"'
_LEAST = 0.35  # what the default operating point reports


def _analyzer() -> Any:
    try:
        import presidio_analyzer  # noqa: PLC0415 - takes over a second
    except ModuleNotFoundError as error:
        raise ConfigurationError("presidio: presidio-analyzer is not installed", hint=_INSTALL) from error
    return presidio_analyzer


def as_presidio(recognizer: Recognizer, *, language: str = "es", least: float = _LEAST) -> Any:
    """Return an ``EntityRecognizer`` that gives the findings of a recognizer of ours.

    Spans, entities and scores are ours. ``recognition_metadata`` says whether a value is public. No explanation is
    attached: Presidio's decision traces log it with the text.

    Args:
        recognizer: one of ours.
        language: the language that it is registered for.
        least: findings with a lower score are left out.

    Raises:
        ConfigurationError: presidio-analyzer is not installed.
    """
    analyzer = _analyzer()

    class Adapted(analyzer.EntityRecognizer):  # type: ignore[misc, name-defined]
        """Presidio's shape around one recognizer of ours."""

        def load(self) -> None:
            """Nothing to load."""

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:  # noqa: ARG002
            found = recognizer.analyze(read(Message(text)))
            wanted = set(entities or self.supported_entities)
            return [_result(analyzer, f) for f in found if f.entity in wanted and f.score >= least]

    return Adapted(
        supported_entities=list(recognizer.supported_entities),
        name=f"safefeedback-{recognizer.name}",
        supported_language=language,
    )


def register(
    registry: Any,
    *,
    countries: Sequence[str] = ("PE",),
    recognizers: Sequence[Recognizer] | None = None,
    language: str = "es",
) -> None:
    """Put our recognizers into a Presidio registry.

    Args:
        registry: a ``RecognizerRegistry``; its language list must hold the language.
        countries: as for :class:`~safefeedback.pipeline.Pipeline`.
        recognizers: which ones; the default ones when None.
        language: the language that they are registered for.

    Raises:
        ConfigurationError: presidio-analyzer is not installed.
    """
    chosen = default_recognizers(tuple(countries)) if recognizers is None else recognizers
    for recognizer in chosen:
        registry.add_recognizer(as_presidio(recognizer, language=language))


def results(pipeline: Pipeline, text: str) -> list[Any]:
    """Return what a pipeline detects as Presidio ``RecognizerResult`` objects, ordered by start.

    Raises:
        ConfigurationError: presidio-analyzer is not installed.
        DetectionError: a recognizer failed.
    """
    analyzer = _analyzer()
    return [_result(analyzer, finding) for finding in pipeline.detect(text)]


def _result(analyzer: Any, finding: Finding) -> Any:
    metadata = {"recognizer_name": f"safefeedback-{finding.recognizer}", "public": finding.public}
    return analyzer.RecognizerResult(
        finding.entity, finding.start, finding.end, finding.score, recognition_metadata=metadata
    )
