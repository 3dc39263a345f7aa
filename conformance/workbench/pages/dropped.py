"""Dropped export files: judged by `conformance files`, told by file, row and column."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from conformance.errors import Message, UsageError
from conformance.report.file_expected import expected_of
from conformance.report.file_findings import as_csv, file_findings
from conformance.report.sheets import file_rows
from conformance.values.private_files import private_folder
from conformance.workbench.kept import keep
from conformance.workbench.pages.results import XLSX
from conformance.workbench.shelf import loaded
from conformance.workbench.visit import action, no_such, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.report.file_findings import FileFinding
    from conformance.results.model import Result
    from conformance.workbench.visit import Visit

ROWS: Final = 1000
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file with deviations: how many rows its group has, and how many of them have none.

    What no text supports is a deviation too. `good` is exact where every row that deviates is
    known, else the most there can be.
    """

    file: str
    rows: int
    good: int
    exact: bool
    findings: tuple[FileFinding, ...]

    @property
    def fails(self) -> bool:
        """Whether something fails: what no text supports does not."""
        return any(one.verdict == "fail" for one in self.findings)

    @property
    def share(self) -> float:
        """The share of good rows, of 100."""
        return 100 * self.good / self.rows if self.rows else 0.0


@page("/files", role="tester")
def form(visit: Visit) -> Response:
    """Show where files are dropped."""
    found = [(one, loaded(one.path)) for one in visit.bench.shelf.all()]
    able = [one for one, got in found if got is not None and got.profile.surfaces.files is not None]
    return visit.show("files", profiles=able, most=visit.bench.settings.upload_bytes // 1_000_000)


@action("/files", "tester", uploads=True)
def drop(visit: Visit) -> Response:
    """Keep the files until they are judged, and start judging them.

    Raises:
        UsageError: WBN005, no files or no profile.
    """
    chosen, given = visit.bench.shelf.get(visit.field("profile")), visit.files("files")
    if chosen is None or not given:
        raise UsageError(_nothing())
    name = secrets.token_hex(8)
    folder = private_folder(visit.bench.settings.uploads / name)
    try:
        for file in given:
            keep(file, folder)
        options = [f"--rows={ROWS}"]
        run = visit.bench.runs.judge(chosen.asked, name, options, visit.name, visit.lang)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return visit.go(f"/runs/{run.id}")


@page("/results/{key}/files")
def findings(visit: Visit) -> Response:
    """Show what deviates in files, the smallest share of good rows first."""
    result = _result(visit)
    return visit.show(
        "findings",
        key=visit.key(),
        result=result,
        judged=judged(result),
        clean=_clean(result),
        shown=_SHOWN,
        expected_of=expected_of,
    )


@page("/results/{key}/files.csv")
def table(visit: Visit) -> Response:
    """Return the findings as CSV, as `conformance files` writes it."""
    found = file_findings(_result(visit)).findings
    # a mark at the front, for spreadsheet programs take text without one for the old encoding
    content = as_csv(found, visit.lang).encode("utf-8-sig")
    attached = {"content-disposition": f'attachment; filename="{visit.key()}-findings.csv"'}
    return Response(content, media_type="text/csv", headers=attached)


@page("/results/{key}/files.xlsx")
def workbook(visit: Visit) -> Response:
    """Return the findings as a workbook, as `conformance files --xlsx` writes it."""
    content = file_rows.render(_result(visit), visit.lang)
    attached = {"content-disposition": f'attachment; filename="{visit.key()}-findings.xlsx"'}
    return Response(content, media_type=XLSX, headers=attached)


def judged(result: Result) -> tuple[DroppedFile, ...]:
    """Return the files with deviations, the smallest share of good rows first."""
    found = sorted(file_findings(result).findings, key=lambda one: one.file)
    counts = _rows(result)
    made = []
    for file, ones in groupby(found, key=lambda one: one.file):
        those = tuple(ones)
        group = "/".join(those[0].case.split("/")[:3])
        made.append(_judged(file, counts.get(group, 0), those))
    return tuple(sorted(made, key=lambda one: (one.share, one.file)))


def _judged(file: str, rows: int, those: tuple[FileFinding, ...]) -> DroppedFile:
    known = {row.row for one in those for row in one.rows if row.row is not None}
    exact = all(one.total <= len(one.rows) for one in those)
    exact = exact and all(row.row is not None for one in those for row in one.rows)
    bad = max([len(known), *(min(one.total, rows) for one in those if not exact)])
    return DroppedFile(file, rows, max(rows - bad, 0), exact, those)


def _rows(result: Result) -> dict[str, int]:
    """Return how many rows the file of each group has."""
    found: dict[str, int] = {}
    for case in result.cases:
        if case.surface == "files" and case.rows is not None:
            group = "/".join(case.id.split("/")[:3])
            found[group] = max(found.get(group, 0), case.rows)
    return found


def _clean(result: Result) -> Sequence[tuple[str, int]]:
    """Return the groups of records in which nothing deviates, with their rows."""
    deviating = {
        "/".join(c.id.split("/")[:3])
        for c in result.cases
        if c.surface == "files" and c.finding is not None
    }
    return [(group, rows) for group, rows in _rows(result).items() if group not in deviating]


def _result(visit: Visit) -> Result:
    path = visit.bench.library.path(visit.key())
    if path is None:
        raise no_such()
    return visit.bench.library.result(path)


def _nothing() -> Message:
    return Message(
        "WBN005",
        "ファイルかプロファイルが選ばれていません。",
        "no file or no profile was chosen",
        "前の画面に戻り、両方を選んでください。",
        "go back and choose both",
    )
