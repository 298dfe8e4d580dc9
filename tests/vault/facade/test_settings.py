"""Where a vault is. Laws: what is written is read back as it was; what is outside its range is refused by name, without
what was written there, which may hold a password.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vault.facade.place import DAY, message

from safefeedback.errors import ConfigurationError
from safefeedback.vault import Vault, VaultSettings

GIVEN: dict[str, Any] = {
    "agency": "muni-puno",
    "records": "sqlite:///records/records.db",
    "keys": "sqlite:///keys/keys.db",
    "provider": "insecure-file:root/keyring.json",
}
RELATIVE = VaultSettings(**GIVEN, erasures="list/erasures.jsonl")


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "vault.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("where", [lambda path: path, lambda path: path.parent, lambda path: str(path.parent)])
def test_settings_are_read_from_a_file_or_its_folder(tmp_path: Path, where: Callable[[Path], Path | str]) -> None:
    path = written(tmp_path, RELATIVE.to_toml())
    found = VaultSettings.from_file(where(path))
    assert found == VaultSettings(
        "muni-puno",
        f"sqlite:///{tmp_path}/records/records.db",
        f"sqlite:///{tmp_path}/keys/keys.db",
        f"insecure-file:{tmp_path}/root/keyring.json",
        erasures=f"{tmp_path}/list/erasures.jsonl",
    )


def test_numbers_have_defaults(tmp_path: Path) -> None:
    lines = "".join(f'{name} = "{value}"\n' for name, value in GIVEN.items())
    found = VaultSettings.from_file(written(tmp_path, lines))
    assert (found.backup_days, found.population, found.cache_seconds, found.erasures) == (35, 1_000_000, 900, "")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)


@settings(max_examples=80, deadline=None)
@given(
    made=st.builds(
        VaultSettings,
        agency=st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and bool(text.strip())),
        records=TEXTS,
        keys=TEXTS,
        provider=TEXTS,
        erasures=st.just("") | TEXTS,
        backup_days=st.integers(1, 3650),
        population=st.integers(16, 10**9),
        cache_seconds=st.integers(0, 86_400),
    )
)
def test_what_is_written_is_read_back(made: VaultSettings) -> None:
    assert VaultSettings(**tomllib.loads(made.to_toml())) == made


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u@h/d?schema=puno",
        "sqlite:////srv/records.db",
        "file:/srv/keyring.json?credential=keyring",
        "insecure-file:///srv/keyring.json",
        "pkcs11:token=vault?module-path=/usr/lib/softhsm2.so",
        "vault:transit?address=https://h&ca=file:relative",
    ],
)
def test_addresses_that_are_not_relative_are_left_as_they_are(tmp_path: Path, address: str) -> None:
    found = dataclasses.replace(RELATIVE, records=address, keys=address, provider=address).resolved(tmp_path)
    assert {found.records, found.keys, found.provider} == {address}


@pytest.mark.parametrize("name", ["a b", "a%20b", "100%", "a#b", "a?b", "a&b=c", "ñandú", "区", "a:b", "-"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    for part in ("records", "keys", "root", "list"):
        (folder / part).mkdir(parents=True)
    written(folder, RELATIVE.to_toml())
    with Vault.init(VaultSettings.from_file(folder), clock=lambda: DAY) as vault:
        vault.keep([message()])
    assert {"records.db", "keys.db", "keyring.json"} <= {path.name for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in tmp_path.iterdir()} == {name}
    with Vault.open(folder, clock=lambda: DAY) as vault:
        assert vault.agency == "muni-puno"


def test_a_vault_s_files_are_their_owner_s_alone(tmp_path: Path) -> None:
    for part in ("records", "keys", "root", "list"):
        (tmp_path / part).mkdir()
    with Vault.init(RELATIVE.resolved(tmp_path), clock=lambda: DAY) as vault:
        (receipt,) = vault.keep([message()])
        vault.erase([str(vault.subject_of(receipt.record_id))], basis="request-1")
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"records.db", "records.db-wal", "keys.db", "keyring.json"}
        assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}


def another(**changes: Any) -> Callable[[], object]:
    return lambda: VaultSettings(**(GIVEN | changes))


BAD: dict[str, tuple[Callable[[], object], str]] = {
    "no agency": (another(agency=""), "1 to 200 printable characters at agency, got 0"),
    "a long agency": (another(agency="a" * 201), "1 to 200 printable characters at agency, got 201"),
    "an agency of spaces": (another(agency="   "), "printable characters at agency"),
    "an agency of two lines": (another(agency="canary\nb"), "printable characters at agency"),
    "half a character": (another(agency="canary\ud800"), "a text at agency, got a lone surrogate"),
    "a NUL": (another(erasures="canary\0"), "a text at erasures, got a lone surrogate or a NUL"),
    "no records": (another(records=""), "an address at records, got an empty text"),
    "no keys": (another(keys=""), "an address at keys, got an empty text"),
    "no provider": (another(provider=""), "an address at provider, got an empty text"),
    "bytes": (another(records=b"canary"), "expected a text at records"),
    "a path": (another(erasures=Path("canary")), "expected a text at erasures"),
    "nothing": (another(keys=None), "expected a text at keys"),
    "a fraction": (another(backup_days=35.0), "expected a whole number at backup_days"),
    "a truth": (another(cache_seconds=True), "expected a whole number at cache_seconds"),
    "a number in text": (another(population="canary"), "expected a whole number at population"),
    "days 0": (another(backup_days=0), "expected 1 to 3650 at backup_days"),
    "days 3651": (another(backup_days=3651), "expected 1 to 3650 at backup_days"),
    "population 15": (another(population=15), "expected 16 to 1000000000 at population"),
    "population huge": (another(population=10**9 + 1), "expected 16 to 1000000000 at population"),
    "seconds -1": (another(cache_seconds=-1), "expected 0 to 86400 at cache_seconds"),
    "seconds 86401": (another(cache_seconds=86_401), "expected 0 to 86400 at cache_seconds"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_outside_its_range_is_refused_by_name(name: str) -> None:
    make, words = BAD[name]
    with pytest.raises(ConfigurationError) as caught:
        make()
    assert str(caught.value).startswith("vault settings: expected ")
    assert words in str(caught.value)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RELATIVE.to_toml().replace("agency", "canary"), "expected known settings, got an unknown one at line 1"),
        (RELATIVE.to_toml().replace("keys", "canary"), "expected known settings, got an unknown one at line 3"),
        (RELATIVE.to_toml().replace("provider = ", "# provider = "), "expected provider, which is missing"),
        ("", "expected agency, which is missing"),
        (RELATIVE.to_toml() + "canary", "expected TOML"),
        (RELATIVE.to_toml() + '\nagency = "canary"', "expected TOML"),
        (b"agency = '\xff canary'", "expected TOML"),
        (b"\0", "expected TOML"),
        ("[" * 10_000, "expected TOML"),
        (RELATIVE.to_toml().replace("= 35", "= 1970-01-01"), "expected a whole number at backup_days"),
        (RELATIVE.to_toml().replace('"list/erasures.jsonl"', "{}"), "expected a text at erasures"),
        (RELATIVE.to_toml() + "#" + "x" * 65_536, "expected at most 65536 bytes, got more"),
    ],
    ids="unknown unknown-3 missing empty rest twice bytes nul deep date table long".split(),
)
def test_a_file_that_cannot_be_used_is_told_without_its_words(tmp_path: Path, text: str | bytes, words: str) -> None:
    written(tmp_path, text)
    with pytest.raises(ConfigurationError) as caught:
        Vault.open(tmp_path)
    assert words in str(caught.value)
    assert "canary" not in f"{caught.value} {caught.value.hint}"
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_known_settings_are_named_when_one_is_not(tmp_path: Path) -> None:
    written(tmp_path, 'agency = "a"\nrecord = "sqlite:///r.db"\n')
    with pytest.raises(ConfigurationError) as caught:
        VaultSettings.from_file(tmp_path)
    assert all(field.name in str(caught.value.hint) for field in dataclasses.fields(VaultSettings))


@pytest.mark.parametrize("where", ["none", "none/none.toml", "nul\0"])
def test_a_file_that_is_not_there_is_told_with_the_command_that_makes_one(tmp_path: Path, where: str) -> None:
    with pytest.raises(ConfigurationError, match="expected a readable file") as caught:
        VaultSettings.from_file(tmp_path / where)
    assert "vault init" in str(caught.value.hint)
    assert str(tmp_path) not in f"{caught.value} {caught.value.hint}"


def test_settings_show_neither_records_nor_keys() -> None:
    made = VaultSettings("a", "postgresql://u:canary@h/r", "postgresql://u:canary@h/k", "file:/k")
    assert "canary" not in repr(made)
    assert made.to_toml().count("canary") == 2
