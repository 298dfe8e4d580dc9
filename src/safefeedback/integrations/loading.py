"""A recognizer named in a configuration: a model and where it lies, or a function of the user's.

``spacy=NAME``, ``spacy=FOLDER``, ``transformers=FOLDER`` and ``gliner=FOLDER`` load a model;
``package.module:callable`` imports a module and calls what it names without arguments. Nothing is imported that the
configuration does not name. Errors do not quote it: what stands in the wrong place may be a message.

>>> load_recognizer("safefeedback.recognizers.online:OnlineRecognizer").name
'online'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from safefeedback.errors import ConfigurationError, SafeFeedbackError
from safefeedback.integrations.presidio.models import gliner_recognizer, spacy_recognizer, transformers_recognizer
from safefeedback.recognizers.base import Recognizer
from safefeedback.recognizers.foreign import adapt

__all__ = ["load_recognizer"]

_MODELS: Final[Mapping[str, Callable[[str], Recognizer]]] = MappingProxyType(
    {"gliner": gliner_recognizer, "spacy": spacy_recognizer, "transformers": transformers_recognizer}
)
_HINT: Final = "such as spacy=es_core_news_sm, transformers=FOLDER, gliner=FOLDER or package.module:callable"

_WHERE: Final = "modules are looked for among installed packages and in the folders of PYTHONPATH"


def load_recognizer(name: str) -> Recognizer:
    """Return the recognizer that a configuration names; one written for Presidio is adapted.

    Args:
        name: ``KIND=MODEL`` or ``package.module:callable``; the callable takes no arguments.

    Raises:
        ConfigurationError: another form, a module or model that is not there or fails, or something that is no
            recognizer.
    """
    kind, is_model, model = name.partition("=")
    if is_model and kind in _MODELS and model:
        return _MODELS[kind](model)
    module, _, attribute = name.partition(":")
    if not all(part.isidentifier() for part in (*module.split("."), *attribute.split("."))):
        raise ConfigurationError("recognizer: expected a model or a function", hint=_HINT)
    return adapt(_made(_named(module, attribute)))


def _named(module: str, attribute: str) -> Callable[[], object]:
    try:
        found = attrgetter(attribute)(import_module(module))
    except ModuleNotFoundError as error:
        is_own = f"{module}.".startswith(f"{error.name}.")
        text = "there is no such module" if is_own else f"its module needs {error.name}, which is not installed"
        raise ConfigurationError(f"recognizer: {text}", hint=_WHERE) from None
    except AttributeError:
        raise ConfigurationError("recognizer: its module has no such function", hint=_HINT) from None
    except Exception as error:  # noqa: BLE001 - whatever the user's module raises
        raise ConfigurationError(f"recognizer: importing its module failed with {type(error).__name__}") from None
    if not callable(found):
        raise ConfigurationError(f"recognizer: expected a function or class, got {type(found).__name__}", hint=_HINT)
    return found  # type: ignore[no-any-return]  # callable, and called with nothing


def _made(factory: Callable[[], object]) -> object:
    try:
        return factory()
    except SafeFeedbackError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the user's function raises
        raise ConfigurationError(f"recognizer: the function failed with {type(error).__name__}") from None
