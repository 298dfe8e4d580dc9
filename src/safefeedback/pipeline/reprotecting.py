"""A pipeline as what protects stored messages again.

A value that the policy seals has its own field in the record since the message came. One that only the newer detector
finds has none: it becomes a label like the others, and its value stays in the sealed message.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from safefeedback.errors import InputError
from safefeedback.messages import KnownValue, Message
from safefeedback.operators import shared_values
from safefeedback.operators.value import value_of
from safefeedback.pipeline.depositing import Shown, counts_of, view_of

if TYPE_CHECKING:
    from safefeedback.pipeline.pipeline import Pipeline
    from safefeedback.vault.stores.stored_record import StoredView

__all__ = ["PipelineProtector"]

_MESSAGE: Final = "message"
_CONTACT: Final = "contact"
_DEFAULT: Final = ("storage",)


class PipelineProtector:
    """Protects a message whose sealed values are given; see :class:`~safefeedback.vault.reprotection.Protector`."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.policy_digest: Final = pipeline.policy_digest
        self.detector_digest: Final = pipeline.detector_digest

    def views(
        self, fields: Mapping[str, bytes], audiences: Sequence[str]
    ) -> tuple[tuple[StoredView, ...], Mapping[str, Mapping[str, int]]]:
        """Return the protected texts of a message, and how many findings it has by entity and operator.

        Raises:
            InputError: the values are not those of a message.
            DetectionError: a recognizer failed.
        """
        message = _message(fields)
        findings = self._pipeline.detect(message)
        shown = [Shown(*self._pipeline._protected(message, findings, audience)) for audience in audiences or _DEFAULT]
        given = _values(fields)
        values = shared_values(message.text, findings)
        names: dict[int, str] = {}
        for place, (finding, value) in enumerate(zip(findings, values, strict=True)):
            own = value_of(finding.entity, message.text[finding.start : finding.end])
            if name := given.get((finding.entity, value)) or given.get((finding.entity, own)):
                names[place] = name
        return tuple(view_of(each, names) for each in shown), counts_of(shown)


def _message(fields: Mapping[str, bytes]) -> Message:
    """Return the message as it was received, with what its channel knew.

    Raises:
        InputError: the values are not those of a message.
    """
    try:
        text = fields[_MESSAGE].decode("utf-8", "surrogatepass")
        told = json.loads(fields.get(_CONTACT, b"[]"))
        return Message(text, known=tuple(KnownValue(str(entity), str(value)) for entity, value in told))
    except (KeyError, ValueError, TypeError):
        raise InputError("record: expected a message with what its channel knew, got something else") from None


def _values(fields: Mapping[str, bytes]) -> dict[tuple[str, str], str]:
    """Return the fields of sealed values by entity and folded value."""
    named = {name: name.rpartition(".") for name in fields}
    return {
        (entity, value_of(entity, fields[name].decode("utf-8", "surrogatepass"))): name
        for name, (entity, dot, number) in named.items()
        if dot and entity and number.isdecimal()
    }
