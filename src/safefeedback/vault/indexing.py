"""By what a record is found without being opened: keyed tags of what the sender is known by.

Only the custodian holds the key: a DNI has 10^8 values, so who has the key can try them all in minutes.

A document number links records to a person, so its tag is whole (32 bytes): that two records belong to one person
stands in the clear beside them anyway, as the person's random id. Every other tag is cut to so few bits that values
coincide (``crypto.plan_bits``), so that a tag alone tells little; whoever searches compares after opening.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import blind_index, pseudonym_code
from safefeedback.errors import InputError, KeyringError
from safefeedback.vault.deposit import DOCUMENTS
from safefeedback.vault.stores.stored_record import IndexEntry

if TYPE_CHECKING:
    from safefeedback.vault.deposit import Known
    from safefeedback.vault.key_tree import KeyTree

__all__ = ["INDEXED", "Indexing"]

INDEXED: Final = DOCUMENTS | {"EMAIL_ADDRESS", "PERSON", "PE_RUC", "PHONE_NUMBER", "USERNAME"}
"""Entities that are indexed: those with many different values. An index of few values would show them."""

_WHOLE: Final = 256  # bits


class Indexing:
    """Makes the tags of an agency."""

    def __init__(self, tree: KeyTree) -> None:
        self._tree = tree

    def entries(self, known: Iterable[Known]) -> tuple[IndexEntry, ...]:
        """Return the tags of what a sender is known by, each once; entities that are not indexed give none."""
        return tuple(dict.fromkeys(self.entry(*each) for each in known if each[0] in INDEXED and each[1]))

    def entry(self, entity: str, folded: str) -> IndexEntry:
        """Return the tag of a value.

        Raises:
            InputError: an entity that is not indexed.
        """
        if entity not in INDEXED:
            raise InputError(
                "vault: expected an entity that is indexed", hint=f"these are {', '.join(sorted(INDEXED))}"
            )
        key = self._tree.side("blind-index")
        version, planned = _plan(key.epoch)
        bits = _WHOLE if entity in DOCUMENTS else planned
        with self._tree.secret(key) as secret:
            tag = blind_index(secret, agency=self._tree.agency, index=entity, version=version, value=folded, bits=bits)
        return IndexEntry(entity, version, tag)

    def pseudonym(self, entity: str, folded: str, purpose: str) -> str:
        """Return the code of a value for a purpose: the same every time, unlinkable to that of another purpose."""
        with self._tree.secret(self._tree.side("pseudonym")) as secret:
            return pseudonym_code(secret, agency=self._tree.agency, purpose=purpose, value=f"{entity}\0{folded}")


def _plan(name: str) -> tuple[int, int]:
    """Return version and bits of a blind-index key, which its name holds as ``version:bits``."""
    version, _, bits = name.partition(":")
    if not (version.isdigit() and bits.isdigit()):
        raise KeyringError("vault: expected version and bits in the name of the blind-index key")
    return int(version), int(bits)
