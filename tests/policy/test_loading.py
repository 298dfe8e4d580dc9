"""A policy is refused with the path and the allowed words, and what is shipped says why."""

from pathlib import Path

import pytest

from safefeedback.errors import ConfigurationError, PolicyError
from safefeedback.findings import Evidence, Finding
from safefeedback.policy import AUDIENCES, SHIPPED, Policy, diff, load_policy, parse_policy, schema
from safefeedback.policy.vocabulary import entity_names
from safefeedback.text import plain_view

BASE = {"schema": 1, "name": "x", "version": "1"}
ROOT = Path(__file__).parents[2]


def found(entity: str, **more: object) -> Finding:
    return Finding(0, 4, entity, 0.9, "test", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "text", "hint"),
    [
        ({"entities": {"PERSON": {"publication": {"operator": "hide"}}}}, "'hide' at entities.PERSON.publication.operator", "redact, mask"),
        ({"entities": {"PERSON": {"publication": 3}}}, "got int at entities.PERSON.publication.operator", "redact, mask"),
        ({"entities": {"PERSO": {}}}, "expected an entity, got 'PERSO' at entities", "did you mean PERSON?"),
        ({"entities": {"PERSON": {"publicacion": "keep"}}}, "unknown field at entities.PERSON.publicacion", "policy.md"),
        ({"entities": {"PERSON": {"every": {"operator": "mask", "keep": "a"}}}}, "expected int, got str in field keep", ""),
        ({"entities": {"PERSON": {"every": {"operator": "mask", "kep": 1}}}}, "expected a field of mask, got 'kep'", "did you mean keep?"),
        ({"entities": {"PERSON": {"every": {"operator": "mask", "keep": -1}}}}, "mask", ""),
        ({"entities": {"PERSON": {"threshold": 2}}}, "at entities.PERSON.threshold", ""),
        ({"schema": 9}, "at schema", ""),
        ({"name": "Con Espacios"}, "at name", ""),
        ({"always": [{"exact": "a"}]}, "entity in every always entry", ""),
        ({"always": [{"entity": "PERSON", "exact": "a", "pattern": "b"}]}, "exactly one of", ""),
        ({"always": [{"entity": "PERSON", "pattern": "(" }]}, "expected a regular expression", "policy check"),
        ({"never": [{"entity": "NADIE", "exact": "a"}]}, "expected an entity, got 'NADIE'", ""),
        ({"public": {"publication": "hide"}}, "at public.publication", ""),
    ],
)  # fmt: skip
def test_refusals_name_the_path(change: dict[str, object], text: str, hint: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy({**BASE, **change})
    assert text in str(caught.value)
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"- a\n- b", "expected a mapping, got list"),
        (b"a: [1, 2", "expected YAML"),
        (b"a: &x 1\nb: *x", "aliases"),
        (b"name: x\nname: y", "twice in line"),
        (b"schema: 1\nname: x\nversion: '1'\nx: !!python/object:os.system {}", "expected YAML"),
        (b"[" * 5000, "policy: "),
        (b"#" * 1_000_001, "at most"),
    ],
)
def test_malformed_files_are_refused(content: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_bytes(content)
    with pytest.raises(PolicyError, match=text):
        load_policy(path)


def test_missing_file_names_the_shipped_ones() -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy("nothing-here.yaml")
    assert "pe-ley-29733" in (caught.value.hint or "")


def test_total_and_redacts_by_default() -> None:
    policy = load_policy(BASE)
    for entity in (*entity_names(), "SOMETHING_ELSE"):
        for audience in AUDIENCES:
            assert policy.decide(found(entity), audience).operator.name == "redact"


def test_shipped_policy_states_a_reason_for_every_choice() -> None:
    policy = load_policy("pe-ley-29733")
    for entity in entity_names()[:27]:
        for audience in AUDIENCES:
            assert policy.decide(found(entity), audience).reason, (entity, audience)


def test_shipped_policy_publishes_no_direct_identifier() -> None:
    policy = load_policy("pe-ley-29733")
    for entity in entity_names():
        operator = policy.decide(found(entity), "publication").operator.name
        assert operator == ("keep" if entity == "ORGANIZATION" else operator)
        if entity not in ("ORGANIZATION", "AGE", "DATE_TIME", "LOCATION"):
            assert operator == "redact", entity


def test_public_values_follow_their_own_rule() -> None:
    public = found("PHONE_NUMBER", public=True)
    assert load_policy(BASE).decide(public, "publication").is_kept
    strict = load_policy({**BASE, "public": {"publication": "treat"}})
    assert not strict.decide(public, "publication").is_kept


def test_roles_override_person() -> None:
    policy = load_policy(
        {**BASE, "entities": {"PERSON": {"every": "redact"}}, "roles": {"official": {"publication": "keep"}}}
    )
    assert policy.decide(found("PERSON", role="official"), "publication").is_kept
    assert not policy.decide(found("PERSON", role="official"), "officer").is_kept
    assert not policy.decide(found("PERSON"), "publication").is_kept


def test_digest_sees_every_change_and_no_order() -> None:
    one = {**BASE, "entities": {"AGE": {"every": "keep"}, "PERSON": {"every": "redact"}}}
    two = {**BASE, "entities": {"PERSON": {"every": "redact"}, "AGE": {"every": "keep"}}}
    assert load_policy(one).digest == load_policy(two).digest
    assert load_policy({**one, "version": "2"}).digest != load_policy(one).digest
    assert len(load_policy(one).digest) == 64


def test_json_is_yaml_and_a_policy_is_itself() -> None:
    policy = parse_policy('{"schema": 1, "name": "x", "version": "1"}')
    assert load_policy(policy) is policy
    assert policy.threshold("AGE", 0.4) == 0.4
    assert load_policy({**BASE, "entities": {"AGE": {"threshold": 0.8}}}).threshold("AGE", 0.4) == 0.8


def test_unknown_audience_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="audience"):
        load_policy(BASE).decide(found("AGE"), "world")


