"""Lines split into columns: the short way only where every line is even."""

from __future__ import annotations

import pytest

from conformance.tables.columns import evenly_parsed


def even(text: bytes, lines: int = 2) -> list[tuple[str | None, ...]] | None:
    frame = evenly_parsed(text, 3, (0, 2), separator=",", lines=lines)
    return None if frame is None else frame.rows()


def test_even_lines_are_split() -> None:
    assert even(b"a,b,c\n1,,3\n") == [("a", "c"), ("1", "3")]


def test_the_reader_takes_the_end_of_lines_away() -> None:
    assert even(b"a,b,c\r\n1,2,\r\n") == [("a", "c"), ("1", None)]


@pytest.mark.parametrize(
    "text",
    [b"a,b,c,d\n1,2,3\n", b"a,b\n1,2,3\n", b"a,b,c,d\n1,2\n", b"a,b\n1,2,3,4\n"],
)
def test_an_uneven_line_is_left_to_the_long_way(text: bytes) -> None:
    assert even(text) is None


def test_bytes_that_are_no_text_are_left_to_the_long_way() -> None:
    assert even(b"a,b,\xff\n1,2,3\n") is None
