"""Bytes are counted as `bytes.count` would, line ends as a split would show them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conformance.tables.byte_counts import count, ends_all_crlf

LINES = st.lists(st.text(alphabet="ab\r,", max_size=4), max_size=6)


@given(st.binary(max_size=60), st.sampled_from([b"\n", b"\r", b",", b"\t"]))
def test_a_byte_is_counted_wherever_it_stands(text: bytes, byte: bytes) -> None:
    assert count(text, byte) == text.count(byte)


@given(LINES)
def test_all_lines_end_with_crlf_where_no_cr_stands_elsewhere(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines).encode()
    wanted = all(line.endswith("\r") and line.count("\r") == 1 for line in lines)
    assert ends_all_crlf(text, len(lines)) == wanted
