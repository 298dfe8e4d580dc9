"""Every query of the stores finds its rows by an index: no work grows with the number of rows in the store."""

import sqlite3
from pathlib import Path

import pytest

from safefeedback.vault.stores import open_key_store, open_record_store, sql_keys, sql_records


def statements() -> list[tuple[str, str]]:
    queries = ("_SCAN", "_SWAP", "_INDEX", "_FIND", "_EXPIRED", "_OF_SUBJECT", "_OWNER", "_VERSIONS")
    records = {name: getattr(sql_records, name) for name in queries}
    records |= {"get": sql_records._GET + "?", "get newest": sql_records._GET + sql_records._NEWEST}
    records["get own newest"] = sql_records._GET + sql_records._NEWEST_OWN + sql_records._OWN
    records |= {"views": sql_records._VIEWS + "?", "views newest": sql_records._VIEWS + sql_records._NEWEST}
    records["delete"] = "DELETE FROM record WHERE id = ?"
    names = ("_KEYS", "_STATE", "_ADD_SUBJECT", "_SUBJECTS", "_SWAP", "_ERASE", "_NOTES")
    keys = {name: getattr(sql_keys, name) for name in names}
    return [(f"records {name}", text) for name, text in records.items()] + [(f"keys {n}", t) for n, t in keys.items()]


@pytest.mark.parametrize(("name", "statement"), statements(), ids=lambda value: value if len(value) < 30 else "")
def test_no_table_is_read_from_end_to_end(tmp_path: Path, name: str, statement: str) -> None:
    path = tmp_path / "x.db"
    opening = open_record_store if name.startswith("records") else open_key_store
    opening(f"sqlite:///{path}", create=True).close()
    connection = sqlite3.connect(path)
    connection.create_function("sha256", 1, bytes, deterministic=True)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", (1,) * statement.count("?"))]
    connection.close()
    bounded = {
        "records _SCAN": ("SCAN", "USE TEMP B-TREE"),
        "keys _ADD_SUBJECT": ("SCAN CONSTANT ROW",),
    }  # a page; one row
    costly = [step for step in plan if step.startswith(("SCAN", "USE TEMP B-TREE"))]
    assert [step for step in costly if not step.startswith(bounded.get(name, ("-",)))] == []
    assert any("USING" in step for step in plan)
