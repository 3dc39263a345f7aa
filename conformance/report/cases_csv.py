"""One line for each case, for a spreadsheet: no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from conformance.report.shown import cell, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.model import CaseModel, Result

_TEXT = 500
COLUMNS = (
    *("case", "requirement", "title_ja", "title_en", "level", "surface", "verdict"),
    *("ground", "rests_on", "code", "text_ja", "text_en", "expected", "found"),
    *("waived_until", "answer"),
)


def render(result: Result) -> bytes:
    """Return the cases in the order of the result, after a line of names; UTF-8, CRLF.

    The last line is the verdict: its case is `verdict`, its verdict the state of the whole.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for case in result.cases:
        writer.writerow(map(cell, _cells(case)))
    line = result.verdict.line
    last = {"case": "verdict", "verdict": result.verdict.state}
    last |= {"code": str(result.verdict.exit_code), "text_ja": line.ja, "text_en": line.en}
    writer.writerow(cell(last.get(name, "")) for name in COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def _cells(case: CaseModel) -> Iterator[str]:
    yield from (case.id, case.requirement, case.requirement_title.ja, case.requirement_title.en)
    yield from (case.level, case.surface, case.verdict, case.ground, case.rests_on)
    said = case.finding or case.cause
    yield from ("", "", "") if said is None else (said.code, said.text.ja, said.text.en)
    found = case.finding
    yield from (
        ("", "")
        if found is None
        else (
            one_line(found.expected, _TEXT),
            one_line(found.found, _TEXT),
        )
    )
    yield "" if case.waiver is None else case.waiver.expires.isoformat()
    yield "" if case.answer is None else "accepted" if case.answer.accepted else "withdrawn"
