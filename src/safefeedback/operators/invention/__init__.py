"""Invented values, one module for each family of kinds.

An inventor takes a mention and its :class:`Chance` and returns a value of the same kind and shape, or None when it
cannot; the same chance gives the same value.
"""

from safefeedback.operators.invention.chance import Chance, Inventor
from safefeedback.operators.invention.table import inventors

__all__ = ["Chance", "Inventor", "inventors"]
