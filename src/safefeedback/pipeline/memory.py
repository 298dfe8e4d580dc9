"""What a conversation is remembered by: keyed tags of names and numbers, never the names and numbers.

A second message says only ``la flores otra vez``; that Flores is a person was said in the first. The caller keeps a
:class:`ThreadMemory` with the conversation and passes it on: :meth:`~ThreadMemory.recall` before a message is
protected, :meth:`~ThreadMemory.remember` after it. It holds no text, so that it may lie on a host that only seals:
for each name the HMACs of its words, as written, as they sound and with a letter left out; for each number, mailbox and
handle the HMAC of its folded value. A salt of its own keeps two conversations apart. Who holds the key can try values,
so the key lies elsewhere.

>>> memory = ThreadMemory.new(PseudonymKey.from_bytes(bytes(32)))
>>> memory = memory.remember("mi vecino Yonatan Choque", [Finding(10, 24, "PERSON", 0.9, "names")])
>>> [value.entity for value in memory.recall(Message("el choke volvio")).remembered]
['PERSON']
"""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, permutations
from types import MappingProxyType
from typing import Any, Final

from safefeedback.crypto import PseudonymKey, keyed_tag
from safefeedback.entities import STRUCTURED
from safefeedback.errors import ConfigurationError, InputError
from safefeedback.findings import Finding
from safefeedback.lexicon import names
from safefeedback.messages import KnownValue, Message
from safefeedback.operators.value import value_of
from safefeedback.recognizers.known.edits import shortened
from safefeedback.recognizers.known.parts import NameIndex
from safefeedback.recognizers.known.recognizer import MAX_SIZE, MAX_VALUES
from safefeedback.text import plain_view, sound, spoken_view, words

__all__ = ["ThreadMemory"]

_DOMAIN: Final = "safefeedback/thread-memory/1"
_SCHEMA: Final = 1
_TAG_BYTES: Final = 8
_SALT_BYTES: Final = 16
_DAYS: Final = 90
_MOST_DAYS: Final = 36_500
_MOST_NAMES: Final = 100
_MOST_VALUES: Final = 400
_MOST_BYTES: Final = 4_000_000
_MOST_WORDS: Final = 20_000  # of a message, different ones
_LEAST_SCORE: Final = 0.6
_SHORTEST_HEARD: Final = 4
_SHORTEST_MISTYPED: Final = 5
_SHORTEST_GLUED: Final = 6
_PLAIN: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"[a-z]{0,4}[ -]?\d(?:[ .,/()-]{0,3}[0-9a-z]?\d)+(?:-?[a-z](?![a-z]))?")
_SIGNED: Final = re.compile(r"@?[\w.+-]*[@._\w][\w.+/@-]*")


@dataclass(frozen=True, slots=True)
class _Name:
    tags: frozenset[bytes]
    until: dt.date


