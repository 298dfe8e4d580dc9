"""A pipeline small enough to be predicted, and the program run as if from a shell."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from safefeedback.cli import exits, options
from safefeedback.cli.app import run
from safefeedback.crypto import PseudonymKey
from safefeedback.errors import ConfigurationError, DetectionError
from safefeedback.findings import Evidence, Finding
from safefeedback.messages import Message
from safefeedback.pipeline import Explanation, ProtectedMessage, Reasoned, Replacement, Withheld

FAIL = "FALLA"
"""A message that holds this word makes the fake's recognizer fail."""

_CLUE = Evidence("cue", "dni", 0.3, 0, 3, 1)
_KINDS = ((r"\b5\d{7}\b", "PE_DNI", False), (r"\bana\b", "PERSON", False), (r"\b105\b", "PHONE_NUMBER", True))


SETTINGS: list[object] = []
"""What the last fake was made with."""


class FakePipeline:
    """Finds ``ana``, eight digits from 5 and the public line 105."""

    policy_digest = "a" * 64
    detector_digest = "b" * 64

    def __init__(
        self,
        policy: str = "pe-ley-29733",
        *,
        countries: tuple[str, ...] = ("PE",),
        operating_point: str = "recall",
        key: PseudonymKey | None = None,
        **recognizers: Any,
    ) -> None:
        if policy == "mala.yaml":
            raise ConfigurationError("policy: expected an operator name", hint="operators are redact, mask")
        SETTINGS[:] = [policy, countries, operating_point, key, *recognizers.items()]

    def detect(self, message: Message) -> tuple[Finding, ...]:
        if FAIL in message.text:
            raise DetectionError("recognizer fake: failed with ValueError")
        found = [
            Finding(match.start(), match.end(), entity, 0.9, "fake", (_CLUE,), public=public)
            for pattern, entity, public in _KINDS
            for match in re.finditer(pattern, message.text, re.IGNORECASE)
        ]
        return tuple(sorted(found, key=lambda finding: finding.start))

    def protect(self, message: Message, audience: str = "publication") -> ProtectedMessage:
        findings = self.detect(message)
        text, places, position = "", [], 0
        for finding in findings:
            text += message.text[position : finding.start]
            new = message.text[finding.start : finding.end] if finding.public else f"[{finding.entity}]"
            if not finding.public:
                places.append(Replacement(len(text), len(text) + len(new), finding.entity, "redact"))
            text, position = text + new, finding.end
        text += message.text[position:]
        return ProtectedMessage(
            text, findings, tuple(places), audience, self.policy_digest, self.detector_digest, message.id
        )

    def protect_all(
        self, messages: Iterable[Message], audience: str = "publication", *, workers: int = 1
    ) -> Iterator[ProtectedMessage | Withheld]:
        for message in messages:
            try:
                yield self.protect(message, audience)
            except DetectionError as error:
                yield Withheld(message.id, error.code)

    def explain(self, message: Message, audience: str = "publication") -> Explanation:
        protected = self.protect(message, audience)
        items = tuple(
            Reasoned(f, "keep" if f.public else "redact", not f.public, "Ley 29733, art. 2") for f in protected.findings
        )
        return Explanation(message.text, protected, items)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Put the fake where the commands build their pipeline; return what it is made with."""
    monkeypatch.setattr(options, "Pipeline", FakePipeline)
    SETTINGS.clear()
    return SETTINGS


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str
    raw: bytes


class _Stdin:
    def __init__(self, data: bytes, *, is_terminal: bool) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def close(self) -> None:
        """Worker processes close the standard input that they inherit."""


Shell = Callable[..., Ran]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return a function that runs the program with words, and perhaps bytes on standard input."""

    def call(*words: Any, stdin: bytes | None = None) -> Ran:
        monkeypatch.setattr(sys, "stdin", _Stdin(stdin or b"", is_terminal=stdin is None))
        code = run([str(word) for word in words])
        raw, err = capfdbinary.readouterr()
        return Ran(code, raw.decode("utf-8", "replace"), err.decode(), raw)

    return call


@pytest.fixture
def folder(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new vault, which the commands take for theirs."""
    folder = tmp_path / "boveda"
    words = ["--provider", "insecure-file:keyring.json", "--erasures", tmp_path / "supresiones.jsonl"]
    assert shell("vault", "init", folder, "--agency", "muni-puno", *words).code == exits.DONE
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(folder))
    return folder
