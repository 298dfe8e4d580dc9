"""spaCy, GLiNER and transformers models in our pipeline, through Presidio's own recognizers for them.

Each function returns a recognizer that takes the tagger's place (``Pipeline(tagger=…)``) or joins the rest
(``Pipeline(extra=[…])``). Models are read from this machine; nothing is downloaded. Their labels become our entities by
Presidio's table and ours; what no table knows is redacted as ``[DATO_n]``; kinds that stand for no personal data
(``MISC``, amounts, works of art) are left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from safefeedback.entities import canonical
from safefeedback.errors import ConfigurationError
from safefeedback.recognizers.base import Recognizer
from safefeedback.recognizers.foreign import adapt

__all__ = ["GLINER_LABELS", "gliner_recognizer", "spacy_recognizer", "transformers_recognizer"]

GLINER_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {"person": "PERSON", "address": "STREET_ADDRESS", "location": "LOCATION", "organization": "ORGANIZATION"}
)
"""What a GLiNER model is asked for when nothing else is said: its words to our entities."""

_T = TypeVar("_T")

# Labels of OntoNotes and WikiNER models that Presidio's spacy.yaml (2.2.366) leaves out, ORG apart, and MISC.
_IGNORED: Final = frozenset(
    "CARDINAL EVENT LANGUAGE LAW MISC MONEY O ORDINAL PERCENT PRODUCT QUANTITY WORK_OF_ART".split()
)
# Components of a downloadable pipeline that the names do not need.
_UNUSED: Final = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer")
_BASE: Final = 'install it with: pip install "safefeedback[presidio]"'


def spacy_recognizer(
    model: str | Path | Any, *, labels: Mapping[str, str] | None = None, score: float = 0.85
) -> Recognizer:
    """Return a recognizer of what a spaCy pipeline puts into ``doc.ents``.

    Args:
        model: the name of an installed package, a folder, or a loaded pipeline.
        labels: its labels to our entities; labels that are not named follow the tables.
        score: what each finding scores; spaCy gives no score of its own.

    Raises:
        ConfigurationError: presidio-analyzer or the model is not installed, or the model cannot be loaded.
    """
    engine_module = _imported("presidio_analyzer.nlp_engine", _BASE)
    recognizers = _imported("presidio_analyzer.predefined_recognizers", _BASE)
    nlp = _spacy_pipeline(model) if isinstance(model, str | Path) else model
    named = _entities((label for pipe in nlp.pipe_labels.values() for label in pipe), labels)
    configuration = engine_module.NerModelConfiguration(model_to_presidio_entity_mapping=named, default_score=score)
    engine = engine_module.SpacyNlpEngine(ner_model_configuration=configuration)
    engine.nlp = {"es": nlp}
    wanted = sorted(set(named.values()) - _IGNORED)
    inner = recognizers.SpacyRecognizer(supported_language="es", supported_entities=wanted)
    described = f"{nlp.meta['lang']} {nlp.meta['name']} {nlp.meta['version']}"
    return adapt(inner, nlp_engine=engine, identity=_identity(nlp.path, described, named, score))


def transformers_recognizer(
    folder: str | Path, *, labels: Mapping[str, str] | None = None, threshold: float = 0.3
) -> Recognizer:
    """Return a recognizer of what a token-classification model of transformers finds.

    Args:
        folder: where the model and its tokenizer lie, as ``save_pretrained`` writes them.
        labels: its labels, without ``B-`` and ``I-``, to our entities; labels that are not named follow the tables.
        threshold: findings with a lower score are left out.

    Raises:
        ConfigurationError: a package is missing, there is no such folder, or the model cannot be loaded.
    """
    install = 'install it with: pip install "presidio-analyzer[transformers]" torch'
    ner = _imported("presidio_analyzer.predefined_recognizers.ner", _BASE)
    place = str(_folder(folder, "transformers"))
    inner = _loaded(
        lambda: ner.HuggingFaceNerRecognizer(
            model_name=place, supported_language="es", threshold=threshold, device="cpu"
        ),
        install,
    )
    config = getattr(getattr(inner.ner_pipeline, "model", None), "config", None)
    known = [inner._normalize_label(label) for label in getattr(config, "id2label", {}).values()]
    named = _entities(known or inner.label_mapping, labels)
    inner.label_mapping, inner.supported_entities = named, sorted(set(named.values()))
    return adapt(inner, ignore=sorted(_IGNORED), identity=_identity(place, "", named, threshold))


def gliner_recognizer(
    folder: str | Path, *, labels: Mapping[str, str] = GLINER_LABELS, threshold: float = 0.3
) -> Recognizer:
    """Return a recognizer of what a GLiNER model finds when asked for labels in plain words.

    Args:
        folder: where the model lies, as ``save_pretrained`` writes it.
        labels: the words to ask for, each with our entity.
        threshold: findings with a lower score are left out.

    Raises:
        ConfigurationError: a package is missing, there is no such folder, or the model cannot be loaded.
    """
    install = 'install it with: pip install "presidio-analyzer[gliner]"'
    ner = _imported("presidio_analyzer.predefined_recognizers.ner", _BASE)
    place = str(_folder(folder, "GLiNER"))
    inner = _loaded(
        lambda: ner.GLiNERRecognizer(
            model_name=place,
            entity_mapping=dict(labels),
            supported_language="es",
            threshold=threshold,
            map_location="cpu",
            local_files_only=True,
        ),
        install,
    )
    return adapt(inner, identity=_identity(place, "", labels, threshold))


def _imported(name: str, hint: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"models: {(error.name or name).split('.')[0]} is not installed", hint=hint) from None


def _loaded(load: Callable[[], _T], hint: str | None) -> _T:
    """Return what a loader returns; what it raises names paths and addresses, and is told by its kind alone."""
    try:
        return load()
    except ImportError:
        raise ConfigurationError("models: the package of the model is not installed", hint=hint) from None
    except Exception as error:  # noqa: BLE001 - whatever a framework raises on a broken model
        raise ConfigurationError(f"models: the model cannot be loaded: {type(error).__name__}") from None


def _spacy_pipeline(model: str | Path) -> Any:
    spacy = _imported("spacy", _BASE)
    if not Path(model).is_dir() and not spacy.util.is_package(str(model)):
        raise ConfigurationError(
            "models: there is no spaCy model of this name",
            hint="give a folder, or install one first: python -m spacy download es_core_news_sm",
        )
    return _loaded(lambda: spacy.load(model, exclude=_UNUSED), None)


def _folder(folder: str | Path, kind: str) -> Path:
    if not Path(folder).is_dir():
        raise ConfigurationError(
            f"models: expected the folder of a {kind} model",
            hint="download the model beforehand and give its folder: nothing is downloaded at run time",
        )
    return Path(folder).resolve()


def _entities(labels: Iterable[str], own: Mapping[str, str] | None) -> dict[str, str]:
    """Map each label of a model: as the caller says, else by Presidio's table and ours, else to itself."""
    table = _imported("presidio_analyzer.nlp_engine", _BASE).NerModelConfiguration().model_to_presidio_entity_mapping
    given = own or {}
    return {label: given.get(label) or canonical(table.get(label, label)) for label in sorted(set(labels))}


def _identity(folder: str | Path | None, described: str, labels: Mapping[str, str], score: float) -> str:
    """Return the SHA-256 of a model's files and of how it is used."""
    digest = hashlib.sha256(f"{described} {sorted(labels.items())} {score}".encode())
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.is_file():
            with path.open("rb") as file:
                digest.update(f"\0{path.name}\0".encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
