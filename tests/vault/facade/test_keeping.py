"""Keeping, linking, finding. Laws: what was acknowledged opens as it was given; messages with one document number are of
one person whichever way they came; a batch is stored whole or not at all.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.vault.facade.place import AGENCY, DAY, DNI, LATER, Place, is_open, keys_of, message, opened_text, persons

from safefeedback.crypto import SealedRecord
from safefeedback.errors import InputError, KeyringError, VaultError
from safefeedback.vault import Deposit, Receipt, Vault
from safefeedback.vault.deposit import KNOWN_FIELD, known_of
from safefeedback.vault.indexing import INDEXED
from safefeedback.vault.stores import StoredView

PHONE = ("PHONE_NUMBER", "51987654321")
MAIL = ("EMAIL_ADDRESS", "ana@example.org")
PASSPORT = ("PASSPORT", "PA4711")
VIEW = StoredView("officer", "hay un bache en [ADDRESS]", "[]", "p" * 64, "d" * 64)


def test_what_is_kept_opens_as_it_was_given_in_another_process_too(vault: Vault, place: Place) -> None:
    fields = {"message": "¿Dónde?".encode(), "contact.phone": b"987654321", "empty": b"", "binary": bytes(range(256))}
    (receipt,) = vault.keep([Deposit(fields, (VIEW,), (DNI, MAIL), DAY)])
    assert {name: value for name, value in vault._open(receipt.record_id).items() if name != KNOWN_FIELD} == fields
    with place.opened() as other:
        opened = other._open(receipt.record_id)
        assert known_of(opened.pop(KNOWN_FIELD)) == (DNI, MAIL)
        assert opened == fields
        assert other.views(receipt.record_id) == (VIEW,)


def test_a_receipt_names_the_record_and_what_was_sealed(vault: Vault) -> None:
    receipts = vault.keep([message(b"one"), message(b"two")])
    assert len({each.record_id for each in receipts}) == 2
    for each in receipts:
        stored = vault._held.records.get(bytes.fromhex(each.record_id))
        assert stored is not None
        assert (each.version, len(each.record_id)) == (1, 32)
        assert each.digest == SealedRecord(stored.header, stored.fields).digest.hex()
        assert (stored.agency, stored.created) == (AGENCY, DAY)


def test_nothing_kept_is_nothing_stored(vault: Vault) -> None:
    assert vault.keep([]) == ()
    assert vault.purge().records == 0


def test_two_sealings_of_one_message_share_nothing(vault: Vault) -> None:
    first, second = (vault._held.records.get(bytes.fromhex(each.record_id)) for each in vault.keep([message()] * 2))
    assert first is not None
    assert second is not None
    assert (first.header, first.fields, first.subject) != (second.header, second.fields, second.subject)
    assert not {value for _, value in first.fields} & {value for _, value in second.fields}


@pytest.mark.parametrize(
    "bad",
    [
        Deposit({}),
        Deposit({"": b"x"}),
        Deposit({"ñ": b"x"}),
        Deposit({"a" * 101: b"x"}),
        Deposit({"message": bytes(16 * 1024 * 1024 + 1)}),
        Deposit({str(n): b"" for n in range(1025)}),
        Deposit({"message": b"x"}, version=0),
        Deposit({"message": b"x"}, version=2**32),
        Deposit({"message": b"x"}, record_id=b"short"),
        Deposit({"message": b"x"}, record_id=bytes(17), version=2),
    ],
    ids="no-field empty-name other-letters long-name long-value many-fields zero huge-version short-id long-id".split(),
)
def test_a_batch_with_something_outside_the_limits_is_not_stored(vault: Vault, bad: Deposit) -> None:
    with pytest.raises(InputError, match="record: expected"):
        vault.keep([message(b"good", DNI), bad])
    assert list(vault.find(*DNI)) == []
    assert [*vault._held.records.scan(AGENCY)] == []


def test_a_version_that_is_there_is_refused_with_its_batch(vault: Vault) -> None:
    (first,) = vault.keep([message(b"first", DNI)])
    with pytest.raises(VaultError, match="already stored"):
        vault.keep([message(b"other", PASSPORT), message(b"again", DNI, of=first)])
    assert list(vault.find(*PASSPORT)) == []
    assert opened_text(vault, first) == b"first"


@pytest.mark.parametrize("document", [DNI, PASSPORT, ("PE_FOREIGNER_ID", "001234567")])
def test_one_document_number_is_one_person(vault: Vault, document: tuple[str, str]) -> None:
    first, second = vault.keep([message(b"1", PHONE, document), message(b"2", document)])
    (third,) = vault.keep([message(b"3", document, ("PERSON", "ana"))])
    other, nobody = vault.keep([message(b"4", (document[0], document[1] + "9")), message(b"5")])
    found = persons(vault, [first, second, third])
    assert len({*found}) == 1
    assert vault.subjects(*document) == (found[0],)
    assert list(vault.find(*document)) == [each.record_id for each in (first, second, third)]
    assert len({*persons(vault, [first, other, nobody])}) == 3


def test_a_number_links_inside_its_kind_only(vault: Vault) -> None:
    receipts = vault.keep([message(b"1", DNI), message(b"2", ("PASSPORT", DNI[1]))])
    assert len({*persons(vault, receipts)}) == 2


@pytest.mark.parametrize("entity", sorted(INDEXED - {"PE_DNI", "PASSPORT", "PE_FOREIGNER_ID"}))
def test_what_a_family_shares_is_found_and_does_not_link(vault: Vault, entity: str) -> None:
    shared = (entity, "51987654321")
    receipts = vault.keep([message(b"1", DNI, shared), message(b"2", PASSPORT, shared), message(b"3", shared)])
    found = persons(vault, receipts)
    assert len({*found}) == 3
    assert {*vault.subjects(*shared)} == {*found}
    assert {*vault.find(*shared)} >= {each.record_id for each in receipts}


def test_the_first_document_with_a_known_person_decides(vault: Vault) -> None:
    (first,) = vault.keep([message(b"1", DNI)])
    second, third = vault.keep([message(b"2", PASSPORT, DNI), message(b"3", ("PE_DNI", ""), DNI)])
    (fourth,) = vault.keep([message(b"4", PASSPORT)])
    assert len({*persons(vault, [first, second, third, fourth])}) == 1


def test_values_that_are_empty_or_not_indexed_leave_no_tag(vault: Vault) -> None:
    receipts = vault.keep([message(b"1", ("PE_DNI", ""), ("PE_ADDRESS", "jr. puno")), message(b"2", ("PE_DNI", ""))])
    assert len({*persons(vault, receipts)}) == 2
    with pytest.raises(InputError, match="one character or more"):
        list(vault.find("PE_DNI", ""))


@pytest.mark.parametrize("ask", ["find", "subjects"])
def test_an_entity_that_is_not_indexed_is_refused_with_those_that_are(small: Vault, ask: str) -> None:
    with pytest.raises(InputError, match="expected an entity that is indexed") as caught:
        getattr(small, ask)("PE_ADDRESS", "jr. puno 118")
    assert caught.value.hint is not None
    assert all(entity in caught.value.hint for entity in INDEXED)
    assert "118" not in f"{caught.value} {caught.value.hint}"


def test_coincidences_of_a_short_tag_are_found_and_are_no_persons(place: Place) -> None:
    """With 16 planned values a tag has three bits: most values share it with another."""
    with place.made(population=16) as vault:
        receipts = vault.keep([message(b"%d" % n, ("PHONE_NUMBER", f"{n:09}")) for n in range(60)])
        found = list(vault.find("PHONE_NUMBER", "000000007"))
        assert len(found) > 1
        assert receipts[7].record_id in found
        assert vault.subjects("PHONE_NUMBER", "000000007") == (vault.subject_of(receipts[7].record_id),)
        assert vault.subjects("PHONE_NUMBER", "999999999") == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.text(min_size=1, max_size=30),
    other=st.text(min_size=1, max_size=30),
    entity=st.sampled_from(sorted(INDEXED)),
)
def test_any_text_is_a_value(small: Vault, *, value: str, other: str, entity: str) -> None:
    (receipt,) = small.keep([message(b"x", (entity, value))])
    assert receipt.record_id in small.find(entity, value)
    assert small.subject_of(receipt.record_id) in small.subjects(entity, value)
    assert (receipt.record_id in small.find(entity, other)) or value != other


# versions


@pytest.fixture
def versions(vault: Vault) -> tuple[Vault, Receipt, Receipt]:
    (first,) = vault.keep([Deposit({"message": b"first"}, (VIEW,), (DNI, PHONE))])
    newer = Deposit(
        {"message": b"second"},
        (StoredView("officer", "otro texto", "[]", "p", "d"), StoredView("public", "…", "[]", "p", "d")),
        (PASSPORT,),
        record_id=bytes.fromhex(first.record_id),
        version=2,
    )
    return vault, first, vault.keep([newer])[0]


def test_a_new_version_is_of_the_same_record_and_person(versions: tuple[Vault, Receipt, Receipt]) -> None:
    vault, first, second = versions
    assert (second.record_id, second.version) == (first.record_id, 2)
    assert first.digest != second.digest
    assert [opened_text(vault, first, version) for version in (None, 1, 2)] == [b"second", b"first", b"second"]
    assert vault.subjects(*PASSPORT) == vault.subjects(*DNI) == (vault.subject_of(first.record_id),)


def test_versions_have_their_own_protected_texts(versions: tuple[Vault, Receipt, Receipt]) -> None:
    vault, first, _ = versions
    assert [each.audience for each in vault.views(first.record_id)] == ["officer", "public"]
    assert vault.views(first.record_id, 1) == (VIEW,)
    assert vault.views(first.record_id, 3) == vault.views(first.record_id, 0) == ()


@pytest.mark.parametrize("known", [DNI, PHONE, PASSPORT])
def test_who_was_known_by_a_value_once_is_found_by_it(
    versions: tuple[Vault, Receipt, Receipt], known: tuple[str, str]
) -> None:
    """Who asks to be erased may give the telephone of then."""
    vault, first, _ = versions
    assert list(vault.find(*known)) == [first.record_id]
    assert vault.subjects(*known) == (vault.subject_of(first.record_id),)


@pytest.mark.parametrize("numbers", [(2, 4), (5, 3), (3, 1), (7, 100)])
def test_versions_may_come_in_any_order_and_with_gaps(vault: Vault, numbers: tuple[int, int]) -> None:
    record_id = bytes(15) + b"\1"
    for number in numbers:
        vault.keep([Deposit({"message": b"%d" % number}, record_id=record_id, version=number)])
    first, second = (vault._held.records.get(record_id, number) for number in numbers)
    assert first is not None
    assert second is not None
    assert first.subject == second.subject
    assert opened_text(vault, record_id.hex()) == b"%d" % max(numbers)


def test_a_version_of_who_is_unknown_is_of_the_person_of_its_record(vault: Vault) -> None:
    (first,) = vault.keep([message(b"first")])
    (other,) = vault.keep([message(b"of another", DNI)])
    vault.keep([message(b"second", DNI, of=first, version=2)])
    assert vault.subject_of(first.record_id) != vault.subject_of(other.record_id)
    assert {*vault.subjects(*DNI)} == {vault.subject_of(first.record_id), vault.subject_of(other.record_id)}


# what is answered about records that are not there


@pytest.mark.parametrize("record_id", ["", "0" * 31, "0" * 33, "x" * 32, "0" * 30 + " 0", "٣" * 32, DNI[1]])
@pytest.mark.parametrize("ask", ["subject_of", "views", "_open"])
def test_what_is_no_id_is_refused_and_not_repeated(small: Vault, ask: str, record_id: str) -> None:
    with pytest.raises(InputError, match="a record as 32 hexadecimal digits") as caught:
        getattr(small, ask)(record_id)
    assert not record_id or record_id not in f"{caught.value} {caught.value.hint}"


def test_a_record_that_is_not_there_has_no_person_and_no_texts(vault: Vault) -> None:
    assert vault.subject_of("0" * 32) is None
    assert vault.views("0" * 32) == ()
    with pytest.raises(VaultError, match="expected a record of this vault"):
        vault._open("0" * 32)


@pytest.mark.parametrize("version", [-1, 0, 2, 2**31, 2**32])
def test_a_version_that_is_not_there_has_no_texts(vault: Vault, version: int) -> None:
    (receipt,) = vault.keep([Deposit({"message": b"x"}, (VIEW,))])
    assert vault.views(receipt.record_id, version) == ()


def test_a_version_that_sqlite_does_not_take_is_refused(small: Vault) -> None:
    (receipt,) = small.keep([message()])
    with pytest.raises(VaultError, match="within its limits"):
        small.views(receipt.record_id, 2**70)


# pseudonyms


def test_a_pseudonym_is_the_same_inside_a_purpose_and_another_outside(vault: Vault, place: Place) -> None:
    one = vault.pseudonym(*DNI, purpose="statistics-2026")
    assert one == vault.pseudonym(*DNI, purpose="statistics-2026")
    assert (
        len({one, vault.pseudonym(*DNI, purpose="audit-2026"), vault.pseudonym("PASSPORT", DNI[1], purpose="x-1")}) == 3
    )
    assert DNI[1] not in one
    with place.opened() as again:
        assert again.pseudonym(*DNI, purpose="statistics-2026") == one


@pytest.mark.parametrize("purpose", ["", "Two Words", "a" * 41, "-x", "ñ", "x\n"])
def test_a_purpose_is_a_code(small: Vault, purpose: str) -> None:
    with pytest.raises(InputError, match="a purpose as 1 to 40"):
        small.pseudonym(*DNI, purpose=purpose)


# making and opening


def test_a_vault_is_made_once(place: Place) -> None:
    with place.made() as vault:
        (receipt,) = vault.keep([message()])
    with pytest.raises(VaultError, match="has one there already"):
        place.made().__enter__()
    with place.opened() as vault:
        assert (vault.agency, opened_text(vault, receipt)) == (AGENCY, b"hay un bache")


def test_a_vault_is_opened_by_its_settings_their_file_or_its_folder(place: Place) -> None:
    with place.made() as vault:
        (receipt,) = vault.keep([message()])
    folder = place.home
    (folder / "vault.toml").write_text(place.settings().to_toml(), encoding="utf-8")
    for where in (place.settings(), folder, folder / "vault.toml", str(folder)):
        with Vault.open(where, clock=place.clock) as vault:
            assert is_open(vault, receipt)


def test_the_keys_of_a_new_vault(vault: Vault) -> None:
    made = keys_of(vault)
    assert sorted(key.kind for key in made) == ["blind-index", "epoch", "ledger", "pseudonym", "signing"]
    assert {key.state for key in made} == {"primary"}
    (epoch,) = keys_of(vault, "epoch")
    assert (epoch.epoch, epoch.destroy_on, epoch.created) == ("2026-11", DAY.replace(month=12, day=20), DAY)


def test_a_vault_without_its_month_s_key_says_how_to_make_one(small: Vault) -> None:
    (epoch,) = keys_of(small, "epoch")
    assert small._held.keys.set_state(epoch.key_id, "primary", "decrypt_only")
    with pytest.raises(KeyringError, match="expected a primary epoch key") as caught:
        small.keep([message()])
    assert "vault rotate" in str(caught.value.hint)
    small.rotate()
    assert is_open(small, small.keep([message()])[0])


def test_an_interrupted_init_is_finished_with_the_keys_that_are_there(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from safefeedback.vault.key_tree import KeyTree

    real, made = KeyTree.add_side, list[str]()

    def stopping(self: KeyTree, kind: str, name: str, reference: str) -> object:
        if len(made) == 2:
            raise KeyboardInterrupt
        made.append(kind)
        return real(self, kind, name, reference)

    with monkeypatch.context() as patch:
        patch.setattr(KeyTree, "add_side", stopping)
        with pytest.raises(KeyboardInterrupt):
            place.made().__enter__()
    with place.opened() as vault, pytest.raises(KeyringError, match="expected a key of kind") as caught:
        vault.custodian_key()
    assert "vault init" in str(caught.value.hint)
    with place.made() as vault:
        sides = [key for key in keys_of(vault) if key.kind != "epoch"]
        assert len({key.kind for key in sides}) == len(sides) == 4
        assert len({key.reference for key in sides}) == 1
        assert vault.bundle(days=1).agency == AGENCY


def test_later_months_keep_what_earlier_ones_kept(place: Place) -> None:
    with place.made() as vault:
        (old,) = vault.keep([message(b"old", DNI)])
    place.today = LATER
    with place.opened() as vault:
        (new,) = vault.keep([message(b"new", DNI)])
        assert persons(vault, [old, new])[0] == vault.subject_of(new.record_id)
        assert [opened_text(vault, each) for each in (old, new)] == [b"old", b"new"]
