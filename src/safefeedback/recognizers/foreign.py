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
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from inspect import signature
from typing import Any, Final, cast

from safefeedback.entities import canonical
from safefeedback.errors import ConfigurationError, SpanError
from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers._watched import failures_raised, watch
from safefeedback.recognizers.base import Reading, Recognizer

__all__ = ["ForeignRecognizer", "adapt"]

# Presidio's e-mail recognizer asks tldextract, which fetches the public suffix list from the network at its first use.
_NETWORKED: Final = ("EmailRecognizer",)
# These find nothing, without an error, where there are no artifacts; Stanza's and transformers' inherit from it.
_READ_ARTIFACTS: Final = ("SpacyRecognizer",)
_LOGGERS: Final = ("presidio-analyzer", "decision_process")


@dataclass(frozen=True, slots=True)
class ForeignRecognizer:
    """A recognizer of Presidio's shape: ``supported_entities`` and ``analyze(text, entities, nlp_artifacts)``.

    Attributes:
        inner: the recognizer.
        name: shown in findings.
        supported_entities: its entities under our names.
        artifacts: makes what its ``analyze`` wants of an NLP engine from a text, or None when it wants nothing.
        ignored: entities of its own that are left out, under its own names.
        identity: what tells its model from another, for the digest.
    """

    inner: Any = field(repr=False)
    name: str
    supported_entities: tuple[str, ...]
    artifacts: Callable[[str], Any] | None = field(default=None, repr=False)
    ignored: frozenset[str] = frozenset()
    identity: str = ""

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return its findings; what it raises goes on to the pipeline, which withholds the message.

        Raises:
            SpanError: a span outside the message, or a negative score.
        """
        asked = [entity for entity in self.inner.supported_entities if entity not in self.ignored]
        with _SILENCE.held(), failures_raised():
            artifacts = self.artifacts(reading.text) if self.artifacts else None
            results = self.inner.analyze(reading.text, asked, artifacts) or ()
        kept = (r for r in results if r.start != r.end and r.entity_type not in self.ignored)
        return tuple(self._finding(result, len(reading.text)) for result in kept)

    def _finding(self, result: Any, length: int) -> Finding:
        if result.end > length:
            raise SpanError(f"recognizer {self.name}: a finding ends at {result.end}, outside {length} characters")
        score = min(1.0, float(result.score))  # what is no number counts as certain
        evidence = (Evidence("external", self.name, score),)
        return Finding(result.start, result.end, canonical(result.entity_type), score, self.name, evidence)

    def digest(self) -> str:
        """What changes the result as far as it can be told from outside: version, model, patterns, what is left out."""
        patterns = [str(getattr(p, "regex", "")) for p in getattr(self.inner, "patterns", None) or ()]
        return "|".join([str(getattr(self.inner, "version", "")), self.identity, *sorted(self.ignored), *patterns])


class _Silence(logging.Filter):
    """Drops what a logger is told while a recognizer from outside runs in the same thread or task."""

    def __init__(self) -> None:
        super().__init__()
        self._is_on: ContextVar[bool] = ContextVar("safefeedback-foreign", default=False)

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002 - the record is not looked at
        return not self._is_on.get()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep Presidio's loggers silent: at some levels they write the text that they read."""
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)
        token = self._is_on.set(True)
        try:
            yield
        finally:
            self._is_on.reset(token)


_SILENCE: Final = _Silence()


def adapt(
    recognizer: object,
    *,
    nlp_engine: object | None = None,
    language: str = "es",
    ignore: Sequence[str] = (),
    identity: str = "",
) -> Recognizer:
    """Return a recognizer of ours; one that is ours already comes back as it is.

    It is asked for all its entities, on the message as received. Its own scores stand: Presidio's engine would raise
    them by context words, which belong to the engine and not to the recognizer. What scores less than the operating
    point is left out, as everywhere. A transformers model inside it is wrapped, because Presidio swallows its failures.

    Args:
        recognizer: ours, or any with Presidio's shape (pattern, spaCy, transformers, GLiNER, country packs), whatever
            language it was made for.
        nlp_engine: a Presidio ``NlpEngine``, loaded, for recognizers that read its artifacts (spaCy's).
        language: passed to the engine, which must have a model for it.
        ignore: entities to leave out, as the recognizer calls them (``MISC``).
        identity: what tells its model from another one; it becomes part of the detector's digest.

    Raises:
        ConfigurationError: no ``analyze`` or no ``supported_entities``, a recognizer that opens the network, or one
            that reads artifacts without an engine that is loaded.
    """
    if not callable(getattr(recognizer, "analyze", None)) or not hasattr(recognizer, "supported_entities"):
        raise ConfigurationError(
            f"extra: expected a recognizer with analyze and supported_entities, got {type(recognizer).__name__}"
        )
    if _is_ours(recognizer):
        return cast("Recognizer", recognizer)
    _refuse_network(type(recognizer))
    artifacts = _artifacts(type(recognizer), nlp_engine, language)
    watch(recognizer, nlp_engine)
    entities = tuple(dict.fromkeys(canonical(each) for each in recognizer.supported_entities if each not in ignore))
    name = str(getattr(recognizer, "name", "") or type(recognizer).__name__)
    return ForeignRecognizer(recognizer, _short(name), entities, artifacts, frozenset(ignore), identity)


def _artifacts(kind: type, nlp_engine: object | None, language: str) -> Callable[[str], Any] | None:
    if nlp_engine is None:
        if _presidio_base(kind, _READ_ARTIFACTS):
            raise ConfigurationError(
                f"extra: {kind.__name__} finds nothing without an NLP engine",
                hint="pass adapt(recognizer, nlp_engine=engine), or use safefeedback.integrations.presidio.models",
            )
        return None
    process = getattr(nlp_engine, "process_text", None)
    is_loaded = getattr(nlp_engine, "is_loaded", None)
    if not callable(process) or (callable(is_loaded) and not is_loaded()):
        raise ConfigurationError(
            f"extra: expected a loaded NLP engine, got {type(nlp_engine).__name__}", hint="call engine.load() first"
        )
    return partial(process, language=language)


def _is_ours(recognizer: Any) -> bool:
    """Tell by what ``analyze`` takes: ours takes a reading, Presidio's a text, entities and artifacts."""
    return len(signature(recognizer.analyze).parameters) == 1


def _refuse_network(kind: type) -> None:
    if name := _presidio_base(kind, _NETWORKED):
        raise ConfigurationError(
            f"extra: {name} fetches a list from the network at its first e-mail",
            hint="leave it out; the online recognizer finds e-mail addresses without the network",
        )


def _presidio_base(kind: type, names: Sequence[str]) -> str | None:
    """Return the first of Presidio's own classes of these names that a class is or inherits from."""
    own = (base.__name__ for base in kind.__mro__ if base.__module__.startswith("presidio_analyzer"))
    return next((name for name in own if name in names), None)


def _short(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in name).lower()[:60] or "external"
