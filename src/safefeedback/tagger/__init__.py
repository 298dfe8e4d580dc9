"""The trained model that finds personal data in citizens' Spanish, and how it is run.

It is told nothing of Presidio or of recognizers: text in, spans with probabilities out. Offsets are those of the text
given, which should be the plain reading (:func:`safefeedback.text.plain_view`).
"""

from safefeedback.tagger.model import Tagged, Tagger, load_tagger

__all__ = ["Tagged", "Tagger", "load_tagger"]
