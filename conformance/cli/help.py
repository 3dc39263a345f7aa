"""Help in one language: texts of commands are written `日本語 / English`, and one is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BOTH = re.compile(r"^(?P<ja>.*?[^\x00-\x7f].*?) / (?P<en>.*?)(?P<more>(?:  \[.*\])?)$", re.DOTALL)
_HEADINGS = {
    "Usage: ": "使い方: ",
    "Options": "オプション",
    "Commands": "コマンド",
    "Arguments": "引数",
    "Show this message and exit.": "この説明を表示して終わる。",
    "Show the version and exit.": "版を表示して終わる。",
}
_EXTRAS = {
    "[required]": "[必須]",
    "[default: ": "[既定: ",
    "; required]": "; 必須]",
}


def one_language(text: str, lang: str) -> str:
    """Return the half of a text in the language; a text that has no halves stays as it is."""
    found = _BOTH.match(text)
    said = text if found is None else found[lang] + found["more"]
    if lang != "ja":
        return said
    for english, japanese in _EXTRAS.items():
        said = said.replace(english, japanese)
    return _HEADINGS.get(said, said)


class OneLanguage(click.HelpFormatter):
    """Writes usage, headings and texts in one language."""

    lang = "en"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line under its heading."""
        super().write_usage(prog, args, one_language(prefix or "Usage: ", self.lang))

    def write_text(self, text: str) -> None:
        """Write the description of a command."""
        super().write_text(one_language(text, self.lang))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(one_language(heading, self.lang))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options or commands, each with its text."""
        said = [(name, one_language(text, self.lang)) for name, text in rows]
        super().write_dl(said, col_max, col_spacing)


class HelpContext(click.Context):
    """The context of every command: its help is in the language of the whole command line."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return a formatter that knows the language."""
        made = OneLanguage(width=self.terminal_width, max_width=self.max_content_width)
        made.lang = language_in(self)
        return made


def language_in(context: click.Context) -> str:
    """Return the language that was asked for with `--lang`, else that of the locale."""
    return str(context.find_root().params.get("lang") or language_of())


def in_one_language(command: click.Command) -> click.Command:
    """Return the command, and those below it, with help in one language."""
    for each in _with_those_below(command):
        each.context_class = HelpContext
    return command


def _with_those_below(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _with_those_below(below)
