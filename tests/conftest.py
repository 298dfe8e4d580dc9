"""Makes ``tests.strategies`` and ``tests.vectors`` importable whichever way pytest is started."""

import os
import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).parents[1])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


def pytest_configure(config: pytest.Config) -> None:
    """Keep coverage out of the processes that tests start; the processes that run tests have it already."""
    if config.getoption("dist", "no") == "no":
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
