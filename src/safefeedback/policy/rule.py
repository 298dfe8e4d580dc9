"""One line of a policy: an operator with its fields, and why."""

from __future__ import annotations

from dataclasses import MISSING, asdict, fields
from functools import cache
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator

from safefeedback.errors import SafeFeedbackError
from safefeedback.operators import Operator, operators
from safefeedback.policy.complaint import PolicyValueError, unknown

__all__ = ["Rule", "operator_names", "parse_rule", "rule_schema"]

_MAX_REASON: Final = 500


@cache
def operator_names() -> tuple[str, ...]:
    """Return the names that a policy may use, in the order of the reference."""
    return tuple(operators())


def _operator(value: object) -> Operator:
    if isinstance(value, Operator):
        return value
    given = {"operator": value} if isinstance(value, str) else value
    if not isinstance(given, dict):
        raise unknown("an operator name", value, operator_names())
    name = given.get("operator")
    if name not in operators():
        raise unknown("an operator name", name, operator_names())
    return _built(operators()[name], {str(k): v for k, v in given.items() if k != "operator"})


def _built(kind: type[Operator], given: dict[str, Any]) -> Operator:
    known = {field.name: field for field in fields(kind)}
    for name, value in given.items():
        if name not in known:
            raise unknown(f"a field of {kind.name}", name, known or ["none"])
        expected = _TYPES[str(known[name].type)]
        if type(value) is not expected:
            raise PolicyValueError(f"expected {expected.__name__}, got {type(value).__name__} in field {name}")
    missing = [name for name, field in known.items() if field.default is MISSING and name not in given]
    if missing:
        raise PolicyValueError(f"expected the field {missing[0]} of {kind.name}, got none")
    try:
        return kind(**given)
    except SafeFeedbackError as error:
        raise PolicyValueError(f"field of {kind.name} refused: {error}") from None


def _dumped(operator: Operator) -> dict[str, Any]:
    return {"operator": operator.name, **asdict(operator)}


_TYPES: Final[dict[str, type]] = {"str": str, "int": int, "bool": bool}
_SCHEMA_TYPES: Final = {"str": "string", "int": "integer", "bool": "boolean"}


def rule_schema() -> dict[str, Any]:
    """Return the JSON schema of a rule as it is written: a word, or a mapping with the fields of its operator."""
    plain = [name for name, kind in operators().items() if all(f.default is not MISSING for f in fields(kind))]
    mappings = [_mapping_schema(name, kind) for name, kind in operators().items()]
    return {"description": "an operator name, or a mapping", "oneOf": [{"enum": plain}, *mappings]}


def _mapping_schema(name: str, kind: type[Operator]) -> dict[str, Any]:
    own = {field.name: {"type": _SCHEMA_TYPES[str(field.type)]} for field in fields(kind)}
    reason = {"type": "string", "maxLength": _MAX_REASON}
    return {
        "type": "object",
        "properties": {"operator": {"const": name}, **own, "reason": reason},
        "required": ["operator", *(field.name for field in fields(kind) if field.default is MISSING)],
        "additionalProperties": False,
    }


class Rule(BaseModel):
    """What is done with an entity for an audience.

    In a file a rule is a word (``publication: redact``) or a mapping (``{operator: mask, keep: 3, reason: …}``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    operator: Annotated[Operator, PlainValidator(_operator), PlainSerializer(_dumped)]
    reason: str = Field(default="", max_length=_MAX_REASON)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, __: Any) -> dict[str, Any]:
        return rule_schema()


def parse_rule(value: object) -> object:
    """Split a written rule into operator and reason; the model checks both."""
    if isinstance(value, dict) and "operator" in value and not isinstance(value["operator"], dict):
        reason = value.get("reason", "")
        return {"operator": {k: v for k, v in value.items() if k != "reason"}, "reason": reason}
    return value if isinstance(value, Rule | dict) else {"operator": value}
