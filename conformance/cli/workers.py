"""The number of workers as the command line takes it: `auto`, or a whole number."""

from __future__ import annotations

import click

_MOST = 256


class Workers(click.ParamType[str]):
    """`auto`, or how many processes try cases at once; 0 and 1 are this process alone."""

    name = "auto|N"
    wanted_ja = f"auto か 0〜{_MOST} の整数"
    wanted_en = f"auto, or a whole number from 0 to {_MOST}"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, which is one of both."""
        if value == "auto":
            return value
        if value.isascii() and value.isdigit() and len(value) < 5 and int(value) <= _MOST:  # noqa: PLR2004 - digits enough
            return value
        return self.fail(f"'{value}'", param, ctx)
