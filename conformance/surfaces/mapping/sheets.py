"""Exports: the vendor's file as CSV text in the catalogue's layout."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from conformance.surfaces.mapping.answers import rows_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.steps import StepResult
    from conformance.surfaces.mapping.vocabulary import Vocabulary


def exported(
    answers: Iterable[StepResult], vocabulary: Vocabulary, domain: str, group: str
) -> list[Row]:
    """Return one export: the columns that the vendor's rows have, under the items' keys."""
    codec = vocabulary.group(domain, group)
    rows = rows_back([one for one in answers if one.accepted], codec)
    header = [item for item in codec.fields if any(item in row for row in rows)]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[_cell(row.get(item)) for item in header] for row in rows])
    return [{"group": group, "file_name": f"{group}.csv", "content": written.getvalue()}]


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
