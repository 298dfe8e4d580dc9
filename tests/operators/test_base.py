import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.operators import Mask, Operator, Redact, label, operators


def made(name: str) -> Operator:
    kind = operators()[name]
    return kind(purpose="p") if name == "pseudonymize" else kind()  # type: ignore[call-arg]


def test_the_seven_operators_in_their_order() -> None:
    assert list(operators()) == ["redact", "mask", "generalize", "pseudonymize", "surrogate", "seal", "keep"]


@pytest.mark.parametrize("name", list(operators()))
def test_every_operator_has_the_shape_of_presidio(name: str) -> None:
    operator = made(name)
    assert operator.operator_name() == name
    operator.validate({"entity_type": "PERSON"})
    with pytest.raises(ConfigurationError, match="entity_type"):
        operator.validate()
    with pytest.raises(ConfigurationError, match=r"params\.key"):
        operator.validate({"entity_type": "PERSON", "key": "not a key"})


@pytest.mark.parametrize("name", list(operators()))
def test_operators_are_values(name: str) -> None:
    assert made(name) == made(name)
    assert hash(made(name)) == hash(made(name))


def test_operators_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Mask().keep = 9  # type: ignore[misc]


def test_the_base_replaces_nothing_by_itself() -> None:
    with pytest.raises(NotImplementedError):
        Operator().operate("Ana", {"entity_type": "PERSON"})


def test_labels_are_spanish_and_unknown_entities_are_data() -> None:
    assert label("PERSON", 2) == "[PERSONA_2]"
    assert label("MY_OWN") == "[DATO]"


def test_redact_numbers_when_it_is_told_the_number() -> None:
    assert Redact().operate("Ana", {"entity_type": "PERSON"}) == "[PERSONA]"
    assert Redact().operate("Ana", {"entity_type": "PERSON", "number": 3}) == "[PERSONA_3]"
    assert Redact(numbered=False).operate("Ana", {"entity_type": "PERSON", "number": 3}) == "[PERSONA]"
