"""Opening leaves evidence first, gives what the purpose allows and nothing else, and refuses with evidence."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from safefeedback import Message, Pipeline
from safefeedback.crypto import SecretBytes, SigningKey
from safefeedback.errors import DecryptionError, InputError, RevealError, VaultError
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.vault import SealOnly, Vault, VaultSettings
from safefeedback.vault.reveal import Approval, Request, load_rules
from safefeedback.vault.stores.stored_leaf import StoredLeaf

TEXT = "soy Zenobia Quispe, dni 51234567, mi cuenta bcp es 191-12345678-0-12"
PLANTED = ("Zenobia", "51234567", "12345678", "987654321")
OFFICERS = {
    name: SigningKey(SecretBytes(bytes([number]) * 32)) for number, name in enumerate(("jefa", "odp", "asesor"))
}
SEALING: dict[str, Any] = {
    "schema": 1,
    "name": "sealing",
    "version": "1",
    "entities": {"PE_DNI": {"every": "seal"}, "BANK_ACCOUNT": {"every": "seal"}},
}


@pytest.fixture
def open_vault(tmp_path: Path) -> Iterator[Callable[..., Vault]]:
    settings = VaultSettings(
        agency="muni-puno",
        records=f"sqlite:///{tmp_path}/records.db",
        keys=f"sqlite:///{tmp_path}/keys.db",
        provider=f"insecure-file:{tmp_path}/keyring.json",
    )
    Vault.init(settings).close()
    opened: list[Vault] = []

    def again(actor: str = "off-12", **changes: Any) -> Vault:
        officers = {name: key.verifying_key().public_key.hex() for name, key in OFFICERS.items()}
        rules = {"schema": 1, "officers": officers, **changes}
        opened.append(Vault.open(settings, actor=actor, rules=rules))
        return opened[-1]

    yield again
    for vault in opened:
        vault.close()


@pytest.fixture
def vault(open_vault: Callable[..., Vault]) -> Vault:
    return open_vault()


@pytest.fixture
def record(vault: Vault) -> str:
    return kept(vault)


def kept(vault: Vault, text: str = TEXT) -> str:
    message = Message(
        text, id="wa-1", channel="whatsapp", known=[("PHONE_NUMBER", "987654321"), ("PE_DNI", "51234567")]
    )
    stored = Pipeline(SEALING, tagger=None, vault=vault).protect_and_store(message)
    assert stored.receipt is not None
    return stored.receipt.record_id


def told(vault: Vault) -> list[Leaf]:
    """What the log tells of opening."""
    leaves = [read_leaf(body) for body in vault._held.records.leaves("muni-puno")]
    return [leaf for leaf in leaves if leaf.event.startswith(("record.revealed", "reveal."))]


def causes(vault: Vault) -> list[str]:
    return [leaf.fields["cause"] for leaf in told(vault) if leaf.event == "reveal.denied"]


def test_a_purpose_opens_what_it_allows(vault: Vault, record: str) -> None:
    whole = vault.reveal(record, purpose="attend-case")
    assert whole.text("message") == TEXT
    assert set(whole.fields) == {"message", "contact", "envelope", "PE_DNI.1", "BANK_ACCOUNT.1"}
    assert set(vault.reveal(record, purpose="notify").fields) == {"contact", "envelope"}
    assert set(vault.reveal(record, purpose="pay", case="exp-1").fields) == {"contact", "BANK_ACCOUNT.1"}
    assert dict(vault.reveal(record, purpose="attend-case", fields=["PE_DNI.1"]).fields) == {"PE_DNI.1": b"51234567"}


def test_the_evidence_says_who_what_why_and_on_which_basis(vault: Vault, record: str) -> None:
    opened = vault.reveal(record, purpose="pay", case="exp-1", fields=["contact"])
    (leaf,) = told(vault)
    assert (leaf.event, leaf.by) == ("record.revealed", "off-12")
    assert leaf.fields == {
        "rec": record,
        "ver": 1,
        "names": ["contact"],
        "why": "pay",
        "base": "ley-29733-art-14.1",
        "case": "exp-1",
    }
    body = list(vault._held.records.leaves("muni-puno"))[opened.leaf]
    assert read_leaf(body) == leaf


@pytest.mark.parametrize(
    ("wish", "cause"),
    [
        ({"purpose": "curiosity"}, "unknown-purpose"),
        ({"purpose": "Zenobia Quispe 51234567"}, "unknown-purpose"),
        ({"purpose": "pay"}, "no-case"),
        ({"purpose": "notify", "fields": ["message"]}, "field-not-allowed"),
        ({"purpose": "notify", "fields": ["PE_DNI.1"]}, "field-not-allowed"),
        ({"purpose": "attend-case", "fields": ["vault.known"]}, "field-not-allowed"),
        ({"purpose": "attend-case", "fields": ["PE_DNI.9"]}, "nothing-allowed"),
        ({"purpose": "attend-case", "fields": []}, "nothing-allowed"),
        ({"purpose": "attend-case", "version": 7}, "no-record"),
        ({"purpose": "court-order", "case": "exp-1"}, "no-request"),
    ],
)
def test_refusals_are_evidence_too(vault: Vault, record: str, wish: dict[str, Any], cause: str) -> None:
    with pytest.raises(RevealError, match=cause) as caught:
        vault.reveal(record, **wish)
    assert causes(vault) == [cause]
    shown = f"{caught.value!r} {caught.value.hint} {told(vault)}"
    assert not any(word in shown for word in PLANTED)


def test_a_record_of_nobody_or_of_an_erased_person_is_refused(vault: Vault, record: str) -> None:
    with pytest.raises(RevealError, match="no-record"):
        vault.reveal("ab" * 16, purpose="notify")
    vault.erase(vault.subjects("PE_DNI", "51234567"), basis="solicitud-1")
    with pytest.raises(RevealError, match="no-record"):
        vault.reveal(record, purpose="notify")


def test_what_a_write_only_host_sealed_is_opened_before_and_after_promotion(vault: Vault, tmp_path: Path) -> None:
    with SealOnly(vault.bundle(), vault.settings.records) as reception:
        record = kept(reception)  # type: ignore[arg-type]  # a keeper
    assert vault.reveal(record, purpose="attend-case").text("message") == TEXT
    assert vault.promote().promoted == 1
    assert vault.reveal(record, purpose="attend-case").text("message") == TEXT


def test_no_evidence_no_opening(vault: Vault, record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_leaves: Sequence[StoredLeaf]) -> int:
        raise VaultError("store: expected free space, the disk is full")

    opened: list[object] = []
    monkeypatch.setattr(vault._held.records, "append", full)
    monkeypatch.setattr("safefeedback.vault.reveal.revealer.open_row", lambda *_, **__: opened.append(1))
    with pytest.raises(VaultError, match="full"):
        vault.reveal(record, purpose="notify")
    assert opened == []


def test_the_evidence_is_on_the_disk_before_anything_opens(
    vault: Vault, record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies while it opens has left its leaf."""

    class Killed(BaseException):
        pass

    def die(*_: object, **__: object) -> None:
        raise Killed

    monkeypatch.setattr("safefeedback.vault.reveal.revealer.open_row", die)
    with pytest.raises(Killed):
        vault.reveal(record, purpose="notify")
    assert [leaf.event for leaf in told(vault)] == ["record.revealed"]


