"""presidio-anonymizer both ways: our operators in its engine, its operators in our runner.

presidio-anonymizer takes more than a second to import, so it is imported inside the functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from safefeedback.errors import ConfigurationError
from safefeedback.operators.base import Mention, Operator

__all__ = ["as_presidio", "from_presidio"]


def as_presidio(operator: Operator) -> type:
    """Return a class for ``AnonymizerEngine.add_anonymizer`` that does what the operator does.

    The class is named after the operator (``safefeedback_redact``), because Presidio's own names are taken.
    """
    from presidio_anonymizer.operators import Operator as PresidioOperator  # noqa: PLC0415
    from presidio_anonymizer.operators import OperatorType  # noqa: PLC0415

    class Adapted(PresidioOperator):
        """Presidio's shape around one operator."""

        def operate(self, text: str, params: Mapping[str, Any] | None = None) -> str:
            return operator.operate(text, params)

        def validate(self, params: Mapping[str, Any] | None = None) -> None:
            operator.validate(params)

        def operator_name(self) -> str:
            return f"safefeedback_{operator.name}"

        def operator_type(self) -> Any:
            return OperatorType.Anonymize

    Adapted.__name__ = f"Safefeedback{operator.name.title()}"
    return Adapted


@dataclass(frozen=True, slots=True)
class _Foreign(Operator):
    """A presidio-anonymizer operator in our runner."""

    inner: Any = None
    params: Mapping[str, Any] = field(default_factory=dict, repr=False)

    name: ClassVar[str] = "presidio"

    def replace(self, mention: Mention) -> str | None:
        return str(self.inner.operate(text=mention.text, params={**self.params, "entity_type": mention.entity}))


def from_presidio(operator_class: type, params: Mapping[str, Any] | None = None) -> Operator:
    """Return an operator of ours that runs one of presidio-anonymizer's with fixed parameters.

    Raises:
        ConfigurationError: it refuses the parameters.
    """
    inner, given = operator_class(), dict(params or {})
    try:
        inner.validate(params={**given, "entity_type": "DEFAULT"})
    except Exception as error:  # noqa: BLE001 - an operator from outside may raise anything
        raise ConfigurationError(
            f"operator {operator_class.__name__}: expected parameters that it accepts, got {type(error).__name__}"
        ) from None
    return _Foreign(inner, given)
