"""Offset-mapped normalisation: the readings of a message and the way back to it."""

from safefeedback.text.folding import fold
from safefeedback.text.plain import plain_view
from safefeedback.text.sound import sound
from safefeedback.text.spoken import spoken_view
from safefeedback.text.view import View
from safefeedback.text.words import Word, words

__all__ = ["View", "Word", "fold", "plain_view", "sound", "spoken_view", "words"]
