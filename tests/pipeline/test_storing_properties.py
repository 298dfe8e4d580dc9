"""Laws of storing.

1. The sealed message is the text as received.
2. Outside the places of a view's findings, its text is that of the message outside the findings.
3. A sealed value is its field, and does not stand in the place of its label in any view.
4. However messages are grouped, the same is stored of each.
"""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.nowhere import Nowhere

from safefeedback import Pipeline, ProtectedMessage
from safefeedback.vault import Deposit

POLICY = {
    "schema": 1,
    "name": "sealing",
    "version": "1",
    "entities": {
        "PE_DNI": {"every": "seal"},
        "PHONE_NUMBER": {"storage": "seal", "publication": "keep"},
        "PERSON": {"storage": "keep", "publication": "seal"},
        "AGE": {"storage": "generalize"},
    },
}
WORDS = st.sampled_from(
    "soy rosa MAMANI quispe señora dni DNI: 51234567 57654321 5123-4567 cel 987654321 nueve ocho siete tengo 34 años "
    "hola \n , . ¿ 😀 \u200b é \ud800".split(" ")
)
MESSAGES = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
AUDIENCES = ("storage", "publication")


def kept(*texts: str, together: int = 32) -> list[tuple[ProtectedMessage, Deposit]]:
    keeper = Nowhere()
    pipeline = Pipeline(POLICY, tagger=None, vault=keeper)
    stored = list(pipeline.protect_and_store_all(texts, *AUDIENCES[:1], also=AUDIENCES[1:], together=together))
    outcomes = [each.outcome for each in stored if isinstance(each.outcome, ProtectedMessage)]
    return list(zip(outcomes, (each for group in keeper.kept for each in group), strict=True))


def outside(text: str, spans: list[tuple[int, int]]) -> list[str]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


@given(MESSAGES)
def test_message_views_and_fields_agree(text: str) -> None:
    ((outcome, deposit),) = kept(text)
    assert deposit.fields["message"].decode("utf-8", "surrogatepass") == text
    assert [view.audience for view in deposit.views] == list(AUDIENCES)
    for view in deposit.views:
        findings = json.loads(view.findings)
        spans = [(each["start"], each["end"]) for each in findings]
        assert outside(view.text, spans) == outside(text, [finding.span for finding in outcome.findings])
        for finding, each in zip(outcome.findings, findings, strict=True):
            assert (each["operator"] == "seal") == ("field" in each)
            if "field" in each:
                shown, own = view.text[each["start"] : each["end"]], text[finding.start : finding.end]
                assert shown.startswith("[")
                assert shown != own
                assert deposit.fields[each["field"]]
    sealed = {name for name in deposit.fields if name[-1].isdigit()}
    assert sealed == {each["field"] for view in deposit.views for each in json.loads(view.findings) if "field" in each}
    for name in sealed:
        assert deposit.fields[name].decode("utf-8", "surrogatepass") in text


@given(st.lists(MESSAGES, max_size=8), st.integers(1, 8))
def test_groups_change_nothing(texts: list[str], together: int) -> None:
    assert kept(*texts, together=together) == [one for text in texts for one in kept(text)]
