from collections.abc import Iterator

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from tests.crypto.specimens import DAY, quiet

from safefeedback.crypto import (
    MlDsaSigningKey,
    MlDsaVerifyingKey,
    PublicBundle,
    RecipientKey,
    SecretBytes,
    capability,
    require_capabilities,
)
from safefeedback.errors import ConfigurationError


class Lacking:
    """What a build gives in place of something that it has not."""

    def __getattr__(self, name: str) -> object:
        raise AttributeError(name)

    def __call__(self, *parts: object, **parameters: object) -> None:
        raise UnsupportedAlgorithm("not in this build")


class Classical:
    """An HPKE without the hybrid encapsulation."""

    KDF, AEAD, Suite = hpke.KDF, hpke.AEAD, hpke.Suite
    KEM = type("KEM", (), {"X25519": hpke.KEM.X25519})


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    capability._is_there.cache_clear()
    yield monkeypatch
    capability._is_there.cache_clear()


@pytest.mark.parametrize("post_quantum", [False, True])
def test_the_installed_build_has_everything(post_quantum: bool) -> None:
    require_capabilities(post_quantum=post_quantum)


def test_a_build_without_hpke_is_named(build: pytest.MonkeyPatch) -> None:
    build.setattr(capability, "hpke", Lacking())
    with quiet(ConfigurationError, "expected HPKE, which the installed build lacks"):
        require_capabilities(post_quantum=False)
    with quiet(ConfigurationError, "expected HPKE, MLKEM768_X25519, which"):
        require_capabilities(post_quantum=True)


def test_a_build_without_argon2id_is_named(build: pytest.MonkeyPatch) -> None:
    build.setattr(capability, "Argon2id", Lacking())
    with quiet(ConfigurationError, "expected Argon2id, which"):
        require_capabilities(post_quantum=True)


@pytest.mark.parametrize("missing", ["hpke", "mlkem"])
def test_a_build_without_the_hybrid_is_refused_and_nothing_weaker_is_taken(
    build: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "hpke":
        build.setattr(capability, "hpke", Classical())
    else:
        build.setattr(MLKEM768PublicKey, "from_public_bytes", Lacking())
    require_capabilities(post_quantum=False)
    for use in (
        lambda: require_capabilities(post_quantum=True),
        RecipientKey.generate,
        lambda: RecipientKey.from_seed(SecretBytes(bytes(32))),
        lambda: PublicBundle("muni-puno", "MLKEM768-X25519", bytes(1216), DAY),
    ):
        with quiet(ConfigurationError, "expected MLKEM768_X25519, which the installed build lacks"):
            use()


def test_a_build_without_post_quantum_signatures_is_named_where_they_are_used(build: pytest.MonkeyPatch) -> None:
    build.setattr(MLDSA44PrivateKey, "from_seed_bytes", Lacking())
    require_capabilities(post_quantum=True)
    for use in (lambda: MlDsaSigningKey(SecretBytes(bytes(32))), lambda: MlDsaVerifyingKey(bytes(1312))):
        with quiet(ConfigurationError, "expected ML-DSA-44, which the installed build lacks"):
            use()


def test_the_hint_says_what_to_install(build: pytest.MonkeyPatch) -> None:
    build.setattr(capability, "hpke", Lacking())
    with pytest.raises(ConfigurationError) as refused:
        require_capabilities(post_quantum=False)
    assert "pip install" in (refused.value.hint or "")


def test_each_is_tried_once(build: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    build.setattr(
        capability, "_TRIALS", {"HPKE": lambda: tried.append("HPKE"), "Argon2id": lambda: tried.append("Argon2id")}
    )
    for _ in range(3):
        require_capabilities(post_quantum=False)
    assert sorted(tried) == ["Argon2id", "HPKE"]
