"""The pipeline: a message goes in, a protected message comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safefeedback.crypto import PseudonymKey
from safefeedback.errors import ConfigurationError, InputError, KeyringError, SafeFeedbackError
from safefeedback.findings import Finding
from safefeedback.messages import KnownValue, Message
from safefeedback.operators import Operator, apply
from safefeedback.pipeline.detector import OPERATING_POINTS, Detector, Terms
from safefeedback.pipeline.explanation import Explanation, Reasoned
from safefeedback.pipeline.memory import ThreadMemory
from safefeedback.pipeline.protected import ProtectedMessage, Replacement, Withheld
from safefeedback.pipeline.replying import Own, ReplyCheck, told_by
from safefeedback.pipeline.storing import Prepared, Stored, store
from safefeedback.pipeline.streaming import TOGETHER, Outcome, stream, stream_in_processes
from safefeedback.pipeline.whereabouts import CHANNELS_PLACE, coded
from safefeedback.policy import Decision, Policy, check_audience, load_policy
from safefeedback.recognizers.base import Reading, Recognizer
from safefeedback.recognizers.defaults import SHIPPED, default_recognizers
from safefeedback.recognizers.foreign import adapt

if TYPE_CHECKING:
    from safefeedback.vault.keeper import Keeper
    from safefeedback.vault.reprotection import Protector

__all__ = ["Pipeline"]

_MOST_TOLD = 150
"""Most values of the answered message that are looked for in a reply; the conversation's need room too."""


