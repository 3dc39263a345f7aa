"""`conformance catalog compared`: which imported requirements wait for an editor; mark them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.catalog.compared import awaiting
from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.marking import mark
from conformance.cli.lang import say
from conformance.errors import Message, UsageError
from conformance.values.today import today_in_japan

if TYPE_CHECKING:
    import datetime as dt

    from conformance.catalog.models.base import OfficialPlace
    from conformance.values.words import Language


@click.command(
    help="取り込んだ要件の文との照合。要件を付けないと照合待ちの一覧"
    " / compare imported requirements with their sentences; without any, list those that wait"
)
@click.argument("requirements", nargs=-1)
@click.option("--by", default="", help="照合した人 / who compared")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="照合した日（既定: 今日） / day")
@click.option(
    "--catalog",
    "target",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="カタログのフォルダ（既定は同梱） / the catalogue's folder (default: the bundled one)",
)
@click.pass_obj
def command(
    lang: Language,
    requirements: tuple[str, ...],
    by: str,
    on: dt.datetime | None,
    target: Path | None,
) -> int:
    """Mark the requirements named, or list those that nobody has compared."""
    root = target or catalog_directory()
    if not requirements:
        sys.stdout.write("\n".join(_list(root, lang)) + "\n")
        return 0
    if not by.strip():
        raise UsageError(_nobody())
    new = mark(root, requirements, by.strip(), on.date() if on else today_in_japan())
    for name in new:
        sys.stdout.write(f"{name}\n")
    said = say(lang, f"{len(new)} 件を照合済みにしました。", f"{len(new)} marked as compared")
    sys.stdout.write(said + "\n")
    return 0


def _list(root: Path, lang: Language) -> list[str]:
    lines = [
        f"{name}  {_at(entry.official)}  {getattr(entry, 'title_ja', '')}".rstrip()
        for domain in domains(root)
        for name, entry in awaiting(load(domain, root=root))
    ]
    total = say(lang, f"照合待ち: {len(lines)} 件", f"waiting to be compared: {len(lines)}")
    return [*lines, total]


def _at(place: OfficialPlace | None) -> str:
    return "" if place is None else f"{place.document} {place.sheet}!{place.cell}"


def _nobody() -> Message:
    return Message(
        "USE171",
        "--by がありません。誰が照合したかを残します。",
        "--by is missing: who compared is kept in the catalogue",
        "--by 氏名 を付けてください。",
        "add --by NAME",
    )
