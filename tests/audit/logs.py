"""Two logs of an invented agency, written act by act; nobody's data."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from typing import Any

from safefeedback.ledger.leaf import Leaf, make_leaf, read_leaf

START = dt.datetime(2026, 9, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=-5)))


def hex_of(name: str, digits: int = 32) -> str:
    """Return a random-looking id that a name stands for."""
    return hashlib.sha256(name.encode()).hexdigest()[:digits]


class Logs:
    """Collects leaves; the clock goes on by itself."""

    def __init__(self, start: dt.datetime = START, *, agency: str = "muni-x") -> None:
        self.agency = agency
        self.now = start
        self.records: list[bytes] = []
        self.keys: list[bytes] = []
        self.records.append(make_leaf("log.init", at=self.at, by="svc:vault", log="records"))
        self.keys.append(make_leaf("log.init", at=self.at, by="svc:vault", log="keys"))

    @property
    def at(self) -> int:
        return int(self.now.timestamp() * 1000)

    def pass_time(self, **ago: float) -> None:
        self.now += dt.timedelta(**ago)

    def record(self, event: str, *, by: str = "svc:vault", **fields: Any) -> None:
        self.records.append(make_leaf(event, at=self.at, by=by, **fields))

    def key(self, event: str, *, by: str = "svc:vault", **fields: Any) -> None:
        self.keys.append(make_leaf(event, at=self.at, by=by, **fields))

    def seal(self, name: str, *, aud: tuple[str, ...] = ("storage",), **fields: Any) -> str:
        rec = hex_of(f"record {name}")
        self.record("record.sealed", rec=rec, ver=1, dig=hex_of(name, 64), aud=list(aud), **fields)
        return rec

    def read_records(self) -> list[Leaf]:
        return [read_leaf(each) for each in self.records]

    def read_keys(self) -> list[Leaf]:
        return [read_leaf(each) for each in self.keys]


def messages(count: int, *, seed: int = 0, channels: tuple[str, ...] = ("whatsapp", "web", "oficina")) -> Logs:
    """Return logs of so many sealed messages, a quarter of an hour apart."""
    rng, logs = random.Random(seed), Logs()
    for number in range(count):
        fields: dict[str, Any] = {"ch": rng.choices(channels, range(len(channels), 0, -1))[0]}
        if rng.random() < 0.6:
            fields["cnt"] = {"PERSON": {"redact": 1}, "PE_DNI": {"redact": rng.randint(1, 2)}}
        logs.seal(f"{seed}/{number}", **fields)
        logs.pass_time(minutes=15)
    return logs
