"""Time-stamps of an authority (RFC 3161) through rfc3161-client: that some bytes were there at a time.

The request holds a SHA-256 of the bytes and a nonce, nothing of the bytes themselves.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from cryptography.x509 import load_pem_x509_certificates

from safefeedback.errors import ConfigurationError, LedgerError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampRequest

__all__ = ["Roots", "TimestampRequest", "check_timestamp", "load_roots"]

Roots: TypeAlias = "tuple[Certificate, ...]"
"""Certificates that are trusted."""

_HINT: Final = 'install it with pip install "safefeedback[timestamp]"'


@dataclass(frozen=True, slots=True)
class TimestampRequest:
    """A request for one time-stamp.

    Attributes:
        content: DER, to be posted as ``application/timestamp-query``.
    """

    content: bytes
    _request: TimeStampRequest
    _data: bytes

    @classmethod
    def of(cls, data: bytes) -> TimestampRequest:
        """Return the request for a time-stamp of some bytes.

        Raises:
            ConfigurationError: rfc3161-client is not installed.
        """
        try:
            from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - an extra
        except ImportError:
            raise ConfigurationError("time-stamps: expected the package rfc3161-client", hint=_HINT) from None
        made = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=True).build()
        return cls(made.as_bytes(), made, data)

    def check(self, response: bytes, roots: Roots) -> dt.datetime:
        """Return the time of the answer to this very request.

        Raises:
            LedgerError: not an answer, or one that none of the roots stands for.
        """
        return _check(response, self._data, roots, nonce=self._request.nonce)


def check_timestamp(data: bytes, response: bytes, roots: Roots) -> dt.datetime:
    """Return the time at which some bytes were there, of an answer that was kept.

    Args:
        data: the bytes.
        response: DER, as the authority gave it.
        roots: certificates that are trusted.

    Raises:
        LedgerError: not an answer, one for other bytes, or one that none of the roots stands for.
        ConfigurationError: rfc3161-client is not installed.
    """
    return _check(response, data, roots, nonce=None)


def load_roots(pem: bytes) -> Roots:
    """Return the certificates of a PEM file.

    Raises:
        LedgerError: there is none in it.
    """
    try:
        return tuple(load_pem_x509_certificates(pem))
    except ValueError:
        raise LedgerError("time-stamps: expected certificates in PEM") from None


def _check(response: bytes, data: bytes, roots: Roots, *, nonce: int | None) -> dt.datetime:
    try:
        from rfc3161_client import (  # noqa: PLC0415 - an extra
            VerificationError,
            VerifierBuilder,
            decode_timestamp_response,
        )
    except ImportError:
        raise ConfigurationError("time-stamps: expected the package rfc3161-client", hint=_HINT) from None
    try:
        found = decode_timestamp_response(response)
        builder = VerifierBuilder() if nonce is None else VerifierBuilder().nonce(nonce)
        for root in roots:
            builder = builder.add_root_certificate(root)
        builder.build().verify_message(found, data)
    except (VerificationError, ValueError):
        raise LedgerError("time-stamp: expected one of these bytes by a trusted authority") from None
    return found.tst_info.gen_time
