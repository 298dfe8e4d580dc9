from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import DetectionError, KeyringError, SpanError
from safefeedback.findings import Finding
from safefeedback.operators import Generalize, Keep, Mention, Operator, Pseudonymize, Redact, Surrogate, apply


def found(text: str, *parts: tuple[str, str]) -> Iterator[Finding]:
    """Yield a finding for each part, one after the other."""
    reached = 0
    for part, entity in parts:
        reached = text.index(part, reached)
        yield Finding(reached, reached + len(part), entity, 0.9, "t")
        reached += len(part)


def redacted(text: str, *parts: tuple[str, str]) -> str:
    return apply(text, [(finding, Redact()) for finding in found(text, *parts)])[0]


def test_same_value_same_number_in_any_spelling() -> None:
    text = "tel 987 654 321, repito +51 987654321 o nueve ocho siete, y 912345678"
    shown = redacted(
        text, ("987 654 321", "PHONE_NUMBER"), ("+51 987654321", "PHONE_NUMBER"), ("912345678", "PHONE_NUMBER")
    )
    assert shown == "tel [TELEFONO_1], repito [TELEFONO_1] o nueve ocho siete, y [TELEFONO_2]"


def test_given_name_before_the_full_name_is_the_same_person() -> None:
    text = "Nely me atendió: NELY POLO QUILLA; Rosa no, Polo sí"
    parts = [(name, "PERSON") for name in ("Nely", "NELY POLO QUILLA", "Rosa", "Polo")]
    assert redacted(text, *parts) == "[PERSONA_1] me atendió: [PERSONA_1]; [PERSONA_2] no, [PERSONA_1] sí"


def test_surnames_first_is_the_same_person() -> None:
    parts = [(name, "PERSON") for name in ("QUISPE MAMANI, Juan", "juan quispe mamani")]
    assert redacted("de QUISPE MAMANI, Juan (juan quispe mamani)", *parts) == "de [PERSONA_1] ([PERSONA_1])"


def test_each_label_word_counts_for_itself() -> None:
    assert redacted("a1 b2 c3", ("a1", "PE_DNI"), ("b2", "MY_OWN"), ("c3", "YOUR_OWN")) == "[DNI_1] [DATO_1] [DATO_2]"


def test_neighbours_stay_two() -> None:
    assert redacted("RosaAna", ("Rosa", "PERSON"), ("Ana", "PERSON")) == "[PERSONA_1][PERSONA_2]"


def test_places_are_those_of_the_new_text() -> None:
    text = "soy Ana de Ate, 67 años"
    findings = list(found(text, ("Ana", "PERSON"), ("Ate", "LOCATION"), ("67 años", "AGE")))
    shown, replaced = apply(text, list(zip(findings, (Redact(), Keep(), Generalize()), strict=True)))
    assert shown == "soy [PERSONA_1] de Ate, 60 a 69 años"
    assert [(shown[r.start : r.end], r.entity, r.operator) for r in replaced] == [
        ("[PERSONA_1]", "PERSON", "redact"),
        ("60 a 69 años", "AGE", "generalize"),
    ]


def test_an_operator_that_cannot_leaves_the_label_under_its_true_name() -> None:
    finding = Finding(0, 4, "DATE_TIME", 0.9, "t")
    shown, replaced = apply("ayer", [(finding, Generalize())])
    assert (shown, replaced[0].operator) == ("[FECHA_1]", "redact")


def test_numbers_have_no_holes_when_some_are_not_redacted() -> None:
    text = "en Ate y en Nowhere"
    findings = list(found(text, ("Ate", "LOCATION"), ("Nowhere", "LOCATION")))
    assert apply(text, [(finding, Generalize()) for finding in findings])[0] == "en Ate y en [LUGAR_1]"


@pytest.mark.parametrize("spans", [[(0, 4), (2, 6)], [(4, 6), (0, 2)], [(0, 9)], [(8, 9)]])
def test_overlap_disorder_and_overrun_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(SpanError, match="disjoint"):
        apply("abcdef", [(Finding(*span, "PERSON", 0.9, "t"), Redact()) for span in spans])


def test_nothing_found_changes_nothing() -> None:
    assert apply("hola", []) == ("hola", ())
    assert apply("", []) == ("", ())


@dataclass(frozen=True, slots=True)
class Broken(Operator):
    name: ClassVar[str] = "broken"

    def replace(self, mention: Mention) -> str | None:
        raise ValueError(f"cannot read {mention.text}")


def test_an_operator_that_fails_withholds_the_message_and_quotes_nothing() -> None:
    with pytest.raises(DetectionError) as refused:
        apply("soy Zenobia", [(Finding(4, 11, "PERSON", 0.9, "t"), Broken())])
    assert "Zenobia" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert "ValueError" in str(refused.value)


def test_a_missing_key_is_named_as_such() -> None:
    with pytest.raises(KeyringError):
        apply("Ana", [(Finding(0, 3, "PERSON", 0.9, "t"), Pseudonymize(purpose="p"))])


def test_a_part_of_a_name_has_the_pseudonym_of_the_whole() -> None:
    text = "Nely Polo Quilla y Nely"
    key = PseudonymKey.from_bytes(bytes(32))
    findings = list(found(text, ("Nely Polo Quilla", "PERSON"), ("Nely", "PERSON")))
    shown, _ = apply(text, [(finding, Pseudonymize(purpose="p")) for finding in findings], key=key)
    one, other = shown.split(" y ")
    assert one == other


def test_without_seed_surrogates_differ_from_call_to_call() -> None:
    finding = Finding(0, 12, "OTHER_ID", 0.9, "t")
    assert len({apply("123456789012", [(finding, Surrogate())])[0] for _ in range(4)}) > 1


def test_repr_of_a_mention_shows_nothing_of_the_message() -> None:
    shown = repr(
        Mention("Zenobia", "PERSON", "zenobia", "soy ", ("Ate",), PseudonymKey.from_bytes(bytes(32)), b"s" * 16)
    )
    assert shown == "Mention(entity='PERSON')"
