"""Presidio both ways: our recognizers in a stock ``AnalyzerEngine``, and any of its recognizers in our pipeline.

``register`` puts each recognizer of ours into a registry as an ``EntityRecognizer``. Our recognizers run on the text
alone: they need no NLP engine, no language model and no context words. The engine removes duplicates after its own
fashion (a result goes when another of its entity contains it and scores no less) and resolves nothing between
entities, so that a name inside an e-mail address stays. ``register(..., is_resolved=True)`` puts them in as one
recognizer instead, whose results are disjoint and which the engine leaves as they are: what ``Pipeline.detect`` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safefeedback.errors import ConfigurationError
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.pipeline import Pipeline
from safefeedback.recognizers.base import Reading, Recognizer, read
from safefeedback.recognizers.defaults import default_recognizers
from safefeedback.recognizers.foreign import ForeignRecognizer, adapt
from safefeedback.resolution import resolve, trim_remainders

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
    is_resolved: bool = False,
) -> None:
    """Put our recognizers into a Presidio registry.

    Args:
        registry: a ``RecognizerRegistry``; its language list must hold the language.
        countries: as for :class:`~safefeedback.pipeline.Pipeline`.
        recognizers: which ones; the default ones when None.
        language: the language that they are registered for.
        is_resolved: put in one recognizer for all, which reads each text once and gives disjoint results.

    Raises:
        ConfigurationError: presidio-analyzer is not installed.
    """
    chosen = tuple(default_recognizers(tuple(countries)) if recognizers is None else recognizers)
    for recognizer in (_Resolved(chosen),) if is_resolved else chosen:
        registry.add_recognizer(as_presidio(recognizer, language=language))


class _Resolved:
    """Several recognizers as one, whose findings are disjoint."""

    name = "resolved"

    def __init__(self, recognizers: tuple[Recognizer, ...]) -> None:
        self._recognizers = recognizers
        self.supported_entities = tuple(dict.fromkeys(e for r in recognizers for e in r.supported_entities))

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        found = [finding for recognizer in self._recognizers for finding in recognizer.analyze(reading)]
        return trim_remainders(resolve(found, threshold=_LEAST), reading.text)


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
