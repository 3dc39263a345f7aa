"""What is wrong with a command line, in our words and under our codes, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from click.exceptions import NoArgsIsHelpError

from conformance.catalog.nearest import nearest
from conformance.cli.expected import expected
from conformance.cli.lang import LANGUAGES, language_given
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTED = re.compile(r"'([^']*)'")
_FIRST = re.compile(r"(\S+) is not in the range")


def usage_message(error: click.ClickException) -> Message:
    """Return an error of the command line as a message of ours.

    The words of the library are never shown: they are English, and say no remedy.
    """
    context = getattr(error, "ctx", None)
    match error:
        case click.NoSuchOption():
            return _no_option(error, context)
        case click.MissingParameter():
            return _missing(error.param, context)
        case click.BadParameter():
            return _wrong(error, context)
        case click.BadOptionUsage():
            return _value_of_option(error, context)
    return _no_command(error, context)


def help_wanted(error: click.ClickException) -> str | None:
    """Return the help that a command called without anything shows; None for any other error."""
    return error.message if isinstance(error, NoArgsIsHelpError) else None


def check_language(arguments: list[str]) -> None:
    """Hold `--lang` against the languages there are.

    Raises:
        UsageError: USE147, nothing is written in that language.
    """
    given = language_given(arguments)
    if given is not None and given not in LANGUAGES:
        raise UsageError(
            Message(
                "USE147",
                f"--lang {given!r} の表示はありません。あるもの: ja, en",
                f"there is no output in --lang {given!r}; there are ja, en",
                "--lang ja か --lang en を指定してください。",
                "give --lang ja or --lang en",
            )
        )


def _no_command(error: click.ClickException, context: click.Context | None) -> Message:
    """Return the message of a command that is unknown or missing, or of a surplus argument."""
    found = _QUOTED.search(error.message)
    group = context.command if context is not None else None
    if isinstance(group, click.Group) and context is not None:
        known = group.list_commands(context)
        if found is None:
            return _said("USE146", "コマンドがありません。", "no command was given", known, "")
        name = found[1]
        return _said(
            "USE140",
            f"コマンド {name!r} はありません。",
            f"there is no command {name!r}",
            known,
            name,
        )
    surplus = error.message.rpartition("(")[2].rstrip(")")
    return Message(
        "USE145",
        f"余分な引数があります: {surplus}",
        f"arguments too many: {surplus}",
        "空白を含む値は引用符で囲んでください。" + _help(context, "ja"),
        "put quotes round a value with spaces; " + _help(context, "en"),
    )


def _no_option(error: click.NoSuchOption, context: click.Context | None) -> Message:
    name = error.option_name
    params = context.command.get_params(context) if context is not None else []
    known = [o for p in params if isinstance(p, click.Option) for o in p.opts if o[:2] == "--"]
    ja, en = f"オプション {name} はありません。", f"there is no option {name}"
    return _said("USE141", ja, en, known, name)


def _value_of_option(error: click.BadOptionUsage, context: click.Context | None) -> Message:
    name = error.option_name
    wants = "requires" in error.message
    return Message(
        "USE142",
        f"オプション {name} には値が要ります。"
        if wants
        else f"オプション {name} は値を取りません。",
        f"option {name} needs a value" if wants else f"option {name} takes no value",
        _help(context, "ja"),
        _help(context, "en"),
    )


def _missing(param: click.Parameter | None, context: click.Context | None) -> Message:
    name = _name(param)
    return Message(
        "USE143",
        f"{name} がありません。期待: {expected(param, 'ja')}",
        f"{name} is missing; expected {expected(param, 'en')}",
        _help(context, "ja"),
        _help(context, "en"),
    )


def _wrong(error: click.BadParameter, context: click.Context | None) -> Message:
    param = error.param
    quoted = _QUOTED.search(error.message) or _FIRST.search(error.message)
    found = quoted[1] if quoted else "?"
    name = _name(param)
    kind = param.type if param is not None else None
    near = nearest(found, map(str, kind.choices)) if isinstance(kind, click.Choice) else None
    return Message(
        "USE144",
        f"{name} の値が違います。期待: {expected(param, 'ja')}。実際: {found}",
        f"{name}: expected {expected(param, 'en')}, found {found}",
        f"{near!r} の誤りではありませんか。" if near else _help(context, "ja"),
        f"did you mean {near!r}?" if near else _help(context, "en"),
    )


def _name(param: click.Parameter | None) -> str:
    """Return a parameter as the help names it: `--seed`, `PROFILE`."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return "?" if param is None else str(param.human_readable_name)


def _help(context: click.Context | None, lang: str) -> str:
    """Return where the options of a command are listed."""
    command = f"{context.command_path if context is not None else 'conformance'} --help"
    return f"使い方は {command} で確かめてください。" if lang == "ja" else f"see {command}"


def _said(code: str, ja: str, en: str, known: Iterable[str], name: str) -> Message:
    """Return a message about an unknown name, with the nearest one or all there are."""
    names = list(known)
    near, listed = nearest(name, names), ", ".join(names)
    return Message(
        code,
        ja,
        en,
        f"{near} の誤りではありませんか。" if near else f"あるもの: {listed}",
        f"did you mean {near}?" if near else f"there are {listed}",
    )
