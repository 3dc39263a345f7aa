"""`conformance profile`: a group whose commands are imported when they are called."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "new": ("profile_new", "OpenAPI 文書から下書き / draft one from an OpenAPI document"),
    "check": ("profile_check", "実物の API と突き合わせる / try it against the live API"),
}


class _Commands(click.Group):
    """Knows its commands by name; `--help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order they are needed."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now; None when there is none of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"conformance.cli.{_COMMANDS[cmd_name][0]}")
        found: click.Command = module.command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line helps without importing any command."""
        del ctx
        with formatter.section("コマンド / Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_Commands, help="プロファイルの下書きと点検 / draft and check a profile")
def command() -> None:
    """Group the commands of profiles."""
