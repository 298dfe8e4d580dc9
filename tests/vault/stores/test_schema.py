"""Steps of a schema: forward only, once each, together or not at all; on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest

from safefeedback.errors import VaultError
from safefeedback.vault.stores.address import PostgresqlAddress, SqliteAddress, read_address
from safefeedback.vault.stores.database import Database
from safefeedback.vault.stores.schema import read_steps
from safefeedback.vault.stores.sqlite_database import SqliteDatabase

FIRST = "CREATE TABLE unflushed (what text);\nCREATE TABLE a (x bigint);\n"
SECOND = "ALTER TABLE a ADD COLUMN y bigint;\nINSERT INTO a VALUES (1, 2);\n"
BROKEN = "INSERT INTO a VALUES (9, 9);\nINSERT INTO nowhere VALUES (1);\n"

Opening = Callable[..., Database]


@pytest.fixture(params=["sqlite", "postgresql"])
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    if request.param == "sqlite":
        address = SqliteAddress(tmp_path / "x.db", 1.0)
        return lambda steps, create: SqliteDatabase(address, "records", create=create, steps=steps)
    url = request.getfixturevalue("postgresql_schema")
    postgresql = pytest.importorskip("safefeedback.vault.stores.postgresql_database")
    place = read_address(url)
    assert isinstance(place, PostgresqlAddress)
    return lambda steps, create: postgresql.PostgresqlDatabase(
        place, "records", schema=place.schema, create=create, steps=steps
    )


def rows(database: Database, statement: str) -> list[tuple[object, ...]]:
    found = database.rows(statement)
    database.close()
    return found


def test_missing_steps_are_applied_once_and_rows_are_kept(opening: Opening) -> None:
    opening((FIRST,), create=True).close()
    opening((FIRST, SECOND), create=True).close()
    assert rows(opening((FIRST, SECOND), create=True), "SELECT x, y FROM a") == [(1, 2)]
    assert rows(opening((FIRST, SECOND), create=False), "SELECT step FROM schema_step ORDER BY step") == [(1,), (2,)]


def test_an_older_schema_is_refused_until_it_is_brought_up(opening: Opening) -> None:
    opening((FIRST,), create=True).close()
    with pytest.raises(VaultError, match="older") as caught:
        opening((FIRST, SECOND), create=False)
    assert "vault init" in str(caught.value.hint)


@pytest.mark.parametrize("create", [False, True])
def test_a_newer_schema_is_refused_and_left_alone(opening: Opening, create: bool) -> None:
    opening((FIRST, SECOND), create=True).close()
    with pytest.raises(VaultError, match=r"newer one \(step 2, known 1\)"):
        opening((FIRST,), create=create)


def test_a_step_that_fails_leaves_nothing_behind(opening: Opening) -> None:
    opening((FIRST,), create=True).close()
    with pytest.raises(VaultError):
        opening((FIRST, SECOND, BROKEN), create=True)
    database = opening((FIRST,), create=False)
    assert rows(database, "SELECT x FROM a") == []


@pytest.mark.parametrize("part", ["records", "keys"])
def test_both_databases_have_the_same_steps_and_tables(part: str) -> None:
    both = [read_steps(database, part) for database in ("sqlite", "postgresql")]
    assert len(both[0]) == len(both[1]) > 0
    names = [
        {line.split()[2] for step in steps for line in step.splitlines() if "CREATE TABLE" in line} for steps in both
    ]
    assert names[0] - names[1] == {"unflushed"}
    assert names[1] <= names[0]
