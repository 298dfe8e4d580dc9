import datetime as dt
import json
import os
from pathlib import Path

import pytest
from tests.contracts.key_provider import listed

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError, VaultError
from safefeedback.vault.providers import file, open_provider
from safefeedback.vault.providers.file import FileProvider

PASSPHRASE = b"planted passphrase 5f0c"
CONTEXT = {"agency": "muni-puno"}


def opened(folder: Path, passphrase: bytes = PASSPHRASE) -> FileProvider:
    return FileProvider.open(f"file:{folder}/keyring.json", lambda: passphrase)


def test_another_process_opens_with_the_passphrase(tmp_path: Path) -> None:
    one = opened(tmp_path)
    reference = one.create("muni-puno/2026-11")
    key = SecretBytes.generate()
    blob = one.wrap(reference, key, CONTEXT)
    assert opened(tmp_path).unwrap(reference, blob, CONTEXT) == key


def test_a_wrong_passphrase_is_refused_everywhere_and_asked_again(tmp_path: Path) -> None:
    reference = opened(tmp_path).create("muni-puno/2026-11")
    before = (tmp_path / "keyring.json").read_bytes()
    tries = [b"wrong passphrase"] * 4 + [PASSPHRASE]
    provider = FileProvider.open(f"file:{tmp_path}/keyring.json", lambda: tries.pop(0))
    for call in (
        lambda: listed(provider),
        lambda: provider.create("x"),
        lambda: provider.destroy(reference),
        lambda: provider.wrap(reference, SecretBytes.generate(), CONTEXT),
    ):
        with pytest.raises(DecryptionError, match="cannot be opened") as refused:
            call()
        assert b"passphrase" not in repr(refused.value).encode()
    assert (tmp_path / "keyring.json").read_bytes() == before
    assert [each.reference for each in listed(provider)] == [reference]
    assert tries == []


def test_the_passphrase_is_asked_once(tmp_path: Path) -> None:
    asked: list[int] = []

    def ask() -> bytes:
        asked.append(1)
        return PASSPHRASE

    reference = opened(tmp_path).create("muni-puno/2026-11")
    provider = FileProvider.open(f"file:{tmp_path}/keyring.json", ask)
    for _ in range(3):
        provider.wrap(reference, SecretBytes.generate(), CONTEXT)
    assert len(asked) == 1


@pytest.mark.parametrize("passphrase", [b"", b"elevenbytes"])
def test_a_short_passphrase_makes_no_keyring(tmp_path: Path, passphrase: bytes) -> None:
    with pytest.raises(KeyringError, match=f"at least 12 bytes, got {len(passphrase)}"):
        opened(tmp_path, passphrase).create("x")
    assert not (tmp_path / "keyring.json").exists()


def test_the_passphrase_is_changed(tmp_path: Path) -> None:
    provider = opened(tmp_path)
    kept, gone = provider.create("muni-puno/2026-11"), provider.create("muni-puno/2026-10")
    provider.destroy(gone)
    key = SecretBytes.generate()
    blob = provider.wrap(kept, key, CONTEXT)
    beside = opened(tmp_path)
    assert beside.unwrap(kept, blob, CONTEXT) == key
    provider.change_passphrase(lambda: b"another passphrase")
    assert provider.unwrap(kept, blob, CONTEXT) == key
    assert opened(tmp_path, b"another passphrase").unwrap(kept, blob, CONTEXT) == key
    assert [each.state for each in listed(provider)] == ["enabled", "destroyed"]
    with pytest.raises(DecryptionError):
        beside.unwrap(kept, blob, CONTEXT)


def test_a_passphrase_that_could_not_be_changed_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = opened(tmp_path)
    provider.create("muni-puno/2026-11")

    def fail(*_: object) -> None:
        raise VaultError("keyring: expected to write the file, the disk is full (ENOSPC)")

    with monkeypatch.context() as patch:
        patch.setattr(file, "replace", fail)
        with pytest.raises(VaultError):
            provider.change_passphrase(lambda: b"another passphrase")
    assert len(listed(provider)) == 1
    assert len(listed(opened(tmp_path))) == 1


def test_an_insecure_keyring_has_no_passphrase(tmp_path: Path) -> None:
    provider = FileProvider.open(f"insecure-file:{tmp_path}/keyring.json", None)
    with pytest.raises(KeyringError, match="insecure"):
        provider.change_passphrase(lambda: PASSPHRASE)


def test_the_kinds_are_not_taken_for_each_other(tmp_path: Path) -> None:
    open_provider(f"insecure-file:{tmp_path}/keyring.json").create("x")
    with pytest.raises(KeyringError, match="got insecure") as refused:
        listed(opened(tmp_path))
    assert "insecure-file:" in str(refused.value.hint)
    (tmp_path / "keyring.json").unlink()
    opened(tmp_path).create("x")
    with pytest.raises(KeyringError, match="got argon2id"):
        listed(open_provider(f"insecure-file:{tmp_path}/keyring.json"))


def test_a_missing_keyring_has_no_keys_and_opens_nothing(tmp_path: Path) -> None:
    provider = opened(tmp_path)
    assert listed(provider) == ()
    for call in (
        lambda: provider.unwrap("x#1", b"", CONTEXT),
        lambda: provider.wrap("x#1", SecretBytes.generate(), CONTEXT),
        lambda: provider.destroy("x#1"),
        lambda: provider.change_passphrase(lambda: PASSPHRASE),
    ):
        with pytest.raises(KeyringError, match="got none"):
            call()
    assert not (tmp_path / "keyring.json").exists()


