"""Run a detector over gold messages and measure it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from safefeedback.errors import DetectionError
from safefeedback.evaluation.gold import GROUPS, GoldMessage
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
    by: Sequence[str] = ("channel", "style"),
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
        by: fields to group by, of :data:`safefeedback.evaluation.gold.GROUPS`.
        resamples: draws behind each interval; 0 for no intervals.
        seed: of the draws; the same seed and messages give the same intervals.
        max_mistakes: how many mistakes the report points at, gravest first.
        about: what is measured, as names and digests, copied into the report.

    Returns:
        The report. A message for which ``detect`` raises DetectionError is counted as withheld and is in no measure.

    Raises:
        ValueError: ``by`` names another field.
    """
    if not set(by) <= set(GROUPS):
        raise ValueError(f"evaluate: expected by to be of {', '.join(GROUPS)}")
    run = _Run(is_hidden=is_hidden, by=tuple(by), points=max_mistakes > 0)
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
    by: tuple[str, ...]
    points: bool
    tallies: list[Counts] = field(default_factory=list)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    pairs: Counter[Pairing] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)
    withheld: int = 0

    def add(self, message: GoldMessage, findings: Sequence[Finding]) -> None:
        self.tallies.append(tally(message, findings, hides=self.is_hidden))
        self.groups.append(tuple(message.group(name) for name in self.by))
        self.pairs.update(confusions(message, findings))
        if self.points:
            self.mistakes.extend(mistakes(message, findings, hides=self.is_hidden))

    def report(self, bootstrap: Bootstrap, *, max_mistakes: int, about: Mapping[str, str]) -> Report:
        return Report(
            section=measure(self.tallies, bootstrap),
            groups={name: self._grouped(column, bootstrap) for column, name in enumerate(self.by)},
            confusion=table(self.pairs),
            mistakes=tuple(sorted(self.mistakes, key=lambda mistake: mistake.gravity)[:max_mistakes]),
            withheld=self.withheld,
            bootstrap=bootstrap,
            about=dict(about),
        )

    def _grouped(self, column: int, bootstrap: Bootstrap) -> dict[str, Section]:
        named: dict[str, list[Counts]] = {}
        for values, counts in zip(self.groups, self.tallies, strict=True):
            named.setdefault(values[column], []).append(counts)
        return {name: measure(named[name], bootstrap) for name in sorted(named)}
