"""Laws of the runner.

- Text outside the findings is unchanged, code point by code point, whatever the operators do.
- The places that are returned hold what was written, in order, one for each finding that is not kept.
- Keeping everything changes nothing; redacting everything leaves no character of a finding but by chance of the label.
- Equal values have equal labels, different values different ones.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.crypto import PseudonymKey
from safefeedback.entities import ENTITIES
from safefeedback.findings import Finding
from safefeedback.operators import Generalize, Keep, Mask, Operator, Pseudonymize, Redact, Surrogate, apply
from safefeedback.operators.linking import linked
from safefeedback.operators.value import value_of

KEY = PseudonymKey.from_bytes(bytes(32))
OPERATORS = st.sampled_from(
    [Redact(), Redact(numbered=False), Keep(), Mask(), Generalize(), Pseudonymize(purpose="p"), Surrogate()]
)
NAMES = st.sampled_from([kind.name for kind in ENTITIES] + ["MY_OWN"])


@st.composite
def decided(draw: st.DrawFn) -> tuple[str, list[tuple[Finding, Operator]]]:
    """Draw a text with disjoint findings and an operator for each."""
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    return text, [(Finding(*span, draw(NAMES), 0.9, "t"), draw(OPERATORS)) for span in spans]


@given(decided())
def test_text_outside_findings_is_unchanged(case: tuple[str, list[tuple[Finding, Operator]]]) -> None:
    text, decisions = case
    shown, replaced = apply(text, decisions, key=KEY)
    rest, reached = "", 0
    for finding, operator in decisions:
        rest += text[reached : finding.start] if operator.name != "keep" else text[reached : finding.end]
        reached = finding.end
    left, reached = "", 0
    for place in replaced:
        left += shown[reached : place.start]
        reached = place.end
    assert left + shown[reached:] == rest + text[decisions[-1][0].end if decisions else 0 :]


@given(decided())
def test_places_are_in_order_and_name_their_entities(case: tuple[str, list[tuple[Finding, Operator]]]) -> None:
    text, decisions = case
    shown, replaced = apply(text, decisions, key=KEY)
    changed = [finding.entity for finding, operator in decisions if operator.name != "keep"]
    assert [place.entity for place in replaced] == changed
    bounds = [bound for place in replaced for bound in (place.start, place.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= bound <= len(shown) for bound in bounds)


@given(decided())
def test_keeping_changes_nothing(case: tuple[str, list[tuple[Finding, Operator]]]) -> None:
    text, decisions = case
    assert apply(text, [(finding, Keep()) for finding, _ in decisions]) == (text, ())


@given(decided())
def test_labels_stand_for_values(case: tuple[str, list[tuple[Finding, Operator]]]) -> None:
    text, decisions = case
    findings = [finding for finding, _ in decisions if finding.entity != "PERSON"]
    shown, replaced = apply(text, [(finding, Redact()) for finding in findings])
    labels = [shown[place.start : place.end] for place in replaced]
    values = [(f.entity, value_of(f.entity, text[f.start : f.end])) for f in findings]
    assert len(set(zip(labels, values, strict=True))) == len(set(labels)) == len(set(values))


@given(st.lists(st.lists(st.sampled_from("ana luz rojas cruz j quispe".split()), min_size=1, max_size=4), max_size=8))
def test_linking_gives_a_name_that_is_there_and_not_shorter(names: list[list[str]]) -> None:
    values = [" ".join(sorted(words)) for words in names]
    people = linked(values)
    assert set(people) == set(values)
    assert all(whole in people and len(set(whole.split())) >= len(set(part.split())) for part, whole in people.items())


@given(st.lists(st.lists(st.sampled_from("ana luz rojas cruz j quispe".split()), min_size=1, max_size=4), max_size=8))
def test_linking_ignores_the_order_of_names(names: list[list[str]]) -> None:
    values = [" ".join(sorted(words)) for words in names]
    assert linked(values) == linked(values[::-1])
