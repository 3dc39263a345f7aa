"""`conformance catalog`: a group whose commands are imported when they are called."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "stats": ("catalog_stats", "件数の集計 / count what the catalogue holds"),
    "lint": ("catalog_lint", "整合性の検査 / check that every reference resolves"),
    "manifest": ("catalog_manifest", "要件と検査の一覧 / write or check the manifests of case ids"),
    "import": ("catalog_import", "公式ブックの取込 / import an official workbook"),
    "diff": ("catalog_diff", "二つの版の差 / what changed between two specifications"),
    "schema": ("catalog_schema", "カタログの JSON Schema / JSON Schema of a catalogue file"),
    "openapi": ("catalog_openapi", "適合試験 API の OpenAPI / OpenAPI of the test interface"),
}


class _Commands(click.Group):
    """Knows its commands by name; `--help` imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
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


@click.group(cls=_Commands, help="仕様カタログ / the catalogue of specifications")
def command() -> None:
    """Group the commands of the catalogue."""
