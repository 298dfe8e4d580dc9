"""What the commands on reports read: a vault's two logs, its protected texts, and the period that is asked for."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from safefeedback.audit.declared import read_declared
from safefeedback.audit.figures import LeafLog, Sources
from safefeedback.audit.log_state import verified
from safefeedback.audit.period import LIMA, Period
from safefeedback.audit.tested import read_tested
from safefeedback.cli.decoration import Command, changed, stack
from safefeedback.cli.usage import UsageError
from safefeedback.ledger.checkpoint import LOGS
from safefeedback.policy import SHIPPED, load_policy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from safefeedback.audit.declared import Declared
    from safefeedback.audit.log_state import Verified
    from safefeedback.audit.tested import Tested
    from safefeedback.policy import Policy
    from safefeedback.vault import Vault
    from safefeedback.vault.stores.stored_record import StoredView

__all__ = [
    "Given",
    "given_anchors",
    "given_options",
    "now_ms",
    "period_options",
    "policies_of",
    "policy_option",
    "seed_of",
    "sources_of",
    "verified_logs",
]

_DAYS: Final = 30


def now_ms() -> int:
    """Return the time in Unix milliseconds."""
    return int(dt.datetime.now(dt.UTC).timestamp() * 1000)


def period_options(command: Command) -> Command:
    """Give the command ``period``: whole days of Peru, the last thirty where nothing else is said."""

    def build(values: dict[str, Any]) -> None:
        first, last = values.pop("first"), values.pop("last")
        end = last.date() if last else dt.datetime.now(LIMA).date()
        begin = first.date() if first else end - dt.timedelta(days=_DAYS - 1)
        if end < begin:
            raise UsageError("--to: expected a day that is not before --from")
        values["period"] = Period(begin, end)

    day = click.DateTime(["%Y-%m-%d"])
    first_option = click.option("--from", "first", type=day, metavar="DATE", help="First day, as 2026-10-01.")
    last_option = click.option(
        "--to", "last", type=day, metavar="DATE", help=f"Last day. Without both: the last {_DAYS} days, to today."
    )
    return stack(first_option, last_option)(changed(command, build))


def policy_option(command: Command) -> Command:
    """Give the command ``policies``: files of policies that were used."""
    return click.option(
        "--policy",
        "policies",
        multiple=True,
        metavar="FILE",
        help="Text of a policy that was used; may be repeated. Shipped policies are known.",
    )(command)


def policies_of(files: Sequence[str]) -> dict[str, Policy]:
    """Return shipped policies and those of files, by digest.

    Raises:
        PolicyError: a file that is no policy.
    """
    found = [*map(load_policy, SHIPPED), *map(load_policy, files)]
    return {policy.digest: policy for policy in found}


def sources_of(
    vault: Vault,
    *,
    policies: Mapping[str, Policy] | None = None,
    checked: Mapping[str, Verified] | None = None,
    seeds: Sequence[bytes] = (),
    has_texts: bool = True,
) -> Sources:
    """Return the sources of a report: the logs are read anew each time, texts are the protected ones."""

    def view_of(record: str, version: int) -> StoredView | None:
        views = vault.views(record, version)
        return views[0] if views else None

    return Sources(
        agency=vault.agency,
        records=LeafLog(lambda: vault.leaves("records")),
        keys=LeafLog(lambda: vault.leaves("keys")),
        policies=policies or {},
        verified=checked or {},
        seeds=tuple(seeds),
        view_of=view_of if has_texts else None,
    )


def verified_logs(vault: Vault, anchors: Sequence[str], *, at: int) -> dict[str, Verified]:
    """Return what a verification of both logs says, with checkpoints that were kept elsewhere.

    Raises:
        UsageError: a checkpoint of another log.
        OSError: a file that cannot be read.
    """
    given = given_anchors(vault, anchors)
    return {kind: verified(vault.verify(kind, given[kind]), at=at) for kind in LOGS}


def given_anchors(vault: Vault, files: Sequence[str]) -> dict[str, list[bytes]]:
    """Return checkpoints that were kept elsewhere, by the log that they are of.

    Raises:
        UsageError: a checkpoint of another log.
        OSError: a file that cannot be read.
    """
    notes = [Path(each).read_bytes() for each in files]
    beginnings = {kind: vault.log(kind).origin.encode() + b"\n" for kind in LOGS}
    if not all(note.startswith(tuple(beginnings.values())) for note in notes):
        raise UsageError("--anchor: expected checkpoints of this vault's logs, got another")
    return {kind: [note for note in notes if note.startswith(begins)] for kind, begins in beginnings.items()}


@dataclass(frozen=True, slots=True)
class Given:
    """What is given to a report beside the logs.

    Attributes:
        declared: documents that the agency has.
        tested: measured quality, or None.
        seeds: of samples.
        anchors: files of checkpoints that were kept elsewhere.
    """

    declared: tuple[Declared, ...]
    tested: Tested | None
    seeds: tuple[bytes, ...]
    anchors: tuple[str, ...]


def given_options(command: Command) -> Command:
    """Give the command ``given``."""

    def build(values: dict[str, Any]) -> None:
        values["given"] = Given(
            declared_in(values.pop("declared")),
            tested_in(values.pop("tested")),
            tuple(map(seed_of, values.pop("seeds"))),
            values.pop("anchors"),
        )

    return stack(
        click.option("--declared", metavar="FILE", help="TOML with the documents that the agency has."),
        click.option("--tested", metavar="FILE", help="JSON of evaluate --json, with the measured quality."),
        click.option("--seed-file", "seeds", multiple=True, metavar="FILE", help="Seed of a sample; may be repeated."),
        click.option(
            "--anchor", "anchors", multiple=True, metavar="FILE", help="A checkpoint that was kept elsewhere."
        ),
    )(changed(command, build))


def seed_of(file: str) -> bytes:
    """Return the seed in a file, without the end of its line.

    Raises:
        OSError: it cannot be read.
    """
    return Path(file).read_bytes().rstrip(b"\r\n")


def declared_in(file: str | None) -> tuple[Declared, ...]:
    """Return the documents that a file declares.

    Raises:
        UsageError: not UTF-8.
        ConfigurationError: not such a file.
        OSError: it cannot be read.
    """
    if file is None:
        return ()
    try:
        return read_declared(Path(file).read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise UsageError("--declared: expected UTF-8") from None


def tested_in(file: str | None) -> Tested | None:
    """Return the quality that a file of ``evaluate --json`` states.

    Raises:
        UsageError: not JSON.
        InputError: not such a file.
        OSError: it cannot be read.
    """
    if file is None:
        return None
    try:
        found = json.loads(Path(file).read_bytes())
    except ValueError:
        raise UsageError("--tested: expected the JSON of safefeedback evaluate --json") from None
    return read_tested(found)