class Pipeline:
    """Detects and protects. Holds no state of a message; make one and share it between threads.

    Args:
        policy: a shipped name, a path, a mapping or a :class:`~safefeedback.policy.Policy`.
        countries: ISO 3166 alpha-2 codes; the national documents of the others than Peru are off by default.
        tagger: the model beside the rules: the shipped one, another recognizer in its place, or None for rules only.
        extra: further recognizers: ours, or any written for Presidio.
        recognizers: replaces the default ones altogether, the shipped tagger with them.
        operating_point: ``recall`` (default), ``balanced`` or ``precision``: from which score findings count.
        key: the key of pseudonyms, for policies that pseudonymize.
        vault: where messages are kept: a :class:`~safefeedback.vault.Vault`, or a
            :class:`~safefeedback.vault.SealOnly` on a host that must not open. Its owner closes it.

    Raises:
        PolicyError: the policy cannot be used as written.
        KeyringError: the policy pseudonymizes and there is no key.
        ConfigurationError: an unknown operating point or country, or the policy seals and there is no vault.
    """

    def __init__(
        self,
        policy: str | Path | Mapping[str, Any] | Policy = "pe-ley-29733",
        *,
        countries: Sequence[str] = ("PE",),
        tagger: Recognizer | None = SHIPPED,
        extra: Sequence[object] = (),
        recognizers: Sequence[Recognizer] | None = None,
        operating_point: str = "recall",
        key: PseudonymKey | None = None,
        vault: Keeper | None = None,
    ) -> None:
        self._policy = load_policy(policy)
        if self._policy.needs_key and key is None:
            raise KeyringError(
                "pipeline: the policy pseudonymizes and no key is given",
                hint="pass key=PseudonymKey.from_file(path); make the file with PseudonymKey.generate().to_file(path)",
            )
        if self._policy.needs_vault and vault is None:
            raise ConfigurationError(
                "pipeline: the policy seals and no vault is given", hint="pass vault=Vault.open(path)"
            )
        self._key = key
        self._vault = vault
        self._is_noted = False
        if recognizers is None:
            chosen = default_recognizers(tuple(countries), tagger=tagger)
        else:
            chosen = (*recognizers, *(() if tagger is None or tagger is SHIPPED else (tagger,)))
        joined = (*chosen, *(adapt(each) for each in extra))
        self._detector = Detector(joined, operating_point=operating_point, countries=tuple(countries))

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self._policy

    @property
    def policy_digest(self) -> str:
        """SHA-256 of the policy in force."""
        return self._policy.digest

    @cached_property
    def detector_digest(self) -> str:
        """SHA-256 over package version, recognizers, tables, countries and operating point."""
        return self._detector.digest()

    def detect(self, message: str | Message) -> tuple[Finding, ...]:
        """Return the findings of a message, disjoint and ordered by start; spans in the message as received.

        Raises:
            TypeError: neither text nor message.
            DetectionError: a recognizer failed.
        """
        return self._detect(_message(message))

    def protect(self, message: str | Message, audience: str = "publication") -> ProtectedMessage:
        """Return the message as an audience may see it.

        Raises:
            TypeError: neither text nor message.
            ConfigurationError: an unknown audience.
            DetectionError: a recognizer failed; nothing of the message is passed on.
        """
        check_audience(audience)
        message = _message(message)
        findings = self._detect(message)
        return self._protected(message, findings, audience)[0]

    def explain(self, message: str | Message, audience: str = "publication") -> Explanation:
        """Return what an audience sees and why, finding by finding, with reasons in Spanish.

        Raises:
            TypeError, ConfigurationError, DetectionError: as :meth:`protect`.
        """
        check_audience(audience)
        message = _message(message)
        protected, decisions = self._protected(message, self._detect(message), audience)
        items = tuple(
            Reasoned(finding, decision.operator.name, not decision.is_kept, decision.reason)
            for finding, decision in zip(protected.findings, decisions, strict=True)
        )
        return Explanation(message.text, protected, items)

    def protect_all(
        self,
        messages: Iterable[str | Message],
        audience: str = "publication",
        *,
        workers: int = 1,
        together: int | None = None,
    ) -> Iterator[Outcome]:
        """Yield the outcome of each message, in order: the protected message, or why it is withheld.

        A bounded number of messages is held at a time. Nothing that one message does stops the next.

        Args:
            messages: any iterable; what is neither text nor message is withheld.
            audience: whom the texts are for.
            workers: processes; 1 works in this one.
            together: messages that are waited for and read together, which takes less time for each. Without it, 32 of
                a sequence, where nothing is waited for, and 1 of any other iterable.

        Raises:
            ConfigurationError: an unknown audience.
            InputError: less than one worker, or less than one message together.
        """
        check_audience(audience)
        if workers < 1:
            raise InputError(f"pipeline: expected at least one worker, got {workers}")
        together = _together(messages, together)
        work = _Work(self, audience)
        if workers == 1:
            return stream(messages, work, together=together)
        return stream_in_processes(messages, work, workers=workers)

    def check_reply(
        self, reply: str | Message, to: str | Message | None = None, *, memory: ThreadMemory | None = None
    ) -> ReplyCheck:
        """Return what a reply tells of others than its reader, before it is sent.

        People and numbers that the citizen's message or the conversation named are found in the reply in any spelling.

        Args:
            reply: the agency's text.
            to: the message that it answers, with what the channel knows of its sender: only so are the reader's own
                name and numbers known.
            memory: what the conversation is remembered by.

        Raises:
            TypeError: neither text nor message.
            DetectionError: a recognizer failed; the reply must not be sent.
        """
        reply = _message(reply)
        answered = _message(to) if to is not None else None
        told = self._detect(answered) if answered else ()
        own = Own(answered, told)
        if answered:
            said = [*(each for each in answered.known if isinstance(each, KnownValue)), *told_by(answered, told)]
            reply = replace(reply, remembered=(*reply.remembered, *said[:_MOST_TOLD]))
        if memory is not None:
            reply = memory.recall(reply)
        findings = self._detect(reply)
        decisions = [self._policy.decide(finding, "reply") for finding in findings]
        pairs = [
            (finding, decision.operator)
            for finding, decision in zip(findings, decisions, strict=True)
            if not decision.is_kept and not own.has(finding.entity, reply.text[finding.start : finding.end])
        ]
        return ReplyCheck(tuple(finding for finding, _ in pairs), apply(reply.text, pairs, key=self._key)[0])

    def protect_and_store(
        self, message: str | Message, audience: str = "storage", *, also: Sequence[str] = ()
    ) -> Stored:
        """Protect a message and keep it in the vault, in one transaction; durable when it returns.

        Kept are the text as received, what the channel knows of the sender and the values that the policy seals, all
        sealed; and in the clear the protected text with its findings. A message that cannot be checked is kept without
        a protected text. How long it may be kept is the policy's retention for storage.

        Args:
            message: text, or text with what its channel knows of the sender.
            audience: whom the protected text is for.
            also: further audiences whose protected texts are stored.

        Raises:
            TypeError: neither text nor message.
            ConfigurationError: an unknown audience, or a pipeline without vault.
            VaultError, KeyringError: the vault refuses; nothing is stored.
        """
        (stored,) = self.protect_and_store_all([_message(message)], audience, also=also)
        return stored

    def protect_and_store_all(
        self,
        messages: Iterable[str | Message],
        audience: str = "storage",
        *,
        also: Sequence[str] = (),
        together: int | None = None,
    ) -> Iterator[Stored]:
        """Yield what became of each message, in order, once it is stored.

        Args:
            messages: any iterable; what is neither text nor message is withheld and not stored.
            audience: whom the protected texts are for.
            also: further audiences whose protected texts are stored.
            together: messages of one transaction, read together. Without it, 32 of a sequence, and 1 of any other
                iterable, where the next may be long in coming.

        Raises:
            ConfigurationError: an unknown audience, or a pipeline without vault.
            InputError: less than one message together.
            VaultError, KeyringError: while it runs: the vault refuses, and nothing of the transaction is stored. What
                was yielded is.
        """
        audiences = tuple(dict.fromkeys((audience, *also)))
        for each in audiences:
            check_audience(each)
        if self._vault is None:
            raise ConfigurationError("pipeline: expected a vault to store in", hint="pass vault=Vault.open(path)")
        prepare = partial(self._prepare, audiences)
        return store(messages, prepare, self._vault, together=_together(messages, together))

    def reprotector(self) -> Protector:
        """Return what protects stored messages again with this pipeline, for :meth:`Vault.reprotect`."""
        from safefeedback.pipeline.reprotecting import PipelineProtector  # noqa: PLC0415 - loaded where it is used

        return PipelineProtector(self)

    def _prepare(self, audiences: Sequence[str], messages: Sequence[object]) -> list[Prepared]:
        self._note_policy()
        known = [_message(message) if isinstance(message, str | Message) else None for message in messages]
        found = iter(self._detect_all([message for message in known if message is not None]))
        nothing = Prepared(Withheld(None, InputError.code), None)
        return [nothing if message is None else self._prepared(message, next(found), audiences) for message in known]

    def _note_policy(self) -> None:
        """Have the vault's log say, once, under which policy this pipeline protects."""
        from safefeedback.vault.keeper import PolicyLog  # noqa: PLC0415 - loaded where a vault is used

        if not self._is_noted and isinstance(self._vault, PolicyLog):
            self._vault.use_policy(self._policy.digest, name=self._policy.name, version=self._policy.version)
        self._is_noted = True

    def _prepared(
        self, message: Message, found: tuple[Finding, ...] | SafeFeedbackError, audiences: Sequence[str]
    ) -> Prepared:
        from safefeedback.pipeline.depositing import Shown, deposit  # noqa: PLC0415 - loaded where a vault is used

        try:
            if isinstance(found, SafeFeedbackError):
                raise found
            shown = [Shown(*self._protected(message, found, audience)) for audience in audiences]
            outcome: ProtectedMessage | Withheld = shown[0].protected
        except SafeFeedbackError as error:
            shown, outcome = [], Withheld(message.id, error.code)
        withheld = outcome.code if isinstance(outcome, Withheld) else None
        return Prepared(outcome, deposit(message, shown, self._until(), withheld=withheld))

    def _until(self) -> dt.date | None:
        from safefeedback.vault.clock import utc_day  # noqa: PLC0415 - loaded where a vault is used

        days = self._policy.retention.get("storage")
        return None if days is None else utc_day() + dt.timedelta(days=days)

    def _detect(self, message: Message) -> tuple[Finding, ...]:
        return self._detector.detect(message, self._terms)

    def _detect_all(self, messages: Sequence[Message]) -> list[tuple[Finding, ...] | SafeFeedbackError]:
        return self._detector.detect_all(messages, self._terms)

    @cached_property
    def _terms(self) -> Terms:
        policy, floor = self._policy, OPERATING_POINTS[self._detector.operating_point]
        return Terms(
            least=partial(policy.threshold, default=floor),
            listed=self._listed if policy.always else None,
            keep=self._keeps if policy.never else None,
        )

    def _listed(self, reading: Reading) -> tuple[Finding, ...]:
        return tuple(found for view in reading.views for found in self._policy.always_findings(view))

    def _keeps(self, reading: Reading, finding: Finding) -> bool:
        return not self._policy.leaves(finding, reading.text)

    def _protected(
        self, message: Message, findings: tuple[Finding, ...], audience: str
    ) -> tuple[ProtectedMessage, tuple[Decision, ...]]:
        decisions = tuple(self._policy.decide(finding, audience) for finding in findings)
        pairs: list[tuple[Finding, Operator]] = [(f, d.operator) for f, d in zip(findings, decisions, strict=True)]
        text, replaced = apply(message.text, pairs, key=self._key)
        protected = ProtectedMessage(
            text=text,
            findings=findings,
            replacements=tuple(Replacement(r.start, r.end, r.entity, r.operator) for r in replaced),
            audience=audience,
            policy_digest=self._policy.digest,
            detector_digest=self.detector_digest,
            id=message.id,
            places=coded(message, findings, decisions, self._policy.decide(CHANNELS_PLACE, audience)),
            kind=message.kind,
            topic=message.topic,
        )
        return protected, decisions


