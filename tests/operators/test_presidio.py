"""presidio-anonymizer both ways, and the faults of its runner that ours does not have."""

import warnings
from typing import Any

import pytest

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import ConfigurationError, DetectionError, SpanError
from safefeedback.findings import Finding
from safefeedback.operators import Generalize, Keep, Mask, Operator, Pseudonymize, Redact, Surrogate, apply
from safefeedback.operators.presidio import as_presidio, from_presidio

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from presidio_anonymizer import AnonymizerEngine as _Engine
    from presidio_anonymizer.entities import OperatorConfig, RecognizerResult
    from presidio_anonymizer.operators import Custom, OperatorType
    from presidio_anonymizer.operators import Mask as PresidioMask


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


def test_their_validation_is_called_once_and_early() -> None:
    with pytest.raises(ConfigurationError, match="Mask"):
        from_presidio(PresidioMask, {"masking_char": "##", "chars_to_mask": 3, "from_end": False})


def test_their_failure_withholds_the_message_and_quotes_nothing() -> None:
    broken = from_presidio(Custom, {"lambda": int})
    with pytest.raises(DetectionError) as refused:
        apply("soy Zenobia", [(Finding(4, 11, "PERSON", 0.9, "t"), broken)])
    assert "Zenobia" not in str(refused.value)


def test_their_runner_shows_what_an_overlapping_finding_hides() -> None:
    text = "soy de la calle Puno 345"
    place, street = RecognizerResult("LOCATION", 4, 20, 0.5), RecognizerResult("STREET_ADDRESS", 10, 24, 0.9)
    operators = {"LOCATION": OperatorConfig("keep"), "STREET_ADDRESS": OperatorConfig("replace", {"new_value": "#"})}
    theirs = AnonymizerEngine().anonymize(text, [place, street], operators)
    assert theirs.text == "soy de la calle Puno#"  # "calle Puno" was to be hidden
    with pytest.raises(SpanError):
        apply(
            text,
            [(Finding(4, 20, "LOCATION", 0.5, "t"), Keep()), (Finding(10, 24, "STREET_ADDRESS", 0.9, "t"), Redact())],
        )


@pytest.mark.parametrize("operator", [Redact(), Mask(), Generalize(), Keep(), Surrogate(), Pseudonymize(purpose="p")])
def test_every_operator_of_ours_runs_in_their_engine(operator: Operator) -> None:
    engine = AnonymizerEngine()
    adapted = as_presidio(operator)
    engine.add_anonymizer(adapted)
    params = {"key": PseudonymKey.from_bytes(bytes(32)), "seed": bytes(16)}
    config = {"AGE": OperatorConfig(adapted().operator_name(), params)}
    result = engine.anonymize("tengo 67 años", [RecognizerResult("AGE", 6, 13, 0.9)], config)
    assert result.text == "tengo " + operator.operate("67 años", {"entity_type": "AGE", **params})
