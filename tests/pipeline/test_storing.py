"""What a pipeline keeps of a message: sealed what is personal, in the clear what its audience may read."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.pipeline.nowhere import Nowhere

from safefeedback import ConfigurationError, InputError, Message, Pipeline, Stored
from safefeedback.errors import KeyringError, VaultError
from safefeedback.findings import Finding
from safefeedback.pipeline import ProtectedMessage, Withheld
from safefeedback.recognizers.base import Reading
from safefeedback.vault import SealOnly, Vault, VaultSettings
from safefeedback.vault.clock import utc_day

TEXT = "soy Ana Quispe Mamani con dni 51234567, mi esposo tiene el dni 57654321. el mio es 5123-4567"
SEALING: dict[str, Any] = {
    "schema": 1,
    "name": "sealing",
    "version": "1",
    "entities": {"PE_DNI": {"every": "seal"}, "PHONE_NUMBER": {"officer": "seal", "every": "redact"}},
}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    settings = VaultSettings(
        agency="muni-puno",
        records=f"sqlite:///{tmp_path}/records.db",
        keys=f"sqlite:///{tmp_path}/keys.db",
        provider=f"insecure-file:{tmp_path}/keyring.json",
    )
    with Vault.init(settings) as made:
        yield made


def sealed(vault: Vault, stored: Stored) -> dict[str, bytes]:
    assert stored.receipt is not None
    return dict(vault._open(stored.receipt.record_id))


def views(vault: Vault, stored: Stored) -> dict[str, Any]:
    assert stored.receipt is not None
    return {view.audience: view for view in vault.views(stored.receipt.record_id)}


def test_a_message_is_kept_whole_and_sealed(vault: Vault) -> None:
    message = Message(TEXT, id="wa-1", channel="whatsapp", known=[("PHONE_NUMBER", "+51 987 654 321")], thread="t-9")
    stored = Pipeline(tagger=None, vault=vault).protect_and_store(message)
    assert isinstance(stored.outcome, ProtectedMessage)
    fields = sealed(vault, stored)
    assert fields["message"].decode() == TEXT
    assert json.loads(fields["contact"]) == [["PHONE_NUMBER", "+51 987 654 321"]]
    assert json.loads(fields["envelope"]) == {"id": "wa-1", "channel": "whatsapp", "thread": "t-9"}
    spans = [(each["start"], each["end"]) for each in json.loads(fields["findings"])]
    assert spans == [finding.span for finding in stored.outcome.findings]
    assert json.loads(fields["vault.known"]) == [["PHONE_NUMBER", "987654321"]]
    assert list(vault.find("PHONE_NUMBER", "987654321")) == [stored.receipt.record_id if stored.receipt else None]


def test_what_is_in_the_clear_is_what_the_audience_reads(vault: Vault) -> None:
    pipeline = Pipeline(tagger=None, vault=vault)
    stored = pipeline.protect_and_store(TEXT)
    assert isinstance(stored.outcome, ProtectedMessage)
    (view,) = views(vault, stored).values()
    assert (view.audience, view.text) == ("storage", stored.outcome.text)
    assert (view.policy_digest, view.detector_digest) == (pipeline.policy_digest, pipeline.detector_digest)
    for found in json.loads(view.findings):
        assert set(found) == {"start", "end", "entity", "score", "recognizer", "operator"}
        shown = view.text[found["start"] : found["end"]]
        assert shown.startswith("[") if found["operator"] == "redact" else shown in TEXT


def test_kept_values_are_placed_in_the_protected_text(vault: Vault) -> None:
    stored = Pipeline(tagger=None, vault=vault).protect_and_store(
        "dni 51234567, el 12/03/2024 y el 13/03/2024, dni 57654321"
    )
    (view,) = views(vault, stored).values()
    kept = [f for f in json.loads(view.findings) if f["operator"] == "keep"]
    assert [view.text[f["start"] : f["end"]] for f in kept] == ["12/03/2024", "13/03/2024"]


def test_sealed_values_are_fields_that_the_labels_lead_to(vault: Vault) -> None:
    stored = Pipeline(SEALING, tagger=None, vault=vault).protect_and_store(TEXT)
    fields = sealed(vault, stored)
    assert (fields["PE_DNI.1"], fields["PE_DNI.2"]) == (b"51234567", b"57654321")
    (view,) = views(vault, stored).values()
    led = [
        (view.text[f["start"] : f["end"]], f["operator"], f["field"]) for f in json.loads(view.findings) if "field" in f
    ]
    assert led == [
        ("[DNI_1]", "seal", "PE_DNI.1"),
        ("[DNI_2]", "seal", "PE_DNI.2"),
        ("[DNI_1]", "seal", "PE_DNI.1"),
    ]


def test_the_fields_are_the_same_for_every_audience(vault: Vault) -> None:
    pipeline = Pipeline(SEALING, tagger=None, vault=vault)
    stored = pipeline.protect_and_store("dni 51234567 cel 987654321", "officer", also=("publication", "officer"))
    found = views(vault, stored)
    assert sorted(found) == ["officer", "publication"]
    assert isinstance(stored.outcome, ProtectedMessage)
    assert stored.outcome.audience == "officer"
    fields = {audience: [f.get("field") for f in json.loads(view.findings)] for audience, view in found.items()}
    assert fields == {"officer": ["PE_DNI.1", "PHONE_NUMBER.1"], "publication": ["PE_DNI.1", None]}
    assert sealed(vault, stored)["PHONE_NUMBER.1"] == b"987654321"


def test_more_sealed_values_than_a_record_holds_are_in_the_message_still(vault: Vault) -> None:
    text = "\n".join(f"dni {number}" for number in range(51000000, 51001100))
    stored = Pipeline(SEALING, tagger=None, vault=vault).protect_and_store(text)
    fields = sealed(vault, stored)
    assert sum(name.startswith("PE_DNI.") for name in fields) == 1000
    assert fields["message"].decode() == text
    assert "51001050" not in views(vault, stored)["storage"].text


def test_a_policy_that_seals_needs_a_vault() -> None:
    with pytest.raises(ConfigurationError, match="seals and no vault"):
        Pipeline(SEALING)
    with pytest.raises(ConfigurationError, match="expected a vault to store in"):
        Pipeline(tagger=None).protect_and_store("hola")


@pytest.mark.parametrize("audience", ["", "todos"])
def test_unknown_audiences_are_refused_before_anything_is_stored(audience: str) -> None:
    keeper = Nowhere()
    pipeline = Pipeline(tagger=None, vault=keeper)
    with pytest.raises(ConfigurationError):
        pipeline.protect_and_store("hola", audience)
    with pytest.raises(ConfigurationError):
        pipeline.protect_and_store("hola", also=(audience,))
    with pytest.raises(InputError):
        pipeline.protect_and_store_all(["hola"], together=0)
    with pytest.raises(TypeError):
        pipeline.protect_and_store(3)  # type: ignore[arg-type]
    assert keeper.kept == []


def test_groups_are_transactions() -> None:
    keeper = Nowhere()
    pipeline = Pipeline(tagger=None, vault=keeper)
    assert len(list(pipeline.protect_and_store_all([f"hola {n}" for n in range(70)]))) == 70
    assert [len(group) for group in keeper.kept] == [32, 32, 6]
    list(pipeline.protect_and_store_all(iter(["a", "b", "c"])))
    assert [len(group) for group in keeper.kept[3:]] == [1, 1, 1]


def test_a_message_that_cannot_be_checked_is_kept_and_costs_no_other() -> None:
    class Broken:
        name = "broken"
        supported_entities = ("OTHER_ID",)

        def analyze(self, reading: Reading) -> list[Finding]:
            if "malo" in reading.text:
                raise ValueError(reading.text)
            return []

    keeper = Nowhere()
    messages = [Message("bueno", id="1"), Message("malo", id="2"), Message("bueno", id="3")]
    stored = list(Pipeline(recognizers=(Broken(),), vault=keeper).protect_and_store_all(messages))
    assert [type(each.outcome) for each in stored] == [ProtectedMessage, Withheld, ProtectedMessage]
    assert all(each.receipt for each in stored)
    assert [(each.fields["message"], len(each.views)) for each in keeper.kept[0]] == [
        (b"bueno", 1),
        (b"malo", 0),
        (b"bueno", 1),
    ]
    assert "malo" not in repr(stored)


def test_what_no_record_can_hold_costs_no_other() -> None:
    keeper = Nowhere(largest=10)
    messages: list[Any] = ["corto", "x" * 11, 7, "breve"]
    stored = list(Pipeline(tagger=None, vault=keeper).protect_and_store_all(messages))
    assert [each.receipt is not None for each in stored] == [True, False, False, True]
    assert [each.outcome.code for each in stored if isinstance(each.outcome, Withheld)] == [InputError.code] * 2
    assert [[each.fields["message"] for each in group] for group in keeper.kept if group] == [[b"corto"], [b"breve"]]


@pytest.mark.parametrize("error", [VaultError("vault: full"), KeyringError("vault: no key")])
def test_a_vault_that_refuses_is_told(error: Exception) -> None:
    with pytest.raises(type(error)):
        Pipeline(tagger=None, vault=Nowhere(error)).protect_and_store("hola")


def test_how_long_it_may_be_kept_is_the_policys() -> None:
    keeper = Nowhere()
    Pipeline(tagger=None, vault=keeper).protect_and_store("hola")
    Pipeline({**SEALING, "retention": {"publication": 9}}, tagger=None, vault=keeper).protect_and_store("hola")
    assert [group[0].until for group in keeper.kept] == [utc_day() + dt.timedelta(days=1095), None]


@pytest.mark.plain("records.db*")  # a bare number, which detection leaves in the protected text
def test_broken_text_is_kept_as_it_came(vault: Vault) -> None:
    text = "hola \ud800 51234567\x00"
    stored = Pipeline(tagger=None, vault=vault).protect_and_store(text)
    assert sealed(vault, stored)["message"].decode("utf-8", "surrogatepass") == text


def test_known_values_are_folded_once_and_documents_come_first() -> None:
    keeper = Nowhere()
    many = [("PHONE_NUMBER", f"9870000{n:02}") for n in range(80)]
    known = [*many, ("PERSON", " "), ("PE_DNI", "5123-4567"), ("PE_DNI", "51234567"), ("PASSPORT", "ab 123456")]
    Pipeline(tagger=None, vault=keeper).protect_and_store(Message("hola", known=known))
    ((deposit,),) = keeper.kept
    assert len(deposit.known) == 64
    assert deposit.known[:3] == (("PE_DNI", "51234567"), ("PASSPORT", "ab123456"), ("PHONE_NUMBER", "987000000"))
    assert len(json.loads(deposit.fields["contact"])) == len(known)


def test_a_host_that_only_seals_stores_too(vault: Vault, tmp_path: Path) -> None:
    records = f"sqlite:///{tmp_path}/records.db"
    with SealOnly(vault.bundle(), records, custodian=vault.custodian_key()) as reception:
        stored = Pipeline(SEALING, tagger=None, vault=reception).protect_and_store(TEXT)
    assert vault.promote().promoted == 1
    assert sealed(vault, stored)["PE_DNI.2"] == b"57654321"


def test_a_pipeline_without_vault_loads_no_store() -> None:
    code = (
        "import sys, safefeedback.pipeline as p; p.Pipeline(recognizers=()).protect('hola')\n"
        "print([m for m in sys.modules if m.startswith(('safefeedback.vault', 'sqlite3'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