class _Work:
    """What a worker does with messages: protect each, or say why not."""

    def __init__(self, pipeline: Pipeline, audience: str) -> None:
        self._pipeline = pipeline
        self._audience = audience

    def __call__(self, messages: Sequence[object]) -> list[Outcome]:
        known = [_message(message) if isinstance(message, str | Message) else None for message in messages]
        found = iter(self._pipeline._detect_all([message for message in known if message is not None]))
        return [Withheld(None, InputError.code) if m is None else self._outcome(m, next(found)) for m in known]

    def _outcome(self, message: Message, found: tuple[Finding, ...] | SafeFeedbackError) -> Outcome:
        if isinstance(found, SafeFeedbackError):
            return Withheld(message.id, found.code)
        try:
            return self._pipeline._protected(message, found, self._audience)[0]
        except SafeFeedbackError as error:
            return Withheld(message.id, error.code)


def _together(messages: object, wanted: int | None) -> int:
    """Return how many messages are waited for and read together."""
    if wanted is None:
        return TOGETHER if isinstance(messages, Sequence) else 1
    if wanted < 1:
        raise InputError(f"pipeline: expected at least one message together, got {wanted}")
    return wanted


def _message(message: str | Message) -> Message:
    return message if isinstance(message, Message) else Message(message)
