"""Laws of ``resolve``.

1. Idempotent. 2. The order of the input does not matter. 3. The result is disjoint and sorted. 4. It covers every
accepted span and nothing outside their union. 5. What hides stays hidden, but for a name, place or date inside an
organisation. 6. No two findings that only touch are merged. 7. Names of recognizers matter only where all else ties.
8. Every accepted finding is a winner, perhaps extended, or is named in the evidence of one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.entities import kind
from safefeedback.findings import Evidence, Finding
from safefeedback.resolution import resolve, trim_remainders

NAMES = ("PERSON", "USERNAME", "EMAIL_ADDRESS", "URL", "STREET_ADDRESS", "LOCATION", "DATE_TIME")
ENTITIES = (*NAMES, "PE_DNI", "PHONE_NUMBER", "CASE_NUMBER", "ORGANIZATION", "SENSITIVE", "XX_ONE", "XX_TWO")
EVIDENCE = (
    Evidence("check", "luhn", 0.2),
    Evidence("check", "luhn", -0.2),
    Evidence("known", "full", 0.4),
    Evidence("cue", "dni", 0.1, 0, 3, 1),
)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    start = draw(st.integers(0, 24))
    return Finding(
        start,
        start + draw(st.integers(1, 9)),
        draw(st.sampled_from(ENTITIES)),
        draw(st.sampled_from((0.3, 0.45, 0.5, 0.7, 0.8, 0.9, 0.95))),
        draw(st.sampled_from("abc")),
        tuple(draw(st.lists(st.sampled_from(EVIDENCE), max_size=2, unique=True))),
        draw(st.sampled_from((False, False, False, True))),
        draw(st.sampled_from((None, "sender", "official"))),
    )


many = st.lists(findings(), max_size=9)


def characters(found: list[Finding] | tuple[Finding, ...]) -> set[int]:
    return {i for f in found for i in range(*f.span)}


def hides(finding: Finding) -> bool:
    return kind(finding.entity).is_hidden and not finding.public


def is_in_a_name(finding: Finding, found: list[Finding]) -> bool:
    return finding.entity in ("PERSON", "LOCATION", "DATE_TIME") and any(
        o.entity == "ORGANIZATION" and o.start <= finding.start and finding.end <= o.end for o in found
    )


@given(many)
def test_idempotent(found: list[Finding]) -> None:
    once = resolve(found)
    assert resolve(once) == once


@given(many, st.randoms(use_true_random=False))
def test_input_order_does_not_matter(found: list[Finding], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert resolve(shuffled) == resolve(found) == resolve([*found, *shuffled])


@given(many)
def test_disjoint_and_sorted(found: list[Finding]) -> None:
    result = resolve(found)
    assert all(a.end <= b.start for a, b in pairwise(result))


@given(many, st.sampled_from((0.0, 0.4, 0.8)))
def test_covers_every_accepted_span_and_nothing_else(found: list[Finding], threshold: float) -> None:
    accepted = [f for f in found if f.score >= threshold]
    assert characters(resolve(found, threshold=threshold)) == characters(accepted)


@given(many)
def test_what_hides_stays_hidden(found: list[Finding]) -> None:
    hidden = characters([f for f in resolve(found) if hides(f)])
    assert hidden >= characters([f for f in found if hides(f) and not is_in_a_name(f, found)])


@given(many)
def test_a_known_whole_name_stays_hidden(found: list[Finding]) -> None:
    known = [f for f in found if f.entity == "PERSON" and f.score >= 0.9 and EVIDENCE[2] in f.evidence and hides(f)]
    assert characters([f for f in resolve(found) if hides(f)]) >= characters(known)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 1)), max_size=12))
def test_touching_findings_of_one_entity_stay_apart(steps: list[tuple[int, int]]) -> None:
    found, at = [], 0
    for length, gap in steps:
        found.append(Finding(at + gap, at + gap + length, "PERSON", 0.8, "a"))
        at = found[-1].end
    assert resolve(reversed(found)) == tuple(found)


@given(many, st.permutations("abc"))
def test_recognizer_names_do_not_move_a_span(found: list[Finding], names: list[str]) -> None:
    table = dict(zip("abc", names, strict=True))
    renamed = [replace(f, recognizer=table[f.recognizer]) for f in found]
    plain = [(f.span, f.entity, f.score, f.public) for f in resolve(found)]
    assert [(f.span, f.entity, f.score, f.public) for f in resolve(renamed)] == plain


@given(many)
def test_every_finding_is_a_winner_or_named_by_one(found: list[Finding]) -> None:
    result = resolve(found)
    named = {(e.code, e.start, e.end) for f in result for e in f.evidence if e.kind == "nested"}
    for loser in (f for f in found if (f.entity.lower(), *f.span) not in named):
        assert any(w.entity == loser.entity and w.start <= loser.start and loser.end <= w.end for w in result)


@given(many)
def test_trimming_loses_no_letter_or_digit(found: list[Finding]) -> None:
    text = "Ana, dni 4 .. cel+51 @9 y Luz. (3) ok"
    result = resolve(found)
    lost = characters(result) - characters(trim_remainders(result, text))
    assert not any(text[i].isalnum() for i in lost)


@given(many)
def test_the_highest_score_of_an_entity_at_a_place_is_kept_by_its_own_winner(found: list[Finding]) -> None:
    for winner in resolve(found):
        inside = [
            f.score for f in found if f.span == winner.span and f.entity == winner.entity and f.public == winner.public
        ]
        assert winner.score >= max(inside, default=0.0)
