"""Anchors: signed checkpoints kept where who writes to the vault cannot change them.

Without one, whoever holds the databases and the key of the log can write another history that verifies.
"""

from safefeedback.vault.anchors.opening import open_sink
from safefeedback.vault.anchors.sink import AnchorSink

__all__ = ["AnchorSink", "open_sink"]
