"""The peers that speed is measured against: stock Presidio without and with named-entity recognition.

Both are what ``pip install presidio-analyzer presidio-anonymizer`` gives for Spanish. PyTorch, which that does not
install, is hidden from them where it lies around: loading it would make them slower to start and larger.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from safefeedback.entities import canonical
from safefeedback.findings import Finding
from safefeedback.messages import Message

__all__ = ["found_by", "presidio_with_ner", "presidio_with_ner_results", "stock_presidio"]


def stock_presidio() -> Callable[[str], object]:
    """Return ``text -> results`` of an ``AnalyzerEngine`` with the Spanish registry and a blank tokenizer."""
    _prepare()
    import spacy

    engine = _engine(spacy.blank("es"))
    return lambda text: engine.analyze(text, "es")


def presidio_with_ner() -> Callable[[str], Any]:
    """Return ``text -> anonymized`` of the same registry with a spaCy model of small-model size.

    ``AnalyzerEngine.analyze``, in which ``SpacyRecognizer`` reports persons, places and organisations, and then
    ``AnonymizerEngine.anonymize``: one message at a time, as a service calls them.
    """
    _prepare()
    import spacy
    from presidio_anonymizer import AnonymizerEngine

    from spacy_ner import trained

    analyzer, anonymizer = _engine(spacy.load(trained())), AnonymizerEngine()
    return lambda text: anonymizer.anonymize(text, analyzer.analyze(text, "es"))


def presidio_with_ner_results() -> Callable[[str], Any]:
    """Return ``text -> results`` of the same analyzer."""
    _prepare()
    import spacy

    from spacy_ner import trained

    analyzer = _engine(spacy.load(trained()))
    return lambda text: analyzer.analyze(text, "es")


def found_by(analyze: Callable[[str], Any]) -> Callable[[Message], list[Finding]]:
    """Return what an analyzer finds as findings, its names of entities made ours; overlaps are left as they are."""

    def detect(message: Message) -> list[Finding]:
        return [
            Finding(r.start, r.end, canonical(r.entity_type), min(1.0, max(0.0, r.score)), "presidio")
            for r in analyze(message.text)
            if r.start < r.end
        ]

    return detect


def _prepare() -> None:
    logging.disable(logging.CRITICAL)
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # None: importing it fails


def _engine(nlp: Any) -> Any:
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Loaded(SpacyNlpEngine):
        """An engine whose pipeline is already there: the stock one would look for a package and download it."""

        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "es", "model_name": "loaded"}])
            self.nlp = {"es": nlp}

        def load(self) -> None:
            """Nothing to load."""

        def is_loaded(self) -> bool:
            """The pipeline is there from the start."""
            return True

    engine = Loaded()
    registry = RecognizerRegistry(supported_languages=["es"])
    registry.load_predefined_recognizers(languages=["es"], nlp_engine=engine)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["es"])
