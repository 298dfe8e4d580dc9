"""presidio-anonymizer both ways, and the faults of its runner that ours does not have."""

import warnings
from typing import Any

import pytest

from safefeedback.findings import Finding
from safefeedback.operators import Redact, apply
from safefeedback.operators.presidio import as_presidio, from_presidio

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from presidio_anonymizer import AnonymizerEngine as _Engine
    from presidio_anonymizer.entities import OperatorConfig, RecognizerResult
    from presidio_anonymizer.operators import Mask as PresidioMask
    from presidio_anonymizer.operators import OperatorType


def AnonymizerEngine() -> Any:  # noqa: N802 - their name
    return _Engine()  # type: ignore[no-untyped-call]


def test_their_runner_merges_neighbours_and_ours_does_not() -> None:
    text, spans = "Rosa Quispe", [(0, 4), (5, 11)]
    theirs = AnonymizerEngine().anonymize(text, [RecognizerResult("PERSON", start, end, 0.9) for start, end in spans])
    assert theirs.text == "<PERSON>"
    ours = apply(text, [(Finding(start, end, "PERSON", 0.9, "t"), Redact()) for start, end in spans])[0]
    assert ours == "[PERSONA_1] [PERSONA_2]"


def test_our_operator_runs_in_their_engine() -> None:
    engine = AnonymizerEngine()
    adapted = as_presidio(Redact())
    engine.add_anonymizer(adapted)
    result = engine.anonymize(
        "soy Ana", [RecognizerResult("PERSON", 4, 7, 0.9)], {"PERSON": OperatorConfig("safefeedback_redact", {})}
    )
    assert result.text == "soy [PERSONA]"


def test_their_operator_runs_in_our_runner() -> None:
    mask = from_presidio(PresidioMask, {"masking_char": "#", "chars_to_mask": 3, "from_end": False})
    assert apply("soy Ana", [(Finding(4, 7, "PERSON", 0.9, "t"), mask)])[0] == "soy ###"


def test_operator_type_is_theirs() -> None:
    assert Redact().operator_type() is OperatorType.Anonymize


def test_their_validation_is_called() -> None:
    mask = from_presidio(PresidioMask, {"masking_char": "##", "chars_to_mask": 3, "from_end": False})
    with pytest.raises(Exception, match="masking"):
        apply("soy Ana", [(Finding(4, 7, "PERSON", 0.9, "t"), mask)])
