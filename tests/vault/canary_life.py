"""The life of a vault full of canaries, and a witness of all that it shows meanwhile."""

from __future__ import annotations

import datetime as dt
import logging
import os
import resource
import secrets
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import pytest
from tests.vault.canary import (
    ADDRESS,
    DNI,
    EMAIL,
    FREE_TEXT,
    PASSPHRASE,
    PERSON,
    PHONE,
    SCANNER,
    Found,
    Scanner,
    folded,
)
from tests.vault.sites import PostgresqlSite, SqliteSite

from safefeedback import Message, Pipeline
from safefeedback.crypto import PublicBundle, SecretBytes, SigningKey
from safefeedback.errors import SafeFeedbackError
from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings
from safefeedback.vault.reveal import Approval

__all__ = ["DAY", "IS_OUR_SERVER", "KNOWN", "OFFICERS", "SEALING", "TEXT", "Life", "Witness", "deposit", "message"]

IS_OUR_SERVER: Final = "SAFEFEEDBACK_TEST_POSTGRESQL" not in os.environ
"""Whether its files may be read, and its settings changed."""
DAY: Final = dt.date(2026, 11, 16)
TEXT: Final = f"Buenas, soy {PERSON.value}, DNI {DNI.value}, cel {PHONE.value}, correo {EMAIL.value}, vivo en {ADDRESS.value}, Puno"
KNOWN: Final = (
    ("PE_DNI", DNI.value),
    ("PERSON", folded(PERSON.value)),
    ("PHONE_NUMBER", PHONE.pieces[0]),
    ("EMAIL_ADDRESS", EMAIL.value),
)
OFFICERS: Final = {name: SigningKey(SecretBytes(bytes([n]) * 32)) for n, name in enumerate(("jefa", "odp"))}
SEALING: Final[dict[str, Any]] = {
    "schema": 1,
    "name": "sealing",
    "version": "1",
    "entities": {"PE_DNI": {"every": "seal"}, "EMAIL_ADDRESS": {"every": "seal"}},
}


def deposit(text: str = FREE_TEXT.value, **changes: Any) -> Deposit:
    """Return a message that is only sealed, with whatever its sender is known by."""
    fields = {"message": text.encode(), "contact": PHONE.value.encode(), "address": ADDRESS.value.encode("utf-16")}
    return Deposit(fields, known=KNOWN, **changes)


def message() -> Message:
    """Return a message whose canaries are all found by rules, so that its protected text has none."""
    return Message(TEXT, id="wa-1", channel="whatsapp", known=[("PERSON", PERSON.value), *KNOWN])


class Witness(logging.Handler):
    """Keeps what is shown: records of every level, objects, errors and outputs."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.shown: Final[list[tuple[str, str]]] = []
        self.refusals = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, and what it is made of."""
        self.shown.append((f"a record of {record.name}", f"{self.format(record)} {record.__dict__!r}"))

    def saw(self, *objects: object) -> None:
        """Keep how objects present themselves."""
        for each in objects:
            shown = each if isinstance(each, str) else f"{each!r} {each} {each:}"
            self.shown.append((f"repr of {type(each).__name__}", shown))

    def printed(self, output: str, where: str) -> None:
        """Keep what a program printed."""
        self.shown.append((where, output))

    def refused(self, work: Callable[[], object], kind: type[BaseException] = SafeFeedbackError) -> None:
        """See that something is refused, and keep all that the error shows."""
        with pytest.raises(kind) as caught:
            work()
        self.refusals += 1
        todo: list[BaseException] = [caught.value]
        for error in todo:
            told = traceback.TracebackException.from_exception(error, capture_locals=False)
            parts = [*told.format(), str(error), repr(error), repr(error.args), repr(vars(error))]
            parts += getattr(error, "__notes__", [])
            self.shown.append((f"a {type(error).__name__}", "\n".join(parts)))
            todo += [each for each in (error.__context__, error.__cause__) if each is not None and each not in todo]

    def scan(self) -> tuple[Found, ...]:
        """Return what is found in it."""
        return tuple(dict.fromkeys(found for where, text in self.shown for found in SCANNER.scan_text(text, where)))


