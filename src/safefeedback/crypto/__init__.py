"""Bytes in, bytes out: the key of pseudonyms and the keyed tag made with it.

>>> from safefeedback.crypto import PseudonymKey, keyed_tag
>>> key = PseudonymKey.from_bytes(bytes(32))
>>> key
PseudonymKey(****)
>>> len(keyed_tag(key, "purpose", "value"))
32
"""

from safefeedback.crypto.key import KEY_BYTES, PseudonymKey
from safefeedback.crypto.tag import TAG_BYTES, keyed_tag

__all__ = ["KEY_BYTES", "TAG_BYTES", "PseudonymKey", "keyed_tag"]
