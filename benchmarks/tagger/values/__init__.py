"""Values of the same kind and shape as a marked surface, for the messages that a tagger learns from."""

from .refiller import Refiller

__all__ = ["Refiller"]
