"""The conformance sheet with what people filled in: read back as entries of the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.surfaces.profile_text.places import parse_text
from conformance.workbench.kept import lent
from conformance.workbench.processes import output_lines
from conformance.workbench.visit import action, page
from conformance.workbench.waived import not_an_approver
from conformance.workbench.written import add

if TYPE_CHECKING:
    from starlette.responses import Response

    from conformance.workbench.shelf import ListedProfile
    from conformance.workbench.visit import Visit


@page("/evidence", role="tester")
def form(visit: Visit) -> Response:
    """Show where a sheet is given."""
    return visit.show("evidence", profiles=visit.bench.shelf.all())


@action("/evidence", "tester", uploads=True)
def read_back(visit: Visit) -> Response:
    """Show the entries of the profile that `conformance evidence import` makes of a sheet.

    Where it was asked for they are put into the profile: all or none.

    Raises:
        UsageError: WBN009, no sheet or no profile; WBN011, a waiver by who is no approver.
        ProfileError: what the command line says of the profile with the entries.
    """
    chosen, given = visit.bench.shelf.get(visit.field("profile")), visit.files("workbook")[:1]
    if chosen is None or not given:
        raise UsageError(_nothing())
    settings = visit.bench.settings
    with lent(given) as (workbook,), visit.audited("evidence", f"{chosen.name} {workbook.name}"):
        command = [*settings.command, "--lang", visit.lang, "evidence", "import"]
        made = workbook.with_name(f"{workbook.name}.yaml")
        command += [f"--profile={chosen.asked}", f"--out={made}", "--", str(workbook)]
        lines = output_lines(command, settings.folder)
        lines = [line.replace(f"{workbook.parent}/", "") for line in lines]
        text = made.read_text("utf-8") if made.is_file() else ""
    if text and visit.field("do") == "write":
        _write(visit, chosen, text)
        return visit.go(f"/profiles/{chosen.name}")
    lines = [*text.splitlines(), *lines]
    return visit.show("told", lines=lines, title=f"conformance evidence import {workbook.name}")


def _write(visit: Visit, chosen: ListedProfile, text: str) -> None:
    """Put the entries into the profile, and that it was done into the audit."""
    found = parse_text(text)
    taken = found if isinstance(found, dict) else {}
    if "waivers" in taken and not (visit.person and visit.person.may("approver")):
        raise UsageError(not_an_approver())
    told = ", ".join(f"{section} {len(entries)}" for section, entries in taken.items())
    with visit.audited("evidence", f"{chosen.name}: {told}"):
        add(visit.bench.shelf, chosen, taken)


def _nothing() -> Message:
    return Message(
        "WBN009",
        "適合確認表（.xlsx）かプロファイルが選ばれていません。",
        "no conformance sheet (.xlsx) or no profile was chosen",
        "両方を選んでください。",
        "choose both",
    )
