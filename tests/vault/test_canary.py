"""Nothing of what a vault keeps is left in the clear: in no file, no table, no log, no error and no repr.

One life goes through everything that a vault does and through every way in which it refuses, on both databases, with
canaries for values. Then all that it left and showed is scanned. Each leak that a test puts in is found.
"""

from __future__ import annotations

import datetime as dt
import getpass
import io
import json
import logging
import pickle
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.vault import canary_leaks as leaks
from tests.vault.canary import DNI, EMAIL, FREE_TEXT, PASSPHRASE, PERSON, PHONE, Canary, Scanner
from tests.vault.canary_life import IS_OUR_SERVER, KNOWN, OFFICERS, TEXT, Life, Witness, deposit
from tests.vault.sites import PostgresqlSite, SqliteSite

from safefeedback import Message
from safefeedback.cli import exits, passphrase
from safefeedback.cli.app import run as run_program
from safefeedback.crypto import PublicBundle, SecretBytes
from safefeedback.ledger.leaf import read_leaf
from safefeedback.ledger.proof import Proof
from safefeedback.vault import Deposit, Vault
from safefeedback.vault.reveal import Approval, Request


@pytest.fixture
def witness() -> Iterator[Witness]:
    """Who sees every record, of every level."""
    found, root = Witness(), logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(found)
    yield found
    root.removeHandler(found)
    root.setLevel(level)