def test_a_changed_record_does_not_open_and_that_is_told(vault: Vault, record: str) -> None:
    with vault._held.records._database.writing() as session:  # type: ignore[attr-defined]
        session.run("UPDATE field SET ciphertext = ? WHERE name = ?", (bytes(64), "contact"))
    with pytest.raises(DecryptionError):
        vault.reveal(record, purpose="notify", fields=["contact"])
    assert [leaf.event for leaf in told(vault)] == ["record.revealed", "reveal.denied"]


def test_the_hourly_limit_counts_every_process_and_each_actor_alone(open_vault: Callable[..., Vault]) -> None:
    shipped = load_rules().purposes["notify"].model_dump()
    purposes = {"notify": {**shipped, "hourly": 4}}
    one, other = open_vault(purposes=purposes), open_vault(purposes=purposes)
    record = kept(one)
    seen = [each.reveal(record, purpose="notify").alarms for each in (one, other, one, other)]
    assert seen == [(), (), (), ("near-limit",)]
    for each in (one, other):
        with pytest.raises(RevealError, match="hourly-limit"):
            each.reveal(record, purpose="notify")
    assert open_vault("off-13", purposes=purposes).reveal(record, purpose="notify")
    later = open_vault(purposes=purposes)
    object.__setattr__(later._held.scribe, "now", lambda: one._held.scribe.now() + 3_600_001)
    assert later.reveal(record, purpose="notify")


def test_many_refusals_are_an_alarm(vault: Vault, record: str) -> None:
    for _ in range(5):
        with pytest.raises(RevealError):
            vault.reveal(record, purpose="curiosity")
    assert vault.reveal(record, purpose="notify").alarms == ("many-refusals",)


def approvals(request: Request, *officers: str) -> list[Approval]:
    return [Approval.sign(request, officer, OFFICERS[officer]) for officer in officers]


