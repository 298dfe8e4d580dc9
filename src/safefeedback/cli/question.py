"""Asking before what cannot be undone: the answer is a word, not a key that slips."""

from __future__ import annotations

import sys

import click

from safefeedback.cli.usage import UsageError

__all__ = ["is_agreed", "read_line"]


def is_agreed(question: str, word: str) -> bool:
    """Ask on the terminal; True when the word was typed.

    Raises:
        UsageError: nobody can be asked.
    """
    if not sys.stdin.isatty():
        raise UsageError("expected a terminal to ask on, there is none", hint="look with --dry-run, then give --yes")
    click.echo(f"{question} Escriba {word} para seguir: ", nl=False, err=True)
    return read_line().casefold() == word


def read_line() -> str:
    """Return the next line of standard input, without space around it; empty at its end."""
    return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape").strip()
