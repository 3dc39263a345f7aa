"""The parts of a profile: held against its specifications with line and nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.errors import ProfileError
from conformance.surfaces.parts import check_parts
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.errors import Message
    from conformance.surfaces.profile import Profile

TEXT = """\
profile: 1
product: {{name: 見本, vendor: v, release: "1"}}
municipality: {{type: general_city, code: "131016", name: 架空市}}
specifications:
  common_functions:
    version: "2.1"
    {parts}
  child_allowance: {{version: "2.0"}}
declares:
  common_functions: {declared}
surfaces:
  files: {{directory: exports}}
"""


def read(folder: Path, parts: str, declared: str = "all") -> Profile:
    path = folder / "p.yaml"
    path.write_text(TEXT.format(parts=parts, declared=declared), encoding="utf-8")
    loaded = load_profile(path)
    check_parts(loaded, {d: load(d) for d in loaded.profile.specifications})
    return loaded.profile


def refused(folder: Path, parts: str, declared: str = "all") -> Message:
    with pytest.raises(ProfileError) as caught:
        read(folder, parts, declared)
    (message,) = caught.value.messages
    return message


def test_a_profile_delivers_the_parts_it_names_and_without_any_all(tmp_path: Path) -> None:
    assert read(tmp_path, "parts: ['031', '034']").parts_of("common_functions") == ("031", "034")
    assert read(tmp_path, "").parts_of("common_functions") is None
    assert read(tmp_path, "").parts_of("seal_registration") is None


def test_a_part_there_is_not_is_told_with_line_and_nearest_name(tmp_path: Path) -> None:
    message = refused(tmp_path, "parts: ['31']")
    assert message.code == "PRO014"
    assert "specifications.common_functions.parts" in message.en
    assert "029, 030, 031" in message.en
    assert message.remedy_en == "did you mean '031'?"
    assert message.where.endswith("p.yaml:7")


def test_a_specification_that_is_delivered_whole_has_no_parts_to_choose(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    whole = TEXT.format(parts="", declared="all").replace(
        '{version: "2.0"}', '{version: "2.0", parts: ["020"]}'
    )
    path.write_text(whole, encoding="utf-8")
    loaded = load_profile(path)
    with pytest.raises(ProfileError, match="it is delivered whole") as caught:
        check_parts(loaded, {d: load(d) for d in loaded.profile.specifications})
    assert caught.value.messages[0].code == "PRO014"


TAKEN = "known_only: {{parts: ['{}'], approver: 課長, reason: r, expires: 2027-03-31}}"


def test_a_part_whose_source_is_not_whole_is_taken_as_known_by_name(tmp_path: Path) -> None:
    taken = read(tmp_path, TAKEN.format("034")).specifications["common_functions"].known_only
    assert taken is not None
    assert (taken.parts, taken.approver) == (("034",), "課長")


def test_what_is_taken_as_known_must_be_a_part_whose_source_is_not_whole(tmp_path: Path) -> None:
    assert refused(tmp_path, TAKEN.format("34")).remedy_en == "did you mean '034'?"
    message = refused(tmp_path, TAKEN.format("031"))
    assert message.code == "PRO064"
    assert "029, 030, 032, 034, 036, 037" in message.en
    assert message.where.endswith("p.yaml:7")


def test_what_is_taken_as_known_is_delivered(tmp_path: Path) -> None:
    message = refused(tmp_path, f"parts: ['031']\n    {TAKEN.format('034')}")
    assert message.code == "PRO064"
    assert "delivered are 031" in message.en


@pytest.mark.parametrize("field", ["approver: 課長", "reason: r", "expires: 2027-03-31"])
def test_nobody_takes_it_without_a_name_a_reason_and_a_day(tmp_path: Path, field: str) -> None:
    name = field.partition(":")[0]
    said = TAKEN.format("034").replace(field, f"{name}: ''")
    with pytest.raises(ProfileError):
        read(tmp_path, said)


def test_no_part_at_all_is_no_delivery(tmp_path: Path) -> None:
    assert refused(tmp_path, "parts: []").code == "PRO003"


def test_an_option_of_a_part_that_is_not_delivered_cannot_be_declared(tmp_path: Path) -> None:
    message = refused(tmp_path, "parts: ['031']", "[euc-differential]")
    assert message.code == "PRO015"
    assert "euc-differential" in message.en
    assert message.where.endswith("p.yaml:10")
    assert read(tmp_path, "parts: ['034']", "[euc-differential]")
