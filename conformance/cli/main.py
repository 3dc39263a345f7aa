"""The `conformance` command: finds the command asked for and turns errors into exit codes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from conformance import __version__
from conformance.cli.commands import COMMANDS
from conformance.cli.lang import language_of, say
from conformance.errors import ConformanceError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
_FAULT = 4


class LazyCommands(click.Group):
    """A group that knows its commands by name and imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now; None when there is none of that name."""
        del ctx
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        found: click.Command = import_module(f"conformance.cli.{listed.module}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line helps without importing any command."""
        del ctx
        lang = language_of()
        rows = [(name, say(lang, c.ja, c.en)) for name, c in COMMANDS.items()]
        with formatter.section(say(lang, "コマンド", "Commands")):
            formatter.write_dl(rows)


@click.group(
    cls=LazyCommands,
    help="標準準拠システムの適合試験 / Conformance test harness for 標準準拠システム",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--lang", type=click.Choice(["ja", "en"]), help="表示の言語 / language of output")
@click.version_option(__version__, prog_name="conformance")
@click.pass_context
def root(ctx: click.Context, lang: str | None) -> None:
    """Set the language for all commands."""
    ctx.obj = lang or language_of()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; never shows a stack trace for a known error."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    args, lang = _take_language(args)
    try:
        code = root.main(["--lang", lang, *args], standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return 2
    except click.exceptions.Exit as error:
        return error.exit_code
    except ConformanceError as error:
        for message in error.messages:
            sys.stderr.write(message.text(lang) + "\n")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last net: our fault, said as such
        sys.stderr.write(_fault(lang, error) + "\n")
        return _FAULT
    return code if isinstance(code, int) else 0


def _take_language(args: list[str]) -> tuple[list[str], str]:
    """Let `--lang` stand anywhere on the line."""
    lang = language_of(args)
    kept: list[str] = []
    skip = False
    for number, argument in enumerate(args):
        if skip:
            skip = False
        elif argument == "--lang" and number + 1 < len(args):
            skip = True
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept, lang


def _fault(lang: str, error: Exception) -> str:
    return say(
        lang,
        f"HAR999 ハーネスの故障です（製品の判定ではありません）: {type(error).__name__}: {error}",
        f"HAR999 fault of the harness, not the product: {type(error).__name__}: {error}",
    )
