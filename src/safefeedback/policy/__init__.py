"""Policies: entity by audience to operator, with thresholds, public values, lists and the legal reason of each choice.

>>> load_policy("pe-ley-29733").name
'pe-ley-29733'
"""

from safefeedback.policy.audiences import AUDIENCES
from safefeedback.policy.decision import Decision
from safefeedback.policy.difference import Change, diff
from safefeedback.policy.loading import SHIPPED, load_policy, parse_policy
from safefeedback.policy.model import Policy, check_audience, schema

__all__ = [
    "AUDIENCES",
    "SHIPPED",
    "Change",
    "Decision",
    "Policy",
    "check_audience",
    "diff",
    "load_policy",
    "parse_policy",
    "schema",
]
