"""The conformance sheet with what people filled in: read back as entries of the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.workbench.kept import lent
from conformance.workbench.processes import said
from conformance.workbench.store import write_audit
from conformance.workbench.visit import action, page

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.visit import Visit


@page("/evidence", role="tester")
def form(visit: Visit) -> Response:
    """Show where a sheet is given."""
    return visit.show("evidence", profiles=visit.bench.shelf.all())


@action("/evidence", "tester", uploads=True)
def read_back(visit: Visit) -> Response:
    """Show the entries of the profile that `conformance evidence import` makes of a sheet.

    Raises:
        UsageError: WBN009, no sheet or no profile.
    """
    chosen, given = visit.bench.shelf.get(visit.field("profile")), visit.files("workbook")[:1]
    if chosen is None or not given:
        raise UsageError(_nothing())
    settings = visit.bench.settings
    with lent(given) as (workbook,):
        command = [*settings.command, "--lang", visit.lang, "evidence", "import"]
        command += [f"--profile={chosen.asked}", "--", str(workbook)]
        lines = said(command, settings.folder)
        lines = [line.replace(f"{workbook.parent}/", "") for line in lines]
    write_audit(visit.bench.engine, visit.name, "evidence", f"{chosen.name} {workbook.name}")
    return visit.show("told", lines=lines, title=f"conformance evidence import {workbook.name}")


def _nothing() -> Message:
    return Message(
        "WBN009",
        "適合確認表（.xlsx）かプロファイルが選ばれていません。",
        "no conformance sheet (.xlsx) or no profile was chosen",
        "両方を選んでください。",
        "choose both",
    )
