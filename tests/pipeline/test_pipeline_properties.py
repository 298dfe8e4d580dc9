"""Laws of the pipeline.

1. Text outside the findings is unchanged, byte for byte.
2. Findings are disjoint, ordered and inside the message.
3. A message gives the same findings every time.
4. What is redacted is not in the protected text in its place.
"""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback import Message, Pipeline
from safefeedback.evaluation import hides_characters

PIPELINE = Pipeline()
WORDS = st.sampled_from(
    "soy rosa MAMANI quispe dni DNI: 51234567 cel 987 654 321 nueve ocho siete ruc 20933904114 vivo en jr puno 345 "
    "placa ABC-123 arroba gmail punto com ley 29733 s/ 500 soles hola\n , . ¿ 😀 \u200b é".split(" ")
)
MESSAGES = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@given(MESSAGES)
def test_text_outside_findings_is_unchanged(text: str) -> None:
    protected = PIPELINE.protect(text)
    hidden = [f for f in protected.findings if not PIPELINE.policy.decide(f, "publication").is_kept]
    kept, reached = [], 0
    for finding in hidden:
        kept.append(text[reached : finding.start])
        reached = finding.end
    kept.append(text[reached:])
    left, position = [], 0
    for replacement in protected.replacements:
        left.append(protected.text[position : replacement.start])
        position = replacement.end
    left.append(protected.text[position:])
    assert left == kept


@given(MESSAGES)
def test_findings_are_disjoint_and_inside(text: str) -> None:
    findings = PIPELINE.detect(text)
    reached = 0
    for finding in findings:
        assert reached <= finding.start < finding.end <= len(text)
        reached = finding.end


@given(MESSAGES)
def test_detection_is_repeatable(text: str) -> None:
    assert PIPELINE.detect(text) == PIPELINE.detect(Message(text))


@given(st.from_regex(r"5[0-9]{7}", fullmatch=True), st.sampled_from(["dni {}", "mi DNI es: {}.", "documento N° {}"]))
def test_a_cued_dni_never_survives(number: str, frame: str) -> None:
    protected = PIPELINE.protect(frame.format(number))
    assert number not in protected.text
    assert any(hides_characters(finding) for finding in protected.findings)
