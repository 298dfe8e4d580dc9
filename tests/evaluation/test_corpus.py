from __future__ import annotations

import pytest

from safefeedback.errors import InputError
from safefeedback.evaluation import GoldSpan, parse_corpus

GOOD = """### id=wa-0001 channel=whatsapp topic=agua style=minusculas
soy [[PERSON:nora ticona]], cel [[PHONE_NUMBER:9 8 7 - 654 321]]
llamen al [[PHONE_NUMBER?:105]]

### id=wa-0002


segunda [sin marca] aqui

"""


def test_marks_become_spans_of_the_text_without_marks() -> None:
    first, second = parse_corpus(GOOD, source="a.txt")
    assert first.text == "soy nora ticona, cel 9 8 7 - 654 321\nllamen al 105"
    assert [first.text[s.start : s.end] for s in first.spans] == ["nora ticona", "9 8 7 - 654 321", "105"]
    assert [s.optional for s in first.spans] == [False, False, True]
    assert (first.id, first.channel, first.topic, first.style, first.author) == (
        "wa-0001",
        "whatsapp",
        "agua",
        "minusculas",
        "wa",
    )
    assert (second.text, second.spans, second.channel) == ("segunda [sin marca] aqui", (), None)


def test_adjacent_marks_stay_apart() -> None:
    (message,) = parse_corpus("### id=a-1\n[[PERSON:ana]][[AGE:8 años]]", source="a.txt")
    assert message.spans == (GoldSpan(0, 3, "PERSON"), GoldSpan(3, 9, "AGE"))


def test_brackets_may_stand_in_a_surface() -> None:
    (message,) = parse_corpus("### id=a-1\n[[USERNAME:a[b]c]]", source="a.txt")
    assert message.text == "a[b]c"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("hola\n### id=a-1\nx", "a.txt:1: ", "text before"),
        ("### channel=email\nx", "a.txt:1: ", "got none"),
        ("### id=a-1\nx\n### id=a-1\nx", "a.txt:3: ", "used before"),
        ("### id=a-1 extra\nx", "a.txt:1: ", "name=value"),
        ("### id=a-1 colour=red\nx", "a.txt:1: ", "name=value"),
        ("### id=a-1 id=a-2\nx", "a.txt:1: ", "each once"),
        ("### id=a-1\n\nuno\nes [[NOMBRE:ana]]", "a.txt:4:4: ", "label"),
        ("### id=a-1\n[[PERSON: ana]]", "a.txt:2:1: ", "space"),
        ("### id=a-1\n[[PERSON:]]", "a.txt:2:1: ", "surface"),
        ("### id=a-1\nsoy [[PERSON:ana]\n", "a.txt:2:5: ", "mark nothing"),
        ("### id=a-1\n[[PERSON:ana]] x]]", "a.txt:2:17: ", "mark nothing"),
        ("### id=a-1\n[[person:ana]]", "a.txt:2:1: ", "mark nothing"),
        ("### id=a-1\n[[PERSON:a [[AGE:8 años]] b]]", "a.txt:2:1: ", "mark nothing"),
    ],
)
def test_what_breaks_the_format_is_an_error_with_its_place(text: str, place: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        list(parse_corpus(text, source="a.txt"))
    assert str(caught.value).startswith(place)
    assert words in str(caught.value)


def test_errors_do_not_quote_the_text() -> None:
    with pytest.raises(InputError) as caught:
        list(parse_corpus("### id=a-1\nsoy [[APELLIDO:zutanez]]", source="a.txt"))
    assert "zutanez" not in str(caught.value)
    assert "APELLIDO" not in str(caught.value)


def test_a_file_without_messages_is_empty() -> None:
    assert list(parse_corpus("\ufeff\n", source="a.txt")) == []
