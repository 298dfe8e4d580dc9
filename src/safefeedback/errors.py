"""Every exception of the library, in one tree: one family for each person who must act.

::

    SafeFeedbackError                 code: str, hint: str | None
    ├── ConfigurationError            someone must change a file or an argument
    │   ├── PolicyError
    │   └── KeyringError
    ├── InputError                    this record cannot be processed as given
    │   ├── SpanError
    │   └── IdentifierError ── FormatError, LengthError, ChecksumError, ComponentError
    ├── DetectionError                a recognizer failed: the message is withheld, never passed through
    ├── DecryptionError               one text for wrong key, wrong associated data and tampering
    ├── ChannelError                  a payload of an unknown shape, with its path
    ├── VaultError
    ├── LedgerError
    ├── RevealError                   refused: purpose, actor, approvals, limits
    └── PublicationError              the gate said no, with the reasons

No exception carries message text, a matched value, a key byte or a decrypted byte: it reports type, length and
position. Each ``code`` has a heading in ``docs/reference/errors.md``.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ChannelError",
    "ChecksumError",
    "ComponentError",
    "ConfigurationError",
    "DecryptionError",
    "DetectionError",
    "FormatError",
    "IdentifierError",
    "InputError",
    "KeyringError",
    "LedgerError",
    "LengthError",
    "PolicyError",
    "PublicationError",
    "RevealError",
    "SafeFeedbackError",
    "SpanError",
    "VaultError",
]


class SafeFeedbackError(Exception):
    """The root of the tree.

    Attributes:
        code: a stable short name for programs; one per class.
        hint: what the reader can do about it, or None.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class ConfigurationError(SafeFeedbackError):
    """Someone must change a file or an argument."""

    code = "configuration"


class PolicyError(ConfigurationError):
    """A policy cannot be used as written; the text holds the path inside it."""

    code = "policy"


class KeyringError(ConfigurationError):
    """A key is missing, unusable or of the wrong kind."""

    code = "keyring"


class InputError(SafeFeedbackError):
    """A record cannot be processed as given."""

    code = "input"


class SpanError(InputError):
    """A span does not lie inside its message."""

    code = "span"


class IdentifierError(InputError):
    """A number is not the identifier that it was checked as."""

    code = "identifier"


class FormatError(IdentifierError):
    """A character that the identifier does not allow."""

    code = "identifier-format"


class LengthError(IdentifierError):
    """Too short or too long."""

    code = "identifier-length"


class ChecksumError(IdentifierError):
    """The check character is not the one that the others give."""

    code = "identifier-checksum"


class ComponentError(IdentifierError):
    """A part of the number (prefix, bank, date) is not one that is issued."""

    code = "identifier-component"


class DetectionError(SafeFeedbackError):
    """A recognizer failed: the message is withheld, never passed through."""

    code = "detection"


class DecryptionError(SafeFeedbackError):
    """One text for wrong key, wrong associated data and tampering."""

    code = "decryption"


class ChannelError(SafeFeedbackError):
    """A payload of an unknown shape, with its path."""

    code = "channel"


class VaultError(SafeFeedbackError):
    """The vault cannot store or return a record."""

    code = "vault"


class LedgerError(SafeFeedbackError):
    """The record of actions cannot be written or does not verify."""

    code = "ledger"


class RevealError(SafeFeedbackError):
    """Opening a sealed field was refused."""

    code = "reveal"


class PublicationError(SafeFeedbackError):
    """The release gate said no, with the reasons."""

    code = "publication"
