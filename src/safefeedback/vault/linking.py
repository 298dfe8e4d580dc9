"""Whose message it is: a document number links it to a person, and who is not known yet becomes a new person.

A telephone or an e-mail address does not link: a family shares one, and erasing one person must not erase another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safefeedback.vault.deposit import DOCUMENTS
from safefeedback.vault.indexing import Indexing

if TYPE_CHECKING:
    from safefeedback.vault.deposit import Known
    from safefeedback.vault.persons import Person, Persons
    from safefeedback.vault.stores.record_store import RecordStore
    from safefeedback.vault.stores.stored_record import IndexEntry

__all__ = ["Linking"]


class Linking:
    """Resolves persons of an agency by what senders are known by."""

    def __init__(self, agency: str, records: RecordStore, persons: Persons, indexing: Indexing) -> None:
        self._agency = agency
        self._records = records
        self._persons = persons
        self._indexing = indexing

    def resolve(
        self,
        senders: Sequence[Iterable[Known]],
        subjects: Sequence[bytes | None] = (),
        records: Sequence[bytes | None] = (),
    ) -> list[Person]:
        """Return the person of each sender; new ones are made in one transaction.

        Args:
            senders: what each is known by.
            subjects: persons that are known already, such as that of an earlier version of the record.
            records: ids of the records, so that versions of one record are of one person; None: a new record.
        """
        given = [*subjects, *[None] * (len(senders) - len(subjects))]
        ids = [*records, *[None] * (len(senders) - len(records))]
        found: list[Person | int] = []  # a number: of a person who is new
        named: dict[Known, Person | int] = {}  # by the senders so far
        owners: dict[bytes, Person | int] = {}
        count = 0
        for known, subject, record in zip(senders, given, ids, strict=True):
            documents = [each for each in known if each[0] in DOCUMENTS and each[1]]
            person: Person | int | None = self._known(subject)
            if person is None:
                person = owners[record] if record in owners else self._linked(documents, named)
            if person is None:
                person, count = count, count + 1
            found.append(person)
            if record is not None:
                owners.setdefault(record, person)
            for each in documents:
                named.setdefault(each, person)
        new = self._persons.add(count)
        return [new[person] if isinstance(person, int) else person for person in found]

    def owner(self, record_id: bytes) -> bytes | None:
        """Return the person of a record, or None where nobody is known yet: all its versions are of one person."""
        return self._records.owner(self._agency, record_id)

    def subjects(self, entry: IndexEntry) -> Iterator[bytes]:
        """Yield the persons whose records have a tag, each once."""
        seen: set[bytes] = set()
        for record_id in self._records.find(self._agency, entry.index, entry.version, entry.tag):
            subject = self.owner(record_id)
            if subject is not None and subject not in seen:
                seen.add(subject)
                yield subject

    def _known(self, subject: bytes | None) -> Person | None:
        key = None if subject is None else self._persons.get(subject)
        return None if subject is None or key is None else (subject, key)

    def _linked(self, documents: Iterable[Known], named: Mapping[Known, Person | int]) -> Person | int | None:
        """Return the person of the first document that is somebody's: of a stored record, or of an earlier sender."""
        for document in documents:
            for subject in self.subjects(self._indexing.entry(*document)):
                person = self._known(subject)
                if person is not None:
                    return person
            if document in named:
                return named[document]
        return None
