"""From an address to its provider."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Final

from safefeedback.errors import ConfigurationError
from safefeedback.vault.providers.aws import AwsProvider
from safefeedback.vault.providers.azure import AzureProvider
from safefeedback.vault.providers.file import FileProvider
from safefeedback.vault.providers.google import GoogleProvider
from safefeedback.vault.providers.hashicorp import HashicorpProvider
from safefeedback.vault.providers.hsm import HsmProvider
from safefeedback.vault.providers.port import KeyProvider

__all__ = ["ENTRY_POINTS", "open_provider"]

ENTRY_POINTS: Final = "safefeedback.key_providers"
"""Group of entry points; each names a scheme and a callable that takes the address and the passphrase function."""

Opening = Callable[[str, Callable[[], bytes] | None], KeyProvider]

_BUILT_IN: Final[Mapping[str, Opening]] = MappingProxyType(
    {
        "awskms": AwsProvider.open,
        "azurekv": AzureProvider.open,
        "file": FileProvider.open,
        "gcpkms": GoogleProvider.open,
        "insecure-file": FileProvider.open,
        "pkcs11": HsmProvider.open,
        "vault": HashicorpProvider.open,
    }
)


def open_provider(uri: str, *, passphrase: Callable[[], bytes] | None = None) -> KeyProvider:
    """Return the provider of an address.

    Args:
        uri: such as ``file:/var/lib/agency/keyring.json``; it holds no secret.
        passphrase: is called when the secret is needed: the passphrase of a keyring file, the PIN of an HSM, the token
            of a key service. Built-in schemes cannot be replaced by an entry point.

    Raises:
        ConfigurationError: an address of another form, an unknown scheme or option, or a client library that is not
            installed.
        KeyringError: no passphrase where one is needed.
    """
    scheme = uri.partition(":")[0]
    opening = _BUILT_IN.get(scheme) or _installed(scheme)
    return opening(uri, passphrase)


def _installed(scheme: str) -> Opening:
    found = tuple(entry_points(group=ENTRY_POINTS, name=scheme))
    if len(found) != 1:
        raise ConfigurationError(
            f"key provider: expected a known scheme, got one that {len(found)} installed packages offer",
            hint=f"built in are {', '.join(sorted(_BUILT_IN))}",
        )
    opening: Opening = found[0].load()
    return opening
