"""Samples: who is in the population, who is drawn, the sheet and its way back, and what the review says."""

from __future__ import annotations

import collections
import datetime as dt
import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.logs import Logs, hex_of, messages

from safefeedback.audit.period import Period
from safefeedback.audit.population import Unit, population
from safefeedback.audit.review import reviews
from safefeedback.audit.sampling import REST, Sample, allocate, draw, seed_digest
from safefeedback.audit.sheet import read_sheet, write_sheet
from safefeedback.errors import InputError

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
SEED = bytes(range(32))


def text_of(record: str, version: int) -> str:
    return f"Soy [PERSONA_1], versión {version}, {record[:4]}"


def sample_of(logs: Logs, wanted: int, *, by: tuple[str, ...] = ("channel", "presence")) -> Sample:
    units = population(logs.read_records(), YEAR, "storage", by)
    return draw(units, wanted, SEED, period=YEAR, audience="storage", by=by)


def test_a_population_is_what_was_there_in_the_newest_version() -> None:
    logs = Logs()
    kept, purged, erased, other = (logs.seal(name) for name in ("kept", "purged", "erased", "other"))
    officer = logs.seal("officer", aud=("officer",))
    withheld = logs.seal("withheld", aud=(), withheld="detection")
    logs.pass_time(days=1)
    before = logs.at
    logs.pass_time(days=1)
    logs.record("record.purged", rec=purged)
    logs.record("record.erased", rec=erased)
    logs.record("record.sealed", rec=kept, ver=2, dig=hex_of("2", 64), aud=["storage"])
    now = {(unit.record, unit.version) for unit in population(logs.read_records(), YEAR, "storage", ())}
    assert now == {(kept, 2), (other, 1)}
    then = {unit.record for unit in population(logs.read_records(), YEAR, "storage", (), at=before)}
    assert then == {kept, purged, erased, other}
    assert officer not in then
    assert withheld not in then


def test_days_are_those_of_peru() -> None:
    logs = Logs(dt.datetime(2026, 10, 1, 3, tzinfo=dt.UTC))  # ten at night of the day before
    logs.seal("late")
    september = Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    assert [unit.stratum for unit in population(logs.read_records(), september, "storage", ("month",))] == [
        ("2026-09",)
    ]


def test_strata_go_by_channel_month_presence_and_length() -> None:
    logs = Logs()
    logs.seal("a", ch="web", cnt={"AGE": {"keep": 1}})
    logs.seal("b")
    texts = {hex_of("record a"): "x" * 100, hex_of("record b"): None}
    units = population(
        logs.read_records(),
        YEAR,
        "storage",
        ("channel", "month", "presence", "length"),
        text_of=lambda record, _: texts[record],
    )
    assert [unit.stratum for unit in units] == [("web", "2026-09", "found", "medium")]


@pytest.mark.parametrize("by", [("colour",), ("length",)])
def test_strata_that_cannot_be_told_are_refused(by: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="sample: expected"):
        population([], YEAR, "storage", by)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(InputError, match="period"):
        Period(dt.date(2026, 2, 1), dt.date(2026, 1, 1))


@given(
    st.dictionaries(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("xy")), st.integers(1, 5_000), min_size=1),
    st.integers(1, 400),
)
def test_no_message_read_stands_for_more_than_its_share(sizes: dict[tuple[str, ...], int], wanted: int) -> None:
    names, numbers = allocate(sizes, wanted)
    total = sum(sizes.values())
    populations: collections.Counter[str] = collections.Counter()
    for key, size in sizes.items():
        populations[names[key]] += size
    assert min(wanted, total) <= sum(numbers.values()) < wanted + len(numbers)
    for name, size in populations.items():
        assert 0 < numbers[name] <= size
        assert size / numbers[name] <= max(1.0, total / wanted)


@given(st.integers(1, 300), st.integers(1, 80), st.randoms())
def test_a_sample_is_drawn_again_from_its_seed_in_any_order(count: int, wanted: int, rng: random.Random) -> None:
    units = [Unit(hex_of(str(n)), 1, (rng.choice("abc"),)) for n in range(count)]
    first = draw(units, wanted, SEED, period=YEAR, audience="storage", by=("channel",))
    rng.shuffle(units)
    again = draw(units, wanted, SEED, period=YEAR, audience="storage", by=("channel",))
    assert first == again
    assert len({each.record for each in first.drawn}) == len(first.drawn) >= min(wanted, count)
    assert set(first.sizes) == {each.stratum for each in first.drawn}


def test_a_sample_is_what_anybody_computes_from_the_seed() -> None:
    units = [Unit(hex_of(str(n)), 1 + n % 2, ()) for n in range(50)]
    order = sorted(
        units,
        key=lambda u: hashlib.sha256(SEED + bytes.fromhex(u.record) + u.version.to_bytes(8, "big")).digest(),
    )
    drawn = draw(units, 10, SEED, period=YEAR, audience="storage").drawn
    assert [each.record for each in drawn] == [unit.record for unit in order[:10]]


