"""Laws of the national documents.

1. Spans lie in any text, hold a digit, and name an entity of an enabled country.
2. A document behind its word is found whole, in any case and with any of its separators.
3. Enabling one more country takes nothing away.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.identifiers.latam import COUNTRIES
from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.national import NationalDocumentRecognizer

ALL = NationalDocumentRecognizer(COUNTRIES)
DOCUMENTS = {
    "CL_RUT": ("rut", ("15", "157", "381", "9")),
    "BR_CPF": ("cpf", ("853", "121", "703", "21")),
    "AR_CUIT": ("cuit", ("24", "28", "793", "027", "1")),
    "CO_NIT": ("nit", ("814", "193", "593", "6")),
    "UY_CI": ("cedula", ("1", "234", "567", "2")),
    "VE_RIF": ("rif", ("V", "08", "898", "194", "0")),
    "ES_NIF": ("nif", ("54", "362", "315", "K")),
}
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text("0123456789 -.,/$\nVKxrutcpf", max_size=200),
    st.lists(st.sampled_from(["rut", "15.157.381-9", "cpf", "V-", "12 345 678", "$", "cédula", "1"]), max_size=30).map(
        " ".join
    ),
)


@given(TEXTS)
def test_spans_lie_in_any_text_and_hold_a_digit(text: str) -> None:
    for finding in ALL.analyze(read(Message(text))):
        assert 0 <= finding.start < finding.end <= len(text)
        assert any(c.isnumeric() for c in text[finding.start : finding.end])
        assert finding.entity in ALL.supported_entities


@pytest.mark.parametrize("entity", DOCUMENTS)
@given(
    gap=st.sampled_from(["", " ", "-", "."]), shout=st.booleans(), colon=st.sampled_from([" ", ": ", " es ", " N° "])
)
def test_a_document_behind_its_word_is_found_whole(entity: str, gap: str, shout: bool, colon: str) -> None:
    cue, groups = DOCUMENTS[entity]
    number = gap.join(groups)
    text = f"mi {cue}{colon}{number}, gracias"
    text = text.upper() if shout else text.lower()
    start = text.index(number.upper() if shout else number.lower())
    found = {f.entity: f for f in ALL.analyze(read(Message(text)))}
    assert found[entity].span == (start, start + len(number))
    assert found[entity].score == 0.95


@given(TEXTS, st.sampled_from(COUNTRIES), st.sampled_from(COUNTRIES))
def test_one_more_country_takes_nothing_away(text: str, one: str, other: str) -> None:
    reading = read(Message(text))
    alone = NationalDocumentRecognizer((one,)).analyze(reading)
    assert set(alone) <= set(NationalDocumentRecognizer((one, other)).analyze(reading))
