"""One fixture for each provider: the real thing where a machine without network can have it, else a double."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.vault.providers.doubles.cloud_kms import CloudKms
from tests.vault.providers.doubles.key_vault import KeyVault
from tests.vault.providers.doubles.server import serving
from tests.vault.providers.doubles.transit import TOKEN, Transit

from safefeedback.vault.providers import KeyProvider, open_provider
from safefeedback.vault.providers.azure import AzureProvider

RING = "projects/agency/locations/southamerica-east1/keyRings/safefeedback"
PIN = "87654321"


class Doubled(NamedTuple):
    """A provider and the double that answers it."""

    provider: KeyProvider
    double: Any


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    path = tmp_path / "credential"
    path.touch(mode=0o600)
    path.write_bytes(b"planted-credential-5f0c\n")
    return path


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyProvider]:
    moto = pytest.importorskip("moto")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    with moto.mock_aws():
        yield open_provider("awskms:sa-east-1")


@pytest.fixture
def transit(tmp_path: Path) -> Iterator[Doubled]:
    pytest.importorskip("hvac")
    double = Transit()
    with serving(double, tmp_path) as (port, certificate):
        uri = f"vault:transit?address=https://localhost:{port}&ca={certificate}"
        yield Doubled(open_provider(uri, passphrase=TOKEN.encode), double)


@pytest.fixture
def cloud_kms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doubled]:
    pytest.importorskip("google.cloud.kms_v1")
    from google.auth.credentials import AnonymousCredentials

    monkeypatch.setattr("google.auth.default", lambda *_, **__: (AnonymousCredentials(), "agency"))  # type: ignore[no-untyped-call]  # it has no types
    double = CloudKms()
    with serving(double, tmp_path) as (port, certificate):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        yield Doubled(open_provider(f"gcpkms:{RING}?endpoint=localhost:{port}"), double)


@pytest.fixture(params=[False, True], ids=["key-vault", "managed-hsm"])
def key_vault(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Doubled]:
    keys = pytest.importorskip("azure.keyvault.keys")
    from azure.core.credentials import AccessToken

    class Credential:
        def get_token(self, *_: str, **__: object) -> AccessToken:
            return AccessToken("token", 2**33)

    double = KeyVault()
    with serving(double, tmp_path) as (port, certificate):
        double.url = f"https://localhost:{port}"
        client = keys.KeyClient(
            double.url, Credential(), verify_challenge_resource=False, connection_verify=str(certificate), retry_total=0
        )
        provider = AzureProvider(client, uri=f"azurekv:localhost:{port}", symmetric=request.param, hardware=True)
        yield Doubled(provider, double)


@pytest.fixture
def softhsm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a fresh SoftHSM2 token; the library is found beside the tool, or named by SOFTHSM2_LIBRARY."""
    pkcs11 = pytest.importorskip("pkcs11")
    tool = shutil.which("softhsm2-util")
    if tool is None:
        pytest.skip("softhsm2-util is not installed")
    beside = Path(tool).parents[1] / "lib/softhsm/libsofthsm2.so"
    library = os.environ.get("SOFTHSM2_LIBRARY", str(beside))
    tokens = tmp_path / "tokens"
    tokens.mkdir()
    (tmp_path / "softhsm2.conf").write_text(
        f"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    command = [
        tool,
        "--module",
        library,
        "--init-token",
        "--free",
        "--label",
        "agency",
        "--so-pin",
        "1234",
        "--pin",
        PIN,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    yield f"pkcs11:token=agency?module-path={library}"
    pkcs11.lib(library).finalize()  # the next test has other tokens
