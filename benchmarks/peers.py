"""The peer that speed is measured against: stock Presidio with its Spanish registry and a blank tokenizer."""

from __future__ import annotations

import logging
from collections.abc import Callable

__all__ = ["stock_presidio"]


def stock_presidio() -> Callable[[str], object]:
    """Return ``text -> results`` of an ``AnalyzerEngine`` as ``pip install presidio-analyzer`` gives it for Spanish."""
    logging.disable(logging.CRITICAL)
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class BlankEngine(SpacyNlpEngine):
        """The tokenizer alone: no trained model is needed for the pattern recognizers."""

        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "es", "model_name": "blank"}])
            self.nlp = {"es": spacy.blank("es")}

        def load(self) -> None:
            """Nothing to load."""

        def is_loaded(self) -> bool:
            """The blank tokenizer is there from the start."""
            return True

    registry = RecognizerRegistry(supported_languages=["es"])
    registry.load_predefined_recognizers(languages=["es"])
    engine = AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["es"])
    return lambda text: engine.analyze(text, "es")
