"""How well a detector does, measured on messages with marked spans (``docs/reference/evaluation.md``).

>>> from safefeedback.evaluation.gold import GoldSpan
>>> gold = [GoldMessage("x-1", "soy ana", (GoldSpan(4, 7, "PERSON"),))]
>>> evaluate(gold, lambda message: ()).section.overall["direct_leak"].value
1.0
"""

from safefeedback.evaluation.comparison import Difference, check_report, compare
from safefeedback.evaluation.corpus import parse_corpus
from safefeedback.evaluation.disturbance import DISTURBANCES, disturb
from safefeedback.evaluation.fairness import Fairness, Standing
from safefeedback.evaluation.fields import FIELDS, Field, origin_field
from safefeedback.evaluation.gold import GROUPS, GoldMessage, GoldSpan, gold_message, parse_jsonl
from safefeedback.evaluation.measures import Bootstrap, Measure, Section
from safefeedback.evaluation.mistakes import MISTAKE_KINDS, Confusion, Mistake
from safefeedback.evaluation.origins import read_origins
from safefeedback.evaluation.reader import read_gold
from safefeedback.evaluation.report import Report
from safefeedback.evaluation.run import evaluate
from safefeedback.evaluation.tally import hides_characters

__all__ = [
    "DISTURBANCES",
    "FIELDS",
    "GROUPS",
    "MISTAKE_KINDS",
    "Bootstrap",
    "Confusion",
    "Difference",
    "Fairness",
    "Field",
    "GoldMessage",
    "GoldSpan",
    "Measure",
    "Mistake",
    "Report",
    "Section",
    "Standing",
    "check_report",
    "compare",
    "disturb",
    "evaluate",
    "gold_message",
    "hides_characters",
    "origin_field",
    "parse_corpus",
    "parse_jsonl",
    "read_gold",
    "read_origins",
]