def test_a_destroyed_key_leaves_its_reference_only(tmp_path: Path) -> None:
    provider = open_provider(f"insecure-file:{tmp_path}/keyring.json")
    reference = provider.create("muni-puno/2026-10")
    wrapped = json.loads((tmp_path / "keyring.json").read_text())["keys"][0]["wrapped"]
    provider.destroy(reference)
    after = (tmp_path / "keyring.json").read_text()
    assert wrapped not in after
    assert set(json.loads(after)["keys"][0]) == {"reference", "created", "destroyed"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["keyring.json", "keyring.json.lock"]


def test_the_day_of_a_destruction_stays(tmp_path: Path) -> None:
    provider = FileProvider.open(f"insecure-file:{tmp_path}/keyring.json", None)
    reference = provider._create("x", dt.date(2026, 10, 1))
    assert provider._destroy(reference, dt.date(2026, 11, 1)).effective == dt.date(2026, 11, 1)
    assert provider._destroy(reference, dt.date(2026, 12, 1)).effective == dt.date(2026, 11, 1)
    assert [each.created for each in listed(provider)] == [dt.date(2026, 10, 1)]


def test_an_older_copy_of_the_file_still_opens_as_the_documentation_says(tmp_path: Path) -> None:
    provider = opened(tmp_path)
    reference = provider.create("muni-puno/2026-10")
    key = SecretBytes.generate()
    blob = provider.wrap(reference, key, CONTEXT)
    copy = (tmp_path / "keyring.json").read_bytes()
    provider.destroy(reference)
    (tmp_path / "keyring.json").write_bytes(copy)
    assert provider.unwrap(reference, blob, CONTEXT) == key
    assert not provider.capabilities.destroys


def test_files_are_private(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        opened(tmp_path).create("x")
    finally:
        os.umask(old)
    assert {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {
        "keyring.json": 0o600,
        "keyring.json.lock": 0o600,
    }


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_keyring_that_others_may_use_is_refused(tmp_path: Path, mode: int) -> None:
    provider = opened(tmp_path)
    provider.create("x")
    (tmp_path / "keyring.json").chmod(mode)
    with pytest.raises(KeyringError, match=f"got {mode:04o}") as refused:
        listed(provider)
    assert refused.value.hint == "run chmod 600 on the keyring file"


def test_a_link_and_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    provider = opened(tmp_path)
    provider.create("x")
    (tmp_path / "keyring.json").rename(tmp_path / "real.json")
    (tmp_path / "keyring.json").symlink_to(tmp_path / "real.json")
    with pytest.raises(KeyringError, match="readable file, got OSError"):
        listed(provider)
    (tmp_path / "keyring.json").unlink()
    (tmp_path / "keyring.json").mkdir()
    with pytest.raises(KeyringError, match="got "):
        listed(provider)
    (tmp_path / "keyring.json").rmdir()
    os.mkfifo(tmp_path / "keyring.json", 0o600)
    with pytest.raises(KeyringError, match="regular file"):
        listed(provider)


def test_errors_name_no_path(tmp_path: Path) -> None:
    provider = opened(tmp_path / "planted-absent")
    with pytest.raises(VaultError) as refused:
        provider.create("x")
    assert "planted" not in f"{refused.value} {refused.value.hint}"


def test_a_credential_of_systemd_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keyring").touch(mode=0o440)
    (tmp_path / "keyring").write_bytes(PASSPHRASE + b"\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    reference = open_provider(f"file:{tmp_path}/keyring.json?credential=keyring").create("x")
    assert [each.reference for each in listed(opened(tmp_path))] == [reference]


def test_a_credential_of_kubernetes_is_a_link(tmp_path: Path, credential: Path) -> None:
    (tmp_path / "link").symlink_to(credential)
    assert open_provider(f"file:{tmp_path}/keyring.json?credential={tmp_path}/link").create("x")


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_an_empty_credential_is_refused(tmp_path: Path, credential: Path, content: bytes) -> None:
    credential.write_bytes(content)
    with pytest.raises(KeyringError, match="content"):
        open_provider(f"file:{tmp_path}/keyring.json?credential={credential}").create("x")


@pytest.mark.parametrize("name", ["absent", "/absent/absent"])
def test_a_missing_credential_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with pytest.raises(KeyringError, match="credential"):
        open_provider(f"file:{tmp_path}/keyring.json?credential={name}").create("x")


def test_a_credential_that_others_may_read_is_refused(tmp_path: Path, credential: Path) -> None:
    credential.chmod(0o644)
    with pytest.raises(KeyringError, match="credential: expected a file of mode 0600, got 0644"):
        open_provider(f"file:{tmp_path}/keyring.json?credential={credential}").create("x")


def test_a_torn_file_is_refused(tmp_path: Path) -> None:
    provider = opened(tmp_path)
    provider.create("x")
    content = (tmp_path / "keyring.json").read_bytes()
    for end in (0, 1, len(content) // 2, len(content) - 3):
        (tmp_path / "keyring.json").write_bytes(content[:end])
        with pytest.raises(KeyringError, match="version 1"):
            listed(provider)
