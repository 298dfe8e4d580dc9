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

__all__ = ["OPERATING_POINTS", "Detector"]

OPERATING_POINTS: Final = {"recall": 0.35, "balanced": 0.5, "precision": 0.7}
"""Least score of a finding, by operating point."""


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

    def detect(
        self,
        message: Message,
        *,
        least: Callable[[str], float] | None = None,
        listed: Callable[[Reading], Iterable[Finding]] | None = None,
        keep: Callable[[Reading, Finding], bool] | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings of a message, disjoint and ordered by start.

        Args:
            message: what came in.
            least: least score of an entity, where a policy states one; else the operating point's.
            listed: further findings, from a policy's always list.
            keep: says which findings stand, by a policy's never list.

        Raises:
            DetectionError: a recognizer failed; the message must be withheld.
        """
        step = "text"
        try:
            reading = read(message)
            found: list[Finding] = [*(listed(reading) if listed else ())]
            for recognizer in self.recognizers:
                step = f"recognizer {recognizer.name}"
                found += _checked(recognizer.analyze(reading), len(message.text))
            step = "resolution"
            floor = OPERATING_POINTS[self.operating_point]

            def accepted(findings: Iterable[Finding]) -> list[Finding]:
                strong = (f for f in findings if f.score >= (floor if least is None else least(f.entity)))
                return [f for f in strong if keep is None or keep(reading, f)]

            resolved = trim_remainders(resolve(accepted(found)), message.text)
            step = "repeats"
            if more := accepted(find_repeats(reading, resolved)):
                resolved = resolve((*resolved, *more))
            step = "roles"
            return assign(reading, resolved)
        except SafeFeedbackError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever fails, the message is withheld
            raise _failure(step, error) from None

    def digest(self) -> str:
        """Return the SHA-256 of everything that decides what is found, 64 hexadecimal digits."""
        described = {
            "package": metadata.version("safefeedback"),
            "operating_point": self.operating_point,
            "countries": sorted(self.countries),
            "recognizers": [_describe(recognizer) for recognizer in self.recognizers],
        }
        return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()


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
