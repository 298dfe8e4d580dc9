"""Offset-mapped normalisation."""

from safefeedback.text.view import View, fold, plain_view, spoken_view

__all__ = ["View", "fold", "plain_view", "spoken_view"]
