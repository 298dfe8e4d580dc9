from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.tagger import _network
from safefeedback.tagger._features import OFFSETS, SMALL, featurize
from safefeedback.tagger._network import FILES, Network, read_weights
from safefeedback.tagger._tokens import LONGEST

FOLDER = files("safefeedback.tagger").joinpath("data")


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(read_weights(FOLDER))


def test_small_features_together_are_the_sum_of_their_rows() -> None:
    table = np.random.default_rng(1).normal(size=(sum(SMALL), 4)).astype(np.float32)
    small = featurize("Sres. soy José Quispe\n\ndni 45871236, ok").small
    parts = [rows[small[:, columns] @ factors] for rows, columns, factors in _network._combined(table)]
    assert sum(parts[1:], parts[0]) == pytest.approx(table[small + OFFSETS].sum(1), abs=1e-5)


def test_four_columns_at_once_are_added_exactly() -> None:
    table = np.random.default_rng(2).integers(-127, 128, (50, 8)).astype(np.int8)
    most = np.full((1, 8), 127, np.int8)
    lanes = _network._lanes(np.concatenate([table, most]))
    rows = [50] * LONGEST
    total = (lanes[rows] + lanes[rows]).sum(0, keepdims=True).view(np.uint16).astype(int) - 2 * LONGEST * 128
    assert (total == 2 * LONGEST * 127).all()


def test_windows_do_not_change_what_is_decided(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    features = featurize("vecinos de breña, soy yesenia huaman, dni 45871236, vivo en jr ayacucho 345. " * 12)
    whole = network.logits(features)
    monkeypatch.setattr(_network, "_WINDOW", 40)
    assert network.logits(features).argmax(1).tolist() == whole.argmax(1).tolist()


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tagger: expected the files"):
        read_weights(tmp_path)


def test_weights_are_small_enough_for_the_wheel() -> None:
    assert sum(len(FOLDER.joinpath(name).read_bytes()) for name in FILES) < 12_000_000


def test_digest_depends_on_every_file() -> None:
    shipped = read_weights(FOLDER)
    for place in range(len(FILES)):
        contents = list(shipped.files)
        contents[place] += b" "
        assert _network.Weights((contents[0], contents[1], contents[2])).digest != shipped.digest
