"""The closed list of purposes for which a sealed field may be opened, and who approves. TOML, like the settings."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from safefeedback.crypto import VerifyingKey
from safefeedback.errors import ConfigurationError
from safefeedback.ledger.kind import is_lawful

__all__ = ["Purpose", "RevealRules", "RulesSource", "load_rules"]

_LIMIT: Final = 1_000_000  # bytes
_VALUES: Final = "values"
_OWN: Final = ("message", "contact", "envelope", "findings")


def _code(value: str) -> str:
    if not is_lawful("code", value):
        raise ValueError("a code of a-z, 0-9, '.', '_' and '-' with a letter, and no number of a person")
    return value


def _staff(value: str) -> str:
    if not is_lawful("who", value):
        raise ValueError("the id of a member of staff: a code, no name and no number of a person")
    return value


def _public_key(value: str) -> str:
    if len(value) != 64 or not set(value) <= set("0123456789abcdef"):
        raise ValueError("64 hexadecimal digits of an Ed25519 public key")
    return value


class Purpose(BaseModel):
    """One reason to open.

    Attributes:
        title: for people, in Spanish.
        base: code of the legal basis, which the log keeps.
        law: the legal basis in words.
        fields: what may be opened: ``message``, ``contact``, ``envelope``, ``findings``, an entity, or ``values`` for
            the values of all entities.
        approvals: how many officers, beside who opens, must sign.
        needs_case: the code of a case must be given.
        hourly: most records that one actor may open in an hour.
        despite_block: it opens what a request of its person blocks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, max_length=200)
    base: Annotated[str, AfterValidator(_code)]
    law: str = Field(min_length=1, max_length=1000)
    fields: tuple[Annotated[str, Field(pattern=r"^[A-Za-z_]{1,64}$")], ...]
    approvals: int = Field(default=0, ge=0, le=9)
    needs_case: bool = False
    hourly: int = Field(default=60, ge=1, le=100_000)
    despite_block: bool = False

    def allows(self, name: str) -> bool:
        """Return whether it opens a field of a record."""
        if name in _OWN:
            return name in self.fields
        entity, dot, _ = name.partition(".")
        return bool(dot) and entity.isupper() and (_VALUES in self.fields or entity in self.fields)

    def allowed(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of the fields of a record that it opens."""
        return tuple(name for name in names if self.allows(name))


class RevealRules(BaseModel):
    """Purposes, and the public keys of the officers who may approve.

    Attributes:
        schema_version: version of this shape; ``schema`` in a file.
        purposes: by code.
        officers: Ed25519 public key, 64 hexadecimal digits, by the id of the officer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: Literal[1] = Field(alias="schema")
    purposes: Mapping[Annotated[str, AfterValidator(_code)], Purpose]
    officers: Mapping[Annotated[str, AfterValidator(_staff)], Annotated[str, AfterValidator(_public_key)]] = {}

    def officer_key(self, officer: str) -> VerifyingKey | None:
        """Return the public key of an officer, or None."""
        found = self.officers.get(officer)
        return None if found is None else VerifyingKey(bytes.fromhex(found))


RulesSource: TypeAlias = "str | os.PathLike[str] | Mapping[str, object] | RevealRules | None"
"""Where rules come from."""


def load_rules(source: RulesSource = None) -> RevealRules:
    """Return the rules.

    Args:
        source: a TOML file, a mapping or rules; None: those for Peru that ship with the package, without officers.
            A file without ``purposes`` keeps the shipped ones.

    Raises:
        ConfigurationError: they cannot be read or used; the text names the place, never a value.
    """
    if isinstance(source, RevealRules):
        return source
    if source is None:
        return _shipped()
    given = dict(source) if isinstance(source, Mapping) else _read(Path(source))
    given.setdefault("purposes", {code: each.model_dump() for code, each in _shipped().purposes.items()})
    return _checked(given)


def _read(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            content = file.read(_LIMIT + 1)
    except OSError as error:
        raise ConfigurationError(f"reveal rules: expected a readable file, got {type(error).__name__}") from None
    if len(content) > _LIMIT:
        raise ConfigurationError(f"reveal rules: expected at most {_LIMIT} bytes")
    try:
        return tomllib.loads(content.decode("utf-8"))
    except ValueError:
        pass  # it holds what it refuses, and must not hang on ours
    raise ConfigurationError("reveal rules: expected TOML in UTF-8, got something else")


def _checked(given: Mapping[str, object]) -> RevealRules:
    try:
        return RevealRules.model_validate(given)
    except ValidationError as error:  # it holds what it refuses, and must not hang on ours
        first = error.errors(include_url=False, include_input=False)[0]
    raise ConfigurationError(f"reveal rules: {_words(first)} at {_place(first['loc'])}")


def _place(path: Iterable[str | int]) -> str:
    """Return a path; a key that may be a name or a number of a person is not shown."""
    parts = (str(part) for part in path if part != "[key]")
    shown = (part if (part.isdigit() and len(part) < 4) or is_lawful("code", part) else "(a key)" for part in parts)
    return ".".join(shown) or "the top level"


def _words(problem: Mapping[str, object]) -> str:
    if problem["type"] == "extra_forbidden":
        return "unknown field"
    text = str(problem["msg"]).removeprefix("Value error, ").replace("Input should be", "expected")
    return text if text.startswith("expected") else f"expected {text}" if problem["type"] == "value_error" else text


@lru_cache(1)
def _shipped() -> RevealRules:
    content = resources.files(__package__).joinpath("pe.toml").read_text(encoding="utf-8")
    return _checked(tomllib.loads(content))
