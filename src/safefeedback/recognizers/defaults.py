"""The recognizers that run when the caller names none."""

from __future__ import annotations

from safefeedback.recognizers.addresses import AddressRecognizer
from safefeedback.recognizers.base import Recognizer
from safefeedback.recognizers.dates import DateRecognizer
from safefeedback.recognizers.known import KnownValueRecognizer
from safefeedback.recognizers.names import NameRecognizer
from safefeedback.recognizers.national import NationalDocumentRecognizer
from safefeedback.recognizers.numbers import NumberRecognizer
from safefeedback.recognizers.online import OnlineRecognizer

__all__ = ["default_recognizers"]


def default_recognizers(countries: tuple[str, ...] = ("PE",)) -> tuple[Recognizer, ...]:
    """Return the rule recognizers for the countries, ISO 3166 alpha-2; Peru's always run."""
    rules: tuple[Recognizer, ...] = (
        NumberRecognizer(),
        OnlineRecognizer(),
        DateRecognizer(),
        AddressRecognizer(),
        NameRecognizer(),
        KnownValueRecognizer(),
    )
    others = tuple(sorted(set(countries) - {"PE"}))
    return (*rules, NationalDocumentRecognizer(others)) if others else rules