@pytest.fixture
def files(tmp_path: Path, witness: Witness, monkeypatch: pytest.MonkeyPatch) -> Life:
    """A life on SQLite; temporary files lie in its home."""
    for name in ("temporary", "site"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return Life(SqliteSite(tmp_path / "site"), tmp_path, witness)


@pytest.fixture
def server(postgresql: str, files: Life) -> Iterator[Life]:
    """A life on PostgreSQL, whose server logs every statement with its values."""
    site = PostgresqlSite(files.home / "server", postgresql, uuid.uuid4().hex[:12])
    with site._session() as run:
        if IS_OUR_SERVER:
            for name, value in (("log_min_duration_statement", "0"), ("log_parameter_max_length_on_error", "-1")):
                run.execute(f"ALTER SYSTEM SET {name} = {value}")
            run.execute("SELECT pg_reload_conf()")
    yield Life(site, files.home, files.witness)
    with site._session() as run:
        if IS_OUR_SERVER:
            run.execute("ALTER SYSTEM RESET ALL")
            run.execute("SELECT pg_reload_conf()")
    site.remove()


class Program:
    """The command line; what it prints is witnessed. Its passphrase is typed, so no file holds it."""

    def __init__(self, life: Life, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.life, self.folder, self.capfd, self.passphrase = life, folder, capfd, PASSPHRASE.value

    def __call__(self, *words: object, code: int = exits.DONE, given: str = "", shown: bool = True) -> str:
        """Run it, expect an exit code, return what it printed; what is ``shown`` is scanned."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given.encode()))))
            patch.setattr(passphrase, "_has_terminal", lambda: True)
            patch.setattr(getpass, "getpass", lambda *_, **__: self.passphrase)
            found = run_program([str(word) for word in words])
        out, err = self.capfd.readouterr()
        self.life.witness.printed(err, "standard error")
        self.life.witness.printed(out if shown else "", "standard output")
        assert found == code, out + err
        return out


@pytest.fixture(params=["sqlite", "postgresql"])
def life(request: pytest.FixtureRequest) -> Life:
    found = request.getfixturevalue({"sqlite": "files", "postgresql": "server"}[request.param])
    assert isinstance(found, Life)
    return found


def test_a_whole_life_leaves_nothing(life: Life, capfd: pytest.CaptureFixture[str]) -> None:
    with life.opened(make=True) as vault:
        record = first_days(life, vault)
        assert life.scan() == ()  # while the database is open: write-ahead log, shared memory
    with life.opened() as vault:
        refusals(life, vault, record)
        later_days(life, vault)
    copy, keys = life.site.backup(), life.site
    with life.opened() as vault:
        the_end_of_a_person(life, vault)
    keys.put_back(copy, keys=True)  # type: ignore[arg-type]  # of its own kind
    with life.opened() as vault:
        life.witness.saw(vault.restore(), *vault.doctor())
        assert vault.subjects(*KNOWN[0]) == ()
    broken(life)
    printed = capfd.readouterr()
    life.witness.printed(printed.out, "standard output")
    life.witness.printed(printed.err, "standard error")
    assert life.witness.refusals > 40
    assert len(life.witness.shown) > 200
    assert life.scan() == ()


def first_days(life: Life, vault: Vault) -> str:
    """Reception, promotion, linking, search, opening, evidence."""
    see = life.witness
    life.receive(vault.bundle())
    life.receive(vault.bundle(kem="X25519"))
    record = life.keep(vault)
    see.saw(vault.promote())
    found = list(vault.find("PE_DNI", DNI.value))
    assert len(found) == 9
    people = {person for entity, value in KNOWN for person in vault.subjects(entity, value)}
    assert len(people) == 1
    see.saw(*found, *people, *vault.views(record), vault.subject_of(record))
    see.saw(*(vault.pseudonym(entity, value, purpose="statistics") for entity, value in KNOWN))
    life.reveal(vault, record)
    see.saw(*vault.evidence(record), *(read_leaf(body) for _, body in vault.evidence(record)))
    for kind in ("records", "keys"):
        see.saw(vault.log(kind), vault.log(kind).checkpoint(), vault.log(kind).verify())
    see.saw(vault.attest(), *vault.doctor(), *vault.keys(), vault._held, vault._linking, vault._promoter)
    return record


def later_days(life: Life, vault: Vault) -> None:
    """Rotation, rewrap, holds, purges."""
    see = life.witness
    see.saw(vault.rotate(now=True), vault.rewrap(), *vault.keys(), *vault.destroy_keys())
    (person,) = vault.subjects(*KNOWN[0])
    vault.hold(person, "exp-7")
    see.saw(vault.purge(), vault.purge(dry_run=False), vault.erase([person], basis="exp-8"))
    assert vault.subjects(*KNOWN[0]) == (person,)
    vault.hold(person, None)
    see.saw(vault.purge(dry_run=False))


def the_end_of_a_person(life: Life, vault: Vault) -> None:
    people = vault.subjects(*KNOWN[0])
    life.witness.saw(vault.erase(people, basis="exp-8", dry_run=True), vault.erase(people, basis="exp-8"))
    life.witness.saw(*(Path(life.settings.erasures).read_text(encoding="utf-8").splitlines()))
    for record in life.records:
        life.witness.refused(lambda record=record: vault.reveal(record, purpose="notify"))  # type: ignore[misc]
        life.witness.refused(lambda record=record: vault._open(record))  # type: ignore[misc]


def refusals(life: Life, vault: Vault, record: str) -> None:
    """Whatever a caller can get wrong, with canaries in every argument."""
    (person,) = vault.subjects(*KNOWN[0])
    old = bytes.fromhex(life.records[0])
    name, dni, text = PERSON.value, DNI.value, FREE_TEXT.value
    works: Sequence[Callable[[], object]] = (
        lambda: vault.keep([deposit(record_id=old)]),
        lambda: vault.keep([deposit(version=-1)]),
        lambda: vault.keep([Deposit({name: text.encode()})]),
        lambda: vault.keep([Deposit({"message": text.encode() * 500_000}, known=KNOWN)]),
        lambda: Deposit({f"vault.{name}": text.encode()}),
        lambda: Deposit({}, known=KNOWN * 40),
        lambda: list(vault.find(name, dni)),
        lambda: vault.subjects(text, dni),
        lambda: vault.pseudonym("PE_DNI", dni, purpose=name),
        lambda: vault.views(dni),
        lambda: vault.subject_of(name),
        lambda: vault.evidence(EMAIL.value),
        lambda: vault.hold(name, "exp-1"),
        lambda: vault.hold(person, name),
        lambda: vault.hold("ab" * 16, "exp-1"),
        lambda: vault.erase([dni], basis="exp-1"),
        lambda: vault.erase([person], basis=name),
        lambda: vault.erase([person], basis=f"dni-{dni}"),
        lambda: vault.purge(on=dt.date(2090, 1, 1), dry_run=False),
        lambda: vault.log(name),
        lambda: vault.bundle(kem=name),
        lambda: vault.reveal(record, purpose=text),
        lambda: vault.reveal(record, purpose=f"dni-{dni}"),
        lambda: vault.reveal(record, purpose="pay"),
        lambda: vault.reveal(record, purpose="pay", case=name),
        lambda: vault.reveal(record, purpose="pay", case=dni),
        lambda: vault.reveal(record, purpose="notify", fields=["message"]),
        lambda: vault.reveal(record, purpose="notify", fields=[text, EMAIL.value]),
        lambda: vault.reveal(dni, purpose="notify"),
        lambda: vault.reveal(record, purpose="court-order", case="exp-1"),
        lambda: Request.from_bytes(json.dumps({"why": name, "rec": dni}).encode()),
        lambda: Approval.from_bytes(text.encode()),
        lambda: Proof.from_text(text),
        lambda: PublicBundle.from_bytes(text.encode()),
        lambda: Message(text, place=name),
        lambda: Message(text, kind=dni),
        lambda: Message(text, topic=name),
        lambda: life.opened(passphrase=text.encode),
        lambda: life.opened(actor=name),
        lambda: life.opened(actor=dni),
        lambda: life.opened(rules={"schema": 1, "purposes": {name: {"title": text}}}),
        lambda: life.opened(rules={"schema": 1, "officers": {dni: text}}),
        lambda: life.opened(settings=replace(life.settings, provider=f"file:{PASSPHRASE.value}?x={PASSPHRASE.value}")),
        lambda: life.opened(settings=replace(life.settings, agency="muni-juli")),
        lambda: life.opened(settings=replace(life.settings, records=f"sqlite:///{life.home}/{dni}/{name}.db")),
        lambda: life.opened(settings=replace(life.settings, keys=f"oracle://{name}:{PASSPHRASE.value}@x/{dni}")),
    )
    for work in works:
        life.witness.refused(work)
    life.witness.refused(lambda: Deposit({}, known=((name, 1),)), TypeError)  # type: ignore[arg-type]
    with life.full():
        life.witness.refused(lambda: vault.keep([deposit() for _ in range(20)]))
        life.witness.refused(lambda: [vault.reveal(record, purpose="notify") for _ in range(200)])
    for secret in (vault, SecretBytes.generate(), OFFICERS["odp"], life.settings and vault._held.provider):
        life.witness.refused(lambda secret=secret: pickle.dumps(secret), (TypeError, pickle.PicklingError))  # type: ignore[arg-type,misc]


def broken(life: Life) -> None:
    """Rows, lists and keys that somebody changed."""
    with life.opened() as vault:
        (receipt,) = vault.keep([deposit()])
        life.change("UPDATE field SET ciphertext = ? WHERE name = 'message'", bytes(64))
        life.witness.refused(lambda: vault.reveal(receipt.record_id, purpose="attend-case"))
        life.change("UPDATE record SET header = ?", bytes(300))
        life.witness.refused(lambda: vault.reveal(receipt.record_id, purpose="attend-case"))
        life.witness.saw(vault.attest(), *vault.doctor())
    keyring = Path(life.home / "other.json")
    keyring.write_bytes(b'{"lock": "\xff')
    life.witness.refused(lambda: life.opened(settings=replace(life.settings, provider=f"file:{keyring}")))
    with Path(life.settings.erasures).open("a", encoding="utf-8") as file:
        file.write('{"subject": "?"}\n')
    with life.opened() as vault:
        life.witness.refused(vault.restore)


@pytest.mark.parametrize("store", ["files", pytest.param("server", marks=pytest.mark.full)])
def test_the_command_line_shows_nothing_but_what_it_opens(
    request: pytest.FixtureRequest, store: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Messages come through standard input; what ``reveal`` opens goes to standard output alone."""
    life: Life = request.getfixturevalue(store)
    folder = life.home / "vault"
    see, run = life.witness, Program(life, folder, capfd)
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(folder))
    there = life.settings
    run(
        "vault",
        "init",
        folder,
        "--agency",
        "muni-puno",
        "--records",
        there.records,
        "--keys",
        there.keys,
        "--erasures",
        life.home / "list.jsonl",
    )
    lines = [{"id": n, "channel": "whatsapp", "text": TEXT, "known": [["PERSON", PERSON.value], *KNOWN]} for n in "ab"]
    given = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines)
    receipts = [json.loads(line) for line in run("vault", "seal", "-", "--tagger", "none", given=given).splitlines()]
    record = receipts[0]["record_id"]
    run("vault", "doctor", "--json", code=exits.ATTENTION)
    run("keys", "list")
    run("vault", "hold", "--record", record, "--reason", "exp-7")
    run("vault", "erase", "--value", "PE_DNI=-", "--basis", "exp-8", "--yes", given=DNI.value, code=exits.ATTENTION)
    run("vault", "hold", "--record", record, "--lift")
    run("vault", "rotate", "--now")
    run("vault", "rewrap")
    opened = run("reveal", record, "--purpose", "attend-case", "--actor", "off-12", shown=False)
    assert TEXT in opened
    for words, code in (
        (("reveal", record, "--purpose", FREE_TEXT.value, "--actor", "off-12"), exits.FAILED),
        (("reveal", record, "--purpose", "notify", "--field", PERSON.value, "--actor", "off-12"), exits.FAILED),
        (("reveal", record, "--purpose", "notify", "--actor", PERSON.value), exits.FAILED),
        (("reveal", DNI.value, "--purpose", "notify", "--actor", "off-12"), exits.USAGE),
        (("vault", "seal", "hola", "--policy", EMAIL.value, "--tagger", "none"), exits.USAGE),
        (("vault", "erase", "--value", f"PE_DNI={PERSON.value}", "--basis", "x", "--yes"), exits.DONE),
        (("vault", "erase", "--record", record, "--basis", PERSON.value, "--yes"), exits.USAGE),
        (("vault", "purge", "--on", DNI.value), exits.USAGE),
        (("vault", "rotate", PHONE.value), exits.USAGE),
        (("audit", "prove", DNI.value), exits.USAGE),
    ):
        run(*words, code=code)
    run("audit", "checkpoint", "--output", life.home / "notes")
    run("audit", "verify", "--records")
    run("audit", "prove", record)
    run.passphrase = FREE_TEXT.value
    run("vault", "doctor", code=exits.USAGE)
    run.passphrase = PASSPHRASE.value
    run("vault", "erase", "--value", "PE_DNI=-", "--basis", "exp-8", "--yes", given=DNI.value)
    run("vault", "purge", "--on", "2999-01-01")
    run("vault", "restore")
    run("reveal", record, "--purpose", "notify", "--actor", "off-12", code=exits.FAILED)
    assert len(see.shown) > 50
    assert life.scan() == ()


