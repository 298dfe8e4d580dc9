from pathlib import Path

import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.vault.stores import open_record_store
from safefeedback.vault.stores.address import PostgresqlAddress, SqliteAddress, read_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("sqlite:///records.db", SqliteAddress(Path("records.db"))),
        ("sqlite:///a/b.db", SqliteAddress(Path("a/b.db"))),
        ("sqlite:////var/lib/records.db", SqliteAddress(Path("/var/lib/records.db"))),
        ("sqlite:////srv/con%20espacio.db?timeout=0.5", SqliteAddress(Path("/srv/con espacio.db"), 0.5)),
        ("postgresql://u@h:5433/d", PostgresqlAddress("postgresql://u@h:5433/d")),
        ("postgres://h/d?schema=s_1&pool=9&timeout=2", PostgresqlAddress("postgresql://h/d", "s_1", 2.0, 9)),
        (
            "postgresql:///d?host=/run/pg&sslmode=require",
            PostgresqlAddress("postgresql:///d?host=%2Frun%2Fpg&sslmode=require"),
        ),
    ],
)
def test_a_url_is_read(url: str, address: object) -> None:
    assert read_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "records.db",
        "mysql://u:hunter2@h/d",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///a%00b",
        "sqlite://host/path",
        "sqlite:///a?mode=hunter2",
        "sqlite:///a?timeout=hunter2",
        "sqlite:///a?timeout=0",
        "sqlite:///a?hunter2",
        "postgresql://u:hunter2@h/d?schema=A",
        "postgresql://u:hunter2@h/d?schema=a;drop",
        "postgresql://u:hunter2@h/d?pool=0",
        "postgresql://u:hunter2@[h/d",
    ],
)
def test_another_form_is_refused_without_being_quoted(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^store: expected") as caught:
        open_record_store(url)
    assert "hunter2" not in f"{caught.value} {caught.value.hint} {caught.value.__cause__}"


def test_an_address_does_not_show_its_password() -> None:
    assert "hunter2" not in repr(read_address("postgresql://u:hunter2@h/d"))
