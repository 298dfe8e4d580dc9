"""Recognizers named in a configuration, and what goes wrong with names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from safefeedback import ConfigurationError, Message, Pipeline
from safefeedback.integrations import loading
from safefeedback.integrations.loading import load_recognizer
from safefeedback.recognizers.base import read

SOURCE = """
from types import SimpleNamespace

NUMBER = 7

class Zeta:
    supported_entities = ["BADGE_ID"]

    def analyze(self, text, entities, nlp_artifacts=None):
        start = text.find("zeta")
        return [SimpleNamespace(entity_type="BADGE_ID", start=start, end=start + 4, score=0.9)] if start >= 0 else []

    @classmethod
    def made(cls):
        return cls()

def fails():
    raise RuntimeError("soy ana quispe")

def misconfigured():
    from safefeedback import Pipeline
    return Pipeline(operating_point="all")

def shapeless():
    return object()
"""


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modelo_zeta.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "modelo_roto.py").write_text("raise RuntimeError('soy ana quispe')", encoding="utf-8")
    (tmp_path / "modelo_pobre.py").write_text("import no_such_package", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("modelo_zeta", "modelo_roto", "modelo_pobre"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.parametrize("name", ["modelo_zeta:Zeta", "modelo_zeta:Zeta.made"])
def test_function_of_the_user_s_joins(name: str) -> None:
    assert Pipeline(tagger=None, extra=[load_recognizer(name)]).protect("credencial zeta").text == "credencial [DATO_1]"


def test_recognizer_of_ours_comes_as_it_is() -> None:
    recognizer = load_recognizer("safefeedback.recognizers.dates:DateRecognizer")
    assert [f.entity for f in recognizer.analyze(read(Message("nací el 3 de mayo de 1980")))] == ["DATE_OF_BIRTH"]


@pytest.mark.parametrize("kind", ["spacy", "transformers", "gliner"])
def test_model_is_loaded_by_its_kind(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    made: dict[str, Any] = {each: lambda model, each=each: asked.append((each, model)) for each in loading._MODELS}
    monkeypatch.setattr(loading, "_MODELS", made)
    load_recognizer(f"{kind}=carpeta=1")
    assert asked == [(kind, "carpeta=1")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("soy ana quispe, dni 51234567", "expected a model or a function"),
        ("", "expected a model or a function"),
        ("stanza=es", "expected a model or a function"),
        ("spacy=", "expected a model or a function"),
        ("modelo_zeta:", "expected a model or a function"),
        ("modelo_zeta", "expected a model or a function"),
        ("ana_quispe:dni", "no such module"),
        ("modelo_zeta.ana_quispe:dni", "no such module"),
        ("modelo_pobre:made", "needs no_such_package"),
        ("modelo_zeta:ana_quispe", "no such function"),
        ("modelo_roto:ana_quispe", "failed with RuntimeError"),
        ("modelo_zeta:NUMBER", "got int"),
        ("modelo_zeta:fails", "failed with RuntimeError"),
        ("modelo_zeta:shapeless", "analyze and supported_entities"),
        ("spacy=ana_quispe", "no spaCy model"),
        ("gliner=ana_quispe", "folder"),
        ("transformers=ana_quispe", "folder"),
    ],
)
def test_wrong_name_is_told_and_not_quoted(name: str, text: str) -> None:
    with pytest.raises(ConfigurationError, match=text) as caught:
        load_recognizer(name)
    assert "quispe" not in f"{caught.value} {caught.value.hint}"


def test_error_of_ours_comes_as_it_is() -> None:
    with pytest.raises(ConfigurationError, match="expected a known operating point"):
        load_recognizer("modelo_zeta:misconfigured")
