import copy
import os
import pickle
from pathlib import Path

import pytest

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import KeyringError

SECRET = bytes(range(1, 33))


def test_repr_and_str_are_masked() -> None:
    key = PseudonymKey.from_bytes(SECRET)
    assert {repr(key), str(key), f"{key}"} == {"PseudonymKey(****)"}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_is_not_pickled(protocol: int) -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(PseudonymKey.from_bytes(SECRET), protocol)


def test_it_is_not_copied() -> None:
    key = PseudonymKey.from_bytes(SECRET)
    for copying in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="copied"):
            copying(key)


def test_it_is_not_hashed() -> None:
    with pytest.raises(TypeError):
        hash(PseudonymKey.from_bytes(SECRET))


def test_equal_secrets_are_equal_keys() -> None:
    assert PseudonymKey.from_bytes(SECRET) == PseudonymKey.from_bytes(bytes(SECRET))
    assert PseudonymKey.from_bytes(SECRET) != PseudonymKey.from_bytes(bytes(32))
    assert PseudonymKey.from_bytes(SECRET) != SECRET


def test_the_constructor_points_to_the_three_ways() -> None:
    with pytest.raises(TypeError, match="from_bytes"):
        PseudonymKey()


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_another_length_is_refused(length: int) -> None:
    with pytest.raises(KeyringError, match=f"expected 32 bytes, got {length}"):
        PseudonymKey.from_bytes(b"k" * length)


def test_another_type_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="got str"):
        PseudonymKey.from_bytes("k" * 32)  # type: ignore[arg-type]


def test_generated_keys_differ() -> None:
    assert PseudonymKey.generate() != PseudonymKey.generate()


def test_a_file_gives_the_key_back(tmp_path: Path) -> None:
    key = PseudonymKey.generate()
    key.to_file(tmp_path / "key")
    assert PseudonymKey.from_file(tmp_path / "key") == key
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("x")
    with pytest.raises(KeyringError, match="FileExistsError"):
        PseudonymKey.generate().to_file(tmp_path / "key")


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_file_that_others_may_use_is_refused(tmp_path: Path, mode: int) -> None:
    PseudonymKey.generate().to_file(tmp_path / "key")
    (tmp_path / "key").chmod(mode)
    with pytest.raises(KeyringError, match=f"got {mode:04o}") as refused:
        PseudonymKey.from_file(tmp_path / "key")
    assert refused.value.hint == "run chmod 600 on the key file"


@pytest.mark.parametrize(
    "content", [b"", b"zz" * 32, b"ab" * 31, b"ab" * 33, "ñ".encode() * 32, b"ab " * 32, b"\xff" * 64, b"a" * 5000]
)
def test_other_content_is_refused_without_quoting_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(KeyringError, match="hexadecimal") as refused:
        PseudonymKey.from_file(path)
    assert len(str(refused.value)) < 120


def test_a_missing_file_and_a_folder_are_refused_without_their_path(tmp_path: Path) -> None:
    for path, name in ((tmp_path / "absent", "FileNotFoundError"), (tmp_path, "IsADirectoryError")):
        with pytest.raises(KeyringError, match=name) as refused:
            PseudonymKey.from_file(path)
        assert str(tmp_path) not in str(refused.value)


@pytest.mark.skipif(os.name != "posix", reason="POSIX devices")
def test_a_device_is_refused() -> None:
    with pytest.raises(KeyringError, match="regular file"):
        PseudonymKey.from_file(os.devnull)
