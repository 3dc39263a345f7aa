"""`conformance catalog diff A B`: what changed between two specifications, and what it reaches."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.diff import compare
from conformance.catalog.load import domains, load
from conformance.cli.difference import Difference, difference_json
from conformance.cli.difference_text import lines
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.plugin.options import options_of
from conformance.suite.concerned import concerned
from conformance.suite.impact import impact_of
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from conformance.catalog.models.domain import Specification


@click.command(
    help="二つの版の差と影響。A と B は 業務@版（版を省くと最新）か、版のフォルダー"
    " / what changed between two specifications, what it reaches."
    " A and B: DOMAIN@VERSION (the newest without) or the folder of a version"
)
@click.argument("a")
@click.argument("b")
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    help="影響をみるプロファイル / whose declared functions are reached (may be repeated)",
)
@click.option("--as-of", help="判定の基準日 YYYY-MM-DD / day of the levels (today in Japan)")
@click.option("--json", "as_json", is_flag=True, help="JSON で出力 / print JSON")
@schema_option("diff")
@click.pass_obj
def command(
    lang: str, a: str, b: str, profiles: tuple[str, ...], as_of: str | None, *, as_json: bool
) -> None:
    """Compare DOMAIN@VERSION, or a folder `<catalogue>/<domain>/<version>`, with another."""
    found = _difference(
        _specification(a), _specification(b), profiles, options_of({"as-of": as_of}).day
    )
    text = difference_json(found) if as_json else "\n".join(lines(found, lang)) + "\n"
    sys.stdout.write(text)


def _difference(
    before: Specification, after: Specification, profiles: Iterable[str], day: date
) -> Difference:
    others = [load(name) for name in domains() if name != after.domain]
    changes = compare(before, after)
    impact = impact_of(changes, before, after, others)
    specs = (before, after, *others)
    reached = tuple(
        concerned(impact, specs, name, load_profile(find_profile(name)).profile, day)
        for name in profiles
    )
    return Difference(changes, impact, reached)


def _specification(name: str) -> Specification:
    folder = Path(name)
    if (folder / "domain.yaml").is_file():
        folder = folder.resolve()
        return load(folder.parent.name, folder.name, folder.parent.parent)
    domain, _, version = name.partition("@")
    return load(domain, version or None)
