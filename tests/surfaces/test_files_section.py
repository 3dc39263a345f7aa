from __future__ import annotations

import pytest
from pydantic import ValidationError

from conformance.surfaces.files_mapping.models.section import FilesMapping
from conformance.surfaces.files_section import FilesSurface


def test_a_profile_that_says_nothing_has_the_usual_files() -> None:
    usual = FilesSurface()
    assert (usual.file_name, usual.separator) == ("<domain>__<group>.csv", ",")
    assert (usual.quoting, usual.embedded_newlines, usual.header_order) == ("any", "forbid", "any")


@pytest.mark.parametrize("name", ["<group_ja>_<date>_<part>.csv", "X<domain>-<group>.txt"])
def test_file_names_that_tell_groups_apart_are_taken(name: str) -> None:
    assert FilesSurface(file_name=name).file_name == name


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("people.csv", "<group> or <group_ja>"),
        ("<grp>.csv", "there is no <grp>"),
        ("../<group>.csv", "a plain name"),
        ("<group>", "a plain name"),
        ("<group>.csv.gz", "a plain name"),
        ("<group>.zip", "a plain name"),
        ("<group><group>.csv", "each <…> once"),
    ],
)
def test_other_file_names_are_refused_with_the_reason(name: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        FilesSurface(file_name=name)


def test_utf_16_needs_its_mark() -> None:
    with pytest.raises(ValidationError, match="needs a byte order mark"):
        FilesSurface(encoding="utf-16", bom="forbid")


def test_tabs_are_a_separator_too() -> None:
    assert FilesSurface(delimiter="tab").separator == "\t"


def by_name(**encodings: str) -> FilesMapping:
    written = {name: {"encoding": one} for name, one in encodings.items()}
    groups = {"d/g": {"file": "A01.csv", "fields": {"item": "column"}}}
    return FilesMapping.model_validate({"groups": groups, "files": written})


def test_each_file_has_the_encoding_of_the_last_name_that_fits() -> None:
    surface = FilesSurface(mapping=by_name(**{"*.csv": "shift_jis", "C0*.csv": "cp932"}))
    assert surface.of_file("C01.csv").encoding == "cp932"
    assert surface.of_file("export.zip/in/C01.csv").encoding == "cp932"
    assert surface.of_file("A01.csv.gz").encoding == "shift_jis"
    assert surface.of_file("A01.txt") is surface


def test_a_file_with_an_encoding_of_its_own_may_need_a_mark_too() -> None:
    with pytest.raises(ValidationError, match="utf-16"):
        FilesSurface(mapping=by_name(**{"A*": "utf-16"}), bom="forbid")
