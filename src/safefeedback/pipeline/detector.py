"""Recognizers run one after another over one reading; their findings are resolved once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Final

from safefeedback.errors import ConfigurationError, DetectionError, SafeFeedbackError
from safefeedback.findings import Finding
from safefeedback.messages import Message
from safefeedback.recognizers.base import Reading, Recognizer, read
from safefeedback.recognizers.repeats import find_repeats
from safefeedback.recognizers.roles import assign
from safefeedback.resolution import resolve, trim_remainders

__all__ = ["OPERATING_POINTS", "Detector", "Terms"]

OPERATING_POINTS: Final = {"recall": 0.35, "balanced": 0.5, "precision": 0.7}
"""Least score of a finding, by operating point."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a policy asks of detection.

    Attributes:
        least: least score of an entity, where a policy states one; else the operating point's.
        listed: further findings, from a policy's always list.
        keep: says which findings stand, by a policy's never list.
    """

    least: Callable[[str], float] | None = None
    listed: Callable[[Reading], Iterable[Finding]] | None = None
    keep: Callable[[Reading, Finding], bool] | None = None


@dataclass(frozen=True, slots=True)
class Detector:
    """Message to disjoint findings. Holds no state of a message; may be called from many threads.

    Attributes:
        recognizers: run in this order; the order does not change the result.
        operating_point: a key of :data:`OPERATING_POINTS`.
        countries: the enabled countries, ISO 3166 alpha-2; only named in the digest.
    """

    recognizers: tuple[Recognizer, ...]
    operating_point: str = "recall"
    countries: tuple[str, ...] = ("PE",)

    def __post_init__(self) -> None:
        if self.operating_point not in OPERATING_POINTS:
            raise ConfigurationError(
                "detector: expected a known operating point",
                hint=f"operating points are {', '.join(OPERATING_POINTS)}",
            )

    def detect(self, message: Message, terms: Terms | None = None) -> tuple[Finding, ...]:
        """Return the findings of a message, disjoint and ordered by start.

        Args:
            message: what came in.
            terms: what a policy asks for.

        Raises:
            DetectionError: a recognizer failed; the message must be withheld.
        """
        return self._together([message], terms or Terms())[0]

    def detect_all(
        self, messages: Sequence[Message], terms: Terms | None = None
    ) -> list[tuple[Finding, ...] | SafeFeedbackError]:
        """Return the findings of each message as :meth:`detect` does, or why it must be withheld.

        Recognizers read the messages one recognizer after another, which takes less time; where one fails, each message
        is read by itself, so that only those that fail are withheld.
        """
        try:
            return [*self._together(messages, terms or Terms())]
        except SafeFeedbackError as error:
            if len(messages) == 1:
                return [error]
        return [outcome for message in messages for outcome in self.detect_all([message], terms)]

    def _together(self, messages: Sequence[Message], terms: Terms) -> list[tuple[Finding, ...]]:
        step = "text"
        try:
            readings = [read(message) for message in messages]
            found = [[*(terms.listed(reading) if terms.listed else ())] for reading in readings]
            for recognizer in self.recognizers:
                step = f"recognizer {recognizer.name}"
                for mine, reading, more in zip(found, readings, _analyzed(recognizer, readings), strict=True):
                    mine.extend(_checked(more, len(reading.text)))
            step = "resolution"
            resolved = [self._resolved(reading, mine, terms) for reading, mine in zip(readings, found, strict=True)]
            step = "roles"
            return [assign(reading, mine) for reading, mine in zip(readings, resolved, strict=True)]
        except SafeFeedbackError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever fails, the message is withheld
            raise _failure(step, error) from None

    def _resolved(self, reading: Reading, found: Iterable[Finding], terms: Terms) -> tuple[Finding, ...]:
        floor = OPERATING_POINTS[self.operating_point]

        def accepted(findings: Iterable[Finding]) -> list[Finding]:
            strong = (f for f in findings if f.score >= (floor if terms.least is None else terms.least(f.entity)))
            return [f for f in strong if terms.keep is None or terms.keep(reading, f)]

        resolved = trim_remainders(resolve(accepted(found)), reading.text)
        more = accepted(find_repeats(reading, resolved))
        return resolve((*resolved, *more)) if more else resolved

    def digest(self) -> str:
        """Return the SHA-256 of everything that decides what is found, 64 hexadecimal digits."""
        described = {
            "package": metadata.version("safefeedback"),
            "operating_point": self.operating_point,
            "countries": sorted(self.countries),
            "recognizers": [_describe(recognizer) for recognizer in self.recognizers],
        }
        return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()


def _analyzed(recognizer: Recognizer, readings: Sequence[Reading]) -> Sequence[Sequence[Finding]]:
    """Return the findings of each reading; a recognizer may offer to read several at once."""
    together: Callable[[Sequence[Reading]], Sequence[Sequence[Finding]]] | None
    together = getattr(recognizer, "analyze_all", None)
    return together(readings) if together else [recognizer.analyze(reading) for reading in readings]


def _checked(findings: Sequence[Finding], length: int) -> Sequence[Finding]:
    if findings and max(finding.end for finding in findings) > length:
        raise DetectionError("recognizer: a finding ends outside the message")
    return findings


def _failure(step: str, error: Exception) -> DetectionError:
    """Name the step and the kind of error; the error's own words may hold the message."""
    return DetectionError(
        f"{step}: failed with {type(error).__name__}; the message is withheld",
        hint="run the step alone on a harmless text to see the error",
    )


def _describe(recognizer: Recognizer) -> list[str]:
    digest = getattr(recognizer, "digest", None)
    parts = [recognizer.name, type(recognizer).__module__, type(recognizer).__qualname__]
    return [*parts, digest() if callable(digest) else ""]
