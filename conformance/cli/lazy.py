"""A group of commands that are imported when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from conformance.cli.help import in_one_language

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """Knows its commands by a table of name → module and one-line help; `--help` imports none."""

    def __init__(self, name: str, table: Mapping[str, tuple[str, str]], text: str) -> None:
        super().__init__(name, help=text, callback=lambda: None)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now; None when there is none of that name."""
        del ctx
        if cmd_name not in self.table:
            return None
        module = import_module(f"conformance.cli.{self.table[cmd_name][0]}")
        found: click.Command = module.command
        return in_one_language(found)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line helps without importing any command."""
        del ctx
        with formatter.section("コマンド / Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])
