"""The applicant's name is not the name of whom a row is about."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.surfaces.drafting.items import ItemScores
from conformance.surfaces.drafting.model import ApiField
from conformance.surfaces.drafting.others import of_another

SPEC = load("resident_register")
NAME = next(i for i in SPEC.records["japanese_residents"].items if i.key == "name")


@pytest.mark.parametrize("path", ["seikyusha.shimei", "data.applicant.name", "agent[].name"])
def test_a_field_in_an_object_about_somebody_else_is_of_him(path):
    assert of_another(path, "氏名")


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("shimei", "氏名"),
        ("juminhyo.shimei", "氏名"),
        ("seikyusha.shimei", "請求者氏名"),
        ("seikyusha", "氏名"),
    ],
)
def test_a_field_of_the_row_or_of_whom_the_item_is_called_by_is_not(path, item):
    assert not of_another(path, item)


def test_such_a_field_is_never_sure_for_an_item_of_the_row():
    scores = ItemScores(SPEC.codes)
    assert scores.score(NAME, ApiField("shimei", "body")) > 0.8
    assert scores.score(NAME, ApiField("seikyusha.shimei", "body")) < 0.8
