"""How well a detector does, measured on messages with marked spans (``docs/reference/evaluation.md``).

>>> from safefeedback.evaluation.gold import GoldSpan
>>> gold = [GoldMessage("x-1", "soy ana", (GoldSpan(4, 7, "PERSON"),))]
>>> evaluate(gold, lambda message: ()).section.overall["direct_leak"].value
1.0
"""

from safefeedback.evaluation.comparison import Difference, check_report, compare
from safefeedback.evaluation.corpus import parse_corpus
from safefeedback.evaluation.gold import GROUPS, GoldMessage, GoldSpan, gold_message, parse_jsonl
from safefeedback.evaluation.measures import Bootstrap, Measure, Section
from safefeedback.evaluation.mistakes import MISTAKE_KINDS, Confusion, Mistake
from safefeedback.evaluation.reader import read_gold
from safefeedback.evaluation.report import Report
from safefeedback.evaluation.run import evaluate
from safefeedback.evaluation.tally import hides_characters

__all__ = [
    "GROUPS",
    "MISTAKE_KINDS",
    "Bootstrap",
    "Confusion",
    "Difference",
    "GoldMessage",
    "GoldSpan",
    "Measure",
    "Mistake",
    "Report",
    "Section",
    "check_report",
    "compare",
    "evaluate",
    "gold_message",
    "hides_characters",
    "parse_corpus",
    "parse_jsonl",
    "read_gold",
]
