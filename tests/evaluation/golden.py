"""Strategies of gold messages, shared by the tests of this floor: invented words with spans over them."""

from __future__ import annotations

from hypothesis import strategies as st

from safefeedback.evaluation import GoldMessage, GoldSpan

__all__ = ["gold_messages", "realistic"]

LABELS = ("PERSON", "PE_DNI", "PHONE_NUMBER", "EMAIL_ADDRESS", "STREET_ADDRESS", "LOCATION", "CASE_NUMBER", "DATE_TIME")

_PARTS = (
    ("PERSON", "Yesenia Huamán Ccori"),
    ("PERSON", "José Muñoz"),
    ("PERSON", "VÁSQUEZ"),
    ("PE_DNI", "56809734"),
    ("PHONE_NUMBER", "987 654 321"),
    ("PHONE_NUMBER", "(01) 456-7890"),
    ("EMAIL_ADDRESS", "vero.zapata77@gmail.com"),
    ("PE_VEHICLE_PLATE", "ABC-123"),
    ("CASE_NUMBER", "EXP-2025-0012"),
    ("STREET_ADDRESS", "Jr. Ayacucho 345, «frente» al grifo."),
    ("LOCATION", "Ñaña"),
    ("DATE_OF_BIRTH", "14/04/1985"),
    (None, "señora, llegué tarde;"),
    (None, "¿qué hago con 1750000 soles?"),
    (None, "la vergüenza general… hay que llorar"),
    (None, "\n"),
)


@st.composite
def gold_messages(draw: st.DrawFn) -> GoldMessage:
    """Any text with disjoint spans anywhere in it."""
    text = draw(st.text(alphabet="abhvzñáeÉGll1029 .,;@/-\u200b\u0301İßﬁ\n😡", min_size=1, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [
        GoldSpan(start, end, draw(st.sampled_from(LABELS)), draw(st.booleans()))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return GoldMessage("x-1", text, tuple(spans))


@st.composite
def realistic(draw: st.DrawFn) -> GoldMessage:
    """Parts of messages joined by spaces, those with a label marked."""
    text, spans = "", []
    for label, part in draw(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=8)):
        text += " " if text else ""
        if label:
            spans.append(GoldSpan(len(text), len(text) + len(part), label))
        text += part
    return GoldMessage(f"x-{draw(st.integers(0, 999))}", text, tuple(spans))
