"""Root keys: where the keys above all other keys live.

>>> import tempfile
>>> from safefeedback.crypto import SecretBytes
>>> from safefeedback.vault.providers import open_provider
>>> with tempfile.TemporaryDirectory() as folder:
...     provider = open_provider(f"insecure-file:{folder}/keyring.json")
...     reference = provider.create("muni-puno/2026-11")
...     with SecretBytes.generate() as key:
...         blob = provider.wrap(reference, key, {"agency": "muni-puno"})
...         provider.unwrap(reference, blob, {"agency": "muni-puno"}) == key
True
"""

from safefeedback.vault.providers.opening import open_provider
from safefeedback.vault.providers.port import Capabilities, Destruction, KeyProvider, ProviderKey

__all__ = ["Capabilities", "Destruction", "KeyProvider", "ProviderKey", "open_provider"]
