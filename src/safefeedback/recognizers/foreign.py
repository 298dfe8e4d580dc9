"""Recognizers from outside: anything with Presidio's shape runs beside ours. No Presidio import is needed here.

>>> class Ghosts:
...     supported_entities = ["GHOST"]
...     def analyze(self, text, entities, nlp_artifacts=None):
...         return []
>>> adapt(Ghosts()).name
'ghosts'
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from safefeedback.entities import canonical
from safefeedback.errors import ConfigurationError
from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers.base import Reading, Recognizer

__all__ = ["ForeignRecognizer", "adapt"]

# Presidio's e-mail recognizer asks tldextract, which fetches the public suffix list from the network at its first use.
_NETWORKED = frozenset({"EmailRecognizer"})


@dataclass(frozen=True, slots=True)
class ForeignRecognizer:
    """A recognizer of Presidio's shape: ``supported_entities`` and ``analyze(text, entities, nlp_artifacts)``.

    Attributes:
        inner: the recognizer.
        name: shown in findings.
        supported_entities: its entities under our names.
        artifacts: makes what its ``analyze`` wants of an NLP engine from a text, or None when it wants nothing.
    """

    inner: Any = field(repr=False)
    name: str
    supported_entities: tuple[str, ...]
    artifacts: Callable[[str], Any] | None = field(default=None, repr=False)

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return its findings; what it raises goes on to the pipeline, which withholds the message."""
        artifacts = self.artifacts(reading.text) if self.artifacts else None
        with _silenced():
            results = self.inner.analyze(reading.text, list(self.inner.supported_entities), artifacts)
        return tuple(self._finding(result) for result in results or () if result.start < result.end)

    def _finding(self, result: Any) -> Finding:
        score = min(1.0, max(0.0, float(result.score)))
        evidence = (Evidence("external", self.name, score),)
        return Finding(result.start, result.end, canonical(result.entity_type), score, self.name, evidence)

    def digest(self) -> str:
        """What changes the result as far as it can be told from outside: version and patterns."""
        patterns = [str(getattr(p, "regex", "")) for p in getattr(self.inner, "patterns", None) or ()]
        return "|".join([str(getattr(self.inner, "version", "")), *patterns])


@contextmanager
def _silenced() -> Iterator[None]:
    """Presidio's loggers write the text that they read when the level allows it; here it never does."""
    logger = logging.getLogger("presidio-analyzer")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def adapt(recognizer: object, *, nlp_engine: object | None = None, language: str = "es") -> Recognizer:
    """Return a recognizer of ours; one that is ours already comes back as it is.

    Args:
        recognizer: ours, or any with Presidio's shape (pattern, spaCy, transformers, GLiNER, country packs).
        nlp_engine: a Presidio ``NlpEngine``, for recognizers that read its artifacts (spaCy's, context words).
        language: passed to the engine.

    Raises:
        ConfigurationError: no ``analyze`` or no ``supported_entities``, or a recognizer that opens the network.
    """
    if isinstance(getattr(recognizer, "name", None), str) and isinstance(
        getattr(recognizer, "supported_entities", None), tuple
    ):
        return cast("Recognizer", recognizer)
    if not callable(getattr(recognizer, "analyze", None)) or not hasattr(recognizer, "supported_entities"):
        raise ConfigurationError(
            f"extra: expected a recognizer with analyze and supported_entities, got {type(recognizer).__name__}"
        )
    kind = type(recognizer).__name__
    if kind in _NETWORKED:
        raise ConfigurationError(
            f"extra: {kind} fetches a list from the network at its first e-mail",
            hint="leave it out; the online recognizer finds e-mail addresses without the network",
        )
    entities = tuple(dict.fromkeys(canonical(entity) for entity in recognizer.supported_entities))
    process = getattr(nlp_engine, "process_text", None)
    artifacts = (lambda text: process(text, language)) if process else None
    name = str(getattr(recognizer, "name", "") or kind)
    return ForeignRecognizer(recognizer, _short(name), entities, artifacts)


def _short(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in name).lower()[:60] or "external"
