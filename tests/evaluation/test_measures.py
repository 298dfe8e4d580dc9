from __future__ import annotations

import time
from collections import Counter

import pytest

from safefeedback.evaluation import Bootstrap
from safefeedback.evaluation.measures import measure
from safefeedback.evaluation.tally import Counts


def counts(**overall: int) -> Counts:
    return Counter({("all", "", name): count for name, count in overall.items()})


def test_a_measure_is_a_ratio_of_sums_and_not_a_mean_of_ratios() -> None:
    section = measure([counts(hits=1, found=1), counts(hits=0, found=3)])
    assert section.overall["precision"].value == 0.25


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    overall = measure([counts(hits=3, found=4, expected=6)]).overall
    precision, recall = 3 / 4, 3 / 6
    assert overall["f1"].value == pytest.approx(2 * precision * recall / (precision + recall))


def test_nothing_to_measure_is_no_value() -> None:
    precision = measure([]).overall["precision"]
    assert (precision.value, precision.low, precision.high, precision.denominator) == (None, None, None, 0)


def test_an_entity_is_measured_against_all_text_outside() -> None:
    first: Counts = Counter({("all", "", "outside"): 90, ("entity", "AGE", "outside_hidden"): 5})
    section = measure([first, counts(outside=10)])
    assert section.entities["AGE"]["over_redaction"].value == 0.05


def test_entities_stand_in_the_order_of_the_guide() -> None:
    rows: Counts = Counter({("entity", name, "found"): 1 for name in ("ZZ_NEW", "PE_DNI", "PERSON")})
    assert list(measure([rows]).entities) == ["PERSON", "PE_DNI", "ZZ_NEW"]


def test_intervals_enclose_the_value_and_narrow_with_more_messages() -> None:
    few = [counts(hits=n % 2, found=1) for n in range(20)]
    narrow, wide = measure(few * 20).overall["precision"], measure(few).overall["precision"]
    for interval in (narrow, wide):
        assert interval.low is not None
        assert interval.high is not None
        assert interval.low < 0.5 < interval.high
    assert narrow.high is not None
    assert wide.high is not None
    assert narrow.high < wide.high


def test_the_interval_of_a_proportion_is_near_the_normal_one() -> None:
    # 400 messages, half of them right: the standard error is 0.025, the 95 % interval about 0.5 +- 0.049.
    precision = measure([counts(hits=n % 2, found=1) for n in range(400)]).overall["precision"]
    assert precision.low == pytest.approx(0.451, abs=0.008)
    assert precision.high == pytest.approx(0.549, abs=0.008)


def test_the_seed_decides_the_draws() -> None:
    tallies = [counts(hits=n % 3, found=3) for n in range(30)]
    one, same, other = (measure(tallies, Bootstrap(seed=seed)).overall["precision"] for seed in ("a", "a", "b"))
    assert one == same
    assert (one.low, one.high) != (other.low, other.high)


def test_no_resamples_no_interval() -> None:
    precision = measure([counts(hits=1, found=2)], Bootstrap(resamples=0)).overall["precision"]
    assert (precision.value, precision.low, precision.high) == (0.5, None, None)


@pytest.mark.timing
def test_a_thousand_draws_of_three_hundred_messages_take_seconds() -> None:
    tallies = [
        Counter({("entity", f"E{n % 27}", name): 1 for name in ("hits", "found", "expected", "mentions", "covered")})
        for n in range(300)
    ]
    start = time.perf_counter()
    measure(tallies)
    assert time.perf_counter() - start < 10
