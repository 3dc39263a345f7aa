from __future__ import annotations

import os
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.surfaces.profile import FilesSurface
from conformance.tables import bytes as file_bytes
from conformance.tables.scan import Scanned, scan, scan_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.records import RecordGroup
    from conformance.tables.locate import ExportFile

    Write = Callable[[bytes | str], ExportFile]

HEAD = "number,history_no,latest,name\n"
GOOD = HEAD + "1,1,0,甲\n1,2,1,甲\n2,1,1,乙\n"


def scanned(export: ExportFile, group: RecordGroup, **switches: str) -> Scanned:
    return scan_now(export, FilesSurface.model_validate(switches), group, {})


def wrong(seen: Scanned) -> dict[str, tuple[str, int, list[int]]]:
    return {
        subject: (tally.code, tally.total, tally.lines)
        for subject in seen.tallies.by_subject
        for tally in seen.tallies.of(subject)
    }


def test_a_good_file_has_nothing_wrong(export: Write, people: RecordGroup) -> None:
    seen = scanned(export(GOOD), people)
    assert wrong(seen) == {}
    assert (seen.rows, seen.unread) == (3, 0)


@pytest.mark.parametrize("header", ["key", "name_ja", "romaji"])
def test_columns_are_found_under_the_declared_names_in_any_order(
    export: Write, people: RecordGroup, header: str
) -> None:
    names = {i.key: getattr(i, header) for i in reversed(people.items)}
    text = ",".join(names.values()) + "\n甲,1,1,1\n"
    assert wrong(scanned(export(text), people, header=header)) == {}


@pytest.mark.parametrize("block", [64, 65, 100, 1000])
def test_line_numbers_and_totals_do_not_depend_on_blocks(
    export: Write, people: RecordGroup, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(file_bytes, "BLOCK", block)
    rows = [f"{n},1,1,{'x' * 11 if n % 10 == 0 else 'あ'}" for n in range(1, 101)]
    seen = scanned(export(HEAD + "\n".join(rows)), people)
    assert wrong(seen) == {"name": ("V-LEN", 10, [n + 1 for n in range(10, 101, 10)])}
    assert seen.rows == 100


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_kind_of_line_end_is_read(export: Write, people: RecordGroup, end: str) -> None:
    seen = scanned(export(GOOD.replace("\n", end)), people)
    assert wrong(seen) == {}
    assert seen.rows == 3


def test_other_line_ends_than_declared_are_named_by_line(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(GOOD), people, line_end="crlf")
    assert wrong(seen) == {"#bytes": ("F-FILE-LINE-END", 4, [1, 2, 3, 4])}


def test_a_lone_carriage_return_stands_in_a_value(export: Write, people: RecordGroup) -> None:
    seen = scanned(export(GOOD + "3,1,1,丙\r丁\n"), people)
    assert wrong(seen) == {"name": ("V-CONTROL", 1, [5])}


def test_quoted_values_are_read_and_quoted_emptiness_is_empty(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(HEAD + '"1","1","1","甲,""乙"""\n"","1","1",""\n'), people)
    assert wrong(seen) == {"number": ("F-FILE-REQUIRED", 1, [3])}


def test_short_and_long_lines_are_named_first_line_or_not(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(HEAD + "1,1\n2,1,1,乙\n3,1,1,丙,\n4,1,1,\n"), people)
    assert wrong(seen) == {"#columns": ("F-FILE-FIELDS", 2, [2, 4])}
    assert (seen.rows, seen.unread) == (2, 2)


@pytest.mark.parametrize("block", [64, file_bytes.BLOCK])
def test_undecodable_bytes_are_placed_by_offset(
    export: Write, people: RecordGroup, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(file_bytes, "BLOCK", block)
    content = GOOD.encode() + b"3,1,1,\x81\x8a\n4,1,1,\n"
    seen = scanned(export(content), people)
    (tally,) = seen.tallies.of("#bytes")
    assert (tally.code, tally.lines) == ("F-FILE-ENCODING", [5])
    assert tally.facts["offset"] == content.index(b"\x81")
    assert (seen.rows, seen.unread) == (4, 1)


def test_a_line_that_never_ends_stops_the_reading(
    export: Write, people: RecordGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_bytes, "LONGEST", 100)
    monkeypatch.setattr(file_bytes, "BLOCK", 64)
    seen = scanned(export(GOOD + "a" * 500), people)
    assert wrong(seen)["#bytes"][0] == "F-FILE-LONG-LINE"
    assert seen.unread == 1


def test_a_first_line_of_data_is_not_repeated_as_headings(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export("900000000000011,1,1,佐藤\n"), people)
    tallies = {tally.code: (tally.total, tally.lines) for tally in seen.tallies.of("#columns")}
    assert tallies == {"F-FILE-NO-HEADER": (1, [1])}
    assert "佐藤" not in str(tallies)
    assert "90000" not in str(tallies)


def test_a_changed_file_is_read_again(export: Write, people: RecordGroup) -> None:
    surface = FilesSurface()
    first = scan(export(GOOD), surface, people, {})
    assert scan(export(GOOD + "3,1,1,丙\n"), surface, people, {}).rows == first.rows + 1


def test_only_the_first_fifty_lines_are_kept_and_the_total_is_exact(
    export: Write, people: RecordGroup
) -> None:
    seen = scanned(export(HEAD + "".join(f"{n},1,1,\ue000\n" for n in range(500))), people)
    assert wrong(seen)["name"][:2] == ("V-CHAR-PUA-BMP", 500)
    assert wrong(seen)["name"][2] == list(range(2, 52))


@pytest.mark.whole
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rest=st.binary(max_size=80) | st.text('1,"\r\n\x00あ\ufeff\ue000', max_size=60).map(str.encode),
    headed=st.booleans(),
)
def test_no_bytes_whatever_bring_the_engine_down(
    export: Write, people: RecordGroup, rest: bytes, headed: bool
) -> None:
    content = HEAD.encode() * headed + rest
    for encoding in ("utf-8", "cp932"):
        seen = scanned(export(content), people, encoding=encoding)
        lines = content.replace(b"\r\n", b"\n").count(b"\n") + content.count(b"\r") + 1
        assert seen.rows + seen.unread <= lines


def test_memory_does_not_grow_with_the_file(export: Write, people: RecordGroup) -> None:
    row = "{n},1,1,仮想　太郎\n"
    file = export(HEAD + "".join(row.format(n=n) for n in range(200_000)))
    tracemalloc.start()
    seen = scanned(file, people)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen.rows == 200_000
    assert wrong(seen) == {}
    assert peak < 6 * file.size  # Python's side: some copies of the bytes, no object per row


def test_an_unreadable_file_is_not_the_products_fault(people: RecordGroup, export: Write) -> None:
    file = export(GOOD)
    os.remove(file.path)  # noqa: PTH107 - it vanishes between being found and being read
    with pytest.raises(Exception, match="U-FILE-UNREADABLE"):
        scanned(file, people)
