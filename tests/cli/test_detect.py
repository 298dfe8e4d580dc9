from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("fake")


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_lines_are_answered_in_order_with_pointers(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text(
        '{"id": "a", "text": "soy ana, dni 51234567", "likes": 3}\n{"id": 2, "text": "llamen al 105"}\n{"text": ""}\n',
        encoding="utf-8",
    )
    ran = shell("detect", path)
    assert ran.code == 0
    assert ran.err == ""
    assert answers(ran.out) == [
        {
            "id": "a",
            "findings": [
                {"entity": "PERSON", "start": 4, "end": 7, "score": 0.9, "recognizer": "fake"},
                {"entity": "PE_DNI", "start": 13, "end": 21, "score": 0.9, "recognizer": "fake"},
            ],
        },
        {
            "id": 2,
            "findings": [
                {
                    "entity": "PHONE_NUMBER",
                    "start": 10,
                    "end": 13,
                    "score": 0.9,
                    "recognizer": "fake",
                    "public": True,
                }
            ],
        },
        {"id": None, "findings": []},
    ]


def test_what_cannot_be_read_or_checked_is_withheld_and_the_run_goes_on(shell: Any) -> None:
    ran = shell(
        "detect",
        "-",
        stdin=b'{"id": 1, "text": "FALLA"}\n{"id": 2}\nno json\n{"id": 4, "text": "\xff"}\n{"id": 5, "text": "ana"}\n',
    )
    assert ran.code == 3
    assert [(a["id"], a.get("error")) for a in answers(ran.out)] == [
        (1, "detection"),
        (2, "input-shape"),
        (None, "input-json"),
        (None, "input-encoding"),
        (5, None),
    ]
    assert ran.err.splitlines()[0] == (
        "safefeedback: error: 4 messages withheld (detection 1, input-encoding 1, input-json 1, input-shape 1)"
    )
    assert ran.err.splitlines()[1].startswith("safefeedback: hint: ")


def test_evidence_is_added_when_asked_for(shell: Any) -> None:
    (answer,) = answers(shell("detect", "ana", "--evidence").out)
    assert answer["findings"][0]["evidence"] == [
        {"kind": "cue", "code": "dni", "weight": 0.3, "start": 0, "end": 3, "distance": 1}
    ]


def test_a_message_in_words_and_lines_are_answered(shell: Any) -> None:
    assert answers(shell("detect", "--text", "soy ana").out)[0]["id"] is None
    ran = shell("detect", "-", "--format", "lines", stdin="ana\nñ\n".encode())
    assert [(a["id"], len(a["findings"])) for a in answers(ran.out)] == [(1, 1), (2, 0)]


def test_cells_say_row_and_column(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text("id;queja;nota\n9;ana;x\n8;105;FALLA\n\n7;mal;fila;sobra\n", encoding="utf-8")
    ran = shell("detect", path, "--column", "nota", "--column", "queja")
    assert ran.code == 3
    assert [(a["id"], a.get("column"), a.get("error"), len(a.get("findings", ()))) for a in answers(ran.out)] == [
        (1, "nota", None, 0),
        (1, "queja", None, 1),
        (2, "nota", "detection", 0),
        (2, "queja", None, 1),
        (4, None, "input-shape", 0),
    ]


def test_output_goes_to_a_file_and_workers_give_the_same(shell: Any, tmp_path: Path) -> None:
    data = b'{"id": 1, "text": "soy ana"}\n{"id": 2, "text": "FALLA"}\n'
    one = shell("detect", "-", stdin=data)
    two = shell("detect", "-", "--workers", 2, "--output", tmp_path / "out.jsonl", stdin=data)
    assert two.out == ""
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == one.out
    assert (one.code, two.code) == (3, 3)


def test_a_lone_surrogate_is_printed_escaped(shell: Any) -> None:
    ran = shell("detect", "-", stdin=b'{"id": "a\\ud800", "text": "ana"}\n')
    assert ran.code == 0
    assert answers(ran.out)[0]["id"] == "a\ud800"


def test_options_reach_the_pipeline(shell: Any, fake: list[object], tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.touch(0o600)
    key.write_text("0" * 64, encoding="ascii")
    shell("detect", "x", "--country", "cl", "--country", "PE", "--operating-point", "balanced", "--key-file", key)
    assert fake[:3] == ["pe-ley-29733", ("PE", "CL"), "balanced"]
    assert fake[3] is not None


def test_what_arrives_live_is_answered_at_once() -> None:
    program = "import sys; from safefeedback.cli import main; main(['detect', '-', '--format', 'jsonl'])"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        for number in (1, 2):
            run.stdin.write(b'{"id": %d, "text": "hola"}\n' % number)
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == number
        run.stdin.close()
        assert run.wait(60) == 0


def test_each_message_is_flushed_from_a_pipe(shell: Any, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(fifo.write_bytes, b"ana\n105\n")
        assert len(answers(shell("detect", fifo, "--format", "lines").out)) == 2