def test_difference_lists_what_changes() -> None:
    new = {
        **BASE,
        "version": "2",
        "entities": {"AGE": {"threshold": 0.5, "publication": "keep"}},
        "never": [{"exact": "a"}],
    }
    changes = {change.path: (change.before, change.after) for change in diff(load_policy(BASE), load_policy(new))}
    assert changes["entities.AGE.publication"] == ("redact(numbered=True)", "keep")
    assert changes["entities.AGE.threshold"] == ("operating point", "0.5")
    assert changes["version"] == ("1", "2")
    assert "never" in changes
    assert diff(load_policy(new), load_policy(new)) == ()


def test_lists_find_and_leave() -> None:
    policy = load_policy(
        {
            **BASE,
            "always": [{"entity": "PERSON", "folded": "el chino"}, {"entity": "OTHER_ID", "exact": "K-1"}],
            "never": [{"pattern": "[0-9]{8}"}, {"exact": "20933904114"}],
        }
    )
    listed = policy.always_findings(plain_view("vino El Chino con K-1 y k-1"))
    assert [(f.entity, f.span) for f in listed] == [("PERSON", (5, 13)), ("OTHER_ID", (18, 21))]
    eight = Finding(0, 8, "PE_DNI", 0.9, "x")
    assert policy.leaves(eight, "51234567")
    proven = Finding(0, 8, "PE_DNI", 0.9, "x", (Evidence("check", "check-digit"),))
    assert not policy.leaves(proven, "51234567")
    assert policy.leaves(Finding(0, 11, "PE_RUC", 0.9, "x", (Evidence("check", "mod-11"),)), "20933904114")


def test_shipped_names_load_and_schema_is_the_documented_one() -> None:
    assert all(isinstance(load_policy(name), Policy) for name in SHIPPED)
    import json

    documented = json.loads((ROOT / "docs" / "reference" / "policy.schema.json").read_text(encoding="utf-8"))
    assert documented == schema()
