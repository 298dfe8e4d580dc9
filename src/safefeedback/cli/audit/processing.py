"""``safefeedback audit processing``: the record of processing activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from safefeedback.audit.figures import collect
from safefeedback.audit.processing import processing_record
from safefeedback.cli.audit.forms import form_options, write_form
from safefeedback.cli.audit.material import now_ms, period_options, policies_of, policy_option, sources_of
from safefeedback.cli.vault.access import Access, vault_options

if TYPE_CHECKING:
    from safefeedback.audit.period import Period

__all__ = ["command"]

_HELP: Final = """Write the record of processing activities.

It is filled from the logs and the policy where they know, with marked blanks where a person must write: the officer,
the registered bank, who processes for the agency. A draft, in Spanish.

\b
Examples:
  safefeedback audit processing --from 2026-01-01 --to 2026-12-31 --output registro.html --vault boveda
"""


@click.command("processing", help=_HELP, short_help="Write the record of processing activities.")
@period_options
@policy_option
@form_options
@vault_options
def command(*, access: Access, period: Period, policies: tuple[str, ...], output: str, as_json: bool) -> None:
    """Fill and write the document."""
    known = policies_of(policies)
    with access.open() as vault:
        form = processing_record(collect(sources_of(vault, policies=known), period), known, made_at=now_ms())
    write_form(form, output, as_json=as_json)
