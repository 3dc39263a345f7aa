"""What the calls of a failing case show: the rows that were stored and those that came back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import JsonValue

    from conformance.results.model import CaseModel, FindingModel

    Row = Mapping[str, JsonValue]

_QUERY: Final = re.compile(r"/records/([^/]+)/([^/]+)/query$")
_HOLDS: Final = "record/holds"
"""The check that stores a row of a record group and reads every item of it back."""


def is_of_holds(case: CaseModel) -> bool:
    """Return whether a case stores a row of a group and reads every item of it back."""
    return (case.check or "").split(" ", 1)[0] == _HOLDS


def holds_whole(case: CaseModel) -> bool:
    """Return whether a group was stored and every item of it read back rightly."""
    return case.verdict == "pass" and is_of_holds(case)


def rows_answered(finding: FindingModel | None) -> Iterator[tuple[str, Row]]:
    """Yield the rows that queries of record groups were answered by, each with its group."""
    for one in () if finding is None else finding.exchanges:
        asked, body = _QUERY.search(one.path), one.response
        rows = body.get("result") if asked and isinstance(body, dict) else None
        if asked and isinstance(rows, list):
            group = f"{asked.group(1)}/{asked.group(2)}"
            yield from ((group, row) for row in rows if isinstance(row, dict))


def rows_stored(finding: FindingModel | None) -> Iterator[tuple[str, Row]]:
    """Yield the rows that were stored to begin with, each with its group."""
    for one in () if finding is None else finding.exchanges:
        rows = one.request.get("rows") if isinstance(one.request, dict) else None
        for placed in rows if isinstance(rows, list) else ():
            row = placed.get("row") if isinstance(placed, dict) else None
            if isinstance(placed, dict) and isinstance(row, dict):
                yield f"{placed.get('domain')}/{placed.get('group')}", row
