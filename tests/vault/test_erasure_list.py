"""The list of erasures outside of the databases.

Laws: whatever byte a crash cut the list at, what was whole before the cut is read and what is appended after it too;
what only began is not read; what is no erasure is refused, with its line and without its content.
"""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safefeedback.errors import VaultError
from safefeedback.vault.erasure_list import ErasureList
from safefeedback.vault.stores import StoredErasure

DAY = dt.date(2026, 11, 16)
AGENCIES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12) | st.sampled_from(
    ["}", '{"agency": ', "a}\n}"]
)
ERASURES = st.builds(
    StoredErasure,
    agency=AGENCIES,
    subject=st.binary(min_size=16, max_size=16),
    erased=st.dates(),
    basis=st.just("request-1"),
    backups_dead_on=st.none() | st.dates(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(erasures=st.lists(ERASURES, min_size=1, max_size=3), last=ERASURES, where=st.floats(0, 1), begun=st.booleans())
def test_a_list_that_was_cut_anywhere_is_read_and_goes_on(
    tmp_path: Path,
    *,
    erasures: list[StoredErasure],
    last: StoredErasure,
    where: float,
    begun: bool,
) -> None:
    path = tmp_path / "list.jsonl"
    path.unlink(missing_ok=True)
    listed = ErasureList(str(path))
    listed.append(erasures)
    content = path.read_bytes()
    cut = round(where * len(content))
    path.write_bytes(content[:cut])
    whole = content[: cut + 1].count(b"}")  # a line without its end of line is whole
    assert list(listed.read()) in (erasures[: content[:cut].count(b"\n")], erasures[:whole])
    before = list(listed.read())
    listed.append([last], begun=begun)
    assert list(listed.read()) == [*before, *([] if begun else [last])]


@pytest.mark.parametrize(
    "line", [b"{}", b'{"agency": 7}', b"[]", b"null", b"\xff\xfe", b'"text"', b"planted 51234567", b'{"agency": "m"}']
)
def test_what_is_no_erasure_is_refused_with_its_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "list.jsonl"
    listed = ErasureList(str(path))
    listed.append([StoredErasure("muni", b"p" * 16, DAY, "request-1", None)])
    path.write_bytes(path.read_bytes() + line + b"\n")
    with pytest.raises(VaultError, match="expected an erasure at line 2") as caught:
        list(listed.read())
    assert "51234567" not in f"{caught.value} {caught.value.hint}"
    assert caught.value.__cause__ is None


def test_a_list_is_only_its_owners(tmp_path: Path) -> None:
    listed = ErasureList(str(tmp_path / "list.jsonl"))
    assert list(listed.read()) == []
    listed.append([StoredErasure("muni", b"p" * 16, DAY, "request-1", DAY)])
    if os.name == "posix":
        assert (tmp_path / "list.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="folders are synchronised on POSIX")
def test_the_name_of_a_new_list_is_made_durable_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synchronised: list[bool] = []
    fsync: Callable[[int], None] = os.fsync

    def noted(descriptor: int) -> None:
        synchronised.append(Path(f"/proc/self/fd/{descriptor}").resolve() == tmp_path)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    listed = ErasureList(str(tmp_path / "list.jsonl"))
    for _ in range(2):
        listed.append([StoredErasure("muni", b"p" * 16, DAY, "request-1", None)])
    assert synchronised == [False, True, False]


def test_without_a_path_there_is_no_list() -> None:
    listed = ErasureList("")
    listed.append([StoredErasure("muni", b"p" * 16, DAY, "request-1", None)])
    assert (listed.is_kept, list(listed.read())) == (False, [])
