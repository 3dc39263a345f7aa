"""Print data as CSV for printing outside: a header of item keys, a row a copy."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from conformance.forms.fault import fault
from conformance.forms.print_data import Copy, PrintData, PrintedItem
from conformance.forms.safe_xml import MOST_BYTES
from conformance.forms.xsd import ADDRESSEES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.requirements import Form

ADDRESSEE = "addressee"
"""The first column."""


def write_csv(form: Form, copies: Iterable[Copy]) -> bytes:
    """Return the print data of some copies as CSV: UTF-8, CRLF, every item of the form a column."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    keys = [item.key for item in form.items]
    writer.writerow([ADDRESSEE, *keys])
    for copy in copies:
        values = copy.values
        writer.writerow([copy.addressee, *(values.get(key, "") for key in keys)])
    return text.getvalue().encode()


def read_csv(content: bytes) -> PrintData:
    """Return what the CSV holds; an empty value is an item that is not printed."""
    if len(content) > MOST_BYTES:
        return PrintData(faults=(fault("F-PRINT-LIMIT", what="bytes", limit=MOST_BYTES),))
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return PrintData(faults=(fault("F-PRINT-CSV", line=line),))
    except csv.Error:
        return PrintData(faults=(fault("F-PRINT-CSV", line=1),))
    return _copies(lines)


def _copies(lines: list[list[str]]) -> PrintData:
    if not lines or lines[0][:1] != [ADDRESSEE]:
        return PrintData(faults=(fault("F-PRINT-CSV", line=1),))
    header, *rows = lines
    if not rows:
        return PrintData(faults=(fault("F-PRINT-NO-COPY"),))
    copies, faults = [], []
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            faults.append(fault("F-PRINT-CSV", place=f"copy {number}", line=number + 1))
            continue
        if row[0] not in ADDRESSEES:
            faults.append(fault("F-PRINT-ADDRESSEE", place=f"copy {number}"))
        cells = zip(header[1:], row[1:], strict=True)
        copies.append(Copy(row[0], tuple(PrintedItem(key, text) for key, text in cells if text)))
    return PrintData(tuple(copies), tuple(faults))