def test_every_message_is_as_likely_as_every_other() -> None:
    units = [Unit(hex_of(str(n)), 1, ("a" if n < 30 else "b",)) for n in range(40)]
    times = collections.Counter(
        each.record
        for seed in range(2_000)
        for each in draw(units, 8, seed.to_bytes(16, "big"), period=YEAR, audience="storage").drawn
    )
    assert len(times) == 40
    assert max(abs(count - 400) for count in times.values()) < 5 * (400 * 0.8) ** 0.5


@pytest.mark.parametrize(
    ("count", "wanted", "seed"), [(0, 5, SEED), (5, 0, SEED), (5, 5, b"short")], ids=["empty", "none", "seed"]
)
def test_what_cannot_be_drawn_is_refused(count: int, wanted: int, seed: bytes) -> None:
    units = [Unit(hex_of(str(n)), 1, ()) for n in range(count)]
    with pytest.raises(InputError, match="sample: expected"):
        draw(units, wanted, seed, period=YEAR, audience="storage")


def test_rare_strata_are_read_together() -> None:
    units = [Unit(hex_of(str(n)), 1, (str(n) if n < 30 else "usual",)) for n in range(1_000)]
    sample = draw(units, 100, SEED, period=YEAR, audience="storage")
    assert sample.sizes == {REST: 30, "usual": 970}


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_verdicts_come_back_from_the_sheet(form: str) -> None:
    sample = sample_of(messages(200), 10)
    lines = list(write_sheet(sample, text_of, form=form))  # type: ignore[arg-type]
    assert all("[PERSONA_1]" in line for line in lines[form == "csv" :])
    if form == "csv":
        judged = [lines[0], *(line.replace(",,\r\n", ",ok,\r\n") for line in lines[1:6])]
        judged += [lines[6].replace(",,\r\n", ",FUGA,DNI person\r\n"), *lines[7:]]
    else:
        judged = [line.replace('"verdict": ""', '"verdict": "ok"') for line in lines[:5]]
        judged += [lines[5].replace('"verdict": "", "kinds": ""', '"verdict": "fuga", "kinds": ["DNI", "PERSON"]')]
        judged += lines[6:]
    verdicts = list(read_sheet(judged, form=form))  # type: ignore[arg-type]
    assert [each.is_ok for each in verdicts] == [True] * 5 + [False]
    assert verdicts[-1].kinds == ("PERSON", "PE_DNI")
    assert [each.record for each in verdicts] == [each.record for each in sample.drawn[:6]]
    assert {each.sample for each in verdicts} == {seed_digest(SEED)}


def test_a_sheet_that_a_spreadsheet_wrote_again_is_read() -> None:
    head = "\ufeffnumber;record_id;version;audience;sample;text;verdict;kinds\r\n"
    row = f'1;{hex_of("a")};1;storage;{hex_of("s", 64)};"dos\nlíneas; y más";fuga;DNI\r\n'
    (verdict,) = read_sheet([head, *row.splitlines(keepends=True)], form="csv")
    assert (verdict.record, verdict.kinds) == (hex_of("a"), ("PE_DNI",))


@pytest.mark.parametrize("text", ["=1+1", "+51", "-1", "@x", "\tx", "\ud800 y \0"])
def test_a_spreadsheet_takes_no_text_for_a_command(text: str) -> None:
    lines = list(write_sheet(sample_of(messages(20), 1), lambda *_: text, form="csv"))
    cell = lines[1].split(",")[5]
    assert not cell.startswith(("=", "+", "-", "@", "\t", '"='))
    lines[1].encode("utf-8")
    assert "\0" not in lines[1]


GOOD = {"record_id": hex_of("a"), "version": 1, "audience": "storage", "sample": hex_of("s", 64), "verdict": "ok"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "quizá"},
        {"verdict": "fuga", "kinds": "MARCIANO"},
        {"kinds": "DNI"},
        {"record_id": "secreto"},
        {"sample": ""},
        {"version": "uno"},
    ],
    ids=str,
)
def test_a_wrong_row_is_refused_by_number_without_a_word_of_it(wrong: dict[str, str]) -> None:
    import json

    with pytest.raises(InputError, match="in row 2") as error:
        list(read_sheet([json.dumps(GOOD), json.dumps(GOOD | wrong)]))
    assert not any(str(value) and str(value) in str(error.value) for value in wrong.values() if value != "fuga")


@pytest.mark.parametrize("line", ["[]", "{", "7"])
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(InputError, match="one JSON object"):
        list(read_sheet([line]))


def judged(logs: Logs, sample: Sample, leaks: int, *, judged: int | None = None, by: str = "revisora-1") -> None:
    logs.key("review.drawn", **sample.leaf_fields())
    for place, each in enumerate(sample.drawn[:judged]):
        logs.key(
            "review.judged",
            by=by,
            rec=each.record,
            ver=each.version,
            aud="storage",
            ok=int(place >= leaks),
            kinds=["pe_dni"] if place < leaks else [],
            seed=seed_digest(SEED),
        )


