"""Stored messages are protected again where a newer detector finds more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.vault.facade.place import Place

from safefeedback import InputError, Message, Pipeline
from safefeedback.errors import DetectionError
from safefeedback.findings import Finding
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.recognizers.base import Reading
from safefeedback.vault import Reprotected, SealOnly, Vault
from safefeedback.vault.stores import ViewChange

SEALING: dict[str, Any] = {
    "schema": 1,
    "name": "sealing",
    "version": "1",
    "entities": {"PE_DNI": {"every": "seal"}, "PE_VEHICLE_PLATE": {"every": "redact"}, "PERSON": {"every": "redact"}},
}
TEXT = "la placa AB-77 es de Ana, dni 51234567"


class Words:
    """Finds given words as given entities."""

    name = "words"
    supported_entities = ("PE_VEHICLE_PLATE", "PERSON", "PE_DNI")

    def __init__(self, **words: str) -> None:
        self._words = words

    def digest(self) -> str:
        return json.dumps(self._words)

    def analyze(self, reading: Reading) -> list[Finding]:
        if "FALLA" in reading.text and "PERSON" in self._words:
            raise ValueError(reading.text)
        places = [(reading.text.find(word), word, entity) for entity, word in self._words.items()]
        return [Finding(at, at + len(word), entity, 0.9, "words") for at, word, entity in places if at >= 0]


def pipeline(vault: Any, **words: str) -> Pipeline:
    return Pipeline(SEALING, recognizers=[Words(**words)], vault=vault)


OLD = {"PE_DNI": "51234567"}
NEW = {"PE_DNI": "51234567", "PE_VEHICLE_PLATE": "AB-77", "PERSON": "Ana"}


def leaves(vault: Vault, event: str) -> list[Leaf]:
    return [leaf for leaf in map(read_leaf, vault.leaves("records")) if leaf.event == event]


def stored(vault: Vault, *texts: str, also: tuple[str, ...] = ("officer",)) -> list[str]:
    found = pipeline(vault, **OLD).protect_and_store_all([Message(text) for text in texts], also=also)
    return [each.receipt.record_id for each in found if each.receipt]


def test_what_a_newer_detector_finds_is_hidden_with_a_leaf(vault: Vault) -> None:
    (record,) = stored(vault, TEXT)
    (other,) = stored(vault, "dni 51234567 y nada más")
    before = vault.views(other)
    told: list[Reprotected] = []
    protector = pipeline(vault, **NEW).reprotector()
    done = vault.reprotect(protector, dry_run=False, tell=told.append)
    assert (done.looked, done.more, done.changed, done.failed, done.is_complete) == (2, 1, 1, (), True)
    assert told == [Reprotected(record, 1, {"PE_VEHICLE_PLATE": 1, "PERSON": 1})]
    assert [(view.audience, view.text) for view in vault.views(record)] == [
        ("officer", "la placa [PLACA_1] es de [PERSONA_1], dni [DNI_1]"),
        ("storage", "la placa [PLACA_1] es de [PERSONA_1], dni [DNI_1]"),
    ]
    sealed = [each for each in json.loads(vault.views(record)[0].findings) if "field" in each]
    assert [each["field"] for each in sealed] == ["PE_DNI.1"]
    assert vault.views(other) == before
    (leaf,) = leaves(vault, "record.reprotected")
    assert (leaf.fields["rec"], leaf.fields["aud"]) == (record, ["officer", "storage"])
    assert leaf.fields["det"] == protector.detector_digest == vault.views(record)[0].detector_digest
    assert leaf.fields["cnt"]["PERSON"] == {"redact": 1}
    assert vault.log("records").verify().faults == ()
    assert vault.attest().is_sound


def test_a_dry_run_says_it_and_changes_nothing(vault: Vault) -> None:
    (record,) = stored(vault, TEXT)
    before = vault.views(record)
    protector = pipeline(vault, **NEW).reprotector()
    for _ in range(2):
        done = vault.reprotect(protector)
        assert (done.more, done.changed) == (1, 0)
    assert vault.views(record) == before
    assert [leaf.fields["dry"] for leaf in leaves(vault, "reprotect.began")] == [1, 1]
    assert not leaves(vault, "record.reprotected")


def test_that_originals_are_opened_is_written_before_the_first_is(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(vault, TEXT)
    seen: list[int] = []
    protector = pipeline(vault, **NEW).reprotector()
    views = protector.views

    def watching(fields: Any, audiences: Any) -> Any:
        seen.append(len(leaves(vault, "reprotect.began")))
        return views(fields, audiences)

    monkeypatch.setattr(protector, "views", watching)
    vault.reprotect(protector)
    assert seen == [1]


def test_it_goes_on_where_it_stopped(vault: Vault) -> None:
    records = stored(vault, *[f"{TEXT} {n}" for n in range(5)])
    protector = pipeline(vault, **NEW).reprotector()
    done = vault.reprotect(protector, dry_run=False, limit=2)
    assert (done.looked, done.changed, done.is_complete) == (2, 2, False)
    assert "AB-77" in vault.views(records[2])[0].text
    done = vault.reprotect(protector, dry_run=False)
    assert (done.looked, done.changed, done.is_complete) == (3, 3, True)
    assert not any("AB-77" in vault.views(record)[0].text for record in records)
    assert vault.reprotect(protector, dry_run=False).more == 0


def test_a_message_that_cannot_be_checked_stays_as_it_was_and_costs_no_other(vault: Vault) -> None:
    bad, good = stored(vault, f"{TEXT} FALLA", TEXT)
    before = vault.views(bad)
    done = vault.reprotect(pipeline(vault, **NEW).reprotector(), dry_run=False)
    assert (done.failed, done.changed) == ((bad,), 1)
    assert vault.views(bad) == before
    assert "AB-77" not in vault.views(good)[0].text


def test_a_message_that_was_withheld_is_protected_when_it_can_be(vault: Vault) -> None:
    class Broken(Words):
        def analyze(self, reading: Reading) -> list[Finding]:
            raise DetectionError("recognizer: failed")

    found = Pipeline(SEALING, recognizers=[Broken()], vault=vault).protect_and_store(TEXT)
    assert found.receipt is not None
    assert vault.views(found.receipt.record_id) == ()
    done = vault.reprotect(pipeline(vault, **NEW).reprotector(), dry_run=False)
    assert (done.more, done.changed) == (1, 1)
    (view,) = vault.views(found.receipt.record_id)
    assert (view.audience, "AB-77" in view.text) == ("storage", False)


def test_what_waits_for_promotion_is_protected_again_too(vault: Vault) -> None:
    with SealOnly(vault.bundle(), vault.settings.records) as host:
        receipt = pipeline(host, **OLD).protect_and_store(TEXT).receipt
    assert receipt is not None
    assert vault.reprotect(pipeline(vault, **NEW).reprotector(), dry_run=False).changed == 1
    assert "AB-77" not in vault.views(receipt.record_id)[0].text


def test_texts_that_changed_meanwhile_are_left(vault: Vault) -> None:
    (record,) = stored(vault, TEXT)
    views = vault.views(record)
    change = ViewChange("muni-puno", bytes.fromhex(record), 1, "0" * 64, views)
    assert vault._held.records.swap_views([change]) == 0
    absent = ViewChange("muni-puno", bytes.fromhex(record), 1, None, views)
    assert vault._held.records.swap_views([absent]) == 0
    other = ViewChange("otra", bytes.fromhex(record), 1, views[0].detector_digest, views)
    assert vault._held.records.swap_views([other]) == 0
    assert vault._held.records.swap_views([]) == 0
    assert vault.views(record) == views


@pytest.mark.parametrize("fields", [{}, {"message": b"\xff\xff"}, {"message": b"x", "contact": b"{"}])
def test_what_is_no_message_is_refused(fields: dict[str, bytes]) -> None:
    with pytest.raises(InputError, match="expected a message"):
        Pipeline(tagger=None).reprotector().views(fields, ["storage"])


def test_a_limit_has_a_range(place: Place) -> None:
    with place.made() as vault, pytest.raises(InputError, match="limit"):
        vault.reprotect(Pipeline(tagger=None).reprotector(), limit=0)
