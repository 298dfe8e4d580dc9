import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.errors import ConfigurationError
from safefeedback.operators import Mask


def masked(text: str, entity: str = "MY_OWN", operator: Mask | None = None) -> str:
    return (operator or Mask()).operate(text, {"entity_type": entity})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4557 8800 0000 0004", "**** **** **** 0004"),
        ("987654", "****54"),
        ("(01) 512-3456", "(**) ***-*456"),
        ("12", "**"),
        ("AB-1", "**-1"),
        ("ana@example.com", "***@******e.com"),
        ("e\u0301e\u0301", "***\u0301"),
    ],
)
def test_the_last_ones_stay_and_separators_too(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(("entity", "label"), [("PHONE_NUMBER", "[TELEFONO]"), ("AGE", "[EDAD]")])
def test_numbers_in_words_become_the_label(entity: str, label: str) -> None:
    assert masked("nueve ocho siete", entity) == label


def test_another_character_and_none_kept() -> None:
    assert masked("987-654", operator=Mask(keep=0, character="#")) == "###-###"


@pytest.mark.parametrize("fields", [{"keep": -1}, {"character": "x"}, {"character": "**"}, {"character": " "}])
def test_bad_fields_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match="mask"):
        Mask(**fields)  # type: ignore[arg-type]


@given(st.text(max_size=40), st.integers(0, 50))
def test_law_never_more_than_a_third_is_shown_and_the_length_stays(text: str, keep: int) -> None:
    shown = masked(text, operator=Mask(keep=keep, character="•"))
    assert len(shown) == len(text)
    alike = [a for a, b in zip(text, shown, strict=True) if a == b and a.isalnum()]
    assert len(alike) <= min(keep, sum(c.isalnum() for c in text) // 3 + sum(not c.isalnum() for c in text))
    assert all(b in ("•", a) for a, b in zip(text, shown, strict=True))
