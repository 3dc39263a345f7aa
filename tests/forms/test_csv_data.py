"""CSV print data: each broken file has exactly its fault."""

from __future__ import annotations

import pytest
from lawful_forms import lawful

from conformance.catalog.load import load
from conformance.forms import csv_data
from conformance.forms.judge import judge_csv

SPEC = load("child_allowance")
FORM = SPEC.forms["certification-notice"]
GOOD = csv_data.write_csv(FORM, [lawful(SPEC, FORM), lawful(SPEC, FORM, 2)])
HEAD, FIRST, SECOND, _ = GOOD.decode().split("\r\n")


def table(*lines: str) -> bytes:
    return ("\r\n".join(lines) + "\r\n").encode()


def cell(line: str, key: str, value: str) -> str:
    cells = line.split(",")
    cells[HEAD.split(",").index(key)] = value
    return ",".join(cells)


BROKEN = {
    "not utf-8": (GOOD.replace("試".encode(), b"\x8e\x8e", 1), ["F-PRINT-CSV"]),
    "another first column": (table(HEAD.replace("addressee", "to", 1), FIRST), ["F-PRINT-CSV"]),
    "nothing": (b"", ["F-PRINT-CSV"]),
    "no copies": (table(HEAD), ["F-PRINT-NO-COPY"]),
    "a value too many": (table(HEAD, FIRST, SECOND + ",x"), ["F-PRINT-CSV"]),
    "a value too few": (table(HEAD, FIRST, SECOND.rsplit(",", 1)[0]), ["F-PRINT-CSV"]),
    "open quote": (table(HEAD, '"' + FIRST), ["F-PRINT-CSV"]),
    "no addressee": (table(HEAD, cell(FIRST, "addressee", "")), ["F-PRINT-ADDRESSEE"]),
    "no number": (table(HEAD, cell(FIRST, "cert_no", "")), ["F-PRINT-MISSING"]),
    "wareki": (table(HEAD, cell(FIRST, "claim_date", "令和8年4月1日")), ["V-DATE-FORM"]),
    "unknown column": (table(HEAD + ",memo", FIRST + ",x"), ["F-PRINT-UNKNOWN"]),
    "gaiji": (table(HEAD, cell(FIRST, "payee_name", "山\ue000")), ["V-CHAR-PUA-BMP"]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_has_exactly_its_fault(name: str) -> None:
    content, expected = BROKEN[name]
    _, found = judge_csv(SPEC, FORM, content)
    assert [one.code for one in found] == expected


def test_a_mark_at_the_front_is_no_value() -> None:
    assert csv_data.read_csv(b"\xef\xbb\xbf" + GOOD) == csv_data.read_csv(GOOD)


def test_columns_may_stand_in_another_order() -> None:
    lines = [line.split(",") for line in GOOD.decode().splitlines()]
    turned = "\r\n".join(",".join([*cells[:1], *reversed(cells[1:])]) for cells in lines) + "\r\n"
    data, found = judge_csv(SPEC, FORM, turned.encode())
    assert found == ()
    assert data.copies[0].values == csv_data.read_csv(GOOD).copies[0].values
