"""The policy: which operator for which entity and audience, from which score, and what is public."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from safefeedback.entities import rank
from safefeedback.errors import ConfigurationError
from safefeedback.findings import Finding
from safefeedback.operators import Keep, Redact
from safefeedback.policy.audiences import AUDIENCES, EVERY
from safefeedback.policy.complaint import unknown
from safefeedback.policy.decision import Decision
from safefeedback.policy.listing import AlwaysList, Listed, NeverList
from safefeedback.policy.rule import Rule, parse_rule
from safefeedback.policy.vocabulary import entity_names
from safefeedback.text import View

__all__ = ["EntityRules", "Policy"]

_Written = Annotated[Rule, BeforeValidator(parse_rule)]
_Days = Annotated[int, Field(ge=1, le=36_500)]
_REDACT = Redact()
_KEEP = Keep()
_MOST_LISTED = 1000
_MADE = ("digest", "_always_list", "_never_list")  # made from the fields and kept


class EntityRules(BaseModel):
    """What is done with one entity.

    Attributes:
        threshold: least score of a finding, in ``[0, 1]``; None leaves the operating point's.
        every: the rule of the audiences that are not named; redact when missing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: float | None = Field(default=None, ge=0.0, le=1.0)
    every: _Written | None = None
    storage: _Written | None = None
    officer: _Written | None = None
    reply: _Written | None = None
    statistics: _Written | None = None
    publication: _Written | None = None

    def rule(self, audience: str) -> Rule | None:
        """Return the rule for an audience, or None when the policy's default holds."""
        named: Rule | None = getattr(self, audience)
        return self.every if named is None else named


class Public(BaseModel):
    """Whether public values (emergency lines, agency mailboxes and sites) are kept or treated as any other."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    storage: Literal["keep", "treat"] = "keep"
    officer: Literal["keep", "treat"] = "keep"
    reply: Literal["keep", "treat"] = "keep"
    statistics: Literal["keep", "treat"] = "keep"
    publication: Literal["keep", "treat"] = "keep"


class Policy(BaseModel):
    """A whole policy. Total: what it does not name is redacted.

    Attributes:
        schema_version: version of this shape; ``schema`` in a file.
        name: short name, shown in results.
        version: the policy's own version.
        language: language of the reasons.
        description: what it is for.
        public: treatment of public values, by audience.
        entities: rules by entity.
        roles: rules for PERSON findings by role; a role that is not named follows PERSON.
        always: values that are hidden wherever they stand.
        never: values that are left.
        retention: days; for storage, how long the vault keeps a record, which ``vault purge`` enforces; for the others
            how long they may keep their view, which whoever keeps it must enforce.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: Literal[1] = Field(alias="schema")
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,63}$")
    version: str = Field(pattern=r"^[0-9]+(\.[0-9]+){0,2}$")
    language: str = "es"
    description: str = ""
    public: Public = Public()
    entities: Annotated[
        Mapping[str, EntityRules], Field(json_schema_extra={"propertyNames": {"enum": list(entity_names())}})
    ] = {}
    roles: Mapping[Literal["sender", "third_party", "official", "minor"], EntityRules] = {}
    always: tuple[Listed, ...] = Field(default=(), max_length=_MOST_LISTED, repr=False)
    never: tuple[Listed, ...] = Field(default=(), max_length=_MOST_LISTED, repr=False)
    retention: Mapping[Literal["storage", "officer", "reply", "statistics", "publication"], _Days] = {}

    @field_validator("entities", mode="before")
    @classmethod
    def _known_entities(cls, value: object) -> object:
        for name in value if isinstance(value, dict) else ():
            if name not in entity_names():
                raise unknown("an entity", name, entity_names())
        return value

    @field_validator("always")
    @classmethod
    def _named(cls, value: tuple[Listed, ...]) -> tuple[Listed, ...]:
        for entry in value:
            if entry.entity is None:
                raise unknown("an entity in every always entry", None, entity_names())
        return value

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Policy:
        """Return a copy, with other values where ``update`` has some; its digest and lists are its own."""
        copied = super().model_copy(update=update, deep=deep)
        for name in _MADE:
            copied.__dict__.pop(name, None)
        return copied

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the policy in canonical JSON, 64 hexadecimal digits."""
        dumped = self.model_dump(mode="json", by_alias=True)
        return hashlib.sha256(json.dumps(dumped, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def decide(self, finding: Finding, audience: str) -> Decision:
        """Return the operator for a finding.

        Raises:
            ConfigurationError: an audience that is none of :data:`~safefeedback.policy.audiences.AUDIENCES`.
        """
        check_audience(audience)
        if finding.public and getattr(self.public, audience) == "keep":
            return Decision(_KEEP, "dato público")
        role = self.roles.get(finding.role) if finding.entity == "PERSON" and finding.role else None  # type: ignore[call-overload]
        rule = role.rule(audience) if role else None
        if rule is None and (rules := self.entities.get(finding.entity)) is not None:
            rule = rules.rule(audience)
        return (
            Decision(_REDACT, "la política no lo nombra: se oculta")
            if rule is None
            else Decision(rule.operator, rule.reason)
        )

    def threshold(self, entity: str, default: float) -> float:
        """Return the least score of an entity: the policy's, or the given one where it names none."""
        rules = self.entities.get(entity)
        return default if rules is None or rules.threshold is None else rules.threshold

    def always_findings(self, view: View) -> tuple[Finding, ...]:
        """Return the findings of the always list, by place.

        Raises:
            DetectionError: a pattern took longer than its limit.
        """
        return tuple(sorted(self._always_list.findings(view), key=lambda f: (f.start, f.end, rank(f.entity))))

    def leaves(self, finding: Finding, text: str) -> bool:
        """Tell whether the never list says to leave a finding of a message.

        Raises:
            DetectionError: a pattern took longer than its limit.
        """
        return bool(self.never) and self._never_list.leaves(finding, text)

    @cached_property
    def _always_list(self) -> AlwaysList:
        return AlwaysList(self.always)

    @cached_property
    def _never_list(self) -> NeverList:
        return NeverList(self.never)

    @property
    def needs_key(self) -> bool:
        """Some rule pseudonymizes."""
        return any(rule.operator.needs_key for rule in self._rules())

    @property
    def needs_vault(self) -> bool:
        """Some rule seals."""
        return any(rule.operator.is_sealing for rule in self._rules())

    def _rules(self) -> Iterator[Rule]:
        every = [*self.entities.values(), *self.roles.values()]
        written = (getattr(each, audience) for each in every for audience in (*AUDIENCES, EVERY))
        return (rule for rule in written if rule is not None)


def check_audience(audience: str) -> None:
    """Check the name of an audience.

    Raises:
        ConfigurationError: it is none of the five.
    """
    if audience not in AUDIENCES:
        raise ConfigurationError("audience: expected a known audience", hint=f"audiences are {', '.join(AUDIENCES)}")


def schema() -> dict[str, Any]:
    """Return the JSON schema of a policy file."""
    return Policy.model_json_schema(by_alias=True)
