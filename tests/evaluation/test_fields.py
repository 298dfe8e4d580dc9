from __future__ import annotations

import pytest

from safefeedback.evaluation import FIELDS, GoldMessage, origin_field, parse_corpus
from safefeedback.evaluation.fields import NOBODY, field


def message(body: str) -> GoldMessage:
    (found,) = parse_corpus(f"### id=x-1 channel=email\n{body}\n", source="x.txt")
    return found


def values(name: str, of: GoldMessage) -> list[str]:
    return [field(name).value(of, span) for span in of.spans]


def test_an_identifier_is_of_the_person_named_nearest() -> None:
    text = "[[PE_DNI:51111111]] [[PERSON:rosa mamani]] con [[PERSON:juan torres]], cel [[PHONE_NUMBER:987654321]]"
    assert values("origin", message(text)) == ["andean_amazonian", "andean_amazonian", "spanish", "spanish"]
    assert values("sex", message(text)) == ["female", "female", "male", "male"]


def test_of_two_as_near_the_earlier_one_owns_it() -> None:
    text = "[[PERSON:rosa mamani]] [[PE_DNI:51111111]] [[PERSON:juan torres]]"
    assert values("sex", message(text))[1] == "female"


def test_an_identifier_beside_nobody_has_no_owner() -> None:
    assert values("sex", message("dni [[PE_DNI:51111111]] de [[PERSON?:ana]]"))[0] == NOBODY


def test_a_field_of_messages_has_one_value() -> None:
    text = "[[PERSON:ana]] [[PE_DNI:51111111]] de [[LOCATION:Puno]]"
    assert values("channel", message(text)) == ["email"] * 3
    assert values("region", message(text)) == ["Puno"] * 3
    assert values("topic", message(text)) == ["-"] * 3


def test_told_origins_win_over_spelling() -> None:
    told = message("[[PERSON:rosa mamani]], [[PERSON:rosa mamani]]")
    known = origin_field({("x-1", 0, 11): "other"})
    assert [known.value(told, span) for span in told.spans] == ["other", "andean_amazonian"]


def test_every_field_has_a_name_and_no_other_has() -> None:
    assert [field(name).name for name in FIELDS] == list(FIELDS)
    with pytest.raises(ValueError, match="region, origin, sex"):
        field("age")