@dataclass
class Life:
    """A vault on one of the stores, behind a passphrase that is a canary."""

    site: SqliteSite | PostgresqlSite
    home: Path
    witness: Witness
    records: list[str] = field(default_factory=list)

    @property
    def settings(self) -> VaultSettings:
        """Where it is."""
        there = self.site.settings
        return replace(there, provider=there.provider.replace("insecure-file:", "file:"), cache_seconds=0)

    @property
    def rules(self) -> dict[str, Any]:
        """Purposes for Peru, with officers."""
        officers = {name: key.verifying_key().public_key.hex() for name, key in OFFICERS.items()}
        return {"schema": 1, "officers": officers}

    def opened(self, *, make: bool = False, **changes: Any) -> Vault:
        """Open it, or make it."""
        given: dict[str, Any] = {
            "passphrase": PASSPHRASE.value.encode,
            "actor": "off-12",
            "rules": self.rules,
            "clock": lambda: DAY,
            **changes,
        }
        settings = given.pop("settings", self.settings)
        vault = (Vault.init if make else Vault.open)(settings, **given)
        self.witness.saw(vault, settings, vault.settings, vault.rules)
        return vault

    def receive(self, bundle: PublicBundle) -> None:
        """Seal on a host that cannot open: a deposit, a message through the pipeline, and what it refuses."""
        with SealOnly(bundle, self.settings.records, clock=lambda: DAY) as host:
            kept = host.keep([deposit(), deposit(until=DAY - dt.timedelta(days=1))])
            pipeline = Pipeline(SEALING, tagger=None, vault=host)
            stored = pipeline.protect_and_store(message())
            self.witness.saw(
                host, bundle, *kept, pipeline, stored, stored.outcome, stored.receipt, deposit(), message()
            )
            again = replace(deposit(), record_id=bytes.fromhex(kept[0].record_id))
            self.witness.refused(lambda: host.keep([again]))
            self.witness.refused(lambda: host.keep([Deposit({PERSON.value: b"x"})]))
        self.records += [each.record_id for each in kept]
        self.witness.refused(
            lambda: SealOnly(bundle, self.settings.records, custodian=secrets.token_bytes(32), clock=lambda: DAY)
        )
        self.witness.refused(lambda: SealOnly(bundle, self.settings.records, clock=lambda: dt.date(2030, 1, 1)))

    def keep(self, vault: Vault) -> str:
        """Seal on the custodian's host; return the record whose fields may be revealed."""
        kept = vault.keep([deposit(), deposit(TEXT)])
        stored = Pipeline(SEALING, tagger=None, vault=vault).protect_and_store(message())
        assert stored.receipt is not None
        (second,) = vault.keep([deposit(record_id=bytes.fromhex(kept[0].record_id), version=2)])
        self.witness.saw(*kept, stored, stored.outcome, stored.receipt, second)
        self.records += [each.record_id for each in kept]
        return stored.receipt.record_id

    def reveal(self, vault: Vault, record: str) -> None:
        """Open with evidence, alone and with officers."""
        opened = vault.reveal(record, purpose="attend-case")
        assert opened.text("message") == TEXT
        assert opened.fields["PE_DNI.1"].decode() == DNI.value
        wish: dict[str, Any] = {"purpose": "court-order", "case": "exp-9"}
        request = vault.request_reveal(record, **wish)
        signed = [Approval.sign(request, name, key) for name, key in OFFICERS.items()]
        with_officers = vault.reveal(record, **wish, request=request, approvals=signed)
        assert SCANNER.scan(with_officers.fields["message"], "a positive control")
        self.witness.saw(opened, request, *signed, with_officers)
        self.witness.saw(request.to_bytes().decode(), *(each.to_bytes().decode() for each in signed))
        self.witness.refused(lambda: vault.reveal(record, **wish, request=request, approvals=signed))

    def scan(self) -> tuple[Found, ...]:
        """Return what is found in every file, in the tables, and in what was shown."""
        files = SCANNER.files(each for each in self.home.rglob("*") if each.is_file())
        return (*files, *self.on_server(), *self.witness.scan())

    def change(self, statement: str, *values: object) -> None:
        """Change a table of the records as somebody who has the database."""
        if isinstance(self.site, SqliteSite):
            import sqlite3

            connection = sqlite3.connect(self.site.folder / "records" / "records.db")
            with connection:
                connection.execute(statement, values)
            connection.close()
            return
        with self.site._session() as run:
            run.execute(f"SET search_path = {self.site._schemas()[0]}")
            run.execute(statement.replace("?", "%s"), values)

    @contextmanager
    def full(self) -> Iterator[None]:
        """Let the store have no room: files may not grow, or the server says so and quotes the row."""
        if isinstance(self.site, SqliteSite):
            wal = self.site.folder / "records" / "records.db-wal"
            before = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (max(wal.stat().st_size, 4096), before[1]))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            return
        self.change(
            "CREATE FUNCTION full_() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space: %', NEW "
            "USING ERRCODE = '53100', DETAIL = NEW::text, HINT = NEW::text; END $$".replace("%", "%%")
        )
        self.change("CREATE TRIGGER full_ BEFORE INSERT ON field FOR EACH ROW EXECUTE FUNCTION full_()")
        yield
        self.change("DROP TRIGGER full_ ON field")
        self.change("DROP FUNCTION full_")

    def on_server(self, scanner: Scanner = SCANNER) -> Iterator[Found]:
        """Yield what is found in the server's files (tables, write-ahead log, server log) and in what tables say."""
        if isinstance(self.site, SqliteSite):
            return
        for schema, tables in self.site.backup().items():
            for table, content in tables:
                yield from scanner.scan(content, f"table {schema}.{table}")
        if not IS_OUR_SERVER:
            return
        with self.site._session() as run:
            run.execute("CHECKPOINT")
            folder = Path(run.execute("SHOW data_directory").fetchone()[0])
        assert (folder / "pg_wal").is_dir()
        yield from scanner.files(each for each in folder.rglob("*") if each.is_file())
