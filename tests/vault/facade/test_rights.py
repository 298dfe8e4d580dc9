"""Requests from the first day to the answer, on both stores."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from safefeedback import Message, Pipeline
from safefeedback.errors import InputError, RevealError, VaultError
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.rights import Export, Register, Request, export, export_page, find, rectify
from safefeedback.vault import SealOnly, Vault

TODAY = dt.datetime.now(dt.timezone(dt.timedelta(hours=-5))).date()
MARIA = [("PE_DNI", "45678912"), ("PERSON", "María Huamán"), ("PHONE_NUMBER", "987 654 321")]
SEALING: dict[str, Any] = {
    "schema": 1,
    "name": "sealing",
    "version": "1",
    "entities": {"PHONE_NUMBER": {"every": "seal"}, "PE_DNI": {"every": "redact"}},
}


@pytest.fixture
def known(vault: Vault) -> Vault:
    """A vault with two messages of María and one of somebody else."""
    pipeline = Pipeline(SEALING, tagger=None, vault=vault)
    for text in ("no hay agua, mi cel 987654321", "sigue sin agua <b>"):
        pipeline.protect_and_store(Message(text, known=MARIA, channel="whatsapp"))
    pipeline.protect_and_store(Message("otra cosa", known=[("PE_DNI", "41234568")]))
    return vault


def maria(vault: Vault) -> str:
    (found,) = find(vault, [("PE_DNI", "45678912")])
    return found.subject


def leaves(vault: Vault, event: str, kind: str = "keys") -> list[Leaf]:
    return [leaf for leaf in map(read_leaf, vault.leaves(kind)) if leaf.event == event]


def opened(vault: Vault, right: str) -> tuple[Register, Request]:
    register = Register(vault)
    return register, register.open(right, maria(vault))


def test_a_person_is_found_by_what_they_prove_and_nothing_is_opened(known: Vault) -> None:
    (held,) = find(known, [("PE_DNI", "45.678.912"), ("PHONE_NUMBER", "+51 987654321")])
    assert [record.channel for record in held.records] == ["whatsapp", "whatsapp"]
    assert held.records[0].received == TODAY
    assert held.records[0].counts == (("PHONE_NUMBER", 1),)
    assert leaves(known, "record.revealed", "records") == []


@pytest.mark.parametrize("values", [[("PE_DNI", "11111111")], [("PE_DNI", "45678912"), ("PE_DNI", "41234568")], []])
def test_nobody_and_an_erased_person_give_the_same(known: Vault, values: list[tuple[str, str]]) -> None:
    assert find(known, values) == ()
    known.erase([maria(known)], basis="rights-test")
    assert find(known, [("PE_DNI", "45678912")]) == ()


def test_a_request_is_what_its_leaves_tell(known: Vault) -> None:
    register, request = opened(known, "access")
    assert register.get(request.request_id[:8]) == request
    assert (request.got, request.is_open, request.steps) == (TODAY, True, ())
    closed = register.close(request, "granted")
    assert (closed.result, closed.closed, closed.is_open) == ("granted", TODAY, False)
    assert Register(known).all() == (closed,)
    with pytest.raises(InputError, match="not answered yet"):
        register.step(closed, "exported")
    with pytest.raises(InputError, match="not answered yet"):
        register.close(closed, "denied")


def test_a_term_is_extended_once_and_before_it_is_over(known: Vault) -> None:
    register, request = opened(known, "rectification")
    extended = register.extend(request)
    assert extended.due > request.due
    with pytest.raises(InputError, match="first term"):
        register.extend(extended)
    late = register.open("rectification", None, got=TODAY - dt.timedelta(days=90))
    assert register.overdue() == (late,)
    assert late.days_over(TODAY) > 60
    with pytest.raises(InputError, match="first term"):
        register.extend(late)
    with pytest.raises(InputError, match="extended"):
        register.extend(register.open("information", None))


@pytest.mark.parametrize("request_id", ["", "zz", "1234", "0" * 32, "a" * 33, "soy ana"])
def test_an_id_of_no_request_is_refused_without_it(known: Vault, request_id: str) -> None:
    with pytest.raises(InputError) as caught:
        Register(known).get(request_id)
    assert "ana" not in str(caught.value)


def test_what_cannot_be_noted_is_refused(known: Vault) -> None:
    register, request = opened(known, "access")
    with pytest.raises(InputError, match="one of the rights"):
        register.open("olvido", None)
    with pytest.raises(InputError, match="a day that has come"):
        register.open("access", None, got=TODAY + dt.timedelta(days=1))
    with pytest.raises(InputError, match="one of the results"):
        register.close(request, "soy ana")
    with pytest.raises(InputError, match="cancellation"):
        register.erase(request)
    with pytest.raises(InputError, match="opposition"):
        register.oppose(request)


def test_everything_is_exported_with_its_evidence(known: Vault) -> None:
    register, request = opened(known, "access")
    found = export(known, register, request)
    assert [each.message for each in found.records] == ["no hay agua, mi cel 987654321", "sigue sin agua <b>"]
    value = json.loads(found.to_bytes())
    assert value["records"][0]["contact"] == [{"entity": entity, "value": text} for entity, text in MARIA]
    assert value["records"][0]["values"] == {"PHONE_NUMBER.1": "987654321"}
    assert value["records"][0]["envelope"] == {"channel": "whatsapp"}
    revealed = leaves(known, "record.revealed", "records")
    assert [leaf.fields["why"] for leaf in revealed] == ["rights-request"] * 2
    assert {leaf.fields["case"] for leaf in revealed} == {request.case}
    assert register.get(request.request_id).steps == ("exported",)
    assert "agua" not in repr(found)


def test_an_export_is_a_page_that_runs_and_loads_nothing(known: Vault) -> None:
    register, request = opened(known, "access")
    page = export_page(export(known, register, request))
    assert "sigue sin agua &lt;b&gt;" in page
    assert "Guardamos 2 mensajes suyos." in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    nothing = export_page(Export("muni", request, TODAY, ()))
    assert "No guardamos ningún mensaje suyo." in nothing


def test_without_evidence_nothing_is_exported(known: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    register, request = opened(known, "access")

    def fail(_leaves: object) -> int:
        raise VaultError("records: full")

    monkeypatch.setattr(known._held.records, "append", fail)
    with pytest.raises(VaultError):
        export(known, register, request)


def test_an_answered_request_and_nobody_export_nothing(known: Vault) -> None:
    register, request = opened(known, "access")
    closed = register.close(request, "granted")
    for each in (closed, register.open("access", None)):
        with pytest.raises(InputError, match="open request"):
            export(known, register, each)


def test_what_the_channel_knew_is_put_right(known: Vault) -> None:
    register, request = opened(known, "rectification")
    record = next(known.records_of(maria(known)))
    receipt = rectify(known, register, request, record_id=record, values={"PHONE_NUMBER": "951 111 222"})
    assert (receipt.record_id, receipt.version) == (record, 2)
    (held,) = find(known, [("PHONE_NUMBER", "951111222")])
    assert held.subject == maria(known)
    new = export(known, register, request).records[0]
    assert ("PHONE_NUMBER", "951 111 222") in new.contact
    assert ("PHONE_NUMBER", "987 654 321") not in new.contact
    assert new.message == "no hay agua, mi cel 987654321"
    assert known.kept_until(record) == known.kept_until(record)
    assert register.get(request.request_id).steps == ("rectified", "exported")


def test_only_ones_own_record_is_put_right_with_a_value(known: Vault) -> None:
    register, request = opened(known, "rectification")
    (other,) = find(known, [("PE_DNI", "41234568")])
    mine = next(known.records_of(maria(known)))
    with pytest.raises(InputError, match="record of the person"):
        rectify(known, register, request, record_id=other.records[0].record_id, values={"PE_DNI": "45678912"})
    for values in ({}, {"PHONE_NUMBER": ""}):
        with pytest.raises(InputError, match="a value for each"):
            rectify(known, register, request, record_id=mine, values=values)
    with pytest.raises(InputError, match="rectification"):
        rectify(known, register, opened(known, "access")[1], record_id=mine, values={"PE_DNI": "45678912"})


def test_a_block_refuses_other_purposes_until_the_request_is_answered(known: Vault) -> None:
    register, request = opened(known, "rectification")
    record = next(known.records_of(maria(known)))
    known.reveal(record, purpose="attend-case")
    blocked = register.block(request)
    assert blocked.is_blocking
    with pytest.raises(RevealError, match="blocked"):
        known.reveal(record, purpose="attend-case")
    assert leaves(known, "reveal.denied", "records")[-1].fields["cause"] == "blocked"
    known.reveal(record, purpose="rights-request", case=request.case)
    (other,) = find(known, [("PE_DNI", "41234568")])
    known.reveal(other.records[0].record_id, purpose="attend-case")
    with pytest.raises(InputError, match="does not block yet"):
        register.block(blocked)
    register.close(blocked, "denied")
    known.reveal(record, purpose="attend-case")


def test_two_blocks_end_one_by_one(known: Vault) -> None:
    register, one = opened(known, "rectification")
    other = register.open("opposition", maria(known))
    one, other = register.block(one), register.block(other)
    record = next(known.records_of(maria(known)))
    register.unblock(one)
    with pytest.raises(RevealError, match="blocked"):
        known.reveal(record, purpose="attend-case")
    register.unblock(other)
    known.reveal(record, purpose="attend-case")
    with pytest.raises(InputError, match="that blocks"):
        register.unblock(register.get(other.request_id))
    with pytest.raises(InputError, match="person who was found"):
        register.block(register.open("opposition", None))


def test_an_opposition_leaves_the_block(known: Vault) -> None:
    register, request = opened(known, "opposition")
    done = register.oppose(request)
    assert (done.result, done.is_blocking) == ("granted", True)
    record = next(known.records_of(maria(known)))
    with pytest.raises(RevealError, match="blocked"):
        known.reveal(record, purpose="attend-case")


def test_a_cancellation_erases_and_answers(known: Vault) -> None:
    register, request = opened(known, "cancellation")
    subject = maria(known)
    done = register.erase(request)
    assert (done.subjects, done.records) == ((subject,), 2)
    assert register.get(request.request_id).result == "granted"
    assert leaves(known, "subject.erased")[0].fields["basis"] == request.case
    assert find(known, [("PE_DNI", "45678912")]) == ()


def test_who_is_on_hold_is_not_erased_and_the_request_stays_open(known: Vault) -> None:
    register, request = opened(known, "cancellation")
    known.hold(maria(known), "court-7")
    assert register.erase(request).held == (maria(known),)
    assert register.get(request.request_id).is_open
    known.hold(maria(known), None)
    register.erase(request)
    assert not register.get(request.request_id).is_open


def test_what_a_write_only_host_sealed_is_found(vault: Vault) -> None:
    with SealOnly(vault.bundle(), vault.settings.records) as host:
        Pipeline(tagger=None, vault=host).protect_and_store(Message("hola", known=MARIA))
    (held,) = find(vault, [("PE_DNI", "45678912")])
    assert len(held.records) == 1


def test_no_leaf_holds_anything_of_the_person(known: Vault) -> None:
    register, request = opened(known, "rectification")
    record = next(known.records_of(maria(known)))
    export(known, register, request)
    rectify(known, register, request, record_id=record, values={"PHONE_NUMBER": "951 111 222"})
    register.close(register.block(register.get(request.request_id)), "granted")
    told = b"".join([*known.leaves("keys"), *known.leaves("records")])
    assert not any(word in told for word in (b"45678912", b"987654321", b"951111222", b"Huam", b"agua"))
    assert known.log("keys").verify().is_sound
