"""What is wrong in export files, row by row: a projection of a result, values masked."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from conformance.catalog.grounds import GROUNDS
from conformance.report.file_expected import expected_of
from conformance.report.file_tallies import TALLIES
from conformance.report.shown import cell
from conformance.results.deviation import DEVIATES, deviation
from conformance.results.model import CaseVerdict
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.results.model import CaseModel, Result
    from conformance.values.words import Language

_COLUMNS = (
    *("file", "row", "column", "requirement", "code", "value", "expected", "total", "case"),
    *("verdict", "heading", "raw", "to_do", "why_no_value"),
)


class _FindingPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RowEvidence(_FindingPart):
    """One place where something is wrong.

    `row` counts the lines of the file from 1 (the header is 1); `value` is masked. `file` is given
    where a group was written in several files and it is not the first of them. Of a file in the
    vendor's own layout `heading` is what it calls the item, `raw` its value there, masked.
    """

    row: int | None = None
    file: str | None = None
    column: str = ""
    value: str = ""
    expected: str = ""
    heading: str | None = None
    raw: str | None = None


class FileFinding(_FindingPart):
    """One kind of fault of one subject of a file: exact total, and the first rows.

    `verdict`: unconfirmed or answered where no text supports what is expected, whatever else is
    wrong in the same case.
    """

    file: str
    code: str
    requirement: str
    case: str
    total: int = Field(ge=1)
    rows: tuple[RowEvidence, ...] = ()
    expected: Bilingual
    to_do: Bilingual
    waived: bool = False
    verdict: CaseVerdict = "fail"


class FindingsFile(_FindingPart):
    """`conformance files --json`: every finding of a run over export files."""

    verdict: str
    exit_code: int
    findings: tuple[FileFinding, ...]


def file_findings(result: Result) -> FindingsFile:
    """Return the findings of the cases on files, in the order of the plan."""
    found = [one for case in result.cases if case.surface == "files" for one in _of(case)]
    state = result.verdict
    return FindingsFile(verdict=state.state, exit_code=state.exit_code, findings=tuple(found))


def as_csv(findings: Iterable[FileFinding], lang: Language) -> str:
    """Return one line for each row found, and one for a fault without rows; UTF-8, CRLF.

    What is expected and what to do are told in one language, and, where it is no single value,
    why it is none.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for one in findings:
        for row in one.rows or (RowEvidence(),):
            wanted = expected_of(one, row)
            cells = (
                *(row.file or one.file, "" if row.row is None else str(row.row), row.column),
                *(one.requirement, one.code, row.value),
                wanted.said.spoken(lang),
                *(str(one.total), one.case, one.verdict, row.heading or "", row.raw or ""),
                *(spoken(one.to_do, lang), wanted.why_none.spoken(lang)),
            )
            writer.writerow([cell(text) for text in cells])
    return written.getvalue()


def spoken(text: Bilingual, lang: Language) -> str:
    """Return a sentence in one language."""
    return text.spoken(lang)


def _of(case: CaseModel) -> Iterator[FileFinding]:
    finding = case.finding
    if finding is None or not isinstance(finding.found, list):
        return
    subject = finding.cause.rsplit("/", 1)[-1]
    column = "" if subject.startswith("file-") else subject
    for tally in TALLIES.validate_python(finding.found):
        rows = (
            RowEvidence(
                row=r.line,
                file=r.file or None,
                column=r.column or column,
                value=r.value,
                expected=r.expected,
                heading=r.heading or None,
                raw=r.raw or None,
            )
            for r in tally.rows
        )
        yield FileFinding(
            file=tally.file,
            code=tally.code,
            requirement=case.requirement,
            case=case.id,
            total=tally.total,
            rows=tuple(rows),
            expected=tally.expected,
            to_do=tally.to_do,
            waived=case.waiver is not None,
            verdict=_verdict(case, tally.code),
        )


def _verdict(case: CaseModel, code: str) -> CaseVerdict:
    """Return what a kind of fault is by itself: its case may fail by another one."""
    parts = case.finding.parts if case.finding else ()
    grounds = [one.ground for one in parts if one.code == code]
    if not grounds or case.verdict not in DEVIATES:
        return case.verdict
    return deviation(min(grounds, key=GROUNDS.index), case.answer, case.level)
