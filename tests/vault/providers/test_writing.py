"""The keyring file under killed writers, full disks, read-only folders and two writers."""

import errno
import os
import resource
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contracts.key_provider import listed

from safefeedback.errors import ConfigurationError, KeyringError, VaultError
from safefeedback.vault.providers import open_provider, writing
from safefeedback.vault.providers.writing import needed_system, only_writer, read_private, replace

WRITER = """
import sys
from safefeedback.vault.providers import open_provider
provider = open_provider("insecure-file:" + sys.argv[1])
while True:
    reference = provider.create("muni-puno/2026-11")
    print("made", reference, flush=True)
    if len(tuple(provider.keys())) % 3 == 0:
        print("destroying", reference, flush=True)
        provider.destroy(reference)
        print("gone", reference, flush=True)
"""


def killed_writer(path: Path, *, after_seconds: float) -> list[tuple[str, str]]:
    """Return what the writer acknowledged before it was killed."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()  # the imports are done
        time.sleep(after_seconds)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    lines = [line for line in (first + rest).split("\n")[:-1] if line]
    return [(word, reference) for word, _, reference in (line.partition(" ") for line in lines)]


def check_kills(path: Path, kills: int) -> int:
    made: set[str] = set()
    doubtful: set[str] = set()
    gone: set[str] = set()
    for each in range(kills):
        for word, reference in killed_writer(path, after_seconds=0.003 * (each % 17)):
            {"made": made, "destroying": doubtful, "gone": gone}[word].add(reference)
        states = {key.reference: key.state for key in listed(open_provider(f"insecure-file:{path}"))}
        assert made <= states.keys()
        assert all(states[reference] == "destroyed" for reference in gone)
        assert all(states[reference] == "enabled" for reference in made - doubtful)
    return len(made)


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    assert check_kills(tmp_path / "keyring.json", kills=6) >= 6
    open_provider(f"insecure-file:{tmp_path}/keyring.json").create("last")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["keyring.json", "keyring.json.lock"]


@pytest.mark.full
def test_five_hundred_kills(tmp_path: Path) -> None:
    made = check_kills(tmp_path / "keyring.json", kills=500)
    sys.stdout.write(f"keyring file: 500 kills, {made} keys acknowledged, none lost\n")


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    leftover = tmp_path / ".keyring.json.new-0123456789abcdef"
    leftover.write_bytes(b"a key that was destroyed since")
    other = tmp_path / ".other.json.new-0123456789abcdef"
    other.write_bytes(b"of another keyring")
    replace(tmp_path / "keyring.json", b"x")
    assert not leftover.exists()
    assert other.exists()


def in_child(work: Callable[[], None]) -> str:
    """Run in a forked process, because limits and users cannot be taken back; gives the error's text."""
    reading, writing_end = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child starts no thread
        child = os.fork()
    if child == 0:
        try:
            work()
            os.write(writing_end, b"nothing was raised")
        except BaseException as error:  # noqa: BLE001 - sent to the test
            os.write(writing_end, f"{type(error).__name__}: {error}".encode()[:1000])
        finally:
            os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return text


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    provider = open_provider(f"insecure-file:{tmp_path}/keyring.json")
    kept = provider.create("muni-puno/2026-11")

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # the kernel refuses to write more, as on a full disk
        provider.create("muni-puno/2026-12")

    assert in_child(work) == "VaultError: keyring: expected to write the file, the file may not grow (EFBIG)"
    assert [each.reference for each in listed(provider)] == [kept]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["keyring.json", "keyring.json.lock"]


@pytest.mark.skipif(os.geteuid() != 0, reason="mounts and users need root")
def test_a_full_file_system_leaves_the_old_file(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine mounts nothing")
    try:
        provider = open_provider(f"insecure-file:{tmp_path}/keyring.json")
        with pytest.raises(VaultError, match="the disk is full") as refused:
            _ = [provider.create("m" * 200) for _ in range(1000)]
        assert "free space" in str(refused.value.hint)
        assert len(listed(provider)) > 5
        assert not list(tmp_path.glob(".keyring.json.new-*"))
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="users need root")
def test_a_read_only_folder_is_read_but_not_written(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    reference = open_provider(f"insecure-file:{path}").create("muni-puno/2026-11")
    os.chown(path, 65_534, 65_534)
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)

    def work() -> None:
        os.setgid(65_534)
        os.setuid(65_534)
        provider = open_provider(f"insecure-file:{path}")
        assert [each.reference for each in listed(provider)] == [reference]
        provider.create("muni-puno/2026-12")

    assert in_child(work).startswith("VaultError: keyring: expected to make the lock file, the right is missing")


def test_a_folder_that_became_read_only_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(tmp_path / "keyring.json", b"old")

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "planted text")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(VaultError, match="the file system is read-only") as refused:
        replace(tmp_path / "keyring.json", b"new")
    assert "planted" not in str(refused.value)
    monkeypatch.undo()
    assert (tmp_path / "keyring.json").read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_step_leaves_a_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "keyring.json"
    replace(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "")

    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, fail)
        with pytest.raises(VaultError, match="the system refused"):
            replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["keyring.json"]


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    providers = [open_provider(f"insecure-file:{tmp_path}/keyring.json") for _ in range(4)]
    threads = [threading.Thread(target=lambda p=each: [p.create("x") for _ in range(5)]) for each in providers]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(listed(providers[0])) == 20


def test_a_writer_that_stays_is_reported(tmp_path: Path) -> None:
    with (
        only_writer(tmp_path / "keyring.json"),
        pytest.raises(VaultError, match="another process"),
        only_writer(tmp_path / "keyring.json", wait_seconds=0.05),
    ):
        pass


def test_a_system_without_locks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        with pytest.raises(ConfigurationError, match="POSIX"):
            needed_system()


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_LIMIT", 10)
    replace(tmp_path / "keyring.json", bytes(11))
    with pytest.raises(KeyringError, match="at most 10 bytes"):
        read_private(tmp_path / "keyring.json", what="keyring")
