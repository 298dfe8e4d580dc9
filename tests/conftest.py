"""Makes ``tests.strategies`` and ``tests.vectors`` importable whichever way pytest is started; watches for canaries."""

import os
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


def pytest_configure(config: pytest.Config) -> None:
    """Keep coverage out of the processes that tests start; the processes that run tests have it already.

    Watch for the values that tests of the vault plant, in whatever the run leaves behind.
    """
    if config.getoption("dist", "no") == "no":
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    from tests.vault.canary_watch import add_to

    add_to(config)


@pytest.fixture(scope="session", autouse=True)
def watched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the folder of this run's tests be scanned when the run ends."""
    from tests.vault.canary_watch import watch

    watch(request.config, tmp_path_factory.getbasetemp())
