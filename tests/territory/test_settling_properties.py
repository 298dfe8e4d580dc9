"""Laws: every name gets one answer, of the tree; to say where the text comes from never contradicts it."""

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.territory import Place, common, place, places, settle

DISTRICTS = st.sampled_from(places("district"))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=70))
def test_any_text_and_any_spans_have_as_many_answers(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [(min(start, len(text)), min(start + size, len(text))) for start, size in cuts]
    answers = settle(text, spans)
    assert len(answers) == len(spans)
    assert all(answer is None or place(answer.code) == answer for answer in answers)


@given(DISTRICTS)
def test_a_district_told_with_its_province_and_department_is_never_another_one(district: Place) -> None:
    names = [district.name, place(district.code[:4]).name, place(district.code[:2]).name]
    text = f"distrito de {names[0]}, provincia de {names[1]}, departamento de {names[2]}"
    spans = []
    at = 0
    for name in names:
        at = text.index(name, at)
        spans.append((at, at + len(name)))
        at += len(name)
    found = settle(text, spans)
    assert found[0] in (district, None) or found[0] == common([district, found[0]])
    assert found[2] in (place(district.code[:2]), None)


@given(DISTRICTS)
def test_a_name_from_its_own_district_is_never_settled_elsewhere(district: Place) -> None:
    (found,) = settle(district.name, [(0, len(district.name))], home=district.code)
    assert found is None or district.code.startswith(found.code)
