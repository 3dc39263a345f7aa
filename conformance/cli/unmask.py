"""`--unmask`: values of answers on the terminal of whoever runs the command, never in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from conformance.cli.production import Decorator


def unmask_option(*names: str) -> Decorator:
    """Return the option; `names` are further ones that it had before."""
    return click.option(
        "--unmask",
        *names,
        "unmask",
        is_flag=True,
        help="応答の値を画面にだけ表示 / show values of answers, on screen only",
    )
