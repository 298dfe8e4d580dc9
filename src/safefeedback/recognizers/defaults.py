"""The recognizers that run when the caller names none."""

from __future__ import annotations

from typing import Final

from safefeedback.recognizers.addresses import AddressRecognizer
from safefeedback.recognizers.base import Recognizer
from safefeedback.recognizers.dates import DateRecognizer
from safefeedback.recognizers.known import KnownValueRecognizer
from safefeedback.recognizers.names import NameRecognizer
from safefeedback.recognizers.national import NationalDocumentRecognizer
from safefeedback.recognizers.numbers import NumberRecognizer
from safefeedback.recognizers.online import OnlineRecognizer
from safefeedback.recognizers.tagged import TaggerRecognizer

__all__ = ["SHIPPED", "default_recognizers"]

SHIPPED: Final = TaggerRecognizer()
"""The tagger that the package brings; its files are read when the first message comes."""


def default_recognizers(
    countries: tuple[str, ...] = ("PE",), *, tagger: Recognizer | None = SHIPPED
) -> tuple[Recognizer, ...]:
    """Return the rule recognizers for the countries and the tagger.

    Args:
        countries: ISO 3166 alpha-2; Peru's rules always run.
        tagger: the shipped one, another recognizer in its place, or None for rules only.
    """
    found: list[Recognizer] = [
        NumberRecognizer(),
        OnlineRecognizer(),
        DateRecognizer(),
        AddressRecognizer(),
        NameRecognizer(),
        KnownValueRecognizer(),
    ]
    others = tuple(sorted(set(countries) - {"PE"}))
    if others:
        found.append(NationalDocumentRecognizer(others))
    if tagger is not None:
        found.append(tagger)
    return tuple(found)
