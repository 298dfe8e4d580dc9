"""Whom a command is about: named by a value, by the id of a person or by the id of one of the person's records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.decoration import Command, changed, stack
from safefeedback.cli.question import read_line
from safefeedback.cli.usage import UsageError
from safefeedback.operators.value import value_of

if TYPE_CHECKING:
    from safefeedback.vault import Vault

__all__ = ["Named", "entity_and_value", "person_options", "person_or_value_options", "persons_of"]

_FORM: Final = "such as PE_DNI=-, which reads the value from the terminal or standard input"


@dataclass(frozen=True, slots=True)
class Named:
    """Who was named; values are not shown.

    Attributes:
        values: entity and folded value.
        subjects: ids of persons.
        records: ids of records.
    """

    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    subjects: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


def person_options(command: Command) -> Command:
    """Give the command ``named``, by ids alone."""
    return _SUBJECTS(changed(command, _build))


def person_or_value_options(command: Command) -> Command:
    """Give the command ``named``, by ids or values."""
    value = click.option(
        "--value",
        "values",
        multiple=True,
        metavar="ENTITY=VALUE",
        help="Who is known by a value, such as PE_DNI=-; - reads it, so that others do not see it; repeatable.",
    )
    return stack(value, _SUBJECTS)(changed(command, _build))


def persons_of(vault: Vault, named: Named) -> tuple[str, ...]:
    """Return the ids of the persons who were named, each once.

    Raises:
        InputError: an id of another form, or an entity by which nobody is found.
    """
    found = list(named.subjects)
    for entity, folded in named.values:
        found += vault.subjects(entity, folded)
    found += (subject for record in named.records if (subject := vault.subject_of(record)) is not None)
    return tuple(dict.fromkeys(found))


_SUBJECTS: Final = stack(
    click.option("--subject", "subjects", multiple=True, metavar="HEX", help="The id of a person; repeatable."),
    click.option(
        "--record", "records", multiple=True, metavar="HEX", help="The id of a record of a person; repeatable."
    ),
)


def _build(values: dict[str, Any]) -> None:
    given = tuple(values.pop("values", ()))
    named = Named(tuple(_values(given)), values.pop("subjects"), values.pop("records"))
    if not (named.values or named.subjects or named.records):
        raise UsageError("expected a person", hint="give --subject or --record, as a receipt says" + _also(values))
    values["named"] = named


def entity_and_value(given: str) -> tuple[str, str]:
    """Return the entity and the value of ``ENTITY=VALUE``; the value ``-`` is asked for.

    Raises:
        UsageError: another form.
    """
    entity, mark, text = given.partition("=")
    entity = entity.strip().upper()
    if not mark or not entity.replace("_", "").isalpha():
        raise UsageError("--value: expected ENTITY=VALUE", hint=_FORM)
    return entity, _asked(entity) if text == "-" else text


def _values(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entity, text in map(entity_and_value, given):
        folded = value_of(entity, text)
        if not folded:
            raise UsageError("--value: expected a value, got none", hint=_FORM)
        yield entity, folded


def _asked(entity: str) -> str:
    if sys.stdin.isatty():
        click.echo(f"Valor de {entity}: ", nl=False, err=True)
    return read_line()


def _also(values: dict[str, Any]) -> str:
    return ", or --value" if "basis" in values else ""
