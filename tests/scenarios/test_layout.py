"""Rows written as files, and read back as the checks of files read them."""

from __future__ import annotations

import pytest

from conformance.catalog.models.records import RecordGroup
from conformance.scenarios.exported import exported
from conformance.scenarios.layout import ExportLayout, cell_text
from conformance.surfaces.files_section import FilesSurface

GROUP = RecordGroup.model_validate(
    {
        "key": "people",
        "name_ja": "人",
        "primary_key": ["number"],
        "items": [
            {"key": "number", "name_ja": "番号", "romaji": "Bango", "type": "digits"},
            {"key": "name", "name_ja": "氏名", "romaji": "Shimei", "type": "text"},
            {"key": "adult", "name_ja": "成人", "romaji": "Seijin", "type": "flag"},
            {"key": "share", "name_ja": "割合", "romaji": "Wariai", "type": "integer"},
        ],
    },
    strict=False,
)
ROWS = [
    {"number": "001", "name": '佐藤、"一郎",', "adult": True, "share": 0},
    {"number": "002", "name": None, "adult": False},
]
SURFACES = [
    FilesSurface(),
    FilesSurface(bom="require", line_end="lf"),
    FilesSurface(encoding="cp932", bom="forbid", line_end="crlf", header="name_ja"),
    FilesSurface(encoding="shift_jis", quoting="all"),
    FilesSurface(encoding="utf-16", delimiter="tab", header="romaji"),
    FilesSurface(header="none", line_end="cr"),
    FilesSurface(file_name="<group_ja>_<date>_<time>_<part>.txt"),
]


@pytest.mark.parametrize("surface", SURFACES, ids=lambda s: f"{s.encoding}-{s.header}-{s.line_end}")
def test_every_form_of_file_is_read_back_as_it_was_written(tmp_path, surface):
    layout = ExportLayout(surface)
    (tmp_path / layout.name("d", GROUP)).write_bytes(layout.content(GROUP, ROWS))
    found = exported(tmp_path, "d", GROUP, surface)
    assert found.unread == 0
    assert [line.texts for line in found.lines] == [
        {item.key: cell_text(row.get(item.key)) or None for item in GROUP.items} for row in ROWS
    ]


def test_without_quotes_values_stand_bare():
    layout = ExportLayout(FilesSurface(quoting="none"))
    content = layout.content(GROUP, [{"number": "001", "name": '"', "adult": True}])
    assert content == b'number,name,adult,share\r\n001,",1,\r\n'


def test_a_character_without_a_place_in_the_encoding_is_an_error():
    with pytest.raises(UnicodeEncodeError):
        ExportLayout(FilesSurface(encoding="cp932")).content(GROUP, [{"name": "𠮷田"}])


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "1"), (False, "0"), (0, "0"), ("", ""), ("01", "01")]
)
def test_values_are_written_as_files_hold_them(value, text):
    assert cell_text(value) == text
