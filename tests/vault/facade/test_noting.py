"""What a vault's logs say beside its acts: under which policy messages are protected, reports and reviews."""

from __future__ import annotations

from typing import Any

import pytest
from tests.pipeline.nowhere import Nowhere

from safefeedback import Pipeline
from safefeedback.errors import InputError, LedgerError
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.policy import load_policy
from safefeedback.vault import SealOnly, Vault

OTHER: dict[str, Any] = {"schema": 1, "name": "otra", "version": "2", "entities": {"PE_DNI": {"every": "redact"}}}
REPORT = {"from": "2026-10-01", "to": "2026-10-31", "dig": "a" * 64}


def told(vault: Vault, kind: str, event: str) -> list[Leaf]:
    return [leaf for leaf in map(read_leaf, vault.leaves(kind)) if leaf.event == event]


def test_the_policy_in_use_is_noted_where_it_begins_and_where_it_changes(vault: Vault) -> None:
    for policy in ("pe-ley-29733", "pe-ley-29733", OTHER, OTHER, "pe-ley-29733"):
        pipeline = Pipeline(policy, tagger=None, vault=vault)
        list(pipeline.protect_and_store_all(["hola", "chau"]))
    leaves = told(vault, "records", "policy.used")
    assert [(leaf.fields["name"], leaf.fields["ver"]) for leaf in leaves] == [
        ("pe-ley-29733", "1.0"),
        ("otra", "2"),
        ("pe-ley-29733", "1.0"),
    ]
    assert leaves[0].fields["pol"] == load_policy("pe-ley-29733").digest
    order = [read_leaf(body).event for body in vault.leaves("records")]
    assert order[:3] == ["log.init", "policy.used", "record.sealed"]


def test_a_host_that_only_seals_notes_its_policy_too(vault: Vault) -> None:
    with SealOnly(vault.bundle(), vault.settings.records) as host:
        Pipeline(tagger=None, vault=host).protect_and_store("hola")
    (leaf,) = told(vault, "records", "policy.used")
    assert leaf.by == "svc:reception"


def test_a_name_that_is_no_code_is_left_unsaid(small: Vault) -> None:
    small.use_policy("a" * 64, name="45678912", version="1")
    assert told(small, "records", "policy.used")[0].fields["name"] == "unnamed"
    with pytest.raises(LedgerError) as caught:
        small.use_policy("soy ana", name="p", version="1")
    assert "ana" not in str(caught.value)


def test_a_keeper_without_a_log_needs_none() -> None:
    keeper = Nowhere()
    assert Pipeline(tagger=None, vault=keeper).protect_and_store("hola").receipt is not None


def test_reports_are_noted_all_or_none(vault: Vault) -> None:
    vault.note("report.made", [REPORT, REPORT])
    vault.note("report.made", [])
    assert len(told(vault, "keys", "report.made")) == 2
    with pytest.raises(LedgerError):
        vault.note("report.made", [REPORT, {"dig": "soy ana"}])
    assert len(told(vault, "keys", "report.made")) == 2


@pytest.mark.parametrize("event", ["record.sealed", "subject.erased", "soy ana"])
def test_acts_of_the_vault_cannot_be_noted_without_being_done(small: Vault, event: str) -> None:
    with pytest.raises(InputError) as caught:
        small.note(event, [{}])
    assert "ana" not in str(caught.value)
    with pytest.raises(InputError):
        small.leaves("others")
