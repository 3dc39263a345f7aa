"""Exports: each group as CSV text with the catalogue's items."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row


def file_name(domain: str, group: RecordGroup) -> str:
    """Return the name of a group's file."""
    return f"{domain}__{group.key}.csv"


def csv_text(group: RecordGroup, rows: Iterable[Row]) -> str:
    """Return a group as CSV: header of item keys, CRLF, one line per stored row."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([item.key for item in group.items])
    writer.writerows([_written(row.get(item.key)) for item in group.items] for row in rows)
    return target.getvalue()


def _written(value: Json) -> str:
    """Return a value as the file holds it: flags 1 and 0, nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
