"""The blob of a wrapped key: the same shape and guarantees whatever the provider can do.

Providers differ: some authenticate a context, some do not, some change no bit unnoticed, some do. So a provider seals a
32-byte key that is used once, and that key wraps the secret together with the reference, the context and the provider's
own bytes. Layout: one version byte (1), the length of the sealed part as two big-endian bytes, the sealed part, the
wrapped secret.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from safefeedback.crypto import SecretBytes, WrappingKey
from safefeedback.errors import ConfigurationError, VaultError
from safefeedback.vault.providers.refusal import not_opened, stripped

__all__ = ["CONTEXT_LIMIT", "canonical_context", "disclose", "enclose", "length_prefixed"]

CONTEXT_LIMIT: Final = 4096
"""Longest canonical context in bytes; the narrowest provider takes 8 KiB of JSON."""

_VERSION: Final = 1
_HEAD: Final = 3  # bytes: version, length of the sealed part
_ONCE: Final = 32  # bytes of a key that is used once
_SEALED_LIMIT: Final = 0xFFFF
_DOMAIN: Final = "safefeedback provider/1"
_KEY_ID: Final = bytes(8)  # a key that is used once has no name


def enclose(
    key: SecretBytes,
    *,
    reference: str,
    context: Mapping[str, str],
    seal: Callable[[SecretBytes], bytes],
    unseal: Callable[[bytes], SecretBytes],
) -> bytes:
    """Return the blob of a secret; what the provider sealed is opened again before the blob is returned.

    Raises:
        ConfigurationError: the context is longer than 4,096 bytes or is no text.
        VaultError: the provider's answer is too long, or does not open to what it sealed.
    """
    bound = length_prefixed(_DOMAIN, reference, canonical_context(context))
    with SecretBytes.generate() as once:
        sealed = stripped(lambda: seal(once))
        if len(sealed) > _SEALED_LIMIT:
            raise VaultError(f"key provider: expected at most {_SEALED_LIMIT} bytes, got {len(sealed)}")
        with stripped(lambda: unseal(sealed)) as opened:
            if opened != once:
                raise VaultError("key provider: what it sealed opens to something else; nothing was kept")
        inner = WrappingKey(_KEY_ID, once).wrap_key(key, bound + length_prefixed(sealed))
    return bytes([_VERSION]) + len(sealed).to_bytes(2, "big") + sealed + inner


def disclose(
    blob: bytes, *, reference: str, context: Mapping[str, str], unseal: Callable[[bytes], SecretBytes]
) -> SecretBytes:
    """Return the secret of a blob.

    Raises:
        ConfigurationError: the context is longer than 4,096 bytes or is no text.
        DecryptionError: wrong key, wrong reference, wrong context or changed data.
    """
    bound = length_prefixed(_DOMAIN, reference, canonical_context(context))
    end = _HEAD + int.from_bytes(blob[1:_HEAD], "big")
    if blob[:1] != bytes([_VERSION]) or len(blob) <= end:
        raise not_opened()
    sealed = blob[_HEAD:end]
    with stripped(lambda: unseal(sealed)) as once:
        if len(once.plaintext_secret()) != _ONCE:
            raise not_opened()
        return WrappingKey(_KEY_ID, once).unwrap_key(blob[end:], bound + length_prefixed(sealed))


def canonical_context(context: Mapping[str, str]) -> bytes:
    """Return the context as bytes: its pairs in the order of their names, each part with its length before it.

    Raises:
        ConfigurationError: longer than 4,096 bytes, an empty name or value, or text that UTF-8 does not hold.
    """
    if not all(name and value for name, value in context.items()):
        raise ConfigurationError("key context: expected names and values of one character or more, got an empty one")
    try:
        encoded = length_prefixed(*(part for pair in sorted(context.items()) for part in pair))
    except UnicodeEncodeError:
        raise ConfigurationError("key context: expected text, got a lone surrogate") from None
    if len(encoded) > CONTEXT_LIMIT:
        raise ConfigurationError(f"key context: expected at most {CONTEXT_LIMIT} bytes, got {len(encoded)}")
    return encoded


def length_prefixed(*parts: str | bytes) -> bytes:
    """Return the parts, each after its length as eight big-endian bytes, so that no two lists give the same bytes."""
    encoded = (part.encode() if isinstance(part, str) else part for part in parts)
    return b"".join(len(part).to_bytes(8, "big") + part for part in encoded)
