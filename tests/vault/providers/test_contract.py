"""The contract of key providers, run on every one."""

from pathlib import Path
from typing import ClassVar

import pytest
from tests.contracts.key_provider import KeyProviderContract
from tests.vault.providers.conftest import PIN, Doubled

from safefeedback.errors import DecryptionError, KeyringError, SafeFeedbackError
from safefeedback.vault.providers import KeyProvider, open_provider


class TestCredentialFile(KeyProviderContract):
    flips: ClassVar[int] = 0

    @pytest.fixture
    def provider(self, tmp_path: Path, credential: Path) -> KeyProvider:
        return open_provider(f"file:{tmp_path}/keyring.json?credential={credential}")


class TestInsecureFile(KeyProviderContract):
    flips: ClassVar[int] = 0

    @pytest.fixture
    def provider(self, tmp_path: Path) -> KeyProvider:
        return open_provider(f"insecure-file:{tmp_path}/keyring.json")


class TestAws(KeyProviderContract):
    refuses_destroyed: ClassVar[bool] = False  # moto opens with keys that are pending deletion; KMS does not
    refusals: ClassVar[tuple[type[SafeFeedbackError], ...]] = (
        DecryptionError,
        KeyringError,
    )  # a changed key id in a blob

    @pytest.fixture
    def provider(self, aws: KeyProvider) -> KeyProvider:
        return aws


class TestHashicorp(KeyProviderContract):
    knows_destroyed: ClassVar[bool] = False

    @pytest.fixture
    def provider(self, transit: Doubled) -> KeyProvider:
        return transit.provider


class TestGoogle(KeyProviderContract):
    @pytest.fixture
    def provider(self, cloud_kms: Doubled) -> KeyProvider:
        return cloud_kms.provider


class TestAzure(KeyProviderContract):
    @pytest.fixture
    def provider(self, key_vault: Doubled) -> KeyProvider:
        return key_vault.provider


@pytest.mark.system
class TestHsm(KeyProviderContract):
    knows_destroyed: ClassVar[bool] = False

    @pytest.fixture
    def provider(self, softhsm: str) -> KeyProvider:
        return open_provider(softhsm, passphrase=PIN.encode)
