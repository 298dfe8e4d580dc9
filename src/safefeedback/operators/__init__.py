"""Operators: finding to replacement.

>>> from safefeedback.findings import Finding
>>> apply("soy Ana", [(Finding(4, 7, "PERSON", 0.9, "x"), Redact())])[0]
'soy [PERSONA_1]'
"""

from __future__ import annotations

from safefeedback.operators.base import Mention, Operator, label
from safefeedback.operators.generalize import Generalize
from safefeedback.operators.keep import Keep
from safefeedback.operators.mask import Mask
from safefeedback.operators.pseudonymize import Pseudonymize
from safefeedback.operators.redact import Redact
from safefeedback.operators.runner import Replaced, apply, shared_values
from safefeedback.operators.seal import Seal
from safefeedback.operators.surrogate import Surrogate

__all__ = [
    "Generalize",
    "Keep",
    "Mask",
    "Mention",
    "Operator",
    "Pseudonymize",
    "Redact",
    "Replaced",
    "Seal",
    "Surrogate",
    "apply",
    "label",
    "operators",
    "shared_values",
]


def operators() -> dict[str, type[Operator]]:
    """Return the operators by the name that policies use."""
    return {kind.name: kind for kind in (Redact, Mask, Generalize, Pseudonymize, Surrogate, Seal, Keep)}
