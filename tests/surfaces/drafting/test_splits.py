"""A name in two fields is one name of the catalogue."""

import pytest

from conformance.catalog.load import load
from conformance.surfaces.drafting.items import ItemScores
from conformance.surfaces.drafting.model import ApiField
from conformance.surfaces.drafting.scopes import scope_of
from conformance.surfaces.drafting.splits import with_whole_names
from conformance.surfaces.mapping.paths import FORM

CHILD = load("child_allowance")


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("honnin.sei", "honnin.mei"),
        ("shimeiSei", "shimeiMei"),
        ("last_name", "first_name"),
        ("kanaSei", "kanaMei"),
    ],
)
def test_a_surname_and_a_given_name_side_by_side_become_one_field(last, first) -> None:
    (whole,) = with_whole_names((ApiField(last, "body"), ApiField(first, "body")))
    assert whole.parts == (last, first)


def test_fields_of_different_people_stay_apart() -> None:
    fields = (ApiField("a.sei", "body"), ApiField("b.mei", "body"), ApiField("seibetsu", "body"))
    assert with_whole_names(fields) == fields


def test_a_surname_that_is_an_item_of_its_own_is_no_part() -> None:
    fields = (ApiField("surname", "body"), ApiField("givenname", "body"))
    assert with_whole_names(fields, keep=["surname"]) == fields


def test_the_catalogues_name_is_found_in_its_parts() -> None:
    fields = (ApiField("honnin.sei", "body"), ApiField("honnin.mei", "body"))
    items = CHILD.records["payees"].items
    (placed,) = scope_of("child_allowance/payees", items, fields, ItemScores(CHILD.codes)).placed
    assert (placed.item.key, placed.field.parts) == ("name", ("honnin.sei", "honnin.mei"))
    assert placed.match.sure


def test_parts_in_a_list_are_written_as_those_of_its_first_element() -> None:
    fields = (ApiField("hito[].sei", "body"), ApiField("hito[].mei", "body"))
    items = CHILD.records["payees"].items
    (placed,) = scope_of("child_allowance/payees", items, fields, ItemScores(CHILD.codes)).placed
    assert placed.parts == ("hito[0].sei", "hito[0].mei")
    assert all(FORM.fullmatch(part) for part in placed.parts)
