"""``safefeedback audit prove``: a proof that the evidence of a record is in the log, to hand over."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import click

from safefeedback.cli.sink import open_sink
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.errors import InputError
from safefeedback.ledger.leaf import read_leaf

__all__ = ["command"]

_HELP: Final = """Prove that the evidence of a record is in the log of records.

The proof is a text (C2SP tlog-proof) with the leaf, the path to the root and the signed checkpoint. It holds no
personal data. Give it to the citizen, or to the system that publishes: with it and the log's public key anybody can
show later that the agency received the message, and when.

\b
Examples:
  safefeedback audit prove 5f0c… --output constancia.txt --vault boveda
"""


@click.command("prove", help=_HELP, short_help="Prove that the evidence of a record is in the log.")
@click.argument("record")
@click.option("--event", default="record.sealed", show_default=True, metavar="NAME", help="Of which act.")
@click.option("--output", "-o", default="-", metavar="FILE", help="Write the proof here.")
@vault_options
def command(*, access: Access, record: str, event: str, output: str) -> None:
    """Write the newest proof of an act on a record."""
    with access.open() as vault:
        found = [(place, body) for place, body in vault.evidence(record) if read_leaf(body).event == event]
        if not found:
            raise InputError("prove: expected a record with evidence of this act, there is none")
        place, body = found[-1]
        proof = replace(vault.log("records").prove(place), extra=body)
    with open_sink(output) as stream:
        stream.write(proof.to_text().encode())
