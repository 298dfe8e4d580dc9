"""Run a detector over gold messages and measure it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made

from safefeedback.errors import DetectionError
from safefeedback.evaluation.fairness import fairness, shared
from safefeedback.evaluation.fields import Field, field
from safefeedback.evaluation.gold import GoldMessage
from safefeedback.evaluation.measures import Bootstrap, Section, measure
from safefeedback.evaluation.mistakes import Mistake, Pairing, confusions, mistakes, table
from safefeedback.evaluation.report import Report
from safefeedback.evaluation.tally import Counts, hides_characters, tally
from safefeedback.findings import Finding
from safefeedback.messages import Message

__all__ = ["evaluate"]


def evaluate(
    gold: Iterable[GoldMessage],
    detect: Callable[[Message], Sequence[Finding]],
    *,
    is_hidden: Callable[[Finding], bool] = hides_characters,
    by: Sequence[str | Field] = ("channel", "style"),
    resamples: int = 1000,
    seed: str = "",
    max_mistakes: int = 0,
    about: Mapping[str, str] | None = None,
) -> Report:
    """Measure a detector.

    Args:
        gold: annotated messages; read once, and no text is kept.
        detect: the detector, such as ``Pipeline().detect``; it gets text, id and channel of each message.
        is_hidden: which findings hide their characters.
        by: fields to group by, by their names (:data:`safefeedback.evaluation.fields.FIELDS`) or made by
            :func:`safefeedback.evaluation.fields.origin_field`. All measures are given for groups of messages, leaks
            for all groups.
        resamples: draws behind each interval; 0 for no intervals.
        seed: of the draws; the same seed and messages give the same intervals.
        max_mistakes: how many mistakes the report points at, gravest first.
        about: what is measured, as names and digests, copied into the report.

    Returns:
        The report. A message for which ``detect`` raises DetectionError is counted as withheld and is in no measure.

    Raises:
        ValueError: ``by`` names another field.
    """
    fields = tuple(field(each) if isinstance(each, str) else each for each in by)
    run = _Run(is_hidden=is_hidden, fields=fields, points=max_mistakes > 0)
    for message in gold:
        try:
            findings = detect(Message(message.text, id=message.id, channel=message.channel))
        except DetectionError:
            run.withheld += 1
        else:
            run.add(message, findings)
    return run.report(Bootstrap(resamples, seed), max_mistakes=max_mistakes, about=about or {})


@dataclass(slots=True)
class _Run:
    is_hidden: Callable[[Finding], bool]
    fields: tuple[Field, ...]
    points: bool
    tallies: list[Counts] = made(default_factory=list)
    shares: list[Counts] = made(default_factory=list)
    groups: list[dict[str, str]] = made(default_factory=list)
    pairs: Counter[Pairing] = made(default_factory=Counter)
    mistakes: list[Mistake] = made(default_factory=list)
    withheld: int = 0

    def add(self, message: GoldMessage, findings: Sequence[Finding]) -> None:
        original = message.undisturbed or message
        hidden = [finding for finding in findings if self.is_hidden(finding)]
        self.tallies.append(tally(message, findings, hides=self.is_hidden))
        self.shares.append(shared(original, message, hidden=hidden, fields=self.fields))
        self.groups.append({each.name: each.of_message(original) for each in self.fields if each.of_message})
        self.pairs.update(confusions(message, findings))
        if self.points:
            self.mistakes.extend(mistakes(message, findings, hides=self.is_hidden))

    def report(self, bootstrap: Bootstrap, *, max_mistakes: int, about: Mapping[str, str]) -> Report:
        return Report(
            section=measure(self.tallies, bootstrap),
            groups={each.name: self._grouped(each.name, bootstrap) for each in self.fields if each.of_message},
            fairness=fairness(self.shares, [each.name for each in self.fields], bootstrap),
            confusion=table(self.pairs),
            mistakes=tuple(sorted(self.mistakes, key=lambda mistake: mistake.gravity)[:max_mistakes]),
            withheld=self.withheld,
            bootstrap=bootstrap,
            about=dict(about),
        )

    def _grouped(self, name: str, bootstrap: Bootstrap) -> dict[str, Section]:
        named: dict[str, list[Counts]] = {}
        for values, counts in zip(self.groups, self.tallies, strict=True):
            named.setdefault(values[name], []).append(counts)
        return {value: measure(named[value], bootstrap) for value in sorted(named)}
