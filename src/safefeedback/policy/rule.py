"""One line of a policy: an operator with its fields, and why."""

from __future__ import annotations

from dataclasses import MISSING, asdict, fields
from functools import cache
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema

from safefeedback.errors import SafeFeedbackError
from safefeedback.operators import Operator, operators
from safefeedback.policy.complaint import PolicyValueError, unknown

__all__ = ["Rule", "operator_names"]

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
        default = known[name].default
        if default is not MISSING and type(value) is not type(default):
            raise PolicyValueError(f"expected {type(default).__name__}, got {type(value).__name__} in field {name}")
    try:
        return kind(**given)
    except (SafeFeedbackError, TypeError, ValueError) as error:
        raise PolicyValueError(f"field of {kind.name} refused: {error}") from None


def _dumped(operator: Operator) -> dict[str, Any]:
    return {"operator": operator.name, **asdict(operator)}


_SCHEMA: Final = {
    "description": "an operator name, or an object with `operator` and the operator's own fields",
    "oneOf": [
        {"type": "string"},
        {"type": "object", "properties": {"operator": {"type": "string"}}, "required": ["operator"]},
    ],
}


class Rule(BaseModel):
    """What is done with an entity for an audience.

    In a file a rule is a word (``publication: redact``) or a mapping (``{operator: mask, last: 3, reason: …}``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    operator: Annotated[Operator, PlainValidator(_operator), PlainSerializer(_dumped), WithJsonSchema(_SCHEMA)]
    reason: str = Field(default="", max_length=_MAX_REASON)


def parse_rule(value: object) -> object:
    """Split a written rule into operator and reason; the model checks both."""
    if isinstance(value, dict) and "operator" in value and not isinstance(value["operator"], dict):
        reason = value.get("reason", "")
        return {"operator": {k: v for k, v in value.items() if k != "reason"}, "reason": reason}
    return value if isinstance(value, Rule | dict) else {"operator": value}
