from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conformance.surfaces.profile import FilesSurface
from conformance.tables import bytes as file_bytes
from conformance.tables.header import Header
from conformance.tables.read import LINE, frames, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.tables.export import ExportFile

    Write = Callable[[bytes | str], ExportFile]
    Rows = list[tuple[object, ...]]

MARKS = {
    "utf-8": b"",
    "utf-8-sig": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
}
SHARED = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Dialect(NamedTuple):
    """How a table is written."""

    codec: str
    quoting: str
    end: str
    delimiter: str

    @property
    def switches(self) -> dict[str, str]:
        """The profile's words for it."""
        encoding = self.codec.replace("-sig", "").replace("-le", "").replace("-be", "")
        return {
            "encoding": encoding,
            "quoting": self.quoting,
            "delimiter": "comma" if self.delimiter == "," else "tab",
            "embedded_newlines": "allow",
            "line_end": {"\n": "lf", "\r\n": "crlf", "\r": "cr"}[self.end],
        }

    def alphabet(self) -> str:
        """The characters that this dialect can carry in a value."""
        letters = "aé０あ髙 \x1a;'" if self.codec.startswith("utf") else "a0あ髙① \x1a;'"
        if self.quoting == "none":
            return letters + '"'
        breaks = "\r\n" if self.quoting == "all" else self.end
        return letters + '",\t' + breaks


DIALECTS = st.builds(
    Dialect,
    codec=st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16-le", "utf-16-be"]),
    quoting=st.sampled_from(["any", "minimal", "all", "none"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    delimiter=st.sampled_from([",", "\t"]),
)


@st.composite
def tables(draw):
    dialect = draw(DIALECTS)
    width = draw(st.integers(1 if dialect.quoting != "none" else 2, 4))
    value = st.text(st.sampled_from(dialect.alphabet()), max_size=6)
    rows = draw(st.lists(st.lists(value, min_size=width, max_size=width), max_size=8))
    return dialect, [[f"k{n}" for n in range(width)], *rows]


def written(table: list[list[str]], dialect: Dialect) -> tuple[bytes, Rows]:
    """Return the file and the rows to be read from it, each with the line it starts on."""
    kinds = {"all": csv.QUOTE_ALL, "none": csv.QUOTE_NONE}
    text, expected, line = "", [], 1
    for row in table:
        out = io.StringIO()
        csv.writer(
            out,
            delimiter=dialect.delimiter,
            lineterminator=dialect.end,
            quoting=kinds.get(dialect.quoting, csv.QUOTE_MINIMAL),
            quotechar=None if dialect.quoting == "none" else '"',
        ).writerow(row)
        expected.append((line, *(value or None for value in row)))
        text += out.getvalue()
        line += out.getvalue().count("\r" if dialect.end == "\r" else "\n")
    codec = dialect.codec.replace("-sig", "")
    return MARKS.get(dialect.codec, b"") + text.encode(codec), expected[1:]


def read(
    export: ExportFile, switches: dict[str, str], width: int, block: int, wanted: int | None = None
) -> tuple[Rows, Tallies]:
    """Read the first `wanted` of the columns, all where nothing is said."""
    keys = [f"k{n}" for n in range(width)]
    header = Header(width, {key: place for place, key in enumerate(keys)})
    surface, tallies = FilesSurface.model_validate(switches), Tallies()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file_bytes, "BLOCK", block)
        found = [
            row
            for frame in frames(export, surface, header, keys[:wanted], tallies)
            for row in frame.select(LINE, *keys[:wanted]).rows()
        ]
    return found, tallies


def faults(tallies: Tallies) -> dict[str, tuple[int, list[int], dict[str, object]]]:
    kept = (tally for subject in tallies.by_subject for tally in tallies.of(subject))
    return {tally.code: (tally.total, tally.lines, dict(tally.facts)) for tally in kept}


@SHARED
@given(written_as=tables(), block=st.integers(1, 80))
def test_what_a_csv_writer_wrote_is_read_back_whatever_the_dialect_and_the_block(
    export: Write, written_as: tuple[Dialect, list[list[str]]], block: int
) -> None:
    dialect, table = written_as
    content, expected = written(table, dialect)
    for size in (block, file_bytes.BLOCK):
        found, tallies = read(export(content), dialect.switches, len(table[0]), size)
        assert (found, faults(tallies)) == (expected, {})


@SHARED
@given(
    content=st.text('k1,"\r\n\t\x00あ\x1a', max_size=60).map(str.encode)
    | st.binary(max_size=40)
    | st.text('a"\n,', max_size=80).map(str.encode),
    block=st.integers(1, 40),
    longest=st.sampled_from([30, 2**20]),
    encoding=st.sampled_from(["utf-8", "cp932", "shift_jis"]),
    quoting=st.sampled_from(["any", "minimal", "all", "none"]),
)
def test_what_is_read_and_counted_does_not_depend_on_where_blocks_end(
    export: Write, content: bytes, block: int, longest: int, encoding: str, quoting: str
) -> None:
    switches = {"encoding": encoding, "quoting": quoting}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file_bytes, "LONGEST", longest)
        apart = read(export(b"k0,k1\n" + content), switches, 2, block)
        whole = read(export(b"k0,k1\n" + content), switches, 2, 2**20)
    if longest == 30 and "F-FILE-LONG-LINE" in {**faults(apart[1]), **faults(whole[1])}:
        return  # a line too long ends the reading where it is noticed
    assert apart[0] == whole[0]
    assert faults(apart[1]) == faults(whole[1])


