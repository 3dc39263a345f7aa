"""Ask once more before a production system is called: real people stand in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Decorator = Callable[[Callable[..., object]], Callable[..., object]]

OPTION = "yes-production"


def production_option() -> Decorator:
    """Return the option by which somebody confirms it on the command line."""
    return click.option(
        f"--{OPTION}",
        is_flag=True,
        help="本番環境を読み取ることの確認 / the production system may be read",
    )


def confirmed(profile: Path, lang: str, *, yes: bool) -> dict[str, str | None]:
    """Return the option of a run that says whether a production system may be called.

    Somebody at a terminal is asked; anywhere else the flag must stand on the command line, or the
    run refuses to open the way to the package.
    """
    api = load_profile(profile).profile.surfaces.api
    if api is None or api.environment != "production":
        return {}
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        address = f" ({api.base_url})" if api.base_url else ""
        yes = click.confirm(
            say(
                lang,
                f"本番環境{address}を呼び出します。GET と HEAD、safe と書いた要求だけを送ります。"
                "続けますか",
                f"This calls a production system{address}: GET, HEAD and what is declared safe "
                "are sent, nothing else. Go on",
            ),
            err=True,
        )
    return {OPTION: "yes" if yes else None}
