"""The refiller of the generators, over gazetteers of a few rows."""

import pytest
from benchmarks.tagger.values import Refiller
from tests.benchmarks_tagger import tables


@pytest.fixture(scope="session")
def refiller(tmp_path_factory: pytest.TempPathFactory) -> Refiller:
    data = tmp_path_factory.mktemp("data")
    tables.write(data)
    return Refiller(data, seed=1)
