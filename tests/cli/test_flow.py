from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from safefeedback.cli.flow import Found, detect_all, in_order
from safefeedback.cli.item import Item, unreadable
from safefeedback.errors import ConfigurationError
from safefeedback.messages import Message
from safefeedback.pipeline import Withheld


def test_items_that_cannot_be_read_keep_their_place() -> None:
    items = [unreadable("input-json"), Item(Message("a"), 1), unreadable("input-shape", name=2), Item(Message("b"), 3)]
    found = list(in_order(items, lambda messages: (message.text.upper() for message in messages)))
    assert found == [
        (items[0], Withheld(None, "input-json")),
        (items[1], "A"),
        (items[2], Withheld(None, "input-shape")),
        (items[3], "B"),
    ]


def test_no_more_is_read_than_the_work_asks_for() -> None:
    read: list[int] = []

    def source() -> Iterator[Item]:
        for number in range(1000):
            read.append(number)
            yield unreadable("input-json") if number % 2 else Item(Message(""))

    outcomes = in_order(source(), lambda messages: (1 for _ in messages))
    for _ in range(10):
        next(outcomes)
    assert len(read) == 10


class _Detector:
    """Fails in the way that a message says."""

    def detect(self, message: Message) -> tuple[()]:
        if message.text == "configuration":
            raise ConfigurationError("broken")
        return ()

    def protect_all(self, messages: Iterable[Message], *, workers: int) -> Iterator[Withheld]:
        return (Withheld(message.id, f"workers-{workers}") for message in messages)


def test_with_workers_the_pipeline_streams() -> None:
    found = list(detect_all(_Detector(), iter([Message("a", id="7")]), workers=3))
    assert found == [Withheld("7", "workers-3")]


def test_a_wrong_configuration_ends_the_run() -> None:
    with pytest.raises(ConfigurationError):
        list(detect_all(_Detector(), iter([Message("configuration")])))
    assert list(detect_all(_Detector(), iter([Message("x")]))) == [Found(())]