def test_officers_approve_and_a_request_is_used_once(vault: Vault, record: str) -> None:
    request = vault.request_reveal(record, purpose="court-order", case="exp-9")
    assert Request.from_bytes(request.to_bytes()) == request
    signed = [Approval.from_bytes(each.to_bytes()) for each in approvals(request, "jefa", "odp")]
    wish: dict[str, Any] = {"purpose": "court-order", "case": "exp-9", "request": request}
    assert vault.reveal(record, **wish, approvals=signed).text("message") == TEXT
    assert told(vault)[1].fields["app"] == ["jefa", "odp"]
    assert [leaf.fields["off"] for leaf in told(vault) if leaf.event == "reveal.approved"] == ["jefa", "odp"]
    with pytest.raises(RevealError, match="request-used"):
        vault.reveal(record, **wish, approvals=signed)


def test_signatures_that_do_not_count(open_vault: Callable[..., Vault]) -> None:
    vault = open_vault("jefa")
    record = kept(vault)
    wish: dict[str, Any] = {"purpose": "court-order", "case": "exp-9"}
    request, other = (vault.request_reveal(record, **wish) for _ in range(2))
    stranger = Approval.sign(request, "nadie", OFFICERS["odp"])
    as_another = Approval("asesor", Approval.sign(request, "odp", OFFICERS["odp"]).signature)
    for signed in (
        [],
        approvals(request, "odp"),
        approvals(request, "odp", "odp"),
        approvals(request, "odp", "jefa"),  # who opens does not approve
        [*approvals(request, "odp"), *approvals(other, "asesor")],
        [*approvals(request, "odp"), stranger],
        [*approvals(request, "odp"), as_another],
    ):
        with pytest.raises(RevealError, match="approvals-missing"):
            vault.reveal(record, **wish, request=request, approvals=signed)
    assert vault.reveal(record, **wish, request=request, approvals=approvals(request, "odp", "asesor"))


def test_a_request_is_for_one_act_of_one_actor(open_vault: Callable[..., Vault]) -> None:
    vault = open_vault()
    record, second = kept(vault), kept(vault)
    wish: dict[str, Any] = {"purpose": "court-order", "case": "exp-9"}
    request = vault.request_reveal(record, **wish)
    signed = approvals(request, "odp", "jefa")
    for who, which, changes in (
        (open_vault("off-13"), record, {}),
        (vault, second, {}),
        (vault, record, {"fields": ["contact"]}),
        (vault, record, {"case": "exp-8"}),
        (vault, record, {"purpose": "incident"}),
    ):
        with pytest.raises(RevealError, match="other-request"):
            who.reveal(which, **{**wish, **changes}, request=request, approvals=signed)
    made_up = Request.make(now=vault._held.scribe.now(), **vault._opener()._named(act(vault, record)))
    with pytest.raises(RevealError, match="other-request"):  # nobody asked for it in the log
        vault.reveal(record, **wish, request=made_up, approvals=approvals(made_up, "odp", "jefa"))
    object.__setattr__(vault._held.scribe, "now", lambda: request.until + 1)
    with pytest.raises(RevealError, match="request-over"):
        vault.reveal(record, **wish, request=request, approvals=signed)


def act(vault: Vault, record: str) -> Any:
    from safefeedback.vault.reveal.revealer import Wish

    return vault._opener()._allowed(Wish(bytes.fromhex(record), None, "court-order", None, "exp-9"))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"officer":"odp"}', b"[" * 70_000])
def test_other_files_are_no_requests_and_no_approvals(content: bytes) -> None:
    for kind in (Request, Approval):
        with pytest.raises(InputError, match="reveal"):
            kind.from_bytes(content)


def test_nothing_of_a_message_is_shown(vault: Vault, record: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        opened = vault.reveal(record, purpose="attend-case")
    shown = f"{opened!r} {opened} {caplog.text} {told(vault)}"
    assert not any(word in shown for word in PLANTED)


def test_bad_ids_and_cases_are_refused_before_anything_is_read(vault: Vault, record: str) -> None:
    for wish in ({"record_id": "zz"}, {"case": "Zenobia Quispe"}, {"case": "51234567"}):
        with pytest.raises(InputError):
            vault.reveal(**{"record_id": record, "purpose": "notify", **wish})  # type: ignore[arg-type]
    assert told(vault) == []


def test_the_log_with_reveals_is_whole_and_a_receipt_is_proved(vault: Vault) -> None:
    stored = Pipeline(tagger=None, vault=vault).protect_and_store("hola")
    assert stored.receipt is not None
    vault.reveal(stored.receipt.record_id, purpose="attend-case")
    proof = vault.prove(stored.receipt)
    body = list(vault._held.records.leaves("muni-puno"))[stored.receipt.leaf]
    checkpoint = proof.verify(body, vault.log("records").verifiers)
    assert checkpoint.size == 4
    for kind in ("records", "keys"):
        vault.log(kind).checkpoint()
        assert vault.log(kind).verify().faults == ()
    with pytest.raises(InputError, match="one of the logs"):
        vault.log("other")
