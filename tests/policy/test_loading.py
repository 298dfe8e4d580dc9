"""A policy is refused with the path and the allowed words, and what is shipped says why."""

import json
import pickle
import time
from importlib import resources
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it has no stubs
import pytest
import yaml

from safefeedback.errors import ConfigurationError, PolicyError
from safefeedback.findings import Finding
from safefeedback.policy import AUDIENCES, SHIPPED, Policy, diff, load_policy, parse_policy, schema
from safefeedback.policy.vocabulary import entity_names

BASE = {"schema": 1, "name": "x", "version": "1"}
ROOT = Path(__file__).parents[2]


def found(entity: str, **more: object) -> Finding:
    return Finding(0, 4, entity, 0.9, "test", **more)  # type: ignore[arg-type]


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
        (b"[" * 20 + b"]" * 20, "nested too deeply"),
        (b"#" * 1_000_001, "at most"),
        (b"schema: " + b"9" * 5000, "number or date"),
        (b"version: 2026-13-45", "number or date"),
        (b"? [a, b]\n: 1", "policy: "),
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


def test_shipped_names_load_and_schema_is_the_documented_one() -> None:
    assert all(isinstance(load_policy(name), Policy) for name in SHIPPED)
    documented = json.loads((ROOT / "docs" / "reference" / "policy.schema.json").read_text(encoding="utf-8"))
    assert documented == schema()


def test_the_schema_accepts_the_shipped_policy_and_refuses_what_we_refuse() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    content = resources.files("safefeedback.policy").joinpath("data", "pe-ley-29733.yaml").read_text("utf-8")
    jsonschema.validate(yaml.safe_load(content), schema())
    refused: tuple[dict[str, object], ...] = (
        {"PERSO": {}},
        {"PERSON": {"every": "hide"}},
        {"PERSON": {"every": {"operator": "mask", "kep": 1}}},
    )
    for bad in refused:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**BASE, "entities": bad}, schema())


@pytest.mark.timing
def test_many_keys_take_linear_time() -> None:
    content = "\n".join(f"k{number}: 1" for number in range(20_000))
    start = time.perf_counter()
    with pytest.raises(PolicyError, match="expected this field"):
        parse_policy(content)
    assert time.perf_counter() - start < 20


def test_lists_are_not_shown() -> None:
    policy = load_policy(
        {**BASE, "never": [{"exact": "Zenobia"}], "always": [{"entity": "PERSON", "folded": "Zenobia"}]}
    )
    assert "Zenobia" not in repr(policy)
    assert "Zenobia" not in repr(policy.never[0])
    assert "Zenobia" not in repr(diff(load_policy(BASE), policy))


def test_a_key_is_needed_when_a_rule_needs_one() -> None:
    assert not load_policy("pe-ley-29733").needs_key
    for rule in ({"operator": "pseudonymize", "purpose": "p"}, {"operator": "surrogate", "purpose": "p"}):
        assert load_policy({**BASE, "entities": {"PERSON": {"statistics": rule}}}).needs_key
    assert not load_policy({**BASE, "entities": {"PERSON": {"statistics": "surrogate"}}}).needs_key


def test_what_is_not_named_says_so() -> None:
    assert "no lo nombra" in load_policy(BASE).decide(found("CL_RUT"), "publication").reason


def test_a_policy_survives_a_process_border() -> None:
    policy = load_policy("pe-ley-29733")
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301 - made here


def test_a_copy_has_a_digest_and_lists_of_its_own() -> None:
    first = load_policy({"schema": 1, "name": "uno", "version": "1", "never": [{"exact": "ana"}]})
    assert first.leaves(Finding(0, 3, "PERSON", 0.9, "t"), "ana")
    second = first.model_copy(update={"version": "2", "never": ()})
    assert first.digest != second.digest
    assert not second.leaves(Finding(0, 3, "PERSON", 0.9, "t"), "ana")
    assert first.model_copy().digest == first.digest
