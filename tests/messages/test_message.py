import datetime as dt
from typing import Any

import pytest

from safefeedback import InputError, Message
from safefeedback.messages import KINDS

LIMA = dt.timezone(dt.timedelta(hours=-5))


def test_a_message_tells_when_whence_and_of_what_kind_it_is() -> None:
    message = Message(
        "falta agua", received=dt.datetime(2026, 3, 1, 9, tzinfo=LIMA), place="210101", kind="reclamo", topic="agua-1"
    )
    assert (message.place, message.kind, message.topic) == ("210101", "reclamo", "agua-1")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_taken(kind: str) -> None:
    assert Message("x", kind=kind).kind == kind


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"received": dt.datetime(2026, 3, 1, 9)}, "time zone"),
        ({"place": "Puno"}, "INEI code"),
        ({"place": "21010"}, "INEI code"),
        ({"place": "٢١"}, "INEI code"),
        ({"place": "21\n"}, "INEI code"),
        ({"kind": "reclamación"}, "reclamo"),
        ({"topic": "Juan Pérez"}, "code"),
        ({"topic": ""}, "code"),
        ({"topic": "a" * 41}, "code"),
    ],
)
def test_what_is_no_code_is_refused_without_its_value(told: dict[str, Any], expected: str) -> None:
    with pytest.raises(InputError) as caught:
        Message("x", **told)
    assert expected in str(caught.value)
    assert not any(str(value) in f"{caught.value} {caught.value.hint}" for value in told.values() if value)
