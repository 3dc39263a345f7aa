"""The `conformance` command: finds the command asked for and turns errors into exit codes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from conformance import __version__
from conformance.catalog.added import kept_apart
from conformance.cli.catalogues import OPTION, take_catalogues
from conformance.cli.commands import COMMANDS
from conformance.cli.given import check_given
from conformance.cli.greeting import greeting
from conformance.cli.help import HelpContext, in_one_language, language_in
from conformance.cli.lang import language_of, say
from conformance.cli.nowhere import fill_closed_streams
from conformance.cli.streams import guarded_streams
from conformance.cli.told import print_error
from conformance.cli.unwritten import NO_ROOM, no_room, output_lost
from conformance.cli.usage import check_language, help_wanted, usage_message
from conformance.errors import ConformanceError, Message, UsageError
from conformance.plugin.interruption import ASKED_TO_END, Interruption
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
FAULT = 4


class LazyCommands(click.Group):
    """A group that knows its commands by name and imports a command only when it is called."""

    context_class = HelpContext

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
        with uncollected():
            found: click.Command = import_module(f"conformance.cli.{listed.module}").command
        return in_one_language(found)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line helps without importing any command."""
        lang = language_in(ctx)
        rows = [(name, say(lang, c.ja, c.en)) for name, c in COMMANDS.items()]
        with formatter.section(say(lang, "コマンド", "Commands")):
            formatter.write_dl(rows)


@click.group(
    cls=LazyCommands,
    help="標準準拠システムの適合試験 / Conformance test harness for 標準準拠システム",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    is_eager=True,  # known before --help is shown
    help="表示の言語 / language of output",
)
@click.option(
    OPTION,
    metavar="DIR",
    help="自分たちの業務のフォルダーも読む（繰り返し可）"
    " / also read a folder of own domains (may be repeated)",
)
@click.version_option(__version__, prog_name="conformance")
@click.pass_context
def root(ctx: click.Context, lang: str | None, catalogue: str | None) -> None:
    """Set the language for all commands."""
    del catalogue  # taken from wherever it stands before the command is looked for
    ctx.obj = lang or language_of()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; never shows a stack trace for a known error.

    What is written may be lost (a reader who left) or put in other words (an encoding that lacks
    a sign): the exit code is the verdict's all the same. Asked to end, a command ends in order.
    """
    fill_closed_streams()
    with guarded_streams() as guarded, Interruption(ASKED_TO_END).heeded():
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
        lost = None if guarded.output is None else guarded.output.lost
        if lost is None or code == INTERRUPTED:
            return code
        sys.stderr.write(output_lost(lost).text(language_of(arguments)) + "\n")
        return 2


def _run(arguments: list[str]) -> int:
    args, lang = _take_language(arguments)
    with kept_apart():
        return _answered(arguments, args, lang)


def _answered(arguments: list[str], args: list[str], lang: str) -> int:
    try:
        check_language(arguments)
        if not args:
            sys.stdout.write(greeting(lang))
            return 0
        check_given(arguments)
        code = root.main(
            ["--lang", lang, *take_catalogues(args)], standalone_mode=False, prog_name="conformance"
        )
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.stderr.write(_stopped().text(lang) + "\n")
        return INTERRUPTED
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.ClickException, ConformanceError) as error:
        return _told(error, lang)
    except OSError as error:
        if error.errno not in NO_ROOM:
            return _fault(lang, error)
        return _told(UsageError(no_room(error)), lang)
    except Exception as error:  # noqa: BLE001 - the last net: our fault, said as such
        return _fault(lang, error)
    return code if isinstance(code, int) else 0


def _told(error: click.ClickException | ConformanceError, lang: str) -> int:
    """Say what a person can mend; return the exit code."""
    if isinstance(error, ConformanceError):
        print_error(error, lang)
        return error.exit_code
    shown = help_wanted(error)
    sys.stderr.write((shown if shown is not None else usage_message(error).text(lang)) + "\n")
    return 2


def _stopped() -> Message:
    return Message(
        "USE163",
        "途中で止められました。この実行からは、判定も完成した出力もありません（終了コード 130）。",
        "stopped on the way; it gave neither a verdict nor a complete output (exit code 130)",
        "もう一度実行してください。",
        "run it again",
    )


def _take_language(args: list[str]) -> tuple[list[str], str]:
    """Let `--lang` stand anywhere on the line."""
    kept: list[str] = []
    skip = False
    for argument in args:
        if skip:
            skip = False
        elif argument == "--lang":
            skip = True
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept, language_of(args)


def _fault(lang: str, error: Exception) -> int:
    ja = f"HAR999 試験ツールの異常です（製品の判定ではありません）: {type(error).__name__}: {error}"
    en = f"HAR999 fault of the harness, not the product: {type(error).__name__}: {error}"
    sys.stderr.write(say(lang, ja, en) + "\n")
    return FAULT
