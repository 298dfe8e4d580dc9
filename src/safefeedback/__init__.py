"""safefeedback: finds and redacts personal data in citizens' messages before they are stored or published.

>>> Pipeline(tagger=None).protect("mi dni es 51234567").text
'mi dni es [DNI_1]'
"""

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import (
    ConfigurationError,
    DetectionError,
    InputError,
    KeyringError,
    PolicyError,
    SafeFeedbackError,
)
from safefeedback.findings import Evidence, Finding
from safefeedback.messages import KnownValue, Message
from safefeedback.pipeline import Explanation, Pipeline, ProtectedMessage, Withheld
from safefeedback.policy import Policy, load_policy

__all__ = [
    "ConfigurationError",
    "DetectionError",
    "Evidence",
    "Explanation",
    "Finding",
    "InputError",
    "KeyringError",
    "KnownValue",
    "Message",
    "Pipeline",
    "Policy",
    "PolicyError",
    "ProtectedMessage",
    "PseudonymKey",
    "SafeFeedbackError",
    "Withheld",
    "load_policy",
]
