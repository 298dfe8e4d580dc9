from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from safefeedback.cli import exits
from safefeedback.cli.app import cli
from safefeedback.cli.item import ITEM_CODES
from safefeedback.evaluation import MISTAKE_KINDS
from safefeedback.evaluation.ratios import ENTITY_RATIOS, OVERALL_RATIOS, RECOGNIZER_RATIOS

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "cli.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(cli, "safefeedback"))


def section(name: str) -> str:
    found = re.search(rf"^##+ {name}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"no section on {name}"
    return found[1]


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert set(re.findall(r"^##+ (safefeedback .+)$", PAGE, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_section_of_its_command(name: str) -> None:
    options = {
        option
        for parameter in COMMANDS[name].params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    first_cells = "\n".join(line.split("|")[1] for line in section(name).splitlines() if line.startswith("|"))
    assert set(re.findall(r"`(--?[a-z-]+)`", first_cells)) == options


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_command_has_a_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_every_exit_code_is_documented() -> None:
    codes = {str(getattr(exits, name)) for name in exits.__all__}
    assert set(re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)) == codes


def test_every_code_of_an_unreadable_message_is_documented() -> None:
    assert re.findall(r"^\| `([\w-]+)` \|", section("Withheld messages"), re.MULTILINE) == list(ITEM_CODES)


def test_every_measure_and_mistake_is_defined() -> None:
    page = (REFERENCE / "evaluation.md").read_text(encoding="utf-8")
    first_cells = re.findall(r"^\| (`.+?`) \|", page, re.MULTILINE)
    defined = {name for cell in first_cells for name in re.findall(r"`([\w-]+)`", cell)}
    measures = {ratio.name for ratio in (*OVERALL_RATIOS, *ENTITY_RATIOS, *RECOGNIZER_RATIOS)}
    assert defined == measures | set(MISTAKE_KINDS)


def test_links_lead_somewhere() -> None:
    titles = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        path, _, anchor = target.partition("#")
        assert not path or (REFERENCE / path).exists(), target
        assert not anchor or path or anchor in anchors, target


EXAMPLES = re.findall(r"^```\n\$ safefeedback (.+)\n((?:.+\n)+?)```$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("line", "output"), EXAMPLES)
def test_examples_print_what_the_page_says(shell: Any, line: str, output: str) -> None:
    assert shell(*shlex.split(line)).out == output
