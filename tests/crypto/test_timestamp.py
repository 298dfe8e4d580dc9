"""Time-stamps, made by openssl and taken by both."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path

import pytest
from tests.crypto.authority import Authority

from safefeedback.crypto import TimestampRequest, check_timestamp, load_roots
from safefeedback.errors import ConfigurationError, LedgerError

DATA = b"a signed checkpoint"

pytest.importorskip("rfc3161_client")
if shutil.which("openssl") is None:
    pytest.skip("needs openssl", allow_module_level=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "a")


@pytest.fixture(scope="module")
def answer(authority: Authority) -> bytes:
    return authority.answer(TimestampRequest.of(DATA).content)


def test_an_answer_says_when_the_bytes_were_there(authority: Authority) -> None:
    request = TimestampRequest.of(DATA)
    answer = authority.answer(request.content)
    roots = load_roots(authority.roots.read_bytes())
    at = request.check(answer, roots)
    assert abs(dt.datetime.now(dt.UTC) - at) < dt.timedelta(minutes=1)
    assert check_timestamp(DATA, answer, roots) == at
    assert authority.verifies(DATA, answer)
    assert DATA not in request.content


def test_other_bytes_another_request_and_another_root_are_refused(
    authority: Authority, answer: bytes, tmp_path: Path
) -> None:
    roots = load_roots(authority.roots.read_bytes())
    others = load_roots(Authority(tmp_path / "b").roots.read_bytes())
    with pytest.raises(LedgerError, match="trusted authority"):
        check_timestamp(DATA + b"!", answer, roots)
    with pytest.raises(LedgerError, match="trusted authority"):
        TimestampRequest.of(DATA).check(answer, roots)  # of another nonce
    with pytest.raises(LedgerError, match="trusted authority"):
        check_timestamp(DATA, answer, others)
    with pytest.raises(LedgerError, match="trusted authority"):
        check_timestamp(DATA, answer, ())


def test_a_changed_answer_is_refused(authority: Authority, answer: bytes) -> None:
    roots = load_roots(authority.roots.read_bytes())
    for content in (b"", b"\x30\x00", answer[:-1], answer[: len(answer) // 2]):
        with pytest.raises(LedgerError):
            check_timestamp(DATA, content, roots)
    changed = bytearray(answer)
    changed[-5] ^= 1
    with pytest.raises(LedgerError):
        check_timestamp(DATA, bytes(changed), roots)


@pytest.mark.parametrize("pem", [b"", b"roots", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_is_refused(pem: bytes) -> None:
    with pytest.raises(LedgerError, match="PEM"):
        load_roots(pem)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    for use in (lambda: TimestampRequest.of(DATA), lambda: check_timestamp(DATA, b"", ())):
        with pytest.raises(ConfigurationError, match="rfc3161-client") as caught:
            use()
        assert "timestamp" in str(caught.value.hint)
