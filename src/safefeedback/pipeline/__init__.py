"""Message to protected message."""

from safefeedback.pipeline.detector import OPERATING_POINTS, Detector
from safefeedback.pipeline.explanation import Explanation, Reasoned
from safefeedback.pipeline.memory import ThreadMemory
from safefeedback.pipeline.pipeline import Pipeline
from safefeedback.pipeline.protected import ProtectedMessage, Replacement, Withheld
from safefeedback.pipeline.replying import ReplyCheck
from safefeedback.pipeline.storing import Stored
from safefeedback.pipeline.streaming import Outcome

__all__ = [
    "OPERATING_POINTS",
    "Detector",
    "Explanation",
    "Outcome",
    "Pipeline",
    "ProtectedMessage",
    "Reasoned",
    "Replacement",
    "ReplyCheck",
    "Stored",
    "ThreadMemory",
    "Withheld",
]
