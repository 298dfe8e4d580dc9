import copy
import gc
import pickle

import pytest
from tests.crypto.specimens import quiet

from safefeedback.crypto import SecretBytes
from safefeedback.crypto.secret import buffer_of
from safefeedback.errors import KeyringError

CANARY = b"canary-key-bytes"


def test_every_form_of_printing_is_masked() -> None:
    secret = SecretBytes(CANARY)
    assert {repr(secret), str(secret), f"{secret}", f"{[secret]}"[1:-1]} == {"SecretBytes(****)"}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_is_not_pickled(protocol: int) -> None:
    with pytest.raises(TypeError, match="not pickled or copied") as refused:
        pickle.dumps(SecretBytes(CANARY), protocol)
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("copying", [copy.copy, copy.deepcopy])
def test_it_is_not_copied(copying: object) -> None:
    with pytest.raises(TypeError, match="not pickled or copied"):
        copying(SecretBytes(CANARY))  # type: ignore[operator]  # either of the two functions


def test_it_is_not_hashed_and_has_no_attributes_of_its_own() -> None:
    secret = SecretBytes(CANARY)
    with pytest.raises(TypeError, match="unhashable"):
        hash(secret)
    assert not hasattr(secret, "__dict__")


def test_it_compares_by_content() -> None:
    assert SecretBytes(CANARY) == SecretBytes(bytearray(CANARY))
    assert SecretBytes(CANARY) != SecretBytes(CANARY[:-1])
    assert SecretBytes(CANARY) != SecretBytes(CANARY[:-1] + b"?")
    assert SecretBytes(CANARY) != CANARY


def test_the_given_buffer_is_copied() -> None:
    given = bytearray(CANARY)
    secret = SecretBytes(memoryview(given))
    given[:] = bytes(len(given))
    assert secret.plaintext_secret() == CANARY


@pytest.mark.parametrize("empty", [b"", bytearray(), memoryview(b"")])
def test_no_byte_at_all_is_refused(empty: bytes) -> None:
    with quiet(KeyringError, "expected one byte or more, got none"):
        SecretBytes(empty)


@pytest.mark.parametrize("other", ["canary", 16, None, [99, 97]])
def test_another_type_is_a_type_error_that_does_not_quote(other: object) -> None:
    with pytest.raises(TypeError, match=f"expected bytes, got {type(other).__name__}") as refused:
        SecretBytes(other)  # type: ignore[arg-type]
    assert "canary" not in str(refused.value)


def test_generated_secrets_have_the_asked_length_and_differ() -> None:
    assert len(SecretBytes.generate().plaintext_secret()) == 32
    assert len(SecretBytes.generate(1).plaintext_secret()) == 1
    assert SecretBytes.generate() != SecretBytes.generate()


def test_wiping_overwrites_the_buffer_itself() -> None:
    secret = SecretBytes(CANARY)
    buffer = buffer_of(secret)
    secret.wipe()
    assert buffer == bytes(len(CANARY))
    assert secret.is_wiped


def test_a_wiped_secret_is_refused_equals_nothing_and_is_wiped_again_in_peace() -> None:
    secret = SecretBytes(CANARY)
    secret.wipe()
    secret.wipe()
    assert repr(secret) == "SecretBytes(****)"
    assert secret != secret  # noqa: PLR0124 - that it does not equal itself is the point
    assert secret != SecretBytes(CANARY)
    assert SecretBytes(CANARY) != secret
    for use in (secret.plaintext_secret, lambda: buffer_of(secret)):
        with quiet(KeyringError, "one that was wiped", CANARY):
            use()


def test_the_context_manager_wipes_also_after_an_error() -> None:
    with SecretBytes(CANARY) as secret:
        assert not secret.is_wiped
    assert secret.is_wiped
    failing = SecretBytes(CANARY)
    with pytest.raises(RuntimeError), failing:
        raise RuntimeError
    assert failing.is_wiped


def test_a_secret_that_nothing_refers_to_any_more_is_overwritten() -> None:
    secret = SecretBytes(b"canary-secret")
    kept = buffer_of(secret)
    del secret
    gc.collect()
    assert kept == bytes(13)
