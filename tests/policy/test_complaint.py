"""A policy is refused with the path, what was expected and the nearest word."""

import pytest

from safefeedback.errors import PolicyError
from safefeedback.policy import Policy, load_policy
from safefeedback.policy.complaint import ENTITY_FIELDS, LISTED_FIELDS, TOP_FIELDS
from safefeedback.policy.listing import Listed
from safefeedback.policy.model import EntityRules

BASE = {"schema": 1, "name": "x", "version": "1"}
OPERATORS = "allowed: redact, mask, generalize, pseudonymize, surrogate, seal, keep"


def refused(**change: object) -> tuple[str, str]:
    with pytest.raises(PolicyError) as caught:
        load_policy({**BASE, **change})
    assert caught.value.__cause__ is None
    return str(caught.value), caught.value.hint or ""


def rule(written: object) -> tuple[str, str]:
    text, hint = refused(entities={"PERSON": {"publication": written}})
    return text.replace(" at entities.PERSON.publication.operator", " HERE"), hint


def test_unknown_operator_is_refused_with_the_allowed_ones() -> None:
    assert rule({"operator": "hide"}) == ("policy: expected an operator name, got 'hide' HERE", OPERATORS)
    assert rule("redakt") == (
        "policy: expected an operator name, got 'redakt' HERE",
        f"did you mean redact? {OPERATORS}",
    )
    assert rule(3) == ("policy: expected an operator name, got int HERE", OPERATORS)
    assert rule({"reason": "x"})[0] == "policy: expected this field, got dict HERE"


def test_fields_of_operators_are_checked() -> None:
    assert rule({"operator": "mask", "kep": 1})[0] == "policy: expected a field of mask, got 'kep' HERE"
    assert rule({"operator": "mask", "kep": 1})[1].startswith("did you mean keep?")
    assert rule({"operator": "mask", "keep": "a"})[0] == "policy: expected int, got str in field keep HERE"
    assert rule({"operator": "mask", "keep": True})[0] == "policy: expected int, got bool in field keep HERE"
    assert rule({"operator": "mask", "keep": -1})[0].startswith("policy: field of mask refused: mask: expected keep")
    assert rule({"operator": "keep", "x": 1})[1] == "allowed: none"
    assert rule("pseudonymize")[0] == "policy: expected the field purpose of pseudonymize, got none HERE"
    assert rule({"operator": "pseudonymize", "purpose": 3})[0] == "policy: expected str, got int in field purpose HERE"


def test_unknown_entity_is_refused_with_the_nearest() -> None:
    text, hint = refused(entities={"PERSO": {}})
    assert text == "policy: expected an entity, got 'PERSO' at entities"
    assert hint.startswith("did you mean PERSON? allowed: PERSON, USERNAME, ")
    assert refused(never=[{"entity": "NADIE", "exact": "a"}])[0].endswith("got 'NADIE' at never[0].entity")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"entities": {"PERSON": {"publicacion": "keep"}}}, "unknown field at entities.PERSON.publicacion"),
        ({"nmae": 1}, "unknown field at nmae"),
        ({"public": {"publicación": "keep"}}, "unknown field at public.publicación"),
        ({"never": [{"exat": "a"}]}, "unknown field at never[0].exat"),
    ],
)
def test_unknown_fields_are_refused_with_the_nearest(change: dict[str, object], text: str) -> None:
    found, hint = refused(**change)
    assert found == f"policy: {text}"
    assert hint.startswith("did you mean ")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"entities": {"PERSON": {"threshold": 2}}}, "expected less than or equal to 1, got int at entities.PERSON.threshold"),
        ({"entities": {"PERSON": 3}}, "expected a valid mapping, got int at entities.PERSON"),
        ({"entities": 3}, "expected a valid mapping, got int at entities"),
        ({"schema": 9}, "expected 1, got int at schema"),
        ({"name": "Con Espacios"}, "got str at name"),
        ({"roles": {"boss": {}}}, "expected 'sender', 'third_party', 'official' or 'minor', got str at roles.boss"),
        ({"retention": {"storage": "a"}}, "got str at retention.storage"),
        ({"retention": {"storage": 0}}, "expected greater than or equal to 1, got int at retention.storage"),
        ({"public": {"publication": "hide"}}, "expected 'keep' or 'treat', got str at public.publication"),
        ({"always": "x"}, "expected a valid list, got str at always"),
        ({"always": [{"exact": "a"}]}, "expected an entity in every always entry"),
        ({"always": [{"entity": "PERSON", "exact": "a", "pattern": "b"}]}, "exactly one of exact, folded and pattern at always[0]"),
        ({"always": [{"entity": "PERSON", "folded": "¡"}]}, "expected at least one letter or digit at always[0].folded"),
        ({"never": [{"pattern": "("}]}, "got one that does not compile at never[0].pattern"),
        ({"never": [{"exact": "a"}] * 1001}, "at never"),
    ],
)  # fmt: skip
def test_other_mistakes_name_their_path(change: dict[str, object], text: str) -> None:
    assert text in refused(**change)[0]


def test_missing_parts_are_named() -> None:
    with pytest.raises(PolicyError, match="expected this field, got dict at schema"):
        load_policy({})


def test_no_value_of_a_list_is_quoted() -> None:
    for entry in ({"pattern": "(Zenobia"}, {"exact": "Zenobia", "folded": "Zenobia"}, {"folded": ["Zenobia"]}):
        assert "Zenobia" not in "".join(refused(never=[entry]))


def test_the_words_of_complaints_are_the_fields_of_the_models() -> None:
    assert list(TOP_FIELDS) == [field.alias or name for name, field in Policy.model_fields.items()]
    assert list(ENTITY_FIELDS) == list(EntityRules.model_fields)
    assert list(LISTED_FIELDS) == list(Listed.model_fields)
