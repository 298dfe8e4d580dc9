"""Items through the pipeline and out again, each with its outcome, in order and in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from safefeedback.cli.item import Item
from safefeedback.errors import ConfigurationError, SafeFeedbackError
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.pipeline import ProtectedMessage, Withheld

__all__ = ["Detects", "Found", "detect_all", "in_order"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one message, ordered by start."""

    findings: tuple[Finding, ...]


class Detects(Protocol):
    """The part of a pipeline that :func:`detect_all` needs."""

    def detect(self, message: Message, /) -> tuple[Finding, ...]:
        """Return the findings."""
        ...

    def protect_all(self, messages: Iterable[Message], /, *, workers: int) -> Iterator[ProtectedMessage | Withheld]:
        """Yield an outcome for each message, in order."""
        ...


def in_order(
    items: Iterable[Item], work: Callable[[Iterator[Message]], Iterator[_T]]
) -> Iterator[tuple[Item, _T | Withheld]]:
    """Yield each item with its outcome.

    Args:
        items: read only as far ahead as ``work`` reads.
        work: messages to outcomes, one for one. Items that could not be read pass through it as empty messages, so
            that nothing has to wait outside of its bounds; their outcome is Withheld with their own code.
    """
    waiting: deque[Item] = deque()

    def messages() -> Iterator[Message]:
        for item in items:
            waiting.append(item)
            yield item.message

    for outcome in work(messages()):
        item = waiting.popleft()
        yield item, outcome if item.code is None else Withheld(item.message.id, item.code)


def detect_all(pipeline: Detects, messages: Iterator[Message], *, workers: int = 1) -> Iterator[Found | Withheld]:
    """Yield the findings of each message; one that cannot be checked is withheld.

    Raises:
        ConfigurationError: the pipeline cannot run as configured.
    """
    if workers > 1:
        for outcome in pipeline.protect_all(messages, workers=workers):
            yield outcome if isinstance(outcome, Withheld) else Found(outcome.findings)
        return
    for message in messages:
        try:
            yield Found(pipeline.detect(message))
        except ConfigurationError:
            raise
        except SafeFeedbackError as error:
            yield Withheld(message.id, error.code)
