"""E-mail addresses, by syntax alone: no name is looked up and nothing is asked of the network.

The local part is a dot-atom (RFC 5322), of ASCII or international letters (RFC 6531); quoted local parts and address
literals are refused, for nobody types them. Sizes: local part 64, label 63, address 254 code points.

>>> validate("R.Huaman@Example.ORG")
'r.huaman@example.org'
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import FormatError, LengthError
from safefeedback.identifiers._characters import written
from safefeedback.identifiers._validity import accepts

__all__ = ["compact", "is_valid", "validate"]

_LIMIT: Final = 254
_LOCAL_LIMIT: Final = 64
_LABEL_LIMIT: Final = 63
_ATEXT: Final = frozenset("!#$%&'*+/=?^_`{|}~-")


def compact(number: str) -> str:
    """Return the address in lower case without spaces around it.

    The local part is lowered as well: providers treat its case as equal, and one mailbox must have one form.
    """
    return written(number, limit=_LIMIT).lower()


def _require_dot_atom(local: str) -> None:
    if len(local) > _LOCAL_LIMIT:
        raise LengthError(f"expected at most {_LOCAL_LIMIT} characters before the at sign, got {len(local)}")
    for atom in local.split("."):
        if not atom or not all(c.isalnum() or c in _ATEXT for c in atom):
            raise FormatError("expected letters, digits and marks, with single dots between them, before the at sign")


def _require_host(host: str) -> None:
    labels = host.split(".")
    if len(labels) < 2 or not (labels[-1].isalpha() or labels[-1].startswith("xn--")) or len(labels[-1]) < 2:
        raise FormatError("expected a domain that ends in a dot and letters")
    for label in labels:
        if len(label) > _LABEL_LIMIT:
            raise LengthError(f"expected at most {_LABEL_LIMIT} characters between two dots, got {len(label)}")
        if not label.replace("-", "").isalnum() or label[0] == "-" or label[-1] == "-":
            raise FormatError("expected letters, digits and inner hyphens between the dots of the domain")


def validate(number: str) -> str:
    """Return the canonical address.

    Raises:
        LengthError: address, local part or label too long.
        FormatError: not one at sign, or a character or dot where none may stand.
    """
    text = compact(number)
    local, sign, host = text.partition("@")
    if not sign or "@" in host:
        raise FormatError("expected one at sign")
    _require_dot_atom(local)
    _require_host(host)
    return text


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
