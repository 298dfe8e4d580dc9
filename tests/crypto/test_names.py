"""The public names of the package are loaded when they are first used."""

import importlib
from pathlib import Path

import pytest

from safefeedback import crypto


@pytest.mark.parametrize("name", crypto.__all__)
def test_every_name_is_that_of_its_module(name: str) -> None:
    home = importlib.import_module(f"safefeedback.crypto.{crypto._HOME[name]}")
    assert getattr(crypto, name) is getattr(home, name)
    assert name in home.__all__


def test_the_list_is_whole_and_is_what_dir_shows() -> None:
    assert dir(crypto) == sorted(crypto.__all__) == sorted(crypto._HOME)
    modules = {path.stem for path in Path(crypto.__file__).parent.glob("[a-z]*.py")}
    assert modules == set(crypto._MODULES)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'open_everything'"):
        _ = crypto.open_everything
