"""Places for vaults: SQLite files or schemas of a real PostgreSQL, with a keyring file or a service that destroys."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.vault.facade.place import Place
from tests.vault.facade.vanishing import ADDRESS, Vanishing, offered
from tests.vault.sites import PostgresqlSite, SqliteSite

from safefeedback.vault import Vault


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty place on each of the stores."""
    if request.param == "sqlite":
        yield Place(SqliteSite(tmp_path))
        return
    site = PostgresqlSite(tmp_path, request.getfixturevalue("postgresql"), uuid.uuid4().hex[:12])
    yield Place(site, server=True)
    site.remove()


@pytest.fixture
def files(tmp_path: Path) -> Place:
    """An empty place on SQLite: for what does not depend on the store."""
    return Place(SqliteSite(tmp_path))


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Vanishing:
    """A key service that destroys for good, offered under its address."""
    found = Vanishing()
    offered(found, monkeypatch)
    return found


@pytest.fixture
def vault(place: Place) -> Iterator[Vault]:
    """A new vault on each of the stores, with a keyring file."""
    with place.made() as found:
        yield found


@pytest.fixture
def small(files: Place) -> Iterator[Vault]:
    """A new vault on SQLite."""
    with files.made() as found:
        yield found


@pytest.fixture
def destroying(place: Place, service: Vanishing) -> Place:
    """A place on each of the stores whose root keys are in the service."""
    place.provider = ADDRESS
    place.made().__enter__().close()
    return place
