"""The scanner finds what is really written, in whatever form, and tells nothing of it."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import logging
import pickle
import quopri
import random
import sqlite3
import time
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import pytest
from tests.vault.canary import CANARIES, DNI, PERSON, PHONE, SCANNER, SPECIMENS, Canary, Found, Scanner, forms

KINDS = {each.kind for each in CANARIES}
ROOT = Path(__file__).parents[2]
each_canary = pytest.mark.parametrize("canary", CANARIES, ids=lambda canary: canary.kind)


def bare(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if unicodedata.category(each) != "Mn")


def as_xml(text: str) -> bytes:
    element = ET.Element("v")
    element.text = text
    return ET.tostring(element)


def as_csv(text: str) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerow(["1", text])
    return file.getvalue().encode()


def as_log(text: str) -> bytes:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.emit(logging.LogRecord("x", logging.DEBUG, "f.py", 1, "value: %r", (text,), None))
    return stream.getvalue().encode()


def as_base64(before: int, text: str) -> bytes:
    return base64.b64encode(b"=" * before + text.encode() + b"\n")


def as_base64_json(before: int, text: str) -> bytes:
    return as_base64(before, json.dumps([text], ensure_ascii=False))


def as_database(encoding: str) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        connection = sqlite3.connect(":memory:")
        connection.execute(f"PRAGMA encoding = '{encoding}'")
        connection.execute("CREATE TABLE t (v TEXT)")
        connection.execute("INSERT INTO t VALUES (?)", (text,))
        connection.commit()
        content = connection.serialize()
        connection.close()
        return content

    return make


WRITERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-16 with mark": lambda text: text.encode("utf-16"),
    "latin-1": lambda text: text.encode("latin-1"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "folded": lambda text: bare(text).encode(),
    "shouted": lambda text: text.upper().encode(),
    "json": lambda text: json.dumps({"text": text}).encode(),
    "json in json": lambda text: json.dumps({"text": json.dumps(bare(text))}).encode(),
    "url": lambda text: urlencode({"q": text}).encode(),
    "url+": lambda text: quote_plus(text).encode(),
    "repr": lambda text: repr((1, text)).encode(),
    "ascii": lambda text: ascii([text]).encode(),
    "repr of bytes": lambda text: repr(text.encode()).encode(),
    "xml": as_xml,
    "csv": as_csv,
    "log": as_log,
    "pickle": lambda text: pickle.dumps({"v": text}),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()).replace(b"=\n", b""),
    "hex": lambda text: memoryview(text.encode()).hex().encode(),
    "HEX": lambda text: base64.b16encode(text.encode()),
    "numbers": lambda text: str(list(text.encode())).encode(),
    "sqlite": as_database("UTF-8"),
    "sqlite utf-16": as_database("UTF-16"),
    "sqlite utf-16be": as_database("UTF-16be"),
    "mojibake": lambda text: text.encode().decode("latin-1").encode(),
    **{f"base64 after {n}": partial(as_base64, n) for n in range(4)},
    **{f"base64 of json after {n}": partial(as_base64_json, n) for n in range(3)},
    "url-safe base64": lambda text: base64.urlsafe_b64encode(b"\xff\xfe" + text.encode() + b"\xff\xfe"),
    "sha256": lambda text: hashlib.sha256(text.encode()).hexdigest().encode(),
    "md5 of folded": lambda text: hashlib.md5(bare(text).encode(), usedforsecurity=False).hexdigest().upper().encode(),
    "truncated sha1": lambda text: b"\0" + hashlib.sha1(text.encode(), usedforsecurity=False).digest()[:12] + b"\0",
    "sha512 in base64": lambda text: base64.b64encode(hashlib.sha512(text.encode()).digest()),
}


@each_canary
@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_found(canary: Canary, name: str) -> None:
    found = SCANNER.scan(WRITERS[name](canary.value), "there")
    assert {each.kind for each in found} == {canary.kind}


@each_canary
def test_every_form_is_found_at_any_place(canary: Canary) -> None:
    generator = random.Random(4)
    for form, content in forms(canary):
        noise = generator.randbytes(97), generator.randbytes(generator.randrange(64))
        found = SCANNER.scan(noise[0][: generator.randrange(97)] + content + noise[1], "there")
        assert {each.kind for each in found} == {canary.kind}, form


@each_canary
def test_a_form_that_lies_across_blocks_is_found(canary: Canary) -> None:
    block = 1 << 18
    wanted = next(content for form, content in forms(canary) if form.endswith("utf-16-le"))
    for at in range(block - len(wanted) - 1, block + 2):
        content = bytearray(3 * block)  # zeros before and behind
        content[at : at + len(wanted)] = wanted
        assert SCANNER.stream(io.BytesIO(content), "there"), at
        content[:at] = b"x" * at
        assert SCANNER.stream(io.BytesIO(content), "there"), at


def test_digits_with_and_without_separators_are_found() -> None:
    for text in (
        "dni 48159263.",
        "DNI N° 4815-9263",
        "48.159.263",
        "+51958274613",
        "tel:+51-958-274-613",
        "958 274 613",
    ):
        assert SCANNER.scan_text(text, "there"), text


def test_parts_of_a_value_are_found() -> None:
    for text in ("señora wañuqochea:", "NITIPAMPILLA", "text: 'Ojalá que el murg", "zw.canario.7q@otra.pe"):
        assert SCANNER.scan_text(text, "there"), text


def test_a_leak_beside_an_id_is_found_and_digits_inside_an_id_are_none() -> None:
    digest = hashlib.sha256(b"").hexdigest()
    assert SCANNER.scan_text(f"{digest} {DNI.value} {digest}", "there")
    assert SCANNER.scan_text("1" * 40 + DNI.value, "there")
    assert not SCANNER.scan_text(digest[:20] + DNI.value + digest[20:], "there")


def test_nothing_is_found_in_the_sources_and_pages() -> None:
    """Else a finding could be chance: canaries are written in their own module alone, and in the tests of it."""
    own = {ROOT / "tests" / "vault" / name for name in ("canary.py", Path(__file__).name)}
    paths = [each for part in ("src", "docs", "tests") for each in (ROOT / part).rglob("*") if each.is_file()]
    assert SCANNER.files(path for path in paths if path not in own and path.suffix != ".pyc") == ()


@pytest.mark.plain("a.log", PHONE.value)
def test_a_finding_tells_place_and_form_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_text(PERSON.value, encoding="utf-8")
    found = SCANNER.files([path, tmp_path / "absent"])
    assert Found(str(path), "person", "as planted in utf-8") in found
    assert not SCANNER.scan_text(repr(found) + repr(CANARIES), "there")
    (tmp_path / PHONE.value).write_text(PHONE.value, encoding="utf-8")
    named = SCANNER.files([tmp_path / PHONE.value])
    assert {each.where for each in named} == {"the name of a file", "a file whose name holds one"}
    assert not SCANNER.scan_text(repr(named), "there")


@pytest.mark.plain("*[05]0")
def test_each_of_many_files_is_named(tmp_path: Path) -> None:
    """Small ones are read many at once, large ones in blocks."""
    planted = {tmp_path / f"{n:03}" for n in range(0, 200, 50)}
    for n in range(200):
        path = tmp_path / f"{n:03}"
        path.write_bytes(b"x" * n * 700 + (DNI.value.encode() if path in planted else b"y"))
    found = SCANNER.files(sorted(tmp_path.iterdir()))
    assert {each.where for each in found} == set(map(str, planted))


def test_forms_too_short_to_be_sure_are_refused() -> None:
    with pytest.raises(ValueError, match="8 bytes"):
        Scanner([Canary("short", "abc", ("abc",))])


def test_the_other_tests_values_are_found_too() -> None:
    scanner = Scanner(SPECIMENS)
    for each in SPECIMENS:
        assert {found.kind for found in scanner.scan_text(each.value, "there")} == {each.kind}


@pytest.mark.timing
def test_time_grows_with_the_bytes_alone() -> None:
    """Also where every few bytes begin like a form."""
    near = b"48159264" * 125_000
    for data in (random.Random(1).randbytes(1_000_000), near, b"\0" * 1_000_000, b"%c3%b1" * 170_000):
        times = []
        for factor in (1, 8):
            begin = time.perf_counter()
            SCANNER.stream(io.BytesIO(data * factor), "there")
            times.append(time.perf_counter() - begin)
        assert times[1] < 16 * times[0] + 0.05
