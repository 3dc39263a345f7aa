from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.errors import UsageError
from conformance.surfaces.drafting.files.sheet import sheets_in

if TYPE_CHECKING:
    from pathlib import Path


def test_encoding_delimiter_headings_and_values_are_read(tmp_path: Path) -> None:
    (tmp_path / "B.TSV").write_bytes("番\t名\r\n1\t山\r\n2\t\r\n".encode("cp932"))
    (tmp_path / "A.csv").write_text("\ufeff番,名\n1,川\n", encoding="utf-8")
    (tmp_path / "readme.pdf").write_bytes(b"%PDF")
    first, second = sheets_in(tmp_path)
    assert (first.name, first.encoding, first.delimiter) == ("A.csv", "utf-8", "comma")
    assert (second.name, second.encoding, second.delimiter) == ("B.TSV", "cp932", "tab")
    assert dict(second.columns) == {"番": ("1", "2"), "名": ("山", "")}
    assert second.filled("名") == ("山",)


def test_a_directory_without_headings_cannot_be_drafted_from(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        sheets_in(tmp_path)
    assert error.value.messages[0].code == "USE165"
