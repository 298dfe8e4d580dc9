"""What a conversation is remembered by: enough to know a name again, and nothing to read."""

from __future__ import annotations

import datetime as dt
import json
from hashlib import sha256

import pytest

from safefeedback import ConfigurationError, InputError, KnownValue, Message, Pipeline, PseudonymKey, ThreadMemory
from safefeedback.findings import Finding

KEY = PseudonymKey.from_bytes(bytes(range(32)))
DAY = dt.date(2026, 3, 1)
LETTERS = str.maketrans("0123456789", "ghijklmnop")
FIRST = "Denuncio a mi vecino Yonatan Choque Flores, su celular es 987 654 321 y su correo y.choque@correo.pe"
TOLD = {"PERSON": "Yonatan Choque Flores", "PHONE_NUMBER": "987 654 321", "EMAIL_ADDRESS": "y.choque@correo.pe"}
RULES = Pipeline(tagger=None)


def told(text: str = FIRST, **values: str) -> list[Finding]:
    values = values or TOLD
    return [
        Finding(text.index(value), text.index(value) + len(value), entity, 0.9, "names")
        for entity, value in values.items()
    ]


def memory(**options: int) -> ThreadMemory:
    return ThreadMemory.new(KEY, **options).remember(FIRST, told(), on=DAY)


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("el choke volvio a llamar", "el [PERSONA_1] volvio a llamar"),
        ("dice yonatan choque que no paga", "dice [PERSONA_1] que no paga"),
        ("fue yonatna, todos lo vieron", "fue [PERSONA_1], todos lo vieron"),
        ("choqueflores me sigue", "[PERSONA_1] me sigue"),
        ("CHOQUE FLORES ME SIGUE", "[PERSONA_1] ME SIGUE"),
        ("ayer a las 5 me llamó del 987-654-321", "ayer a las 5 me llamó del [TELEFONO_1]"),
    ],
)
def test_who_was_named_earlier_is_known_again(text: str, protected: str) -> None:
    assert RULES.protect(memory().recall(text, on=DAY)).text == protected


@pytest.mark.parametrize("text", ["las flores del parque se secan", "hubo un choque en la pista", "no hay luz"])
def test_words_that_are_also_names_stay_words(text: str) -> None:
    assert RULES.protect(memory().recall(text, on=DAY)).text == text


def test_what_the_channel_knows_of_the_sender_is_remembered_too() -> None:
    first = Message("no hay agua", known=[("PERSON", "Delia Ccopa"), ("USERNAME", "@vientos_puno9")])
    kept = ThreadMemory.new(KEY).remember(first, on=DAY)
    assert RULES.protect(kept.recall("firma ccopa, vientos_puno9", on=DAY)).text == "firma [PERSONA_1], [USUARIO_1]"


def test_what_it_gives_are_words_of_the_new_message_and_link_it_to_nobody() -> None:
    message = memory().recall(Message("dice yonatan choque", known=[("PERSON", "Ana Paz")]), on=DAY)
    assert [(each.entity, each.value) for each in message.remembered if isinstance(each, KnownValue)] == [
        ("PERSON", "yonatan choque")
    ]
    assert len(message.known) == 1


def test_public_values_and_doubtful_names_are_not_remembered() -> None:
    text = "el alcalde Gorki Puma y Nilda, 105"
    findings = [
        Finding(24, 29, "PERSON", 0.4, "names"),
        Finding(31, 34, "PHONE_NUMBER", 0.9, "numbers", public=True),
    ]
    assert len(ThreadMemory.new(KEY).remember(text, findings, on=DAY)) == 0


def test_a_value_is_forgotten_after_its_days_unless_it_is_said_again() -> None:
    kept = memory(days=10)
    last, over = DAY + dt.timedelta(days=10), DAY + dt.timedelta(days=11)
    assert kept.recall("dice yonatan", on=last).remembered
    assert not kept.recall("dice yonatan 987654321", on=over).remembered
    assert len(kept.remember("hola", on=over)) == 0
    again = kept.remember("dice yonatan", [Finding(5, 12, "PERSON", 0.9, "names")], on=last)
    assert again.recall("yonatan", on=over).remembered
    assert not again.recall("choque", on=over).remembered


def test_it_is_kept_as_bytes_without_anything_to_read() -> None:
    kept = memory()
    written = kept.to_bytes()
    assert ThreadMemory.from_bytes(written, KEY) == kept
    assert set(json.loads(written)) == {"schema", "days", "salt", "names", "values"}
    assert all(word not in written.lower() for word in (b"yonatan", b"choque", b"987654321", b"correo"))
    assert repr(kept) == "ThreadMemory(days=90)"


def test_another_key_and_another_conversation_know_nothing() -> None:
    kept = memory()
    stolen = ThreadMemory.from_bytes(kept.to_bytes(), PseudonymKey.from_bytes(bytes(32)))
    assert not stolen.recall("yonatan choque 987654321", on=DAY).remembered
    one, other = json.loads(kept.to_bytes()), json.loads(memory().to_bytes())
    assert not {tag for _, tag, _ in one["values"]} & {tag for _, tag, _ in other["values"]}


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"schema":1}',
        b'{"schema":2,"days":90,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":[],"values":[]}',
        b'{"schema":1,"days":0,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":[],"values":[]}',
        b'{"schema":1,"days":true,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":[],"values":[]}',
        b'{"schema":1,"days":90,"salt":"AAAA","names":[],"values":[]}',
        b'{"schema":1,"days":90,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":[["hoy",""]],"values":[]}',
        b'{"schema":1,"days":90,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":[["2026-01-01","AAAA"]],"values":[]}',
        b'{"schema":1,"days":90,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":[],"values":[["PE_DNI","","2026-01-01"]]}',
        b'{"schema":1,"days":90,"salt":"AAAAAAAAAAAAAAAAAAAAAA==","names":5,"values":[]}',
        b" " * 4_000_001,
    ],
)
def test_what_it_did_not_write_is_refused(kept: bytes) -> None:
    with pytest.raises(InputError, match="thread memory"):
        ThreadMemory.from_bytes(kept, KEY)


@pytest.mark.parametrize("days", [0, -1, 36_501])
def test_days_have_a_range(days: int) -> None:
    with pytest.raises(ConfigurationError, match="days"):
        ThreadMemory.new(KEY, days=days)


def test_a_long_conversation_keeps_the_last_names_and_values() -> None:
    kept = ThreadMemory.new(KEY)
    known = [sha256(bytes([number])).hexdigest().translate(LETTERS)[:12] for number in range(130)]
    for name in known:
        kept = kept.remember(name, [Finding(0, 12, "PERSON", 0.9, "names")], on=DAY)
    assert len(kept) == 100
    assert not kept.recall(known[0], on=DAY).remembered
    assert kept.recall(known[-1], on=DAY).remembered


def test_a_giant_message_is_recalled_within_bounds() -> None:
    message = memory().recall("yonatan choque " * 200_000, on=DAY)
    assert len(message.remembered) == 1


def test_more_than_a_message_may_have_is_not_given() -> None:
    known = [("USERNAME", f"@usuario_{n}") for n in range(200)]
    assert memory().recall(Message("yonatan", known=known), on=DAY).remembered == ()
