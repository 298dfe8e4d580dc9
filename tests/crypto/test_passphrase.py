import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from tests.crypto.specimens import quiet

from safefeedback.crypto import capability, derive_passphrase_key
from safefeedback.errors import ConfigurationError

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/passphrase.json").read_text("utf-8"))[
    "cases"
]
PASSPHRASE = b"canary battery staple"
LIGHT: Mapping[str, Any] = {"salt": bytes(range(16)), "time": 1, "memory_kib": 8, "lanes": 1}


@pytest.mark.parametrize("case", VECTORS, ids=[case["id"] for case in VECTORS])
def test_vector(case: dict[str, Any]) -> None:
    given = case["input"]
    costs = {name: given[name] for name in ("time", "memory_kib", "lanes")}
    key = derive_passphrase_key(bytes.fromhex(given["passphrase"]), salt=bytes.fromhex(given["salt"]), **costs)
    assert key.plaintext_secret().hex() == case["expect"]


@pytest.mark.parametrize(
    "changed",
    [{"salt": bytes(16)}, {"salt": bytes(range(17))}, {"time": 2}, {"memory_kib": 16}, {"lanes": 2, "memory_kib": 16}],
)
def test_every_parameter_counts(changed: Mapping[str, Any]) -> None:
    assert derive_passphrase_key(PASSPHRASE, **{**LIGHT, **changed}) != derive_passphrase_key(PASSPHRASE, **LIGHT)
    assert derive_passphrase_key(PASSPHRASE + b"!", **LIGHT) != derive_passphrase_key(PASSPHRASE, **LIGHT)


@pytest.mark.parametrize(
    "edge", [{"salt": bytes(64)}, {"time": 64}, {"lanes": 64, "memory_kib": 512}, {"lanes": 3, "memory_kib": 24}]
)
def test_the_edges_are_inside(edge: Mapping[str, Any]) -> None:
    assert len(derive_passphrase_key(PASSPHRASE, **{**LIGHT, **edge}).plaintext_secret()) == 32


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"salt": bytes(15)}, "salt length from 16 to 64, got 15"),
        ({"salt": bytes(65)}, "salt length from 16 to 64, got 65"),
        ({"time": 0}, "time from 1 to 64, got 0"),
        ({"time": 65}, "time from 1 to 64, got 65"),
        ({"lanes": 0}, "lanes from 1 to 64, got 0"),
        ({"lanes": 65, "memory_kib": 520}, "lanes from 1 to 64, got 65"),
        ({"memory_kib": 7}, "memory in KiB from 8 to 4194304, got 7"),
        ({"memory_kib": 15, "lanes": 2}, "memory in KiB from 16 to 4194304, got 15"),
        ({"memory_kib": 4 * 1024 * 1024 + 1}, "memory in KiB from 8 to 4194304, got 4194305"),
    ],
)
def test_what_is_outside_is_refused_before_any_work(wrong: Mapping[str, Any], said: str) -> None:
    with quiet(ConfigurationError, said, PASSPHRASE):
        derive_passphrase_key(PASSPHRASE, **{**LIGHT, **wrong})


def test_no_passphrase_is_refused() -> None:
    with quiet(ConfigurationError, "expected one byte or more, got none"):
        derive_passphrase_key(b"", **LIGHT)


def test_a_build_without_argon2id_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(**parameters: object) -> None:
        raise UnsupportedAlgorithm("argon2")

    monkeypatch.setattr(capability, "Argon2id", lacking)
    capability._is_there.cache_clear()
    try:
        with quiet(ConfigurationError, "expected Argon2id, which the installed build lacks", PASSPHRASE):
            derive_passphrase_key(PASSPHRASE, **LIGHT)
    finally:
        capability._is_there.cache_clear()
