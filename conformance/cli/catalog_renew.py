"""`conformance catalog renew`: after an edit, check what was edited and renew its manifests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from conformance.catalog.locate import catalog_directory
from conformance.cli.catalog_draft import CATALOG
from conformance.cli.lang import say
from conformance.cli.outputs import writing
from conformance.planning.renewed import renew
from conformance.report.remedy import with_remedy
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.planning.renewed import Renewed

_DISAGREE = 1
_WRONG = 2


@click.command(
    help="編集した業務の検査・計算例の検算・一覧の作り直しを一度に行う"
    " / after an edit: lint, worked examples and manifests of what was edited"
)
@click.option("--check", is_flag=True, help="書かずに照合する / write nothing")
@CATALOG
@click.pass_obj
@uncollected()
def command(lang: str, root: Path | None, *, check: bool) -> int:
    """Exit 0 when all is well, 1 where a worked example disagrees, 2 where lint finds anything."""
    folder = root or catalog_directory()
    with writing():
        done = renew(folder, writes=not check)
    sys.stdout.write("".join(f"{line}\n" for line in _lines(done, folder, lang)))
    if done.found:
        return _WRONG
    return _DISAGREE if done.disagree or (check and done.files) else 0


def _lines(done: Renewed, folder: Path, lang: str) -> Iterator[str]:
    yield from done.edited
    yield from (with_remedy(message).text(lang) for message in done.found)
    for case in done.disagree:
        where = f"{case.rule} #{case.number}"
        yield say(lang, f"{where}: 計算例と合いません", f"{where}: disagrees with its example")
        for name in case.differs:
            now = (case.output or {}).get(name)
            yield f"  {name}: {case.expect[name]} → {now}"
    yield from (str(path.relative_to(folder)) for path in done.files)
    if not done.edited:
        yield say(
            lang,
            "編集されたファイルはありません。一覧（manifest.json・lock）を手で変えたかどうかは"
            " conformance catalog manifest --check で確かめられます。",
            "no file was edited; whether somebody changed a manifest or a lock by hand: "
            "conformance catalog manifest --check",
        )
    yield say(
        lang,
        f"編集された版 {len(done.edited)}、指摘 {len(done.found)}、計算例の一致 {done.agree}、"
        f"不一致 {len(done.disagree)}、作り直したファイル {len(done.files)}",
        f"versions edited {len(done.edited)}, findings {len(done.found)}, examples that agree "
        f"{done.agree}, disagree {len(done.disagree)}, files made again {len(done.files)}",
    )