HALVES = [b"\xe3\x81", b"\x82", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", "あ".encode() * 9 + b"\xe3"]
CELL = st.sampled_from([b"", b"1", "あ".encode(), "あ".encode() * 9, *HALVES])


@SHARED
@given(
    cells=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8),
    end=st.sampled_from([b"\n", b"\r\n"]),
    wanted=st.integers(1, 3),
    block=st.sampled_from([40, 2**20]),
)
@example(cells=[(b"k0", b"k1", b"k\xe3"), (b"1", b"2", b"3")], end=b"\n", wanted=3, block=2**20)
@example(cells=[(b"", b"", b""), (b"\xe3\x81", b"\x82", b"")], end=b"\n", wanted=3, block=2**20)
def test_lines_that_are_no_utf_8_are_told_and_left_out_whichever_columns_are_read(
    export: Write, cells: list[tuple[bytes, ...]], end: bytes, wanted: int, block: int
) -> None:
    lines = [b",".join(row) for row in cells]
    right = {n for n, line in enumerate(lines, 1) if line.decode(errors="replace").encode() == line}
    file = export(b"".join(line + end for line in lines))
    found, tallies = read(file, {"quoting": "none", "line_end": "any"}, 3, block, wanted)
    assert [row[0] for row in found] == [n for n in sorted(right) if n > 1]
    bad = [n for n in range(1, len(lines) + 1) if n not in right]
    told = [one.lines for one in tallies.of("#bytes") if one.code == "F-FILE-ENCODING"]
    assert told == ([bad] if bad else [])


@pytest.mark.whole
@SHARED
@given(
    rows=st.lists(
        st.lists(st.sampled_from(["a", "b\nc", 'd"e', ""]), min_size=2, max_size=2), max_size=6
    ),
    stray=st.integers(0, 5),
)
def test_one_stray_quote_loses_no_row_after_it(
    export: Write, rows: list[list[str]], stray: int
) -> None:
    dialect = Dialect("utf-8", "any", "\n", ",")
    before, _ = written([["k0", "k1"], *rows[:stray]], dialect)
    broken = before + b'x,y"z\n'
    whole, _ = written([["k0", "k1"], *rows[stray:]], dialect)
    found, tallies = read(export(broken + whole.partition(b"\n")[2]), dialect.switches, 2, 64)
    assert [row[1:] for row in found] == [tuple(v or None for v in row) for row in rows]
    assert faults(tallies)["F-FILE-QUOTES"][:2] == (1, [broken.count(b"\n")])


def test_a_line_break_in_quotes_is_part_of_the_value_and_named_at_the_start_of_its_row(
    export: Write,
) -> None:
    found, tallies = read(export('k0,k1\n1,"丙\r\n丁"\n2,戊\n'), {}, 2, 64)
    assert found == [(2, "1", "丙\r\n丁"), (4, "2", "戊")]
    assert faults(tallies) == {"F-FILE-LINE-BREAK": (1, [2], {})}


def test_a_line_feed_inside_a_value_is_no_second_kind_of_line_end(export: Write) -> None:
    switches = {"line_end": "crlf", "embedded_newlines": "allow"}
    found, tallies = read(export('k0,k1\r\n1,"丙\n丁"\r\n2,戊\r\n'), switches, 2, 64)
    assert [row[0] for row in found] == [2, 4]
    assert faults(tallies) == {}


def test_a_carriage_return_at_the_end_of_a_value_is_kept(export: Write) -> None:
    for text in ("k0,k1\n1\r,2\n", 'k0,k1\n"1\r",2\n', 'k0,k1\n1\r,"2"\n'):
        found, tallies = read(export(text), {}, 2, 64)
        assert (found, faults(tallies)) == ([(2, "1\r", "2")], {})
    assert faults(read(export("k0,k1\n1,2,\r,3\n"), {}, 2, 64)[1])["F-FILE-FIELDS"][0] == 1


def test_a_carriage_return_before_a_separator_ends_no_line(export: Write) -> None:
    found, tallies = read(export("k0,k1\r\n1,2\r,3\n4,5\r\n"), {}, 2, 2**20)
    assert found == [(3, "4", "5")]
    assert faults(tallies)["F-FILE-FIELDS"] == (1, [2], {"columns": 2})
    assert faults(tallies)["F-FILE-LINE-END"][:2] == (1, [2])


