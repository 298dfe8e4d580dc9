import base64

import pytest

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint, log_origin

ROOT = bytes(range(32))
TEXT = f"example.com/log\n7\n{base64.b64encode(ROOT).decode()}\n"


def test_the_example_of_the_specification() -> None:
    """C2SP tlog-checkpoint v1.0.0."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    found = Checkpoint.from_text(text)
    assert (found.origin, found.size, found.root[:3].hex()) == ("example.com/behind-the-sofa", 20852163, "0ac518")
    assert found.to_text() == text


def test_an_empty_log_and_the_largest() -> None:
    for size in (0, 2**63 - 1):
        assert Checkpoint.from_text(Checkpoint("o", size, ROOT).to_text()).size == size


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        TEXT.removesuffix("\n"),
        TEXT + "\n",
        TEXT + "extension\n",
        TEXT.replace("example.com/log", ""),
        TEXT.replace("example.com/log", "a\tb"),
        TEXT.replace("\n7\n", "\n07\n"),
        TEXT.replace("\n7\n", "\n+7\n"),
        TEXT.replace("\n7\n", "\n-7\n"),
        TEXT.replace("\n7\n", "\n7 \n"),
        TEXT.replace("\n7\n", "\n\u0667\n"),
        TEXT.replace("\n7\n", "\n\n"),
        TEXT.replace("\n7\n", f"\n{2**63}\n"),
        TEXT.replace("\n7\n", f"\n1{'0' * 5000}\n"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("=", ""),
        TEXT.replace("8=", "9="),
        TEXT.replace("AAEC", "AAE_"),
        TEXT.replace("AAEC", " AAEC"),
        TEXT.replace("AAEC", "\u00e1AEC"),
        "o\n7\nAAEC\n",
        "o\n7\n\n",
    ],
)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match=r"^checkpoint: expected"):
        Checkpoint.from_text(text)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [("", 1, ROOT), ("a\nb", 1, ROOT), ("o", -1, ROOT), ("o", 2**63, ROOT), ("o", 1, ROOT[1:]), ("o", 1, b"")],
)
def test_what_is_no_checkpoint_is_refused(origin: str, size: int, root: bytes) -> None:
    with pytest.raises(LedgerError, match=r"^checkpoint: expected"):
        Checkpoint(origin, size, root)


@pytest.mark.parametrize(
    ("agency", "log", "origin"),
    [
        ("muni-puno", "records", "safefeedback/muni-puno/records"),
        ("muni-puno", "keys", "safefeedback/muni-puno/keys"),
        ("Municipalidad de Ñuñoa/1+1", "keys", "safefeedback/Municipalidad%20de%20%C3%91u%C3%B1oa%2F1%2B1/keys"),
    ],
)
def test_a_log_has_a_name_of_its_own(agency: str, log: str, origin: str) -> None:
    assert log_origin(agency, log) == origin


def test_there_are_two_logs() -> None:
    with pytest.raises(LedgerError, match="expected the log records or keys"):
        log_origin("muni-puno", "Records")