Case = tuple[leaks.Leak, str, str]
IN_TEXTS = pytest.mark.plain(texts=True)
SHOWN = (
    pytest.param((leaks.logs, "a record of safefeedback.vault", "in utf-8"), marks=IN_TEXTS),
    pytest.param((leaks.quotes, "a InputError", "in utf-8"), marks=IN_TEXTS),
    (leaks.hangs, "a ValueError", "in utf-8"),
    (leaks.notes, "a InputError", "base64"),
    (leaks.shows, "repr of Revealed", "in repr of bytes"),
    (leaks.prints, "standard error", "upper case"),
)
WRITTEN = (
    (leaks.spools, "/temporary/", "in utf-8"),
    (leaks.stores, "/records.db-wal", "in utf-8"),
    (leaks.hashes, "/records.db-wal", "sha256 of"),
)


def places(life: Life, leak: leaks.Leak, capfd: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """Return where a leak is found in a life that is long enough for each of them, and in which forms."""
    with pytest.MonkeyPatch.context() as patch:
        leak(patch)
        with life.opened(make=True) as vault:
            record = life.keep(vault)
            life.reveal(vault, record)
            life.witness.refused(lambda: vault.erase([record], basis=PERSON.value))
            life.witness.printed(capfd.readouterr().err, "standard error")
            found = life.scan()
    return [(each.where, each.form) for each in found]


@pytest.mark.parametrize("case", SHOWN)
def test_a_leak_into_what_is_shown_is_found(files: Life, case: Case, capfd: pytest.CaptureFixture[str]) -> None:
    leak, where, form = case
    found = places(files, leak, capfd)
    assert [place for place, shape in found if form in shape] != []
    assert {place for place, _ in found} == {where}


@pytest.mark.parametrize("case", WRITTEN)
@pytest.mark.plain("*")
def test_a_leak_into_files_is_found(files: Life, case: Case, capfd: pytest.CaptureFixture[str]) -> None:
    leak, where, form = case
    found = places(files, leak, capfd)
    assert [place for place, shape in found if form in shape and where in place] != []


@pytest.mark.skipif(not IS_OUR_SERVER, reason="another's server is left as it is")
def test_a_leak_into_a_server_is_found(server: Life) -> None:
    """With a value of its own, because the server's files are there until the run ends."""
    alone = Canary("alone", "Qhapaqwari-zumaq-71", ("Qhapaqwari-zumaq-71",))
    server.opened(make=True).close()
    server.change("CREATE TABLE IF NOT EXISTS leak (v text)")
    server.change("INSERT INTO leak VALUES (?)", alone.value)
    found = {Path(each.where).name if "/" in each.where else each.where for each in server.on_server(Scanner([alone]))}
    server.change("DROP TABLE leak")
    assert "log" in found  # it logs every statement in these tests
    assert any(len(name) == 24 for name in found)  # a segment of the write-ahead log
    assert any(name.isdigit() for name in found)  # a table
    assert any(name.startswith("table ") for name in found)  # and what it says
