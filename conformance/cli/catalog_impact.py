"""`conformance catalog impact A B`: what a revision reaches, and the smallest re-run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.changes.sides import sides
from conformance.cli.outputs import OUTPUT_FILE
from conformance.cli.profiles import find_profile
from conformance.cli.revised import ImpactFile, PageFiles, as_json, tell
from conformance.cli.schemas import schema_option
from conformance.plugin.options import options_of
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from conformance.report.tabled.model import TabledPage
    from conformance.values.words import Language


@click.command(
    help="改訂の影響と最小の再試験。A と B は catalog diff と同じ"
    " / what a revision reaches, and the smallest re-run. A and B as for catalog diff"
)
@click.argument("a")
@click.argument("b")
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    help="影響をみるプロファイル / whose duties and declarations are looked at (repeatable)",
)
@click.option(
    "--result",
    "results",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="保存した結果 / a stored result (repeatable)",
)
@click.option("--as-of", help="判定の基準日 YYYY-MM-DD / day of the levels (today in Japan)")
@click.option("--json", "as_json_", is_flag=True, help="JSON で出力 / print JSON")
@click.option("--md", type=OUTPUT_FILE, help="Markdown に書く / write Markdown")
@click.option("--html", type=OUTPUT_FILE, help="HTML に書く / write HTML")
@click.option("--xlsx", type=OUTPUT_FILE, help="Excel に書く / write an Excel workbook")
@schema_option("impact")
@click.pass_obj
@uncollected()
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: Language,
    a: str,
    b: str,
    profiles: tuple[str, ...],
    results: tuple[Path, ...],
    as_of: str | None,
    md: Path | None,
    html: Path | None,
    xlsx: Path | None,
    *,
    as_json_: bool,
) -> None:
    """Plan and ask both versions; tell what is asked otherwise, of whom, and what to run."""
    from conformance.revision.impact import impact_of  # noqa: PLC0415 - the suite only when called
    from conformance.revision.told_impact import impact_page  # noqa: PLC0415 - as above

    day = options_of({"as-of": as_of}).day
    both = sides(a, b)
    named = {name: find_profile(name) for name in profiles}
    changes, found = impact_of(both, day, named, results)
    if as_json_:
        sys.stdout.write(as_json(ImpactFile(a, b, changes, found)))

    def page() -> TabledPage:
        return impact_page(changes, found, (a, b))

    tell(page, lang, PageFiles(md, html, xlsx), printed=not as_json_)
