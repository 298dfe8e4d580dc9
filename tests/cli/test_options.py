"""Recognizers named on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from safefeedback.cli import exits

BADGE = "modelo_cli:Zeta"
SOURCE = """
from types import SimpleNamespace

class Zeta:
    supported_entities = ["BADGE_ID"]

    def analyze(self, text, entities, nlp_artifacts=None):
        start = text.find("zeta")
        return [SimpleNamespace(entity_type="BADGE_ID", start=start, end=start + 4, score=0.9)] if start >= 0 else []
"""


@pytest.fixture(autouse=True)
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modelo_cli.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.parametrize("words", [("--tagger", BADGE), ("--tagger", "none", "--recognizer", BADGE)])
def test_named_recognizer_runs_beside_the_rules(shell: Any, words: tuple[str, ...]) -> None:
    ran = shell("protect", *words, "--text", "mi dni es 51234567, credencial zeta")
    assert (ran.code, ran.out) == (exits.DONE, "mi dni es [DNI_1], credencial [DATO_1]\n")


def test_named_recognizer_runs_in_worker_processes(shell: Any, tmp_path: Path) -> None:
    file = tmp_path / "mensajes.txt"
    file.write_text("credencial zeta\nnada\n", encoding="utf-8")
    ran = shell("protect", file, "--format", "lines", "--tagger", BADGE, "--workers", 2)
    assert ran.out == "credencial [DATO_1]\nnada\n"


def test_only_what_is_named_differs_from_the_defaults(shell: Any, fake: list[object]) -> None:
    shell("protect", "--text", "hola")
    assert len(fake) == 4
    shell("protect", "--tagger", "none", "--text", "hola")
    assert fake[4:] == [("tagger", None)]
    shell("protect", "--recognizer", BADGE, "--recognizer", BADGE, "--text", "hola")
    (joined,) = fake[4:]
    assert isinstance(joined, tuple)
    assert (joined[0], len(joined[1])) == ("extra", 2)


def test_wrong_name_is_a_usage_error_that_quotes_nothing(shell: Any) -> None:
    ran = shell("protect", "--tagger", "soy ana, dni 51234567", "--text", "hola")
    assert ran.code == exits.USAGE
    assert "safefeedback: error: recognizer: expected a model or a function" in ran.err
    assert "safefeedback: hint: such as spacy=es_core_news_sm" in ran.err
    assert "51234567" not in ran.err