def test_a_quote_that_is_never_closed_loses_its_line_only(export: Write) -> None:
    found, tallies = read(export('k0,k1\n1,"丙\n2,丁\n3,"戊"\n'), {}, 2, 2**20)
    assert found == [(3, "2", "丁"), (4, "3", "戊")]
    assert faults(tallies) == {"F-FILE-QUOTES": (1, [2], {})}
    assert unread(tallies) == 1


def test_a_quote_that_is_not_closed_within_the_longest_row_is_given_up(
    export: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_bytes, "LONGEST", 50)
    text = 'k0,k1\n1,"丙\n' + "2,丁\n" * 30 + '3,"戊"\n'
    found, tallies = read(export(text), {}, 2, 40)
    assert len(found) == 31
    assert faults(tallies) == {"F-FILE-QUOTES": (1, [2], {})}


@pytest.mark.parametrize(
    ("quoting", "line", "wrong"),
    [
        ("minimal", '"1",2', True),
        ("minimal", '"1,","2"""', False),
        ("minimal", '1,""', True),
        ("all", '"1",2', True),
        ("all", '"1",""', False),
        ("all", "1,2", True),
        ("any", '"1",2', False),
        ("none", '"1",2', False),
    ],
)
def test_values_are_quoted_as_declared(export: Write, quoting: str, line: str, wrong: bool) -> None:
    header = '"k0","k1"' if quoting == "all" else "k0,k1"
    found, tallies = read(export(f"{header}\n{line}\n"), {"quoting": quoting}, 2, 64)
    expected = {"F-FILE-QUOTING": (1, [2], {"wanted": quoting})} if wrong else {}
    assert faults(tallies) == expected
    assert len(found) == 1  # it is read all the same


def test_without_quoting_a_quote_is_a_character(export: Write) -> None:
    found, tallies = read(export('k0,k1\n"1,2"\n'), {"quoting": "none"}, 2, 64)
    assert (found, faults(tallies)) == ([(2, '"1', '2"')], {})


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_empty_lines_are_named_and_are_no_rows(export: Write, end: str) -> None:
    text = "k0,k1\n1,2\n\n3,4\n\n\n".replace("\n", end)
    found, tallies = read(export(text), {}, 2, 64)
    assert [row[0] for row in found] == [2, 4]
    assert faults(tallies) == {"F-FILE-BLANK-LINE": (3, [3, 5, 6], {})}
    assert unread(tallies) == 0


def test_an_empty_line_is_no_empty_value_of_a_single_column(export: Write) -> None:
    found, tallies = read(export('k0\n1\n\n""\n'), {}, 1, 64)
    assert found == [(2, "1"), (4, None)]
    assert faults(tallies) == {"F-FILE-BLANK-LINE": (1, [3], {})}


def test_rows_of_the_wrong_width_are_left_out_under_any_separator(export: Write) -> None:
    found, tallies = read(export("k0\tk1\n1\n1\t2\n1\t2\t\n,\t,\n"), {"delimiter": "tab"}, 2, 64)
    assert found == [(3, "1", "2"), (5, ",", ",")]
    assert faults(tallies) == {"F-FILE-FIELDS": (2, [2, 4], {"columns": 2})}


def test_a_row_with_nul_is_left_out(export: Write) -> None:
    found, tallies = read(export("k0,k1\n1,\x002\n3,4\n"), {}, 2, 64)
    assert (len(found), faults(tallies)) == (1, {"F-FILE-NUL": (1, [2], {})})


def test_a_long_file_with_quotes_everywhere_is_read_in_order(export: Write) -> None:
    picked = random.Random(1)  # noqa: S311 - made-up rows, the same each time
    rows = [[str(n), picked.choice(["a", "b\nc", 'd"', ""])] for n in range(5_000)]
    dialect = Dialect("utf-8", "any", "\r\n", ",")
    content, expected = written([["k0", "k1"], *rows], dialect)
    found, tallies = read(export(content), dialect.switches, 2, 4096)
    assert (found, faults(tallies)) == (expected, {})


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("a,b\r\n1,2\r\n3,4\r\n", ["2", "4"]),
        ("a,b\n1,2\r\r\n3,4\r\n", ["2\r", "4"]),
        ("a,b\r\r\n1,2\r\n3,4\n", ["2", "4"]),
        ("a,b\r\n1\r,2\r\n3,4\n", ["2", "4"]),
        ("a,b\r\n1,2\r\r\n3,4\n", ["2\r", "4"]),
    ],
)
def test_as_many_carriage_returns_as_lines_are_not_all_taken_for_line_ends(
    export: Write, content: str, kept: list[str]
) -> None:
    rows, _ = read(export(content), {}, 2, file_bytes.BLOCK)
    assert [row[2] for row in rows] == kept
