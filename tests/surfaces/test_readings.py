"""The switches of a profile: checked with line and nearest name, then in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile
from conformance.surfaces.readings import read_as_declared

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification

HEAD = """\
profile: 1
product: {name: 見本, vendor: v, release: "1"}
municipality: {type: general_city, code: "131016", name: 架空市}
specifications:
  seal_registration: {version: "2.0"}
surfaces:
  files: {directory: exports}
switches:
"""


def read(folder: Path, switches: str) -> dict[str, Specification]:
    path = folder / "p.yaml"
    path.write_text(HEAD + switches, encoding="utf-8")
    domain = "seal_registration"
    return read_as_declared(load_profile(path), {domain: load(domain)})


def test_a_declared_reading_is_in_force_and_the_catalogue_stays_pinned(tmp_path: Path) -> None:
    found = read(tmp_path, "  seal_registration: {day_of_erasure: processed}\n")
    spec = found["seal_registration"]
    assert spec.switches == {"day_of_erasure": "processed"}
    assert spec.digest == load("seal_registration").digest


@pytest.mark.parametrize(
    ("switches", "line", "near"),
    [
        ("  seal_registration:\n    day_of_erasur: processed\n", 10, "day_of_erasure"),
        ("  seal_registration:\n    day_of_erasure: proccessed\n", 10, "processed"),
        ("  seal_registrations: {day_of_erasure: processed}\n", 9, "seal_registration"),
    ],
)
def test_what_there_is_not_is_told_with_line_and_nearest_name(
    tmp_path: Path, switches: str, line: int, near: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        read(tmp_path, switches)
    (message,) = caught.value.messages
    assert message.code == "PRO013"
    assert message.where.endswith(f"p.yaml:{line}")
    assert near in message.remedy_en


def test_where_nothing_is_to_choose_from_nothing_is_to_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(HEAD + "  seal_registration: {foo: bar}\n", encoding="utf-8")
    whole = load("seal_registration")
    for spec, remedy in (
        (whole, "choose one of these or remove the line"),
        (replace(whole, questions={}), "remove the line"),
    ):
        with pytest.raises(ProfileError) as caught:
            read_as_declared(load_profile(path), {spec.domain: spec})
        assert caught.value.messages[0].remedy_en == remedy