def test_a_review_is_found_again_from_the_logs() -> None:
    logs = messages(2_000)
    sample = sample_of(logs, 200)
    judged(logs, sample, 3)
    logs.pass_time(days=1)
    logs.record("record.erased", rec=sample.drawn[0].record)  # later acts change nothing
    logs.seal("later", ch="web")
    (review,) = reviews(logs.read_records(), logs.read_keys())
    assert (review.drawn, review.judged, review.pending, review.leaks) == (len(sample.drawn), len(sample.drawn), 0, 3)
    assert {each.name: each.population for each in review.strata} == sample.sizes
    assert sum(each.read for each in review.strata) == len(sample.drawn)
    assert (review.kinds, review.reviewers) == ({"PE_DNI": 3}, {"revisora-1": len(sample.drawn)})
    assert review.estimate is not None
    assert 0.012 < (review.estimate.value or 0) < 0.018 < review.estimate.upper < 0.04


def test_messages_that_were_not_judged_count_as_leaks() -> None:
    done, begun = messages(500), messages(500)
    judged(done, sample_of(done, 50), 0)
    judged(begun, sample_of(begun, 50), 0, judged=45)
    (whole,), (part,) = (reviews(each.read_records(), each.read_keys()) for each in (done, begun))
    assert part.pending == part.drawn - 45
    assert whole.estimate is not None
    assert part.estimate is not None
    assert part.estimate.upper > 2 * whole.estimate.upper


def test_one_of_two_reviewers_is_enough_for_a_leak() -> None:
    logs = messages(100)
    sample = sample_of(logs, 20)
    judged(logs, sample, 2)
    for each in sample.drawn:
        fields = {"rec": each.record, "ver": 1, "aud": "storage", "ok": 1, "kinds": [], "seed": seed_digest(SEED)}
        logs.key("review.judged", by="revisor-2", **fields)
    (review,) = reviews(logs.read_records(), logs.read_keys())
    assert (review.judged, review.leaks) == (len(sample.drawn), 2)


def test_with_the_seed_only_verdicts_on_drawn_messages_count() -> None:
    logs = messages(400)
    sample = sample_of(logs, 40)
    judged(logs, sample, 1, judged=30)
    drawn = {each.record for each in sample.drawn}
    others = [unit.record for unit in population(logs.read_records(), YEAR, "storage", ()) if unit.record not in drawn]
    for record in others[:10]:  # easier ones in place of those that were drawn
        fields = {"rec": record, "ver": 1, "aud": "storage", "ok": 1, "kinds": [], "seed": seed_digest(SEED)}
        logs.key("review.judged", by="revisor-2", **fields)
    (blind,) = reviews(logs.read_records(), logs.read_keys())
    (seen,) = reviews(logs.read_records(), logs.read_keys(), seeds=[b"another seed 0123", SEED])
    assert (blind.others, blind.judged) == (None, 40)
    assert (seen.others, seen.judged, seen.pending) == (10, 30, len(sample.drawn) - 30)
    assert seen.estimate is not None
    assert blind.estimate is not None
    assert seen.estimate.upper > blind.estimate.upper
    assert seen.reviewers == {"revisora-1": 30}


def test_without_its_log_or_its_texts_a_review_has_no_bound() -> None:
    logs = messages(100)
    judged(logs, sample_of(logs, 20), 0)
    (review,) = reviews(logs.read_records()[:50], logs.read_keys())
    assert (review.strata, review.estimate) == ((), None)
    by = ("length",)
    units = population(logs.read_records(), YEAR, "storage", by, text_of=text_of)
    logs = messages(100)
    judged(logs, draw(units, 20, SEED, period=YEAR, audience="storage", by=by), 0)
    (review,) = reviews(logs.read_records(), logs.read_keys())
    assert review.estimate is None
    (review,) = reviews(logs.read_records(), logs.read_keys(), text_of=text_of)
    assert review.estimate is not None


@pytest.mark.parametrize("audits", [60, pytest.param(2_000, marks=pytest.mark.full)])
def test_whole_audits_are_covered(audits: int) -> None:
    logs = messages(600)
    by = ("channel", "presence")
    units = population(logs.read_records(), YEAR, "storage", by)
    rng = random.Random(7)
    leaking = {unit.record for unit in units if unit.stratum == ("oficina", "found") and rng.random() < 0.2}
    leaking |= {unit.record for unit in units if rng.random() < 0.02}
    held = 0
    for number in range(audits):
        seed = hashlib.sha256(b"audit %d" % number).digest()
        sample = draw(units, 80, seed, period=YEAR, audience="storage", by=by)
        names, numbers = allocate(collections.Counter(unit.stratum for unit in units), 80)
        held += _bound(sample, numbers, leaking) >= len(leaking) / len(units)
        assert set(names.values()) == set(sample.sizes)
    assert held >= 0.95 * audits


def _bound(sample: Sample, numbers: dict[str, int], leaking: set[str]) -> float:
    from safefeedback.audit.bounds import Stratum, upper_bound

    leaks = collections.Counter(each.stratum for each in sample.drawn if each.record in leaking)
    return upper_bound([Stratum(name, size, numbers[name], leaks[name]) for name, size in sample.sizes.items()])