@dataclass(frozen=True, slots=True)
class ThreadMemory:
    """What one conversation is remembered by; it never changes, :meth:`remember` returns another one.

    Attributes:
        days: how long a name or value is remembered, from the day on which it was last said.
    """

    days: int
    _key: PseudonymKey = field(repr=False, compare=False)
    _salt: bytes = field(repr=False)
    _names: tuple[_Name, ...] = field(default=(), repr=False)
    _values: Mapping[tuple[str, bytes], dt.date] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @classmethod
    def new(cls, key: PseudonymKey, *, days: int = _DAYS) -> ThreadMemory:
        """Return the memory of a conversation that begins.

        Args:
            key: of the agency's conversations; who holds it can try values.
            days: how long a value is remembered, 1 or more.

        Raises:
            ConfigurationError: less than one day, or more than 36,500.
        """
        if not 1 <= days <= _MOST_DAYS:
            raise ConfigurationError(f"thread memory: expected 1 to {_MOST_DAYS} days, got {days}")
        return cls(days, key, secrets.token_bytes(_SALT_BYTES))

    @classmethod
    def from_bytes(cls, kept: bytes, key: PseudonymKey) -> ThreadMemory:
        """Return the memory that :meth:`to_bytes` wrote; with another key it remembers nothing.

        Raises:
            InputError: not what :meth:`to_bytes` writes.
        """
        try:
            told = _told(kept)
            people = tuple(_Name(frozenset(_cut(tags)), _day(day)) for day, tags in told["names"])
            values = {(str(kind), _one(tag)): _day(day) for kind, tag, day in told["values"]}
            return cls(told["days"], key, _salt_of(told["salt"]), people, MappingProxyType(values))
        except (ValueError, TypeError, RecursionError):
            raise InputError(
                "thread memory: expected what to_bytes() wrote, got something else",
                hint="begin a new one with new(key)",
            ) from None

    def to_bytes(self) -> bytes:
        """Return what is to be kept: JSON with the tags, no text; the key is not in it."""
        told: dict[str, Any] = {
            "schema": _SCHEMA,
            "days": self.days,
            "salt": _text(self._salt),
            "names": [[each.until.isoformat(), _text(b"".join(sorted(each.tags)))] for each in self._names],
            "values": [[kind, _text(tag), day.isoformat()] for (kind, tag), day in self._values.items()],
        }
        return json.dumps(told, separators=(",", ":")).encode("ascii")

    def __len__(self) -> int:
        """Return how many names and values are remembered."""
        return len(self._names) + len(self._values)

    def __bool__(self) -> bool:
        """Tell that it is a memory, also an empty one."""
        return True

    def recall(self, message: str | Message, *, on: dt.date | None = None) -> Message:
        """Return the message with what it repeats of the earlier ones, as values to look for.

        Linear in the length of the message. What it gives are words of the message itself.

        Args:
            message: as received.
            on: the day; None: today, UTC.

        Raises:
            TypeError: neither text nor message.
        """
        message = message if isinstance(message, Message) else Message(message)
        today = on or _today()
        found = [*self._said_names(message.text, today), *self._said_values(message.text, today)]
        room = max(0, MAX_VALUES - len(message.known) - len(message.remembered))
        return replace(message, remembered=(*message.remembered, *found[:room]))

    def remember(
        self, message: str | Message, findings: Iterable[Finding] = (), *, on: dt.date | None = None
    ) -> ThreadMemory:
        """Return the memory with what a message revealed and what its channel knows of the sender.

        Public values are left out. What is over is forgotten.

        Args:
            message: as received.
            findings: what was found in it.
            on: the day; None: today, UTC.

        Raises:
            TypeError: neither text nor message.
        """
        message = message if isinstance(message, Message) else Message(message)
        today = on or _today()
        until = today + dt.timedelta(days=self.days)
        told = [(known.entity, known.value) for known in message.known if isinstance(known, KnownValue)]
        told += [
            (finding.entity, message.text[finding.start : finding.end])
            for finding in findings
            if finding.score >= _LEAST_SCORE and not finding.public
        ]
        people = {each.tags: each for each in self._names if each.until >= today}
        values = {key: day for key, day in self._values.items() if day >= today}
        for entity, value in told:
            if len(value) > MAX_SIZE:
                continue
            if entity == "PERSON":
                if tags := frozenset(self._name_tags(value)):
                    people.pop(tags, None)
                    people[tags] = _Name(tags, until)
            elif entity in STRUCTURED and (folded := value_of(entity, value)):
                key = (entity, self._tag(entity, folded))
                values.pop(key, None)
                values[key] = until
        kept = tuple(people.values())[-_MOST_NAMES:]
        newest = dict(islice(values.items(), max(0, len(values) - _MOST_VALUES), None))
        return replace(self, _names=kept, _values=MappingProxyType(newest))

    def _tag(self, kind: str, value: str) -> bytes:
        return keyed_tag(self._key, _DOMAIN, self._salt, kind, value)[:_TAG_BYTES]

    def _name_tags(self, value: str) -> Iterator[bytes]:
        (parts,) = NameIndex([value]).names
        for part in dict.fromkeys(parts):
            yield self._tag("word", part)
            if len(part) >= _SHORTEST_HEARD:
                yield self._tag("sound", sound(part))
            if len(part) >= _SHORTEST_MISTYPED:
                yield from (self._tag("short", short) for short in set(shortened(part)))
        for one, other in permutations(parts, 2):
            if len(one) + len(other) >= _SHORTEST_GLUED:
                yield self._tag("word", one + other)

    def _said_names(self, text: str, today: dt.date) -> Iterator[KnownValue]:
        """Yield, for each name that is remembered, the words of the text that may be of it."""
        people = [each.tags for each in self._names if each.until >= today]
        if not people:
            return
        view = plain_view(text)
        said: list[list[str]] = [[] for _ in people]
        owners: dict[bytes, list[int]] = {}
        for number, tags in enumerate(people):
            for tag in tags:
                owners.setdefault(tag, []).append(number)
        folded = dict.fromkeys(word.folded.replace("'", "") for word in words(view))
        for word in islice(filter(_PLAIN.fullmatch, folded), _MOST_WORDS):
            for number in self._owners(word, owners):
                said[number].append(word)
        yield from (KnownValue("PERSON", " ".join(each)[:MAX_SIZE]) for each in said if each)

    def _owners(self, word: str, owners: Mapping[bytes, Sequence[int]]) -> Sequence[int]:
        """Return the names of which a word may be part: exactly, by sound, with one wrong letter."""
        if len(word) < 2:
            return ()
        if exact := owners.get(self._tag("word", word)):
            return exact
        table = names()
        if len(word) < _SHORTEST_HEARD or table.is_common_word(word) or table.nameness(word) < 0:
            return ()
        if heard := owners.get(self._tag("sound", sound(word))):
            return heard
        if len(word) < _SHORTEST_MISTYPED:
            return ()
        tags = (self._tag("short", short) for short in dict.fromkeys(shortened(word)))
        return sorted({number for tag in tags for number in owners.get(tag, ())})

    def _said_values(self, text: str, today: dt.date) -> Iterator[KnownValue]:
        """Yield the stretches of the text whose folded value is remembered."""
        known = {key for key, day in self._values.items() if day >= today}
        entities = sorted({entity for entity, _ in known})
        if not entities:
            return
        plain = plain_view(text)
        readings = [view.folded for view in (plain, spoken_view(plain)) if view is not None]
        stretches = dict.fromkeys(
            match.group() for reading in readings for form in (_NUMBER, _SIGNED) for match in form.finditer(reading)
        )
        for stretch in islice(stretches, _MOST_WORDS):
            if 3 < len(stretch) <= MAX_SIZE:
                for entity in entities:
                    folded = value_of(entity, stretch)
                    if folded and (entity, self._tag(entity, folded)) in known:
                        yield KnownValue(entity, stretch)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _told(kept: bytes) -> dict[str, Any]:
    """Return the parts of a memory.

    Raises:
        ValueError: not its parts.
    """
    told = json.loads(kept) if len(kept) <= _MOST_BYTES else None
    if not isinstance(told, dict) or set(told) != {"schema", "days", "salt", "names", "values"}:
        raise ValueError
    if told["schema"] != _SCHEMA or type(told["days"]) is not int or not 1 <= told["days"] <= _MOST_DAYS:
        raise ValueError
    return told


def _text(tags: bytes) -> str:
    return b64encode(tags).decode("ascii")


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _salt_of(text: str) -> bytes:
    salt = b64decode(text, validate=True)
    if len(salt) != _SALT_BYTES:
        raise ValueError
    return salt


def _cut(tags: str) -> Iterator[bytes]:
    joined = b64decode(tags, validate=True)
    if len(joined) % _TAG_BYTES:
        raise ValueError
    yield from (joined[at : at + _TAG_BYTES] for at in range(0, len(joined), _TAG_BYTES))


def _one(tag: str) -> bytes:
    (one,) = _cut(tag)
    return one
