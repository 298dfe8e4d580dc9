"""What an operator is: a mention goes in, its replacement comes out.

Every operator is a frozen dataclass with its own fields. It also has presidio-anonymizer's four methods (``operate``,
``validate``, ``operator_name``, ``operator_type``), so it works where one of theirs does; see
:mod:`safefeedback.operators.presidio`. presidio-anonymizer takes more than a second to import and is imported only
when ``operator_type`` is asked.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from safefeedback.crypto import PseudonymKey
from safefeedback.entities import kind
from safefeedback.errors import ConfigurationError
from safefeedback.operators.value import value_of

__all__ = ["SEED_BYTES", "Mention", "Operator", "label"]

SEED_BYTES: Final = 16
"""Length of a fresh seed in bytes."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One finding with what an operator may look at; nothing of it is shown by ``repr`` but the entity.

    Attributes:
        text: the characters to replace, as received.
        entity: a name of :mod:`safefeedback.entities`, or one from outside.
        value: the folded value that all its spellings share (:mod:`safefeedback.operators.value`); of a person named
            in part, the fuller name of the same message. Empty where the operator says that it does not read it.
        before: up to 24 characters that stand before it.
        places: the texts of the other places that the message names.
        key: the key of pseudonyms, or None.
        seed: secret random bytes of this message.
    """

    text: str = field(repr=False)
    entity: str
    value: str = field(repr=False)
    before: str = field(default="", repr=False)
    places: tuple[str, ...] = field(default=(), repr=False)
    key: PseudonymKey | None = field(default=None, repr=False)
    seed: bytes = field(default=b"", repr=False)


def label(entity: str, number: int | None = None) -> str:
    """Return the Spanish label of an entity, such as ``[PERSONA_1]``, or ``[PERSONA]`` without number."""
    word = kind(entity).label
    return f"[{word}]" if number is None else f"[{word}_{number}]"


@dataclass(frozen=True, slots=True)
class Operator:
    """The base of every operator: a subclass gives ``name`` and :meth:`replace`."""

    name: ClassVar[str] = ""
    reads_value: ClassVar[bool] = True
    """Whether :meth:`replace` reads the folded value, which takes time to make."""
    is_sealing: ClassVar[bool] = False
    """Whether the value goes into the vault, and the label stands for it on purpose."""

    @property
    def needs_key(self) -> bool:
        """Whether :meth:`replace` refuses to work without a key."""
        return False

    def replace(self, mention: Mention) -> str | None:
        """Return what stands for the mention, or None for the numbered label, which only the runner can give.

        Raises:
            KeyringError: a key is needed and there is none.
        """
        raise NotImplementedError

    def operate(self, text: str, params: Mapping[str, Any] | None = None) -> str:
        """Replace a text as presidio-anonymizer asks for it.

        Args:
            text: the characters to replace.
            params: ``entity_type`` as Presidio gives it; also ``key`` (:class:`PseudonymKey`), ``seed`` (bytes) and
                ``number`` (of a label). Without a number, labels have none: one call does not know the others.
        """
        given = params or {}
        entity = str(given.get("entity_type", ""))
        seed = given.get("seed") or secrets.token_bytes(SEED_BYTES)
        mention = Mention(text, entity, value_of(entity, text), key=given.get("key"), seed=seed)
        replacement = self.replace(mention)
        return label(entity, given.get("number")) if replacement is None else replacement

    def validate(self, params: Mapping[str, Any] | None = None) -> None:
        """Check what :meth:`operate` would be given.

        Raises:
            ConfigurationError: the entity is missing, or the key or the seed is of the wrong type.
        """
        given = params or {}
        wanted = (("entity_type", str), ("key", PseudonymKey), ("seed", bytes), ("number", int))
        for name, expected in wanted:
            value = given.get(name)
            if not isinstance(value, expected) and (value is not None or name == "entity_type"):
                raise ConfigurationError(
                    f"operator {self.name}: expected {expected.__name__}, got {type(value).__name__} at params.{name}"
                )

    def operator_name(self) -> str:
        """Return the name, as Presidio asks for it."""
        return self.name

    def operator_type(self) -> Any:
        """Return ``presidio_anonymizer.operators.OperatorType.Anonymize``: Presidio's word for every replacement."""
        from presidio_anonymizer.operators import OperatorType  # noqa: PLC0415 - takes over a second

        return OperatorType.Anonymize
